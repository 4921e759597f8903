import { describe, expect, test } from 'vitest'
import { someIndicator, someNode, someScheme } from '../tests/support/score-scheme.ts'
import type { SchemeNode, ScoreScheme } from './score-scheme.ts'
import { compareSchemes } from './score-scheme-version.ts'

const { CITIZEN, ENTERPRISE } = someScheme.trees
const withCitizens = (nodes: readonly SchemeNode[], wish: Partial<ScoreScheme> = {}): ScoreScheme => ({
  ...someScheme,
  ...wish,
  trees: { ENTERPRISE, CITIZEN: { ...CITIZEN, nodes } },
})

describe('what is other in a version', () => {
  test('nothing, where only the order or the order of members differs', () => {
    const turned = withCitizens(CITIZEN.nodes.toReversed(), { indicators: someScheme.indicators.toReversed() })
    expect(compareSchemes(someScheme, turned)).toEqual([])
    expect(compareSchemes(someScheme, JSON.parse(JSON.stringify(someScheme)))).toEqual([])
  })

  test('weights, node by node, with what they were', () => {
    const nodes = CITIZEN.nodes.map((node) => (node.code === 'check' ? { ...node, weight: 1500 } : node))
    expect(compareSchemes(someScheme, withCitizens(nodes))).toEqual([
      { kind: 'NODE_CHANGED', audience: 'CITIZEN', before: CITIZEN.nodes[6], after: nodes[6], members: ['weight'] },
    ])
  })

  test('what came and what went, in the tree and among the indicators', () => {
    const added = someIndicator('new', 'PUBLIC', 'RESULT')
    const node = someNode('new', 1000)
    const after = withCitizens([...CITIZEN.nodes.slice(0, 6), node], { indicators: [...someScheme.indicators, added] })
    expect(compareSchemes(someScheme, after)).toEqual([
      { kind: 'INDICATOR_ADDED', indicator: added },
      { kind: 'NODE_ADDED', audience: 'CITIZEN', node },
      { kind: 'NODE_REMOVED', audience: 'CITIZEN', node: CITIZEN.nodes[6] },
    ])
    expect(compareSchemes(after, someScheme).map(({ kind }) => kind)).toEqual([
      'INDICATOR_REMOVED',
      'NODE_ADDED',
      'NODE_REMOVED',
    ])
  })

  test('the whole, the audiences, and single members of an indicator', () => {
    const indicators = someScheme.indicators.map((each) =>
      each.code === 'grade' ? { ...each, bottomLine: 90_000 } : each,
    )
    const after: ScoreScheme = {
      ...someScheme,
      ...{ indicators, bonusMax: 1000, packs: [] },
      trees: { CITIZEN: { ...CITIZEN, weight: 5000 }, ENTERPRISE: { ...ENTERPRISE, weight: 5000 } },
    }
    expect(compareSchemes(someScheme, after)).toMatchObject([
      { kind: 'SCHEME', members: ['packs', 'bonusMax'] },
      { kind: 'INDICATOR_CHANGED', after: { code: 'grade' }, members: ['bottomLine'] },
      { kind: 'AUDIENCE', audience: 'CITIZEN', before: 6000, after: 5000 },
      { kind: 'AUDIENCE', audience: 'ENTERPRISE', before: 4000, after: 5000 },
    ])
  })
})
