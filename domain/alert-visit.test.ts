import { describe, expect, test } from 'vitest'
import { type AlertVisitPolicy, askAlertVisit, decideAlertVisit, isPopulationPlace } from './alert-visit.ts'
import type { PlanContext } from './assessment-plan.ts'

const now = Date.parse('2026-11-23T23:30:00+08:00')
const policy: AlertVisitPolicy = {
  pool: 'MYSTERY_SHOPPER',
  formCode: 'window-etiquette',
  title: '窗口现场核查',
  withinNaturalDays: 15,
  randomness: '双色球开奖号码',
}
const times = { now, drawAfterMinutesMin: 60, hasWitnesses: true }
const context: PlanContext = {
  ...{ now, formUnit: 'WINDOW', agencyIds: new Set(), hasWitnesses: true, strata: { A: 1 } },
  policy: { drawAfterMinutesMin: 60, agenciesMin: 2, casesOfNaturalDays: 90, populationMax: 10 },
}

describe('what an alert asks for', () => {
  test('is one secret visit, from the day after the draw may be made, for as many days as the policy says', () => {
    expect(askAlertVisit(policy, times)).toMatchObject({
      ...{ isSecret: true, sample: 1, doubles: 0, fromDay: '2026-11-25', toDay: '2026-12-09', randomness: null },
    })
  })

  test('takes public randomness where there are no witnesses', () => {
    expect(askAlertVisit(policy, { ...times, hasWitnesses: false }).randomness).toBe('双色球开奖号码')
  })
})

describe('is refused', () => {
  const ask = askAlertVisit(policy, times)
  const codeOf = (over: Partial<PlanContext>, mayAnybodyGo = true, asked = ask) => {
    const decided = decideAlertVisit(asked, { ...context, ...over }, mayAnybodyGo)
    return decided.granted ? 'GRANTED' : decided.code
  }
  test('for a window that is closed, without a form, without anybody, and without anything random', () => {
    expect(codeOf({})).toBe('GRANTED')
    expect(codeOf({ strata: {} })).toBe('WINDOW_CLOSED')
    expect(codeOf({ formUnit: undefined })).toBe('FORM_NOT_IN_FORCE')
    expect(codeOf({ formUnit: 'CASE' })).toBe('FORM_NOT_IN_FORCE')
    expect(codeOf({}, false)).toBe('NOBODY_TO_SEND')
    expect(codeOf({ hasWitnesses: false })).toBe('NO_OUTSIDE_RANDOMNESS')
  })
})

test('a population of one is the place itself where the plan is secret', () => {
  expect(isPopulationPlace({ isSecret: true, units: 1 })).toBe(true)
  expect(isPopulationPlace({ isSecret: true, units: 2 })).toBe(false)
  expect(isPopulationPlace({ isSecret: false, units: 1 })).toBe(false)
})
