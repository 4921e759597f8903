import { describe, expect, test } from 'vitest'
import { fitBaseline } from '../../domain/detector-baseline.ts'
import { isPrompt } from '../../domain/detector-prompt.ts'
import type { InvitedDay } from '../../domain/detector-selective.ts'
import { addDays, type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { SeenEvaluation, Signal } from '../../domain/manipulation.ts'
import { lookAtDay } from '../../domain/manipulation-day.ts'
import { dayOf, dayOfHall, detectorPolicy as policy } from '../../tests/support/manipulation.ts'
import { buildCity } from './city.ts'
import type { CityParameters } from './parameters.ts'
import { type Plant, type PlantOf, plant } from './plants.ts'
import { daysOf } from './simulator.ts'

/** Four months of the trial city, as detectors see it: looked at day by day, with what was ordinary in the weeks before each month. */
const parameters: CityParameters = {
  seed: 1,
  until: dayOf('2026-11-21'),
  days: 120,
  servicesPerWindowDay: 10,
  participationPercent: 33,
}
const terminals = ['HALL_TABLET', 'KEYPAD', 'KIOSK']
const city = plant(buildCity(parameters))
const days = [...daysOf(city)]
const planted = <Kind extends Plant['kind']>(kind: Kind) =>
  city.plants.filter((one): one is PlantOf<Kind> => one.kind === kind)

const windowIds = new Map(
  city.halls.flatMap(({ windows }) => windows).map(({ hallCode, code }, at) => [`${hallCode}/${code}`, at] as const),
)
const staffIds = new Map(
  city.halls
    .flatMap(({ plan, staff }) => staff.map(({ no }) => `${plan.code}/${no}`))
    .map((name, at) => [name, at] as const),
)
const idOf = ({ hallCode, windowCode }: { readonly hallCode: string; readonly windowCode: string }) =>
  windowIds.get(`${hallCode}/${windowCode}`) ?? -1

interface Service {
  readonly windowId: number
  readonly staffId: number | null
  readonly endedAt: number
  readonly isBad: boolean
  readonly isInvited: boolean
}

/** As the platform has it: the last that was reported of a service, and whether it was fresh when its end became known. */
function servicesOf(): ReadonlyMap<string, Service> {
  const services = new Map<string, Service>()
  for (const { caseNo, report, at } of days.flatMap(({ reports }) => reports))
    for (const { sequence, endedAt, outcome, hallCode, windowCode, staffNo } of report.occurrences) {
      if (endedAt === undefined) continue
      const key = `${caseNo} ${sequence}`
      const ended = Date.parse(endedAt)
      services.set(key, {
        windowId: idOf({ hallCode, windowCode }),
        staffId: staffIds.get(`${hallCode}/${staffNo}`) ?? null,
        endedAt: ended,
        isBad: outcome !== 'DONE',
        isInvited: services.get(key)?.isInvited === true || at - ended < 30 * 86_400_000,
      })
    }
  return services
}
const services = servicesOf()

const byHall = new Map(city.halls.map(({ plan }) => [plan.code, new Map<PlainDate, SeenEvaluation[]>()]))
for (const { day, evaluations } of days)
  for (const { rated, caseNo, sequence, at, ask } of evaluations) {
    const key = `${caseNo} ${sequence}`
    const tappedAt = terminals.includes(ask.channel) && ask.deviceTime !== undefined ? Date.parse(ask.deviceTime) : at
    const endedAt = services.get(key)?.endedAt ?? 0
    const own = byHall.get(rated.hallCode)
    own?.set(day, [
      ...(own.get(day) ?? []),
      {
        ...{ id: key, windowId: idOf(rated), staffId: null, tappedAt, grade: ask.grade },
        isPrompt: isPrompt(endedAt, tappedAt, policy),
      },
    ])
  }

function invitedIn(hallWindows: ReadonlySet<number>, from: PlainDate, to: PlainDate): readonly InvitedDay[] {
  const rows = new Map<string, { -readonly [Key in keyof InvitedDay]: InvitedDay[Key] }>()
  for (const { windowId, staffId, endedAt, isBad, isInvited } of services.values()) {
    const day = toPlainDate(endedAt)
    if (day < from || day > to || staffId === null || !hallWindows.has(windowId)) continue
    const key = `${windowId}|${staffId}|${day}`
    const row = rows.get(key) ?? {
      windowId,
      staffId,
      day,
      badInvited: 0,
      badWithheld: 0,
      goodInvited: 0,
      goodWithheld: 0,
    }
    row[`${isBad ? 'bad' : 'good'}${isInvited ? 'Invited' : 'Withheld'}`] += 1
    rows.set(key, row)
  }
  return [...rows.values()]
}

const aside = new Set<string>()
const firstLooked = dayOf('2026-09-14')

/** From month to month what was set aside is no part of what is ordinary. */
function* look(): Generator<{ readonly day: PlainDate; readonly signals: readonly Signal[] }> {
  let baselines = new Map<string, ReturnType<typeof fitBaseline>>()
  let month = ''
  for (const { day } of days.filter((one) => one.day >= firstLooked)) {
    if (day.slice(0, 7) !== month) {
      month = day.slice(0, 7)
      const from = addDays(day, -policy.baselineNaturalDays)
      baselines = new Map(
        city.halls.map(({ plan, windows }) => {
          const own = [...(byHall.get(plan.code) ?? [])].flatMap(([at, seen]) => (at >= from && at < day ? seen : []))
          const ids = windows.map(({ code }) => idOf({ hallCode: plan.code, windowCode: code }))
          return [
            plan.code,
            fitBaseline(
              own.filter(({ id }) => !aside.has(id)),
              ids,
              policy,
            ),
          ]
        }),
      )
    }
    const { settleNaturalDays, lookBackNaturalDays } = policy.selective
    const to = addDays(day, -settleNaturalDays)
    const halls = city.halls.map(({ plan, windows }) => {
      const ids = new Set(windows.map(({ code }) => idOf({ hallCode: plan.code, windowCode: code })))
      const found = dayOfHall(day, byHall.get(plan.code) ?? new Map())
      // What was set aside before is not set aside twice.
      const ofHall = { ...found, recent: found.recent.filter(({ id }) => !aside.has(id)) }
      return {
        ofHall: { ...ofHall, invited: invitedIn(ids, addDays(to, 1 - lookBackNaturalDays), to) },
        baseline: baselines.get(plan.code),
      }
    })
    const signals = lookAtDay(halls, policy, () => new Set())
    for (const { state, evaluationIds } of signals)
      if (state === 'QUARANTINED') for (const id of evaluationIds) aside.add(id)
    yield { day, signals }
  }
}

const looked = [...look()]
const all = looked.flatMap(({ day, signals }) => signals.map((signal) => ({ day, ...signal })))
const told = (what: string, value: unknown) => console.log(`${what}: ${value}`)

describe('in the trial city', () => {
  test('every planted burst is set aside, of praise and of blame, on its day', () => {
    const bursts = [...planted('BURST_OF_PRAISE'), ...planted('BURST_OF_BLAME')]
    expect(bursts).toHaveLength(3)
    for (const burst of bursts) {
      const own = all.filter((one) => one.day === burst.day && one.windowId === idOf(burst) && one.detector === 'BURST')
      told(
        `${burst.kind} of ${burst.count} on ${burst.day}: set aside`,
        own.reduce((sum, { evaluationIds }) => sum + evaluationIds.length, 0),
      )
      expect(own.map(({ state }) => state)).toContain('QUARANTINED')
    }
  })

  test('the window that steers is found by its taps within seconds', () => {
    const [steering] = planted('STEERING_WINDOW')
    const own = all.filter(
      (one) => steering !== undefined && one.windowId === idOf(steering) && one.detector === 'PROMPT',
    )
    told('days and weeks on which it was found', own.filter(({ state }) => state === 'QUARANTINED').length)
    expect(own.filter(({ state }) => state === 'QUARANTINED').length).toBeGreaterThan(3)
  })

  test('the clerk who keeps back whom to ask is found, and nobody else', () => {
    const [inviter] = planted('SELECTIVE_INVITER')
    const found = all.filter(({ detector }) => detector === 'SELECTIVE')
    expect(new Set(found.map(({ windowId, staffId }) => `${windowId}/${staffId}`))).toEqual(
      new Set([`${inviter && idOf(inviter)}/${staffIds.get(`${inviter?.hallCode}/${inviter?.staffNo}`)}`]),
    )
  })

  test('nothing is set aside anywhere else: not what a terminal without a line kept, not the full Monday after a holiday, not bad grades', () => {
    const manipulated = new Set(
      [
        ...[...planted('BURST_OF_PRAISE'), ...planted('BURST_OF_BLAME')],
        ...[...planted('STEERING_WINDOW'), ...planted('SELECTIVE_INVITER')],
      ].map(idOf),
    )
    const elsewhere = all.filter(({ windowId }) => !manipulated.has(windowId))
    for (const name of new Set(elsewhere.map(({ detector }) => detector)))
      told(`clean windows, watched by ${name}`, elsewhere.filter(({ detector }) => detector === name).length)
    told('days of clean windows looked at', looked.length * (windowIds.size - manipulated.size))
    expect(elsewhere.filter(({ state }) => state === 'QUARANTINED')).toEqual([])
  })
})
