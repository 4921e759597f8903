import { expect, test } from 'vitest'
import { type OrderEvent, toHandlingOrder } from './handling-order.ts'
import {
  changeOf,
  countedGradeOf,
  findOffer,
  giveSupplement,
  type SupplementKind,
  type SupplementPolicy,
} from './supplement.ts'
import type { ServiceCalendar } from './time-limit.ts'

const dayMs = 86_400_000
const begun = Date.parse('2026-11-16T10:00:00+08:00')
const calendar: ServiceCalendar = { days: new Map(), years: new Set([2026]), hours: [] }
const policy: SupplementPolicy = {
  revisionWithin: { count: 15, unit: 'NATURAL_DAYS' },
  supplementaryWithin: { count: 30, unit: 'NATURAL_DAYS' },
  counts: 'FIRST',
}

const desk = { kind: 'ACCOUNT', accountId: 'a' } as const
const event = (kind: string, day: number, more: object = {}) =>
  ({ kind, at: begun + day * dayMs, by: desk, ...more }) as OrderEvent
const opened = (source = 'EVALUATION') => event('OPENED', 0, { source, organizationId: 1 })
const contacted = event('CONTACT_TRIED', 1, { channel: 'PHONE', outcome: 'REACHED' })
const missed = event('CONTACT_TRIED', 1, { channel: 'PHONE', outcome: 'NOT_REACHED' })
const verified = event('VERIFIED', 2, { finding: 'CLEAR' })
const unfounded = event('VERIFIED', 2, { finding: 'NO_LEGAL_BASIS' })
const fedBack = event('FED_BACK', 4, { channel: 'PHONE' })
const reopened = event('REOPENED', 6)
const closed = event('CLOSED', 20)

interface Case {
  readonly told: readonly OrderEvent[]
  readonly given?: readonly SupplementKind[]
  readonly isInvalidated?: boolean
}
const factsOf = ({ told, given = [], isInvalidated = false }: Case) => ({
  order: toHandlingOrder(told),
  given,
  isInvalidated,
})
const on = (day: number, by: SupplementPolicy = policy) => ({ policy: by, calendar, now: begun + day * dayMs })
const offer = (one: Case, day: number, by?: SupplementPolicy) => findOffer(factsOf(one), on(day, by))?.kind
const refusal = (kind: SupplementKind, one: Case, day: number) => {
  const decision = giveSupplement(kind, factsOf(one), on(day))
  return decision.granted ? undefined : decision.code
}

const rectified = [opened(), contacted, verified, fedBack]

test.each([
  ['before anybody has been in touch, nothing', [opened()], undefined],
  ['after a call that reached nobody, nothing', [opened(), missed], undefined],
  ['after contact, a revision', [opened(), contacted], 'REVISION'],
  ['after it has been put right and fed back, a supplementary evaluation and no revision', rectified, 'SUPPLEMENTARY'],
  ['when it is closed, still', [...rectified, closed], 'SUPPLEMENTARY'],
  [
    'after an explanation nothing has been put right: a revision',
    [opened(), contacted, unfounded, fedBack],
    'REVISION',
  ],
  ['an explanation reaches also who could not be called', [opened(), missed, unfounded, fedBack], 'REVISION'],
  ['what is taken up again is not put right yet: nothing', [...rectified, reopened], undefined],
  ['a complaint has no grade: nothing', [opened('COMPLAINT'), contacted, verified, fedBack], undefined],
] as const)('what is offered: %s', (_, told, kind) => {
  expect(offer({ told }, 5)).toBe(kind)
})

test('each kind is given once, whatever the other was', () => {
  expect(offer({ told: rectified, given: ['REVISION'] }, 5)).toBe('SUPPLEMENTARY')
  expect(offer({ told: rectified, given: ['SUPPLEMENTARY'] }, 5)).toBeUndefined()
  expect(refusal('SUPPLEMENTARY', { told: rectified, given: ['SUPPLEMENTARY'] }, 5)).toBe('SUPPLEMENTED_ALREADY')
  expect(refusal('REVISION', { told: [opened(), contacted], given: ['REVISION'] }, 5)).toBe('SUPPLEMENTED_ALREADY')
  expect(refusal('REVISION', { told: rectified }, 5)).toBe('NOT_AT_THIS_STAGE')
})

test('an evaluation that counts no more is not supplemented', () => {
  expect(refusal('SUPPLEMENTARY', { told: rectified, isInvalidated: true }, 5)).toBe('INVALIDATED')
  expect(offer({ told: rectified, isInvalidated: true }, 5)).toBeUndefined()
})

test('the days of the policy count whole, from the contact and from the feedback', () => {
  const lastDay = Date.parse('2026-12-02T23:59:59.999+08:00')
  const facts = factsOf({ told: [opened(), contacted] })
  const at = (now: number) => giveSupplement('REVISION', facts, { policy, calendar, now })
  expect(at(lastDay)).toEqual({ granted: true, value: { kind: 'REVISION', endsAt: lastDay + 1 } })
  expect(at(lastDay + 1)).toMatchObject({ granted: false, code: 'TOO_LATE' })
  expect(refusal('SUPPLEMENTARY', { told: rectified }, 34)).toBeUndefined()
  expect(refusal('SUPPLEMENTARY', { told: rectified }, 35)).toBe('TOO_LATE')
})

test('where a year is not published nobody is too late', () => {
  const days: SupplementPolicy = { ...policy, supplementaryWithin: { count: 30, unit: 'WORKING_DAYS' } }
  const unknown: ServiceCalendar = { ...calendar, years: new Set() }
  const context = { policy: days, calendar: unknown, now: begun + 300 * dayMs }
  expect(findOffer(factsOf({ told: rectified }), context)).toEqual({ kind: 'SUPPLEMENTARY', endsAt: null })
})

test('a region may know one kind, or none', () => {
  const noRevision = { ...policy, revisionWithin: null }
  expect(offer({ told: [opened(), contacted] }, 5, noRevision)).toBeUndefined()
  expect(offer({ told: rectified }, 5, noRevision)).toBe('SUPPLEMENTARY')
  const noSupplementary = { ...policy, supplementaryWithin: null }
  expect(offer({ told: rectified }, 5, noSupplementary)).toBe('REVISION')
  expect(offer({ told: rectified }, 5, { ...noSupplementary, revisionWithin: null })).toBeUndefined()
})

test('figures count the first grade, and the last one only where the policy says so', () => {
  expect(countedGradeOf(1, [2, 5], { counts: 'FIRST' })).toBe(1)
  expect(countedGradeOf(1, [2, 5], { counts: 'LAST' })).toBe(5)
  expect(countedGradeOf(1, [], { counts: 'LAST' })).toBe(1)
  expect([changeOf(1, 4), changeOf(2, 2), changeOf(2, 1)]).toEqual(['ROSE', 'STAYED', 'FELL'])
})
