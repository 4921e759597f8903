import type { Static } from 'typebox'
import type { participation, seeParticipation } from '../../contracts/participation.ts'
import type { QueryOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import type { EvaluationChannel } from '../../domain/evaluation-channel.ts'
import {
  addDays,
  findPlainDate,
  type InstantMs,
  type PlainDate,
  startOfDay,
  toPlainDate,
} from '../../domain/kernel/plain-date.ts'
import {
  hideSmallGroups,
  hundredthsOf,
  mayTellPart,
  type Participation,
  type Shown,
} from '../../domain/participation.ts'
import { serviceOutcomes } from '../../domain/service-case.ts'
import { readScoped } from '../access/index.ts'
import { findHalls, type HallPlace } from '../catalogue/index.ts'
import type { Database } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { PolicyBody, RuleBook } from '../policy/index.ts'
import {
  countComments,
  type EvaluatedRow,
  findEvaluated,
  findLetters,
  findOpened,
  findServed,
  type LetterRow,
  type OpenedRow,
  type ServedRow,
} from './store.ts'

export interface ParticipationDeps {
  readonly world: World
  readonly rules: RuleBook
}

export type ParticipationView = Static<typeof participation>

const daysUnlessSaid = 30

/** What became of the services of a hall on some days. */
export async function viewParticipation(
  deps: ParticipationDeps,
  caller: Reach,
  hallCode: string,
  query: QueryOf<typeof seeParticipation>,
): Promise<ParticipationView> {
  const { world, rules } = deps
  const now = world.now()
  const hall = await loadHall(deps, caller, hallCode, toPlainDate(now))
  const policy = rules.loadPolicy('participation', hall.divisionId, now).body
  const { smallestGroup } = rules.loadPolicy('board', hall.divisionId, now).body
  const { from, to } = loadPeriod(query, toPlainDate(now), policy.periodNaturalDaysMax)
  const found = await readScoped(deps, caller, (tx) => readFigures(tx, hall.hallId, from, to, now))
  const total = hideSmallGroups([countsOf(found, () => true)], smallestGroup)[0] as Whole
  const { day: days, windowCode: windows } = groupsOf(found)
  return {
    hallCode,
    hallName: hall.hallName,
    fromDay: from,
    toDay: addDays(to, -1),
    asOf: new Date(now).toISOString(),
    smallestGroup,
    total: told(total),
    days: tell(
      days.map((day) => ({ day, ...countsOf(found, (row) => row.day === day) })),
      smallestGroup,
    ),
    windows: tell(
      windows.map(([windowCode, windowId]) => ({ windowCode, ...countsOf(found, (row) => row.windowId === windowId) })),
      smallestGroup,
    ),
    outcomes: tell(
      serviceOutcomes.map((outcome) => ({ outcome, ...ofPeople(found, (row) => row.outcome === outcome) })),
      smallestGroup,
    ),
    elderly: tell(
      // With the others, who are the rest of the whole: a small rest is found by subtracting.
      [
        ofPeople(found, (row) => row.ageBand >= policy.elderlyAgeBandMin),
        ofPeople(found, (row) => row.ageBand < policy.elderlyAgeBandMin),
      ],
      smallestGroup,
    )[0] as ParticipationView['elderly'],
    ...(total.isHidden ? { letters: [], openedBy: [], evaluatedBy: [] } : byChannel(found, policy)),
    shares: sharesOf(found, total, policy, smallestGroup),
  }
}

async function loadHall(
  { world, rules }: ParticipationDeps,
  caller: Reach,
  hallCode: string,
  today: PlainDate,
): Promise<HallPlace> {
  const hall = (await findHalls(world.app, today)).find((candidate) => candidate.hallCode === hallCode)
  if (hall === undefined) throw new Refused('HALL_UNKNOWN')
  if (!rules.isReached(caller, hall)) throw new Refused('FORBIDDEN')
  return hall
}

/** Days [from, to); the last thirty up to today unless said. */
function loadPeriod(query: QueryOf<typeof seeParticipation>, today: PlainDate, daysMax: number) {
  const last = query.to === undefined ? today : findPlainDate(query.to)
  if (last === undefined) throw new Refused('MALFORMED', '/to')
  const from = query.from === undefined ? addDays(last, 1 - daysUnlessSaid) : findPlainDate(query.from)
  if (from === undefined || from > last) throw new Refused('MALFORMED', '/from')
  if (addDays(from, daysMax) <= last) throw new Refused('MALFORMED', '/from')
  return { from, to: addDays(last, 1) }
}

interface Figures {
  readonly served: readonly ServedRow[]
  readonly letters: readonly LetterRow[]
  readonly opened: readonly OpenedRow[]
  readonly evaluated: readonly EvaluatedRow[]
  readonly comments: number
}
type AnyRow = ServedRow | LetterRow | OpenedRow | EvaluatedRow

async function readFigures(
  tx: Database,
  hallId: number,
  from: PlainDate,
  to: PlainDate,
  now: InstantMs,
): Promise<Figures> {
  return {
    served: await findServed(tx, hallId, new Date(startOfDay(from)), new Date(startOfDay(to)), new Date(now)),
    letters: await findLetters(tx, hallId, from, to),
    opened: await findOpened(tx, hallId, from, to),
    evaluated: await findEvaluated(tx, hallId, from, to),
    comments: await countComments(tx, hallId, from, to),
  }
}

function groupsOf({ served }: Figures) {
  return {
    day: [...new Set(served.map(({ day }) => day))].sort(),
    windowCode: [...new Map(served.map(({ windowCode, windowId }) => [windowCode, windowId]))].sort(([a], [b]) =>
      a < b ? -1 : 1,
    ),
  }
}

function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0)
}

function countsOf(found: Figures, isOf: (row: AnyRow) => boolean) {
  const [served, letters] = [found.served.filter(isOf), found.letters.filter(isOf)]
  const invited = sum(served, (row) => row.invited)
  const evaluated = sum(found.evaluated.filter(isOf), (row) => row.evaluated)
  const stillOpen = sum(served, (row) => row.stillOpen)
  return {
    served: sum(served, (row) => row.served),
    invited,
    sent: sum(letters, (row) => row.sent),
    delivered: sum(letters, (row) => row.delivered),
    undelivered: sum(letters, (row) => row.undelivered),
    opened: sum(found.opened.filter(isOf), (row) => row.opened),
    evaluated,
    expired: stillOpen > 0 ? null : Math.max(0, invited - evaluated),
  }
}

/** By outcome or age: letters and openings are not counted so, because the fewer is kept of them the better. */
function ofPeople(found: Figures, isOf: (row: ServedRow | EvaluatedRow) => boolean): Participation {
  const counts = countsOf(found, (row) => 'outcome' in row && isOf(row))
  return { ...counts, sent: null, delivered: null, undelivered: null, opened: null }
}

type Whole = Shown<ReturnType<typeof countsOf>>

function tell<Row extends Participation>(rows: readonly Row[], smallestGroup: number): Shown<Row>[] {
  return hideSmallGroups(rows, smallestGroup).map(told)
}

/** Of a hidden group only how many were served and invited is told. */
function told<Row extends Shown<Participation>>(row: Row): Row {
  if (!row.isHidden) return row
  return { ...row, sent: 0, delivered: 0, undelivered: 0, opened: 0, evaluated: 0, expired: null }
}

const add = (totals: Map<string, number>, key: string, more: number) => totals.set(key, (totals.get(key) ?? 0) + more)

function byChannel(found: Figures, policy: PolicyBody<'participation'>) {
  const [opened, evaluated] = [new Map<string, number>(), new Map<string, number>()]
  for (const row of found.opened) add(opened, row.channel, row.opened)
  for (const row of found.evaluated) add(evaluated, row.channel, row.evaluated)
  const letters = (['SMS', 'MESSAGE'] as const).map((channel) => {
    const rows = found.letters.filter((row) => row.channel === channel)
    const of = (name: 'sent' | 'delivered' | 'undelivered' | 'uncertain' | 'dropped') => sum(rows, (row) => row[name])
    return {
      channel,
      sent: of('sent'),
      delivered: of('delivered'),
      undelivered: of('undelivered'),
      uncertain: of('uncertain'),
      dropped: of('dropped'),
    }
  })
  return {
    letters: letters.filter((row) => row.sent + row.undelivered + row.uncertain + row.dropped > 0),
    openedBy: [...opened].sort().map(([channel, count]) => ({ channel: channel as EvaluationChannel, opened: count })),
    evaluatedBy: [...evaluated].sort().map(([channel, count]) => ({
      channel: channel as EvaluationChannel,
      evaluated: count,
      isAutomatic: policy.automaticChannels.includes(channel as EvaluationChannel),
    })),
  }
}

function sharesOf(
  found: Figures,
  total: Whole,
  policy: PolicyBody<'participation'>,
  smallestGroup: number,
): ParticipationView['shares'] {
  const share = (count: number, of: number, goalPercent: number | null = null) => {
    const told = total.isHidden ? { count: 0, of: 0 } : { count, of }
    return {
      ...told,
      hundredths: hundredthsOf(told.count, told.of),
      goalHundredths: goalPercent === null ? null : goalPercent * 100,
    }
  }
  // Only days of which every invitation has ended: a running one could still be answered.
  const running = new Set(found.served.filter(({ stillOpen }) => stillOpen > 0).map(({ day }) => day))
  const closed = countsOf(found, ({ day }) => !running.has(day))
  // What the running days did is the rest of the whole.
  const isClosedTold = mayTellPart(closed.invited, total.invited, smallestGroup)
  const automatic = found.evaluated.filter(({ channel }) =>
    policy.automaticChannels.includes(channel as EvaluationChannel),
  )
  return {
    coverage: share(total.invited, total.served),
    delivered: share(total.delivered, total.sent),
    opened: share(total.opened, total.invited),
    response: isClosedTold ? share(closed.evaluated, closed.invited) : share(0, 0),
    automatic: share(
      sum(automatic, (row) => row.evaluated),
      total.evaluated,
      policy.automaticShareGoalPercent,
    ),
    // Every evaluation is of a reported service; what is said at a window without one is a comment.
    linked: share(total.evaluated, total.evaluated + found.comments, policy.linkedShareGoalPercent),
  }
}
