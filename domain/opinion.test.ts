import { expect, test } from 'vitest'
import type { PlainDate } from './kernel/plain-date.ts'
import { type OpinionPolicy, recordProtocol, recordSession, type SessionAsk } from './opinion.ts'

const words = (zh: string) => ({ zh, en: zh })
const policy: OpinionPolicy = {
  codeBook: ['RULES', 'SYSTEMS', 'EMPATHY'].map((code) => ({
    ...{ code, family: 'CAUSE', name: words(code), definition: words(code) },
  })),
  groups: [{ code: 'CITIZEN', name: words('群众') }],
  guides: [{ code: 'TALK', kinds: ['INTERVIEW'], title: words('提纲'), questions: [words('怎么样？')] }],
  codersMin: { ENTERPRISE_FORUM: 1, OPEN_DAY: 1, INTERVIEW: 2, FOCUS_GROUP: 2 },
  ...{ codesMax: 2, alphaUnitsMin: 3, statementsMax: 3, wordsCodePointsMax: 10, filesMax: 2 },
  answerWithin: { count: 5, unit: 'WORKING_DAYS' },
}

const today = '2026-11-16' as PlainDate
const session: SessionAsk = {
  ...{ kind: 'INTERVIEW', day: today, topic: '一件事', groups: { CITIZEN: 3 }, guideCode: 'TALK', questions: [] },
}

test('a session is led by a guide made for its kind, or by questions of its own', () => {
  expect(recordSession(session, policy, today)).toEqual({ granted: true, value: ['怎么样？'] })
  const own = { ...session, guideCode: null, questions: [' 好吗？ ', ' '] }
  expect(recordSession(own, policy, today)).toEqual({ granted: true, value: ['好吗？'] })
})

test.each([
  ['of a day to come', { day: '2026-11-17' as PlainDate }, 'TIME_IN_FUTURE'],
  ['of no topic', { topic: ' ' }, 'COMMENT_EMPTY'],
  ['that names a person by his number', { topic: '15400001234' }, 'PERSONAL_NUMBER'],
  ['in which nobody took part', { groups: {} }, 'GROUP_UNKNOWN'],
  ['of a group that the policy does not know', { groups: { GHOST: 1 } }, 'GROUP_UNKNOWN'],
  ['by a guide for other sessions', { kind: 'OPEN_DAY' }, 'GUIDE_UNKNOWN'],
  ['without any questions', { guideCode: null }, 'COMMENT_EMPTY'],
  ['whose questions hold a number', { guideCode: null, questions: ['打 15400001234'] }, 'PERSONAL_NUMBER'],
] as const)('a session %s is refused', (_, over, code) => {
  expect(recordSession({ ...session, ...over }, policy, today)).toMatchObject({ granted: false, code })
})

const said = (...texts: string[]) => texts.map((each) => ({ group: 'CITIZEN', words: each }))
const ask = (version: number, statements = said('等得久'), reason: string | null = null) => ({
  version,
  statements,
  reason,
})

test('a protocol is written once, and corrected with a reason', () => {
  expect(recordProtocol(ask(0), 0, policy)).toEqual({ granted: true, value: { version: 1, reason: null } })
  expect(recordProtocol(ask(1), 1, policy)).toMatchObject({ code: 'STEP_INCOMPLETE', at: '/reason' })
  expect(recordProtocol(ask(1, said('等'), '听错'), 1, policy)).toMatchObject({ value: { version: 2, reason: '听错' } })
  expect(recordProtocol(ask(0), 1, policy)).toMatchObject({ code: 'VERSION_PASSED' })
})

test.each([
  [[], 'STEP_INCOMPLETE', '/statements'],
  [said('一', '二', '三', '四'), 'STEP_INCOMPLETE', '/statements'],
  [said('一', '\u200b'), 'COMMENT_EMPTY', '/statements/1/words'],
  [said('一二三四五六七八九十一'), 'COMMENT_TOO_LONG', '/statements/0/words'],
  [[{ group: 'GHOST', words: '一' }], 'GROUP_UNKNOWN', '/statements/0/group'],
] as const)('what a protocol may not say is told with its place: %j', (statements, code, at) => {
  expect(recordProtocol(ask(0, [...statements]), 0, policy)).toMatchObject({ granted: false, code, at })
})

test('a number of a person in a statement is refused', () => {
  const wide = { ...policy, wordsCodePointsMax: 100 }
  expect(recordProtocol(ask(0, said('打 15400001234')), 0, wide)).toMatchObject({ code: 'PERSONAL_NUMBER' })
})
