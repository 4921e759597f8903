import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCredentialGood, keyStateOf, mayExpireAt, rotate } from './api-key.ts'

const rules = { validNaturalDaysMax: 3650, overlapHours: 24, overlapHoursMax: 720 }
const hour = 3_600_000
const now = Date.UTC(2026, 0, 5)
const good = { expiresAt: now + 90 * 24 * hour, revokedAt: null }
const ask = { ...good, credentials: [{ id: 'a', endsAt: null }], overlapHours: undefined }

test('a key ends at its time, and at once where it is revoked', () => {
  expect(keyStateOf(good, now)).toBe('GOOD')
  expect(keyStateOf({ ...good, expiresAt: now }, now)).toBe('EXPIRED')
  expect(keyStateOf({ ...good, revokedAt: now }, now)).toBe('REVOKED')
})

test('a key lasts some time, and not for ever', () => {
  expect(mayExpireAt(now, now, rules)).toBe(false)
  expect(mayExpireAt(now + 3650 * 24 * hour, now, rules)).toBe(true)
  expect(mayExpireAt(now + 3650 * 24 * hour + 1, now, rules)).toBe(false)
})

describe('the credential of a key is renewed', () => {
  test('and the old one goes on for as long as the policy or the call says', () => {
    expect(rotate(ask, now, rules)).toMatchObject({ value: [{ id: 'a', endsAt: now + 24 * hour }] })
    expect(rotate({ ...ask, overlapHours: 2 }, now, rules)).toMatchObject({
      value: [{ id: 'a', endsAt: now + 2 * hour }],
    })
    expect(rotate({ ...ask, overlapHours: 0 }, now, rules)).toMatchObject({ value: [{ id: 'a', endsAt: now }] })
  })
  test('but not longer than the policy lets it', () => {
    expect(rotate({ ...ask, overlapHours: 721 }, now, rules)).toMatchObject({ code: 'OVERLAP_TOO_LONG' })
  })
  test('and not where the key itself has ended', () => {
    expect(rotate({ ...ask, revokedAt: now }, now, rules)).toMatchObject({ code: 'API_KEY_ENDED' })
    expect(rotate({ ...ask, expiresAt: now }, now, rules)).toMatchObject({ code: 'API_KEY_ENDED' })
  })
  test('so that two are good at the same time, never more, however often it is renewed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 720 }), { minLength: 1, maxLength: 8 }),
        fc.nat({ max: 800 }),
        (overlaps, gap) => {
          let at = now
          let credentials: { id: string; endsAt: number | null }[] = [{ id: '0', endsAt: null }]
          for (const [index, overlapHours] of overlaps.entries()) {
            const decision = rotate({ ...good, credentials, overlapHours }, at, rules)
            if (!decision.granted) return
            const ends = new Map(decision.value.map(({ id, endsAt }) => [id, endsAt]))
            credentials = [
              ...credentials.map((one) => ({ ...one, endsAt: ends.get(one.id) ?? one.endsAt })),
              { id: String(index + 1), endsAt: null },
            ]
            expect(credentials.filter((one) => isCredentialGood(one, at)).length).toBeLessThanOrEqual(2)
            expect(credentials.filter(({ endsAt }) => endsAt === null)).toHaveLength(1)
            at += gap * hour
          }
        },
      ),
    )
  })
})
