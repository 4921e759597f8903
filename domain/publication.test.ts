import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  daysLate,
  decideWithdrawal,
  proposeWithdrawal,
  publicationRate,
  publicationState,
  publicationSteps,
  takeStep,
  type WithdrawalProposal,
} from './publication.ts'

const day = 86_400_000

describe('a publication', () => {
  test('goes from draft to public by three steps of three people', () => {
    let facts = {
      ...{ steps: [] as { kind: (typeof publicationSteps)[number]; accountId: string }[], isWithdrawn: false },
      isOvertaken: false,
    }
    expect(publicationState(facts)).toBe('DRAFT')
    for (const [at, kind] of publicationSteps.entries()) {
      expect(takeStep(facts, kind, `person ${at}`).granted).toBe(true)
      facts = { ...facts, steps: [...facts.steps, { kind, accountId: `person ${at}` }] }
    }
    expect(publicationState(facts)).toBe('PUBLISHED')
    expect(publicationState({ ...facts, isWithdrawn: true })).toBe('WITHDRAWN')
  })

  test('is taken no step out of its turn, and none by who took another', () => {
    const facts = { steps: [{ kind: 'CHECKED', accountId: 'one' }] as const, isWithdrawn: false, isOvertaken: false }
    expect(takeStep(facts, 'SIGNED', 'two')).toMatchObject({ code: 'NOT_AT_THIS_STAGE' })
    expect(takeStep(facts, 'CHECKED', 'two')).toMatchObject({ code: 'NOT_AT_THIS_STAGE' })
    expect(takeStep(facts, 'REVIEWED', 'one')).toMatchObject({ code: 'TWO_STEPS_BY_ONE' })
    expect(takeStep({ ...facts, isWithdrawn: true }, 'REVIEWED', 'two')).toMatchObject({ code: 'NOT_AT_THIS_STAGE' })
  })

  test('is signed no more once a later version of its period was', () => {
    const steps = [
      { kind: 'CHECKED', accountId: 'one' },
      { kind: 'REVIEWED', accountId: 'two' },
    ] as const
    const facts = { steps, isWithdrawn: false, isOvertaken: true }
    expect(publicationState(facts)).toBe('OVERTAKEN')
    expect(takeStep(facts, 'SIGNED', 'three')).toMatchObject({ code: 'NOT_AT_THIS_STAGE' })
  })

  test('is late by each day begun after it was due, and stays as late as it was', () => {
    expect([daysLate(0, null, -1), daysLate(0, null, 0), daysLate(0, null, 1), daysLate(0, null, day)]).toEqual([
      0, 0, 1, 1,
    ])
    expect(daysLate(0, 2 * day, 90 * day)).toBe(2)
  })
})

describe('a withdrawal', () => {
  const published = {
    ...{ steps: [{ kind: 'SIGNED', accountId: 'leader' }] as const, isWithdrawn: false, isOvertaken: false },
    proposals: [] as WithdrawalProposal[],
  }
  const proposed = { ...published, proposals: [{ accountId: 'one', outcome: null }] }

  test('is proposed of what is public alone, and once at a time', () => {
    expect(proposeWithdrawal(published).granted).toBe(true)
    expect(proposeWithdrawal({ ...published, steps: [] })).toMatchObject({ code: 'NOT_AT_THIS_STAGE' })
    expect(proposeWithdrawal(proposed)).toMatchObject({ code: 'NOT_AT_THIS_STAGE' })
    const declined = { ...published, proposals: [{ accountId: 'one', outcome: 'DECLINED' as const }] }
    expect(proposeWithdrawal(declined).granted).toBe(true)
  })

  test('is carried out or declined by another, and by nobody where nothing was proposed', () => {
    expect(decideWithdrawal(published, 'AGREED', 'two')).toMatchObject({ code: 'NOT_AT_THIS_STAGE' })
    for (const outcome of ['AGREED', 'DECLINED'] as const) {
      expect(decideWithdrawal(proposed, outcome, 'one')).toMatchObject({ code: 'OWN_PROPOSAL' })
      expect(decideWithdrawal(proposed, outcome, 'two')).toMatchObject({ value: outcome })
    }
    const over = { ...proposed, isWithdrawn: true }
    expect(decideWithdrawal(over, 'AGREED', 'two')).toMatchObject({ code: 'NOT_AT_THIS_STAGE' })
  })
})

test('the rate of publication counts what was due, and what came before it was', () => {
  expect(publicationRate([], 0)).toBeNull()
  expect(publicationRate([{ dueAt: 5, publishedAt: null }], 4)).toBeNull()
  const items = [
    { dueAt: 5, publishedAt: null },
    { dueAt: 5, publishedAt: 4 },
    { dueAt: 90, publishedAt: 4 },
  ]
  expect(publicationRate(items, 6)).toBe(6666)
  fc.assert(
    fc.property(fc.array(fc.record({ dueAt: fc.nat(9), publishedAt: fc.option(fc.nat(9)) })), fc.nat(9), (all, now) => {
      const rate = publicationRate(all, now)
      expect(rate === null || (rate >= 0 && rate <= 10_000)).toBe(true)
    }),
  )
})
