import { expect, test } from 'vitest'
import { someIndicator, someScheme } from '../../../tests/support/score-scheme.ts'
import {
  toShare,
  toThousandths,
  toValue,
  withIndicator,
  withIndicatorChanged,
  withNodes,
  withoutNode,
} from './draft.ts'

test('what is typed becomes whole parts, and what cannot be read is no number', () => {
  expect(['12.5', '100', ' 7 ', '0.01'].map(toShare)).toEqual([1250, 10_000, 700, 1])
  expect(['3', '2.125'].map(toThousandths)).toEqual([3000, 2125])
  expect(['', '1.75', '98'].map(toValue)).toEqual([null, 1750, 98_000])
  for (const text of ['x', '12.', '1.005', '-3', '1e2']) expect(toShare(text)).toBeNaN()
  expect(toValue('-3')).toBeNaN()
})

test('without a branch everything below it goes, and the indicators that no tree names any more', () => {
  const left = withNodes(someScheme, 'CITIZEN', (nodes) => withoutNode(nodes, 'third'))
  expect(left.trees.CITIZEN.nodes.map(({ code }) => code)).toEqual(['public', 'manner', 'grade', 'check'])
  // Enterprises still count them.
  expect(left.indicators).toHaveLength(5)
  const nowhere = withNodes(left, 'ENTERPRISE', (nodes) => withoutNode(nodes, 'third'))
  expect(nowhere.indicators.map(({ code }) => code)).toEqual(['manner', 'grade', 'check'])
})

test('nothing is left that would send its weight to what has gone', () => {
  const left = withNodes(someScheme, 'CITIZEN', (nodes) => withoutNode(nodes, 'survey'))
  expect(left.trees.CITIZEN.nodes.find(({ code }) => code === 'visit')?.alternates).toEqual([])
})

test('an indicator of the library comes below a branch with no weight yet, and is copied once', () => {
  const added = withIndicator(someScheme, 'CITIZEN', 'public', someIndicator('new', 'PUBLIC', 'RESULT'))
  expect(added.trees.CITIZEN.nodes.at(-1)).toMatchObject({ code: 'new', parent: 'public', weight: Number.NaN })
  const both = withIndicator(added, 'ENTERPRISE', null, someIndicator('new', 'PUBLIC', 'RESULT'))
  expect(both.indicators).toHaveLength(6)
  expect(withIndicatorChanged(both, 'new', { bottomLine: 5 }).indicators.at(-1)?.bottomLine).toBe(5)
})
