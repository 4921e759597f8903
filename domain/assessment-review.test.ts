import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CalibrationStep,
  calibrationState,
  decideDisqualification,
  drawReviews,
  endAfter,
  findReviewPartiality,
  maySeeReasons,
  needsCalibration,
  noteReview,
  reviewMonth,
  stepCalibration,
} from './assessment-review.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)

describe('复核抽取', () => {
  const policy = { sharePercent: 10, monthMin: 2 }
  const handed = (stratum: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      visitId: `${stratum}${index}`,
      stratum,
      rank: String((index * 7) % count).padStart(3, '0'),
    }))

  test('a month is drawn when its days of grace are over', () => {
    const days = { drawAfterNaturalDays: 5 }
    expect(reviewMonth(at('2026-11-05T23:00:00'), days)).toEqual({ fromDay: '2026-09-01', endDay: '2026-10-01' })
    expect(reviewMonth(at('2026-11-06T00:00:00'), days)).toEqual({ fromDay: '2026-10-01', endDay: '2026-11-01' })
  })

  test('a share of each agency, rounded up, at least some, and all where there are fewer', () => {
    const drawn = drawReviews([...handed('a', 41), ...handed('b', 5), ...handed('c', 1)], () => policy)
    const of = (stratum: string) => drawn.filter((one) => one.stratum === stratum)
    expect([of('a').length, of('b').length, of('c').length]).toEqual([5, 2, 1])
    expect(of('a').map(({ rank }) => rank)).toEqual(['000', '001', '002', '003', '004'])
  })

  test('under one seed it is one draw, in whatever order the assessments are told', () => {
    const all = [...handed('a', 23), ...handed('b', 9)]
    const drawn = drawReviews(all, () => policy)
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(drawReviews(shuffled, () => policy)).toEqual(drawn)
      }),
    )
  })

  test('the last day counts whole', () => {
    expect(endAfter(at('2026-11-06T10:00:00'), 14)).toBe(at('2026-11-21T00:00:00'))
  })
})

describe('复核', () => {
  const assessment = {
    ...{ assessorAccountId: 'shopper', agencyId: 'x', points: 8000, isReviewed: false },
    reviewUntil: at('2026-11-21T00:00:00'),
  }
  const reviewer = { accountId: 'reviewer', agencyIds: ['y'] }
  const now = at('2026-11-20T10:00:00')

  test('another agency checks: neither the own, nor nobody’s, nor whoever was there', () => {
    expect(findReviewPartiality(reviewer, assessment)).toBeUndefined()
    expect(findReviewPartiality({ ...reviewer, agencyIds: ['y', 'x'] }, assessment)).toBe('OWN_AGENCY')
    expect(findReviewPartiality({ ...reviewer, agencyIds: [] }, assessment)).toBe('NO_AGENCY')
    expect(findReviewPartiality({ ...reviewer, accountId: 'shopper' }, assessment)).toBe('OWN_ASSESSMENT')
    // Of a supervisor, who has no agency, every agency checks.
    expect(findReviewPartiality(reviewer, { ...assessment, agencyId: null })).toBeUndefined()
  })

  test('what is changed says to what, and what is not changes no points', () => {
    const note = (outcome: 'CONFIRMED' | 'CHANGED' | 'UNFOUNDED', points: number | null) =>
      noteReview({ outcome, points }, assessment, reviewer, now)
    expect(note('CONFIRMED', null)).toMatchObject({ granted: true })
    expect(note('UNFOUNDED', null)).toMatchObject({ granted: true })
    expect(note('CHANGED', 6500)).toMatchObject({ granted: true })
    expect(note('CHANGED', null)).toMatchObject({ code: 'STEP_INCOMPLETE', at: '/points' })
    expect(note('CONFIRMED', 6500)).toMatchObject({ code: 'STEP_INCOMPLETE', at: '/points' })
    expect(note('CHANGED', 8000)).toMatchObject({ code: 'NOT_CHANGED' })
  })

  test('it is checked once, in time, and by nobody who is partial', () => {
    const ask = { outcome: 'CONFIRMED', points: null } as const
    expect(noteReview(ask, { ...assessment, isReviewed: true }, reviewer, now)).toMatchObject({
      code: 'ALREADY_REVIEWED',
    })
    expect(noteReview(ask, assessment, reviewer, assessment.reviewUntil)).toMatchObject({ code: 'TOO_LATE' })
    expect(noteReview(ask, assessment, { ...reviewer, agencyIds: ['x'] }, now)).toMatchObject({ code: 'OWN_AGENCY' })
  })
})

describe('校准', () => {
  const until = at('2026-11-21T00:00:00')
  const raters = ['a', 'b'] as const
  const step = (kind: CalibrationStep['kind'], accountId: string): CalibrationStep => ({ kind, accountId })
  const reasons = [step('REASON', 'a'), step('REASON', 'b')]
  const tried = (steps: readonly CalibrationStep[], next: CalibrationStep, now = until - 1) => {
    const decision = stepCalibration({ raters, steps, until }, next, now)
    return decision.granted ? 'GRANTED' : decision.code
  }

  test('two on one visit who lie twenty points apart or more are asked why', () => {
    const policy = { calibrationHundredths: 2000 }
    expect(needsCalibration(8000, 6000, policy)).toBe(true)
    expect(needsCalibration(6000, 8000, policy)).toBe(true)
    expect(needsCalibration(8000, 6001, policy)).toBe(false)
  })

  test('both give their reasons, once each, before anything is concluded', () => {
    expect(tried([], step('REASON', 'a'))).toBe('GRANTED')
    expect(tried([step('REASON', 'a')], step('REASON', 'a'))).toBe('CALIBRATION_NOT_DUE')
    expect(tried([step('REASON', 'a')], step('CONCLUSION', 'a'))).toBe('CALIBRATION_NOT_DUE')
    expect(tried([step('REASON', 'a')], step('REASON', 'b'))).toBe('GRANTED')
    expect(tried(reasons, step('CONCLUSION', 'a'))).toBe('GRANTED')
    expect(tried([], step('REASON', 'c'))).toBe('NOT_FOUND')
  })

  test('nobody is shown the reasons of the other before he has given his own', () => {
    expect(maySeeReasons({ raters, steps: [step('REASON', 'a')] }, 'b')).toBe(false)
    expect(maySeeReasons({ raters, steps: [step('REASON', 'a')] }, 'a')).toBe(true)
    expect(maySeeReasons({ raters, steps: [step('REASON', 'a')] }, 'third')).toBe(true)
  })

  test('a conclusion is joint when the other one agrees; until then he may say another', () => {
    const concluded = [...reasons, step('CONCLUSION', 'a')]
    expect(tried(concluded, step('AGREED', 'a'))).toBe('CALIBRATION_NOT_DUE')
    expect(tried(concluded, step('CONCLUSION', 'a'))).toBe('CALIBRATION_NOT_DUE')
    expect(tried(concluded, step('CONCLUSION', 'b'))).toBe('GRANTED')
    expect(tried(concluded, step('AGREED', 'b'))).toBe('GRANTED')
    expect(tried([...concluded, step('AGREED', 'b')], step('CONCLUSION', 'a'))).toBe('CALIBRATION_NOT_DUE')
  })

  test('a third closes it, neither of the two: when they agree, or when they have had their time', () => {
    const agreed = [...reasons, step('CONCLUSION', 'a'), step('AGREED', 'b')]
    expect(tried(agreed, step('CLOSED', 'c'))).toBe('GRANTED')
    expect(tried(agreed, step('CLOSED', 'a'))).toBe('OWN_ASSESSMENT')
    expect(tried(reasons, step('CLOSED', 'c'))).toBe('CALIBRATION_NOT_DUE')
    expect(tried(reasons, step('CLOSED', 'c'), until)).toBe('GRANTED')
    expect(tried([...agreed, step('CLOSED', 'c')], step('CLOSED', 'd'), until)).toBe('CALIBRATION_NOT_DUE')
  })

  test('how far it has come follows from its steps', () => {
    const states = [
      [],
      reasons,
      [...reasons, step('CONCLUSION', 'a')],
      [...reasons, step('CONCLUSION', 'a'), step('AGREED', 'b')],
    ]
    expect(states.map((steps) => calibrationState({ raters, steps }))).toEqual([
      'ASKED',
      'REASONED',
      'CONCLUDED',
      'AGREED',
    ])
    expect(calibrationState({ raters, steps: [step('CLOSED', 'c')] })).toBe('CLOSED')
  })
})

test('取消资格: decided once, by neither who has proposed it nor the one it is about', () => {
  const proposal = { proposedBy: 'p', assessorAccountId: 'a', isDecided: false }
  const decide = (accountId: string, said: object = {}, isEnded = false) => {
    const decision = decideDisqualification({ ...proposal, ...said }, accountId, { isEnded }, 'ACCEPTED')
    return decision.granted ? decision.value : decision.code
  }
  expect(decide('q')).toBe('ACCEPTED')
  expect(decide('p')).toBe('OWN_PROPOSAL')
  expect(decide('a')).toBe('OWN_ASSESSMENT')
  expect(decide('q', { isDecided: true })).toBe('PROPOSAL_DECIDED')
  expect(decide('q', {}, true)).toBe('ASSESSOR_ENDED')
  expect(decideDisqualification(proposal, 'q', { isEnded: true }, 'REFUSED')).toMatchObject({ granted: true })
})
