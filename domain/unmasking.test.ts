import { expect, test } from 'vitest'
import { maskedFieldNames, maskedFields, unmask } from './unmasking.ts'

const rules = {
  perHourMax: 3,
  reasonCodePointsMin: 6,
  reasonCodePointsMax: 20,
  purposes: [{ code: 'FOLLOW_UP' }],
}
const ask = { purpose: 'FOLLOW_UP', reason: '按规定回访评价人', shownWithinHour: 2 }

test.each([
  [{}, undefined],
  [{ purpose: 'CURIOSITY' }, 'PURPOSE_UNKNOWN'],
  [{ reason: '看看' }, 'REASON_OUT_OF_BOUNDS'],
  [{ reason: '      ' }, 'REASON_OUT_OF_BOUNDS'],
  [{ reason: '说'.repeat(21) }, 'REASON_OUT_OF_BOUNDS'],
  [{ shownWithinHour: 3 }, 'TOO_MANY_REQUESTS'],
])('a value is shown for a purpose, with a reason, so many an hour: %j', (over, code) => {
  const decision = unmask({ ...ask, ...over }, rules)
  expect(decision.granted ? undefined : decision.code).toBe(code)
})

test('every value has a mask, and none shows it whole', () => {
  for (const field of maskedFieldNames) expect(maskedFields[field]('甄某某15400000001')).not.toBe('甄某某15400000001')
})
