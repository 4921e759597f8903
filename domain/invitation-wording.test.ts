import { expect, test } from 'vitest'
import { findInvitingFault } from './invitation-wording.ts'

const said = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const kind = {
  ...said('指名要某一档', 'Asks for a grade'),
  code: 'ASKS_FOR_GRADE',
  evidence: said('录音', 'A recording'),
}
const policy = {
  sentences: [said('请您评价一次', 'Please evaluate'), said('评不评由您决定', 'It is up to you')],
  inducing: [kind, { ...kind, code: 'WATCHES' }],
  neverSays: ['好评', 'Gift'],
}

test('neutral sentences may be said; one that induces, in either language, is told by the word', () => {
  expect(findInvitingFault(policy)).toBeUndefined()
  expect(findInvitingFault({ ...policy, sentences: [said('请给个好评', 'Please evaluate')] })).toBe('好评')
  expect(findInvitingFault({ ...policy, sentences: [said('请您评价', 'There is a gift for it')] })).toBe('Gift')
})

test('a kind of inducing has one code, so that whoever names it is understood', () => {
  expect(findInvitingFault({ ...policy, inducing: [kind, kind] })).toBe('ASKS_FOR_GRADE')
})
