import { createHash } from 'node:crypto'
import { startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { addMonths } from '../../domain/kernel/plain-month.ts'
import { findProgress } from '../../domain/progress-award.ts'
import { findScoreAlerts } from '../../domain/score-alert.ts'
import { findLinkOn, type ScoreLink, type ScoreLinkDecision } from '../../domain/score-link.ts'
import { findListings, type ScoreListing, type ScoreListPolicy } from '../../domain/score-list.ts'
import { type ScoreFindings, writeFindings } from '../../domain/score-list-text.ts'
import { dueAt } from '../../domain/time-limit.ts'
import { findUnit } from '../deduction/index.ts'
import { appendMessages } from '../message/index.ts'
import { committed, type Database } from '../platform/database.ts'
import { granted } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { type FinalMonth, listFinalMonths, loadFinalMonth, type WindowPlace } from '../score-period/index.ts'
import type { ScoreListDeps } from './deps.ts'
import {
  findListedComputations,
  findManagers,
  findToldBefore,
  insertAlerts,
  insertEntries,
  insertList,
  listLinkDecisions,
  lockLists,
  type NewEntry,
} from './store.ts'

/** What follows from every month that has become final, or was computed again: once, whoever looks, and each version by itself. */
export async function listFinalScores(deps: ScoreListDeps): Promise<void> {
  const { app } = deps.world
  const done = new Set(await findListedComputations(app))
  for (const { id } of await listFinalMonths(app)) {
    if (done.has(id)) continue
    const month = await loadFinalMonth(deps, app, id)
    const rules = rulesOf(deps, month)
    const found = findingsOf(month, rules)
    await committed(app, async (tx) => {
      await lockLists(tx)
      if ((await findListedComputations(tx)).includes(id)) return
      await keep(deps, tx, { month, found, rules })
    })
  }
}

interface Rules {
  readonly alertId: number
  readonly alert: Parameters<typeof findScoreAlerts>[1]['alert']
  readonly listId: number
  readonly list: ScoreListPolicy
}

/** A month keeps the rules that were in force on its first day. */
function rulesOf({ rules }: ScoreListDeps, { fromDay }: FinalMonth): Rules {
  const at = startOfDay(fromDay)
  const alert = rules.loadPolicy('score-alert', rules.rootDivisionId, at)
  const list = rules.loadPolicy('score-list', rules.rootDivisionId, at)
  return { alertId: alert.id, alert: alert.body, listId: list.id, list: list.body }
}

function findingsOf({ months, rules }: FinalMonth, { alert, list }: Rules): ScoreFindings {
  const listed = { ...rules, list }
  return {
    alerts: findScoreAlerts(months, { ...rules, alert }),
    listings: [...findListings(months, listed), ...findProgress(months, listed)],
  }
}

interface Found {
  readonly month: FinalMonth
  readonly found: ScoreFindings
  readonly rules: Rules
}

async function keep(deps: ScoreListDeps, tx: Database, { month, found, rules }: Found): Promise<void> {
  const now = deps.world.now()
  const decisions = await listLinkDecisions(tx)
  const listId = uuidV7(now)
  const alerts = found.alerts.flatMap(({ key, kind, cause, opens, ...body }) => {
    const place = month.places.get(key)
    if (place === undefined) return []
    const decisionId = linkOf(deps, decisions, { link: 'ALERT', place, month })?.id ?? null
    return [{ id: uuidV7(now), listId, place, kind, cause, opens, decisionId, body, foundAt: new Date(now) }]
  })
  const told = await findToldBefore(tx, month.period)
  const entries = found.listings.flatMap((listing) => entryOf(deps, { listing, month, rules, decisions, listId, told }))
  await insertList(tx, {
    ...{ id: listId, computationId: month.id, period: month.period, revision: month.revision },
    ...{ alertPolicyId: rules.alertId, listPolicyId: rules.listId, computedAt: new Date(now) },
    resultDigest: createHash('sha256').update(writeFindings(found)).digest(),
    ...{ alerts: alerts.length, entries: entries.length },
  })
  await insertAlerts(tx, alerts)
  await insertEntries(tx, entries)
  await tellUnits(
    ...([deps, tx, month] as const),
    entries.filter((entry) => !told.has(nameOf(entry))),
  )
}

interface LinkAsk {
  readonly link: ScoreLink
  readonly place: WindowPlace
  readonly month: Pick<FinalMonth, 'fromDay'>
}

function linkOf({ world, rules }: ScoreListDeps, decisions: readonly ScoreLinkDecision[], ask: LinkAsk) {
  const divisionPath = rules.divisionPath(ask.place.divisionId)
  const today = toPlainDate(world.now())
  return findLinkOn(decisions, { link: ask.link, divisionPath, periodFrom: ask.month.fromDay, today })
}

interface EntryAsk {
  readonly listing: ScoreListing
  readonly month: FinalMonth
  readonly rules: Rules
  readonly decisions: readonly ScoreLinkDecision[]
  readonly listId: string
  readonly told: Awaited<ReturnType<typeof findToldBefore>>
}

const nameOf = ({ place, list }: Pick<NewEntry, 'place' | 'list'>) => `${place.windowId} ${list}`

/**
 * In shadow nobody is told and nobody answers; where it counts, the unit is told first. A window that an earlier version of the month had listed was told then: the
 * time to answer does not begin again, and the entry does not last longer because somebody computed it again.
 */
function entryOf(
  deps: ScoreListDeps,
  { listing, month, rules, decisions, listId, told }: EntryAsk,
): readonly NewEntry[] {
  const { world } = deps
  const { key, list, ...body } = listing
  const place = month.places.get(key)
  if (place === undefined) return []
  const now = world.now()
  const decision = linkOf(deps, decisions, { link: list, place, month })
  const calendar = deps.rules.calendarOf(place.divisionId, place.hallId)
  const before = told.get(nameOf({ place, list }))
  const until =
    decision === undefined
      ? null
      : (before?.answersUntil.getTime() ?? granted(dueAt(rules.list.answerWithin, now, calendar)))
  return [
    {
      ...{ id: uuidV7(now), listId, place, list, body, decisionId: decision?.id ?? null },
      answersUntil: until === null ? null : new Date(until),
      endsOn: before?.endsOn ?? addMonths(toPlainDate(now), rules.list.validMonths),
      listedAt: new Date(now),
    },
  ]
}

/** Before an entry stands its unit hears of it, once. */
async function tellUnits(
  deps: ScoreListDeps,
  tx: Database,
  { period, endDay }: FinalMonth,
  entries: readonly NewEntry[],
): Promise<void> {
  const managers = await findManagers(tx, endDay)
  for (const { id, place, decisionId } of entries) {
    const organizationId = managers.get(place.hallId)
    if (decisionId === null || organizationId === undefined) continue
    const [hallCode = '', windowCode = ''] = place.key.split('/')
    const unit = await findUnit(deps, tx, { ...place, organizationId })
    const letters = unit.map((to) => ({
      to,
      message: {
        kind: 'SCORE_LISTED' as const,
        detail: { period, hallCode, windowCode },
        page: 'score-alerts' as const,
        target: id,
        onceKey: `score-list|${id}|${'accountId' in to ? to.accountId : to.role}`,
      },
    }))
    await appendMessages(tx, letters, deps.world.now())
  }
}
