import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ageFromResidentId,
  type CaseTimes,
  checkCase,
  dataQualityOf,
  isResidentId,
  type OccurrenceTimes,
  toDivisionCode,
  toItemCodes,
} from './service-case.ts'

const now = Date.parse('2026-11-21T09:00:00+08:00')
const minute = 60_000
const done: OccurrenceTimes = { sequence: 1, startedAt: now - 2 * minute, endedAt: now - minute, outcome: 'DONE' }
const check = (times: Partial<CaseTimes>, occurrences: readonly OccurrenceTimes[] = [done]) => {
  const decision = checkCase(
    { status: 'ACCEPTED', acceptedAt: now - 3 * minute, ...times },
    occurrences,
    now,
    5 * minute,
  )
  return decision.granted ? 'granted' : `${decision.code} ${decision.at ?? ''}`
}

describe('a report of a case is refused where it cannot be true', () => {
  test.each<[string, Partial<CaseTimes>, readonly OccurrenceTimes[]]>([
    ['granted', {}, [done]],
    ['granted', { status: 'COMPLETED', completedAt: now }, [done]],
    ['granted', { appliedAt: now - 3 * minute, acceptedAt: now - 3 * minute }, [done]],
    ['granted', { acceptedAt: now + 5 * minute }, [done]],
    ['granted', {}, [{ sequence: 1 }]],
    ['granted', {}, [{ ...done, sequence: 2 }, done]],
    ['COMPLETED_AT_MISSING /completedAt', { status: 'COMPLETED' }, [done]],
    ['TIMES_OUT_OF_ORDER /acceptedAt', { appliedAt: now }, [done]],
    ['TIMES_OUT_OF_ORDER /completedAt', { status: 'COMPLETED', completedAt: now - 4 * minute }, [done]],
    ['TIME_IN_FUTURE /acceptedAt', { acceptedAt: now + 5 * minute + 1 }, [done]],
    ['TIME_IN_FUTURE /occurrences/0/startedAt', {}, [{ sequence: 1, startedAt: now + 6 * minute }]],
    ['TIME_IN_FUTURE /occurrences/1/endedAt', {}, [done, { ...done, sequence: 2, endedAt: now + 6 * minute }]],
    ['TIMES_OUT_OF_ORDER /occurrences/0/endedAt', {}, [{ ...done, endedAt: now - 3 * minute }]],
    ['SEQUENCE_REPEATED /occurrences/1/sequence', {}, [done, done]],
    ['OUTCOME_WITHOUT_END /occurrences/0/endedAt', {}, [{ sequence: 1, outcome: 'REFUSED' }]],
    ['END_WITHOUT_OUTCOME /occurrences/0/outcome', {}, [{ sequence: 1, endedAt: now }]],
  ])('%s', (expected, times, occurrences) => {
    expect(check(times, occurrences)).toBe(expected)
  })

  test('an accepted case says when; a pending one need not', () => {
    const decide = (status: CaseTimes['status']) => checkCase({ status }, [{ sequence: 1 }], now, 0)
    expect(decide('ACCEPTED')).toMatchObject({ code: 'ACCEPTED_AT_MISSING' })
    expect(decide('COMPLETED')).toMatchObject({ code: 'ACCEPTED_AT_MISSING' })
    expect(decide('PENDING')).toMatchObject({ granted: true })
  })
})

test('a district in six digits is padded, and 33 characters name an item’s variant', () => {
  expect(toDivisionCode('990102')).toBe('990102000000')
  expect(toDivisionCode('990102001000')).toBe('990102001000')
  const item = '11990102MB0000000T1000000000002'
  expect(toItemCodes(item)).toEqual({ itemCode: item })
  expect(toItemCodes(`${item}01`)).toEqual({ itemCode: item, handleItemCode: `${item}01` })
})

/** Made up here, of a division that does not exist, so that no number of anybody stands in the repository. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const withCheckDigit = (body: string) => {
  // ISO 7064 MOD 11-2, from the definition: the whole sum, the last character weighing one, is 1 modulo 11.
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  const digit = Array.from({ length: 11 }, (_, value) => value).find((value) => (sum + value) % 11 === 1) ?? 0
  return body + (digit === 10 ? 'X' : String(digit))
}
const anyBody = fc
  .tuple(
    fc.integer({ min: 1900, max: 2026 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.nat(999),
  )
  .map(
    ([year, month, day, serial]) =>
      `990102${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(serial).padStart(3, '0')}`,
  )

describe('a resident identity number', () => {
  test('carries its check digit, and one wrong or two swapped digits are noticed', () => {
    fc.assert(
      fc.property(anyBody, fc.nat(16), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
        const id = withCheckDigit(body)
        expect(isResidentId(id)).toBe(true)
        const wrong = `${id.slice(0, at)}${(Number(id[at]) + by) % 10}${id.slice(at + 1)}`
        expect(isResidentId(wrong)).toBe(false)
        const swapped = at < 16 ? `${id.slice(0, at)}${id[at + 1]}${id[at]}${id.slice(at + 2)}` : id
        expect(isResidentId(swapped)).toBe(swapped === id)
      }),
    )
  })

  test.each(['', '99010219491231002', 'X'.repeat(18), `0${'1'.repeat(17)}`, '990102194912310021x'])(
    'is not “%s”',
    (text) => {
      expect(isResidentId(text)).toBe(false)
    },
  )

  test.each([
    ['20081121', 18],
    ['20081122', 17],
    ['19461121', 80],
    ['20261121', 0],
  ])('born %s, the age on 21 November 2026 is %i', (born, years) => {
    expect(ageFromResidentId(withCheckDigit(`990102${born}123`), now)).toBe(years)
  })

  test('tells no age where it is wrong or lies in the future', () => {
    expect(ageFromResidentId(withCheckDigit('99010220261122123'), now)).toBeUndefined()
    expect(ageFromResidentId(`${withCheckDigit('99010219491231002').slice(0, 17)}?`, now)).toBeUndefined()
  })
})

describe('what looks invented is flagged, never refused', () => {
  test.each([
    [{ name: '无' }, ['NAME_PLACEHOLDER']],
    [{ name: ' 测试 ' }, ['NAME_PLACEHOLDER']],
    [{ name: '无忧' }, []],
    [{ phone: '0' }, ['PHONE_IMPLAUSIBLE']],
    [{ phone: '15400001234' }, []],
    [{ phone: '+8615400001234' }, []],
    [{ phone: '+86 154-0000-1234' }, []],
    [{ phone: '0086-154 0000 1234' }, []],
    [{ phone: '0990-1234567' }, []],
    [{ certificateNo: '1' }, ['CERTIFICATE_IMPLAUSIBLE']],
    [{ certificateType: '414', certificateNo: 'P0000001' }, []],
    [{ certificateType: '414', certificateNo: '0' }, ['CERTIFICATE_IMPLAUSIBLE']],
    [
      { name: '-', certificateNo: '0', phone: '-' },
      ['NAME_PLACEHOLDER', 'CERTIFICATE_IMPLAUSIBLE', 'PHONE_IMPLAUSIBLE'],
    ],
    [{}, []],
  ])('%j: %j', (person, flags) => {
    expect(dataQualityOf(person)).toEqual(flags)
  })
})
