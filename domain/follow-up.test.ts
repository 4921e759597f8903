import { expect, test } from 'vitest'
import { findScriptFault, scriptOf } from './follow-up.ts'

const line = (text: string, onlyIfReasonPending = false) => ({ 'zh-CN': text, en: text, onlyIfReasonPending })
const script = { contact: [line('您好'), line('请问哪里不方便？', true)], feedBack: [line('已办妥')] }

test('whoever gave no reason is asked for it at the first contact, and whoever gave one is not asked again', () => {
  const asked = (reasonPending: boolean) => scriptOf({ script }, { reasonPending }).contact.map(({ en }) => en)
  expect(asked(true)).toEqual(['您好', '请问哪里不方便？'])
  expect(asked(false)).toEqual(['您好'])
})

test('no line may ask for another grade', () => {
  expect(findScriptFault({ script, neverSays: ['改评', '好评'] })).toBeUndefined()
  const induced = { ...script, feedBack: [line('能不能给个好评')] }
  expect(findScriptFault({ script: induced, neverSays: ['改评', '好评'] })).toBe('好评')
})
