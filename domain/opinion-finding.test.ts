import { expect, test } from 'vitest'
import type { OpinionPolicy } from './opinion.ts'
import { find } from './opinion-finding.ts'

const words = { zh: '', en: '' }
const policy: OpinionPolicy = {
  codeBook: ['A', 'B'].map((code) => ({ code, family: 'X', name: words, definition: words })),
  ...{ groups: [], guides: [], codesMax: 2, alphaUnitsMin: 3, statementsMax: 9, wordsCodePointsMax: 20, filesMax: 2 },
  codersMin: { ENTERPRISE_FORUM: 1, OPEN_DAY: 1, INTERVIEW: 2, FOCUS_GROUP: 2 },
  answerWithin: { count: 5, unit: 'WORKING_DAYS' },
}
const ask = { words: '材料重复提交', codes: ['A'], statements: [['A', 'B']], suggestions: 0 } as const

test('a finding rests on statements that bear its codes, or on suggestions', () => {
  expect(find(ask, policy)).toEqual({ granted: true, value: '材料重复提交' })
  expect(find({ ...ask, statements: [], suggestions: 1 }, policy)).toMatchObject({ granted: true })
})

test.each([
  [{ statements: [] }, 'STEP_INCOMPLETE'],
  [{ statements: [['A'], null] }, 'NOT_CODED'],
  [{ statements: [['B']] }, 'CODE_DIFFERS'],
  [{ codes: ['Z'] }, 'CODE_UNKNOWN'],
  [{ codes: [] }, 'CODE_UNKNOWN'],
  [{ words: ' ' }, 'COMMENT_EMPTY'],
  [{ words: '一'.repeat(21) }, 'COMMENT_TOO_LONG'],
  [{ words: '打 15400001234' }, 'PERSONAL_NUMBER'],
] as const)('a finding with %j is refused: %s', (over, code) => {
  expect(find({ ...ask, ...over }, policy)).toMatchObject({ granted: false, code })
})
