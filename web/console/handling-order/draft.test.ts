import { describe, expect, test } from 'vitest'
import { emptyDraft, toWish } from './draft.ts'

describe('a step is sent when everything it needs has been written', () => {
  test.each([
    ['ACKNOWLEDGE', {}, {}],
    ['CONTACT', { channel: 'PHONE' }, undefined],
    ['CONTACT', { channel: 'PHONE', outcome: 'REACHED' }, { channel: 'PHONE', outcome: 'REACHED' }],
    ['CONTACT', { channel: 'MAILBOX', outcome: 'NOT_REACHED' }, undefined],
    ['PLAN', { words: '更换设备' }, undefined],
    ['PLAN', { words: ' 更换设备 ', doneBy: '2026-11-30' }, { words: '更换设备', doneBy: '2026-11-30T23:59:59+08:00' }],
    ['FINISH', { words: '已更换', evidence: [{ kind: 'PHOTO', reference: '  ' }] }, undefined],
    ['RETURN_REVIEW', { words: '   ' }, undefined],
    ['PASS_REVIEW', {}, {}],
  ] as const)('%s with %o: %o', (step, written, wish) => {
    expect(toWish(step, { ...emptyDraft, ...written })).toEqual(wish)
  })

  test('what belongs to another step is not sent with it', () => {
    expect(toWish('VERIFY', { ...emptyDraft, finding: 'CLEAR', channel: 'PHONE', doneBy: '2026-11-30' })).toEqual({
      finding: 'CLEAR',
    })
  })
})
