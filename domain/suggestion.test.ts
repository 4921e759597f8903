import { expect, test } from 'vitest'
import { stateOfFinding } from './opinion-finding.ts'
import { isAnswered, isLateAnswer, mayMerge, receiveSuggestion, stageOfSuggestion } from './suggestion.ts'

test('nothing that says something is turned away', () => {
  const limit = { wordsCodePointsMax: 3 }
  expect(receiveSuggestion(' 热水 ', limit)).toEqual({ granted: true, value: '热水' })
  expect(receiveSuggestion('\u200b', limit)).toMatchObject({ code: 'COMMENT_EMPTY' })
  expect(receiveSuggestion('一二三四', limit)).toMatchObject({ code: 'COMMENT_TOO_LONG' })
})

test('what was taken up is done when its order is closed', () => {
  expect(stateOfFinding(null, null)).toBe('OPEN')
  expect(stateOfFinding('TAKEN_UP', 'RECTIFYING')).toBe('TAKEN_UP')
  expect(stateOfFinding('TAKEN_UP', 'CLOSED')).toBe('DONE')
  expect(stateOfFinding('DECLINED', null)).toBe('DECLINED')
})

test.each([
  [null, null, 'RECEIVED', false],
  ['FOUND', 'OPEN', 'FOUND', false],
  ['FOUND', 'TAKEN_UP', 'TAKEN_UP', true],
  ['FOUND', 'DONE', 'DONE', true],
  ['ANSWERED', null, 'ANSWERED', true],
  ['DECLINED', null, 'DECLINED', true],
] as const)('one with step %s and finding %s is %s', (step, finding, stage, isTold) => {
  expect(stageOfSuggestion({ step, finding })).toBe(stage)
  expect(isAnswered(stage)).toBe(isTold)
})

test('an answer is late from the first instant that is too late on, and stays so; without a calendar nothing is', () => {
  expect(isLateAnswer(null, 100, 99)).toBe(false)
  expect(isLateAnswer(null, 100, 100)).toBe(true)
  expect(isLateAnswer(99, 100, 500)).toBe(false)
  expect(isLateAnswer(null, undefined, 500)).toBe(false)
})

test('one is put together with another that leads nowhere else, and never with itself', () => {
  const open = (id: string) => ({ id, step: null })
  expect(mayMerge(open('a'), open('b'))).toMatchObject({ granted: true })
  expect(mayMerge(open('a'), { id: 'b', step: 'ANSWERED' })).toMatchObject({ granted: true })
  expect(mayMerge(open('a'), open('a'))).toMatchObject({ granted: false })
  expect(mayMerge(open('a'), { id: 'b', step: 'MERGED' })).toMatchObject({ granted: false, at: '/intoId' })
  expect(mayMerge({ id: 'a', step: 'ANSWERED' }, open('b'))).toMatchObject({ granted: false })
})
