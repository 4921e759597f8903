import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Asker } from '../../domain/handling-ask.ts'
import { clocksOf } from '../../domain/handling-clock.ts'
import { exceptionsOf, figuresOf, type HandlingFigurePolicy, toFacts } from '../../domain/handling-figure.ts'
import { openingEvents } from '../../domain/handling-opening.ts'
import { afterEvent, toHandlingOrder } from '../../domain/handling-order.ts'
import type { HandlingPolicy } from '../../domain/handling-policy.ts'
import { toRound } from '../../domain/handling-round.ts'
import { stepOrder } from '../../domain/handling-step.ts'
import { type PlainDate, startOfDay, toPlainDate, weekdayOf } from '../../domain/kernel/plain-date.ts'
import { ageFromResidentId } from '../../domain/service-case.ts'
import type { ServiceCalendar } from '../../domain/time-limit.ts'
import type { PastStep } from '../../server/handling-order/index.ts'
import type { ReportedCase } from '../../server/service-case/index.ts'
import { changesBy, everyWay } from '../../tests/support/supplement.ts'
import { isOpen, openDayAfter, publishedYears } from './calendar.ts'
import { buildCity } from './city.ts'
import { diceOf } from './dice.ts'
import type { Given } from './evaluating.ts'
import { courseOf } from './handling.ts'
import type { CityParameters } from './parameters.ts'
import { isAt, type Plant, type PlantOf, plant } from './plants.ts'
import { type CityDay, daysOf } from './simulator.ts'
import { truthOf } from './truth.ts'
import type { Occurrence } from './visits.ts'

const parameters: CityParameters = {
  seed: 1,
  until: '2026-11-21' as PlainDate,
  days: 90,
  servicesPerWindowDay: 10,
  participationPercent: 33,
}
/** As shipped (migration 0030), as far as the clocks of a city ask. */
const policy: HandlingPolicy = {
  scoreRule: null,
  clocks: {
    ACKNOWLEDGE: { count: 4, unit: 'HOURS' },
    CONTACT: { count: 24, unit: 'HOURS' },
    PLAN: { count: 3, unit: 'WORKING_DAYS' },
    HANDLE: { count: 15, unit: 'WORKING_DAYS' },
    REVIEW: { count: 5, unit: 'WORKING_DAYS' },
    FEED_BACK: { count: 2, unit: 'WORKING_DAYS' },
  },
  warningPercentLeft: 25,
  escalateAfter: [],
  contactTriesMin: 3,
  extension: null,
  transfersMax: 2,
  rateWithin: { count: 15, unit: 'NATURAL_DAYS' },
  reopenWithin: { count: 15, unit: 'NATURAL_DAYS' },
  reopeningsMax: 2,
}
/** As shipped (migrations 0038 and 0043). */
const figurePolicy: HandlingFigurePolicy = {
  goalPercent: {
    acceptanceRate: 100,
    followUpRate: 100,
    onTimeFollowUpRate: null,
    realNameFollowUpRate: 100,
    completionRate: 100,
    rectificationRate: 100,
    onTimeRectificationRate: 95,
    replyRate: 100,
    rectificationSatisfactionRate: null,
  },
  satisfactionGoal: 90,
  cycleGoalPercent: 50,
  cycleBaselineMinutes: null,
  tooFewBelow: 10,
  intervalZThousandths: 1960,
  periodNaturalDays: 90,
  periodNaturalDaysMax: 366,
}
const cityOf = (over: Partial<CityParameters> = {}) => plant(buildCity({ ...parameters, ...over }))

/** Every service as it was last reported, with what was said of it. */
interface Told {
  readonly caseNo: string
  readonly occurrence: Occurrence
  readonly report: ReportedCase['report']
  /** Reported in time to be asked about. */
  readonly isInvited: boolean
  readonly given: Given | undefined
}

function tell(days: readonly CityDay[]): readonly Told[] {
  const given = new Map(
    days.flatMap(({ evaluations }) => evaluations).map((one) => [`${one.caseNo} ${one.sequence}`, one]),
  )
  const told = new Map<string, Told>()
  for (const { caseNo, report, at } of days.flatMap(({ reports }) => reports)) {
    for (const occurrence of report.occurrences) {
      const key = `${caseNo} ${occurrence.sequence}`
      const isInvited = told.get(key)?.isInvited === true || isRecent(occurrence, at)
      told.set(key, { caseNo, occurrence, report, isInvited, given: given.get(key) })
    }
  }
  return [...told.values()]
}
const isRecent = ({ endedAt }: Occurrence, at: number) =>
  endedAt !== undefined && at - Date.parse(endedAt) < 30 * 86_400_000

const city = cityOf()
const days = [...daysOf(city)]
const told = tell(days)
// As somebody finds it who has the file and the facts, and nothing else.
const truth = truthOf(city)
const planted = <Kind extends Plant['kind']>(kind: Kind) =>
  truth.plants.filter((one): one is PlantOf<Kind> => one.kind === kind)
const only = <Kind extends Plant['kind']>(kind: Kind): PlantOf<Kind> => planted(kind)[0] as PlantOf<Kind>

const at = (one: { hallCode: string; windowCode: string }) => (service: Told) =>
  isAt(one, service.occurrence.hallCode, service.occurrence.windowCode)
const dayOf = ({ occurrence }: Told) => toPlainDate(Date.parse(occurrence.startedAt ?? ''))
const share = (services: readonly Told[], is: (service: Told) => boolean) =>
  services.filter(is).length / services.length
const isSaid = ({ given }: Told) => given !== undefined
const meanGrade = (services: readonly Told[]) => {
  const grades = services.flatMap(({ given }) => (given === undefined ? [] : [given.ask.grade as number]))
  return grades.reduce((sum, grade) => sum + grade, 0) / grades.length
}
const invited = told.filter(({ isInvited }) => isInvited)
/** Away from everything that somebody does on purpose. */
const untouched = invited.filter(
  (service) =>
    ![...planted('STEERING_WINDOW'), ...planted('BURST_OF_PRAISE'), ...planted('BURST_OF_BLAME')].some((one) =>
      at(one)(service),
    ),
)

describe('the city', () => {
  test('has four districts, six halls, 120 windows, 300 staff and 200 items', () => {
    expect(city.halls).toHaveLength(6)
    expect(new Set(city.halls.map(({ plan }) => plan.divisionCode)).size).toBe(5)
    expect(city.halls.flatMap(({ windows }) => windows)).toHaveLength(120)
    expect(city.halls.flatMap(({ staff }) => staff)).toHaveLength(300)
    expect(city.items).toHaveLength(200)
    expect(new Set(city.items.map(({ name }) => name)).size).toBe(200)
  })

  test('is the same for the same seed, and another for another', () => {
    const few = { days: 5, servicesPerWindowDay: 2 }
    const digest = (seed: number) =>
      createHash('sha256')
        .update(JSON.stringify([...daysOf(cityOf({ ...few, seed }))]))
        .digest('hex')
    expect(digest(3)).toBe(digest(3))
    expect(digest(4)).not.toBe(digest(3))
  })

  test('reports what the contract takes, day by day, each case once a day', () => {
    for (const { day, reports, evaluations } of days) {
      expect(new Set(reports.map(({ caseNo }) => caseNo)).size).toBe(reports.length)
      for (const { at } of [...reports, ...evaluations]) expect(toPlainDate(at)).toBe(day)
    }
  })
})

describe('its halls', () => {
  const counter = told.filter(({ occurrence }) => occurrence.mode === 'COUNTER' || occurrence.mode === 'SELF_SERVICE')
  const countOn = (day: string) => counter.filter((service) => dayOf(service) === day).length

  test('serve nobody on weekends and holidays, and open on the weekends that are made up for', () => {
    expect(counter.filter((service) => !isOpen(dayOf(service)))).toEqual([])
    for (const holiday of ['2026-09-25', '2026-10-01', '2026-10-07', '2026-11-21']) expect(countOn(holiday)).toBe(0)
    for (const madeUp of ['2026-09-20', '2026-10-10']) expect(countOn(madeUp)).toBeGreaterThan(100)
  })

  test('are fullest on Mondays, after a holiday and before noon', () => {
    expect(countOn('2026-11-16')).toBeGreaterThan(1.1 * countOn('2026-11-20'))
    expect(countOn('2026-10-08')).toBeGreaterThan(1.1 * countOn('2026-11-20'))
    const inHour = (hour: number) =>
      share(
        counter,
        (service) =>
          Math.floor((Date.parse(service.occurrence.startedAt ?? '') - startOfDay(dayOf(service))) / 3_600_000) ===
          hour,
      )
    expect(inHour(10)).toBeGreaterThan(3 * inHour(12))
    expect(inHour(14)).toBeGreaterThan(2 * inHour(12))
  })

  test('change shifts: several people work at a window, never two at an instant', () => {
    const services = counter
      .filter(at({ hallCode: 'YS-NP', windowCode: 'A01' }))
      .filter(({ occurrence }) => occurrence.outcome !== 'ABANDONED')
    expect(new Set(services.map(({ occurrence }) => occurrence.staffNo)).size).toBeGreaterThan(2)
    const spans = services.map(({ occurrence }) => [occurrence.startedAt ?? '', occurrence.endedAt ?? '']).sort()
    for (const [index, span] of spans.entries()) expect((spans[index + 1]?.[0] ?? '9') >= (span[1] ?? '')).toBe(true)
  })

  test('the calendar: after the National Day the halls open on the eighth', () => {
    expect(openDayAfter('2026-09-30' as PlainDate, 1)).toBe('2026-10-08')
    // 13 statutory days a year since 2025; whatever else is off is a weekend, or made up for on one.
    for (const { year, days: special } of publishedYears) {
      const weekdaysOff = special.filter(({ day, kind }) => kind === 'HOLIDAY' && weekdayOf(day) <= 5).length
      const madeUp = special.filter(({ kind }) => kind === 'ADJUSTED_WORKDAY')
      expect(madeUp.every(({ day }) => weekdayOf(day) > 5)).toBe(true)
      expect([year, weekdaysOff - madeUp.length]).toEqual([year, 13])
    }
  })
})

describe('its citizens', () => {
  const age = ({ report, occurrence }: Told) =>
    ageFromResidentId(report.applicant.certificateNo ?? '', Date.parse(occurrence.endedAt ?? ''))
  const alone = untouched.filter(({ report }) => report.agent === undefined)

  test('take part in about a third of all services', () => {
    expect(share(invited, isSaid)).toBeGreaterThan(0.3)
    expect(share(invited, isSaid)).toBeLessThan(0.37)
  })

  test('take part less where it went badly, and less the older they are', () => {
    const done = untouched.filter(({ occurrence }) => occurrence.outcome === 'DONE')
    const sentAway = untouched.filter(({ occurrence }) =>
      ['RETURNED', 'REFUSED', 'ABANDONED'].includes(occurrence.outcome ?? ''),
    )
    expect(share(sentAway, isSaid)).toBeLessThan(0.85 * share(done, isSaid))
    const old = alone.filter((service) => (age(service) ?? 0) >= 65)
    const younger = alone.filter((service) => (age(service) ?? 99) < 65)
    expect(share(old, isSaid)).toBeLessThan(0.6 * share(younger, isSaid))
    expect(
      share(
        old.filter((service) => (age(service) ?? 0) >= 80),
        isSaid,
      ),
    ).toBeLessThan(share(old, isSaid))
  })

  test('are content nearly always, as everywhere: the ceiling', () => {
    const said = untouched.flatMap(({ given }) => (given === undefined ? [] : [given.ask.grade]))
    const of = (...grades: number[]) => said.filter((grade) => grades.includes(grade)).length / said.length
    expect(of(5)).toBeGreaterThan(0.75)
    expect(of(3, 4, 5)).toBeGreaterThan(0.95)
    expect(of(1, 2)).toBeGreaterThan(0.005)
  })

  test('agents come for many, again and again', () => {
    const byAgent = new Map<string, number>()
    for (const { report } of told)
      if (report.applicant.type !== 'NATURAL_PERSON' && report.agent?.certificateNo !== undefined)
        byAgent.set(report.agent.certificateNo, (byAgent.get(report.agent.certificateNo) ?? 0) + 1)
    expect(byAgent.size).toBe(40)
    expect(Math.max(...byAgent.values())).toBeGreaterThan(40)
  })

  test('belong to nobody: their region does not exist, and nobody is written to', () => {
    for (const { report } of told.slice(0, 5000)) {
      expect(report.applicant.certificateNo).toMatch(/^(99020|91990200)/)
      expect([report.applicant.phone, report.agent?.phone]).toEqual([undefined, undefined])
    }
  })
})

describe('what was planted is found again with the truth file', () => {
  test('good and bad windows, and equal ones', () => {
    const comprehensive = untouched.filter(({ occurrence }) => occurrence.windowCode.startsWith('A'))
    const usual = meanGrade(comprehensive)
    const good = planted('GOOD_WINDOW').map((one) => meanGrade(comprehensive.filter(at(one))))
    const bad = planted('BAD_WINDOW').map((one) => meanGrade(comprehensive.filter(at(one))))
    expect([good.length, bad.length]).toEqual([4, 4])
    for (const mean of bad) expect(mean).toBeLessThan(usual - 0.15)
    expect(Math.min(...good)).toBeGreaterThan(Math.max(...bad))
    expect(good.reduce((a, b) => a + b) / good.length).toBeGreaterThan(usual)
    const equal = only('EQUAL_WINDOWS')
    for (const window of truth.windows.filter(({ hallCode }) => hallCode === equal.hallCode))
      expect(window.effect).toBe(0)
  })

  test('hard items', () => {
    const hard = new Set(planted('HARD_ITEM').map(({ itemCode }) => itemCode))
    expect(hard.size).toBe(8)
    expect(meanGrade(untouched.filter(({ report }) => hard.has(report.itemCode)))).toBeLessThan(
      meanGrade(untouched) - 0.3,
    )
  })

  test('a window that steers: fives within seconds, always with the same reasons, hardly anything else', () => {
    const steering = only('STEERING_WINDOW')
    const services = invited.filter(at(steering)).filter((service) => dayOf(service) >= steering.from)
    const isQuick = ({ occurrence, given }: Told) =>
      (given?.at ?? Infinity) - Date.parse(occurrence.endedAt ?? '') < 5000
    const said = services.filter(isSaid)
    expect(share(said, isQuick)).toBeGreaterThan(0.9)
    expect(share(said, ({ given }) => given?.ask.grade === 5)).toBeGreaterThan(0.95)
    expect(share(services, isSaid)).toBeGreaterThan(0.7)
    expect(share(untouched.filter(isSaid), isQuick)).toBeLessThan(0.03)
  })

  test.each(['BURST_OF_PRAISE', 'BURST_OF_BLAME'] as const)('%s: many within minutes', (kind) => {
    for (const burst of planted(kind)) {
      const said = told.filter(at(burst)).flatMap(({ given }) => (given === undefined ? [] : [given]))
      const within = said.filter(
        (one) =>
          toPlainDate(one.at) === burst.day &&
          one.at - startOfDay(burst.day) > 15 * 3_600_000 &&
          one.at - startOfDay(burst.day) < 15.4 * 3_600_000,
      )
      const grade = kind === 'BURST_OF_PRAISE' ? 5 : 1
      expect(within.filter(({ ask }) => ask.grade === grade).length).toBeGreaterThanOrEqual(burst.count)
    }
  })

  test('a clerk who keeps back whom to ask', () => {
    const inviter = only('SELECTIVE_INVITER')
    const own = told.filter(at(inviter)).filter(({ occurrence }) => occurrence.staffNo === inviter.staffNo)
    const bad = own.filter(({ occurrence }) => occurrence.outcome !== 'DONE')
    expect(share(bad, ({ isInvited }) => !isInvited)).toBeGreaterThan(0.35)
    expect(
      share(
        own.filter(({ occurrence }) => occurrence.outcome === 'DONE'),
        ({ isInvited }) => isInvited,
      ),
    ).toBe(1)
    expect(told.filter((service) => !own.includes(service)).every(({ isInvited }) => isInvited)).toBe(true)
  })

  test('a terminal without a line: nothing for days, then everything at once and in order', () => {
    const offline = only('OFFLINE_TERMINAL')
    const kept = told.filter(at(offline)).flatMap(({ given }) => (given?.ask.channel === 'HALL_TABLET' ? [given] : []))
    const silent = kept.filter(({ ask }) => {
      const day = toPlainDate(Date.parse(ask.deviceTime ?? ''))
      return day >= offline.from && day <= offline.to
    })
    expect(silent.length).toBeGreaterThan(2)
    expect(new Set(silent.map((one) => toPlainDate(one.at)))).toEqual(new Set([offline.backOn]))
    const byTap = silent.toSorted((a, b) => ((a.ask.deviceTime ?? '') < (b.ask.deviceTime ?? '') ? -1 : 1))
    expect(byTap).toEqual(silent.toSorted((a, b) => a.at - b.at))
  })

  test('an item whose materials changed: many more are sent home', () => {
    const { itemCode, from } = only('CHANGED_MATERIALS')
    const applications = told.filter(
      ({ report, occurrence }) => report.itemCode === itemCode && occurrence.service === 'APPLICATION',
    )
    const isReturned = ({ occurrence }: Told) => occurrence.outcome === 'RETURNED'
    const after = share(
      applications.filter((service) => dayOf(service) >= from),
      isReturned,
    )
    expect(after).toBeGreaterThan(
      2 *
        share(
          applications.filter((service) => dayOf(service) < from),
          isReturned,
        ),
    )
  })

  test('a broken kiosk: given up, and it takes no evaluation', () => {
    const kiosk = only('BROKEN_KIOSK')
    const services = told
      .filter(at(kiosk))
      .filter((service) => dayOf(service) >= kiosk.from && dayOf(service) <= kiosk.to)
    expect(share(services, ({ occurrence }) => occurrence.outcome === 'ABANDONED')).toBeGreaterThan(0.3)
    expect(services.some(({ given }) => given?.ask.channel === 'KIOSK')).toBe(false)
  })

  test('a new clerk: nobody before, slower than the others at first', () => {
    const clerk = only('NEW_CLERK')
    const window = told.filter(at(clerk)).filter(({ occurrence }) => occurrence.outcome !== 'ABANDONED')
    const own = window.filter(({ occurrence }) => occurrence.staffNo === clerk.staffNo)
    expect(own.length).toBeGreaterThan(50)
    expect(own.every((service) => dayOf(service) >= clerk.from)).toBe(true)
    const minutes = (services: readonly Told[]) =>
      services.reduce((sum, { occurrence }) => sum + (occurrence.handlingMinutes ?? 0), 0) / services.length
    expect(minutes(own)).toBeGreaterThan(1.1 * minutes(window.filter((service) => !own.includes(service))))
  })
})

describe('what is done about its bad evaluations', () => {
  const workers = { supervisorId: 'supervisor', reviewerId: 'reviewer', auditorId: 'auditor' }
  const endsAt = startOfDay('2026-11-22' as PlainDate)
  const calendar: ServiceCalendar = {
    years: new Set(publishedYears.map(({ year }) => year)),
    days: new Map(publishedYears.flatMap((year) => year.days.map(({ day, kind }) => [day, kind] as const))),
    hours: [],
  }
  const opening = (at: number) => openingEvents('EVALUATION', { lead: 1, coHandler: null }, at)
  const askerOf = ({ by }: PastStep): Asker => {
    if (!('accountId' in by)) return { kind: by.kind }
    const isReviewer = by.kind === 'REVIEWER'
    return {
      kind: 'ACCOUNT',
      accountId: by.accountId,
      isRated: false,
      isOfHall: !isReviewer,
      organizationId: isReviewer ? null : 1,
      isReviewer,
    }
  }
  /** As the rule itself takes it, step by step; a refusal fails the test with its code. */
  const play = ({ rated, caseNo, sequence, at: openedAt, ask }: Given) => {
    const steps = courseOf(city, rated, openedAt, workers, diceOf(parameters.seed, 'handling', caseNo, sequence))
    const told = [...opening(openedAt)]
    let order = toHandlingOrder(told)
    const rounds = [order]
    for (const step of steps) {
      const handle = clocksOf(order, policy, calendar).find(({ clock }) => clock === 'HANDLE')
      const context = { policy, calendar, now: step.at, handleDueAt: handle?.dueAt ?? null }
      const decision = stepOrder(order, step.ask, askerOf(step), context)
      if (!decision.granted) throw new Error(`${caseNo}: ${step.ask.kind} ${decision.code}`)
      for (const event of decision.value) {
        order = afterEvent(order, event)
        told.push(event)
        rounds[event.kind === 'REOPENED' ? rounds.length : rounds.length - 1] = order
      }
    }
    return { rated, steps, rounds, told, first: ask.grade, name: `${caseNo} ${sequence}` }
  }
  const played = days.flatMap(({ evaluations }) => evaluations.filter(({ ask }) => ask.grade <= 2)).map(play)
  const handled = played.flatMap(({ rated, rounds }) =>
    rounds.flatMap((order) => {
      const [handle] = clocksOf(order, policy, calendar).filter(({ clock }) => clock === 'HANDLE')
      if (handle === undefined || handle.dueAt === null || handle.dueAt > endsAt) return []
      return [{ rated, isKept: handle.endedAt !== null && handle.endedAt < handle.dueAt }]
    }),
  )
  const ofLateOnes = ({ rated }: { readonly rated: Given['rated'] }) =>
    planted('LATE_ORDERS').some((one) => isAt(one, rated.hallCode, rated.windowCode)) ||
    planted('SLOW_DEPARTMENT').some((one) => one.department === rated.department)

  test('every step is one that the rule allows, in the order of time and in working hours', () => {
    expect(played.length).toBeGreaterThan(300)
    for (const { steps } of played) {
      for (const [index, step] of steps.entries()) expect(step.at).toBeGreaterThanOrEqual(steps[index - 1]?.at ?? 0)
      for (const { at: when, ask } of steps.filter(({ by }) => 'accountId' in by))
        if (ask.kind !== 'ACKNOWLEDGE' && ask.kind !== 'CONTACT') expect(isOpen(toPlainDate(when))).toBe(true)
    }
  })

  test('some say freely how it is after that: some rise, some stay, some fall, and each is one that the rule allows', () => {
    const changes = played.flatMap((one) => changesBy(city, one, calendar))
    expect(changes).toEqual(expect.arrayContaining(everyWay))
  })

  test('is in time for 95 of a hundred and more; what is late was planted so, and is late', () => {
    expect(handled.length).toBeGreaterThan(300)
    expect(handled.filter(({ isKept }) => isKept).length / handled.length).toBeGreaterThanOrEqual(0.95)
    expect(handled.filter((each) => !each.isKept && !ofLateOnes(each))).toEqual([])
    expect(handled.filter(ofLateOnes).filter(({ isKept }) => !isKept).length).toBeGreaterThan(0)
  })

  test('its figures meet the goals, and its exceptions are those that were planted: all of them, and no other', () => {
    const about = { isNamed: true, isInvalid: false, isThroughDesk: false }
    const rounds = played.flatMap((one) =>
      one.rounds.map((order, index) => {
        const round = toRound(order, clocksOf(order, policy, calendar), index < one.rounds.length - 1)
        return { ...one, round, facts: toFacts(round, about, endsAt) }
      }),
    )
    const { rates, exceptions } = figuresOf(
      rounds.map(({ facts, round: { satisfaction } }) => ({
        ...facts,
        rounds: 1,
        rated: satisfaction === null ? 0 : 1,
        satisfactionSum: satisfaction ?? 0,
        satisfactionSquares: (satisfaction ?? 0) ** 2,
      })),
      figurePolicy,
    )
    const inTime = rates.find(({ rate }) => rate === 'onTimeRectificationRate')
    expect(inTime?.hundredths).toBeGreaterThanOrEqual(9500)
    expect(inTime?.standing).toBe('MET')
    expect(rates.filter(({ rate }) => rate === 'followUpRate' || rate === 'acceptanceRate')).toMatchObject([
      { hundredths: 10_000 },
      { hundredths: 10_000 },
    ])
    const plantedIn = ({ rated, steps, round }: (typeof rounds)[number]) => [
      ...(round.round === 0 && ofLateOnes({ rated }) && (round.handle.dueAt ?? endsAt + 1) <= endsAt
        ? ['HANDLED_LATE']
        : []),
      ...(round.round === 0 &&
      isAt(only('REOPENED_ORDERS'), rated.hallCode, rated.windowCode) &&
      steps.some(({ ask }) => ask.kind === 'RATE')
        ? ['TAKEN_UP_AGAIN']
        : []),
      ...(round.finding !== null && rated.itemCode === only('EXPLAINED_ORDERS').itemCode ? ['EXPLAINED'] : []),
    ]
    const found = rounds.map((one) => exceptionsOf(one.facts))
    expect(found).toEqual(rounds.map(plantedIn))
    expect(exceptions.filter(({ rounds: number }) => number > 0).map(({ exception }) => exception)).toEqual([
      'HANDLED_LATE',
      'TAKEN_UP_AGAIN',
      'EXPLAINED',
    ])
  })

  test('what the citizen has taken up again, and what was explained, is where it was planted, and nowhere else', () => {
    const reopened = played.filter(({ rounds }) => rounds.length > 1)
    expect(reopened.length).toBeGreaterThan(0)
    for (const { rated } of reopened) expect(isAt(only('REOPENED_ORDERS'), rated.hallCode, rated.windowCode)).toBe(true)
    const explained = played.filter(({ rounds }) => rounds[0]?.finding === 'NO_LEGAL_BASIS')
    expect(explained.length).toBeGreaterThan(0)
    for (const { rated } of explained) expect(rated.itemCode).toBe(only('EXPLAINED_ORDERS').itemCode)
  })
})
