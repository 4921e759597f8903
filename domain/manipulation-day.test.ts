import { describe, expect, test } from 'vitest'
import { type CleanWorld, cleanDay, dayOf, dayOfHall, detectorPolicy } from '../tests/support/manipulation.ts'
import { fitBaseline, type HallBaseline } from './detector-baseline.ts'
import { addDays, type PlainDate, startOfDay, weekdayOf } from './kernel/plain-date.ts'
import type { DetectorName, SeenEvaluation, Signal } from './manipulation.ts'
import { lookAtDay } from './manipulation-day.ts'

/** Ten clean days in every run, sixty at night: CLEAN_DAYS. The seed is written here. */
const days = Number(process.env.CLEAN_DAYS ?? 10)
const world: CleanWorld = { seed: 20_261_123, halls: 10, windowsOfHall: 30, perWindowDay: 14 }
const firstDay = dayOf('2026-06-01')
const windows = world.halls * world.windowsOfHall

type Days = Map<PlainDate, readonly SeenEvaluation[]>
interface Hall {
  readonly byDay: Days
  readonly baseline: HallBaseline
}

const openDay = (turn: number): PlainDate => {
  let day = firstDay
  for (let left = turn; left > 0 || weekdayOf(day) > 5; day = addDays(day, 1)) if (weekdayOf(day) <= 5) left -= 1
  return day
}

function bring(hall: number): Hall {
  const byDay: Days = new Map()
  const ids = Array.from({ length: world.windowsOfHall }, (_, at) => hall * 100 + at)
  for (
    let day = addDays(firstDay, -detectorPolicy.baselineNaturalDays);
    day <= openDay(days - 1);
    day = addDays(day, 1)
  )
    byDay.set(day, cleanDay(world, hall, day))
  const before = [...byDay].flatMap(([day, seen]) => (day < firstDay ? seen : []))
  const baseline = fitBaseline(before, ids, detectorPolicy)
  if (baseline === undefined) throw new Error('a hall without anything ordinary')
  return { byDay, baseline }
}

const halls = Array.from({ length: world.halls }, (_, hall) => bring(hall))

const noneAlike = () => new Set<string>()
const look = (
  day: PlainDate,
  changed?: { hall: number; more: readonly SeenEvaluation[] },
  similar = noneAlike as (ids: readonly string[]) => ReadonlySet<string>,
) =>
  lookAtDay(
    halls.map(({ byDay, baseline }, hall) => {
      const own: Days = new Map(byDay)
      if (changed?.hall === hall) own.set(day, [...(byDay.get(day) ?? []), ...changed.more])
      return { ofHall: dayOfHall(day, own), baseline }
    }),
    detectorPolicy,
    similar,
  )

const of = (signals: readonly Signal[], detector: DetectorName) => signals.filter((one) => one.detector === detector)
const told = (what: string, value: number | string) => console.log(`${what}: ${value}`)

/** So many more at one window of the first hall, from an instant on, a gap apart. */
function more(
  day: PlainDate,
  count: number,
  { gapSeconds = 25, jitter = 0.6, grade = 5, hour = 14, isPrompt = false, name = 'planted' } = {},
): readonly SeenEvaluation[] {
  let at = startOfDay(day) + hour * 3_600_000 + 5000
  return Array.from({ length: count }, (_, turn) => {
    at += gapSeconds * 1000 * (1 + jitter * (((turn * 7919) % 13) / 6 - 1))
    return { id: `${name}/${turn}`, windowId: 3, staffId: null, tappedAt: Math.round(at), grade, isPrompt }
  })
}

describe(`${days} clean days at ${windows} windows`, () => {
  const found = Array.from({ length: days }, (_, turn) => look(openDay(turn))).flat()

  test('set nothing aside', () => {
    for (const name of ['BURST', 'PROMPT', 'REGULAR', 'BOMBING', 'STREAK'] as const)
      told(
        `${name}: set aside, watched on clean days`,
        `${of(found, name).filter(({ state }) => state === 'QUARANTINED').length}, ${of(found, name).length}`,
      )
    expect(found.filter(({ state }) => state === 'QUARANTINED')).toEqual([])
  })

  test('call attention by bursts or quick taps at most once in five days, and by runs never', () => {
    expect(of(found, 'BURST').length + of(found, 'PROMPT').length).toBeLessThanOrEqual(days / 5)
    expect(of(found, 'STREAK')).toEqual([])
    expect(of(found, 'REGULAR').length).toBeLessThanOrEqual(days / 5)
  })

  test('have grades of a window drift at most once in 100 of its days', () => {
    told('days of a window for one drift', Math.round((days * windows) / Math.max(1, of(found, 'DRIFT').length)))
    expect(of(found, 'DRIFT').length).toBeLessThanOrEqual((days * windows) / 100)
  })
})

describe('what is planted', () => {
  const every = Array.from({ length: Math.min(days, 10) }, (_, turn) => openDay(turn))
  const power = (count: number, plan = {}) =>
    every.filter((day) =>
      of(look(day, { hall: 0, more: more(day, count, plan) }), 'BURST').some(({ state }) => state === 'QUARANTINED'),
    ).length / every.length

  test('thirty more within ten minutes are set aside, praise and blame alike', () => {
    const [fewer, thirty, blame] = [
      power(20, { gapSeconds: 25 }),
      power(30, { gapSeconds: 18 }),
      power(30, { gapSeconds: 18, grade: 1 }),
    ]
    told('bursts of 20 and 30 found', `${fewer}, ${thirty}`)
    expect(thirty).toBeGreaterThanOrEqual(0.9)
    expect(blame).toBe(thirty)
  })

  test('a burst of bad ones that say the same has a name of its own; without it, it is a burst like any other', () => {
    const [day] = every as [PlainDate]
    const changed = { hall: 0, more: more(day, 20, { gapSeconds: 25, grade: 1 }) }
    const planted = (ids: readonly string[]) => new Set(ids.filter((id) => id.startsWith('planted')))
    expect(of(look(day, changed, planted), 'BOMBING')).toHaveLength(1)
    expect(of(look(day, changed), 'BOMBING')).toEqual([])
  })

  test('taps within seconds of the service are set aside, those alone; a run of fives beside them is told', () => {
    const [day] = every as [PlainDate]
    const quick = more(day, 12, { gapSeconds: 600, hour: 9, isPrompt: true })
    const [signal, ...others] = of(look(day, { hall: 0, more: quick }), 'PROMPT')
    expect(others).toEqual([])
    expect(signal).toMatchObject({ state: 'QUARANTINED', windowId: 3 })
    expect(signal?.evaluationIds.filter((id) => id.startsWith('planted'))).toHaveLength(12)
  })

  test('a program that taps every twenty seconds is set aside however few it taps in a cell; one with some jitter is watched', () => {
    const [day] = every as [PlainDate]
    const robot = (jitter: number) =>
      of(look(day, { hall: 0, more: more(day, 22, { gapSeconds: 20, jitter, hour: 20 }) }), 'REGULAR')
    expect(robot(0.1)).toMatchObject([{ state: 'QUARANTINED', windowId: 3 }])
    expect(robot(0.45)).toMatchObject([{ state: 'WATCHED', windowId: 3 }])
    expect(robot(1.6)).toEqual([])
  })

  test('low grades alone set nothing aside: a day of ones at a window, spread over its hours', () => {
    const [day] = every as [PlainDate]
    const bad = [9, 10, 11, 14, 15].flatMap((hour) => [
      ...more(day, 5, { gapSeconds: 600, hour, grade: 1, name: `bad ${hour}` }),
    ])
    const signals = look(day, { hall: 0, more: bad }).filter(({ windowId }) => windowId === 3)
    expect(signals.filter(({ state }) => state === 'QUARANTINED')).toEqual([])
    expect(signals.map(({ detector }) => detector)).toEqual(['DRIFT'])
  })
})
