import type { AnswerOf, QueryOf } from '../../../contracts/route.ts'
import type * as promises from '../../../contracts/score-figure.ts'
import { addDays } from '../../../domain/kernel/plain-date.ts'
import { monthsIn } from '../../../domain/score-period.ts'
import type { NamedScore } from '../../../domain/score-result.ts'
import { dueAt } from '../../../domain/time-limit.ts'
import { readScoped } from '../../access/index.ts'
import { loadOrderPlace } from '../../handling-order/index.ts'
import type { Database } from '../../platform/database.ts'
import { granted, Refused } from '../../platform/refused.ts'
import type { Asking, ScorePeriodDeps } from '../deps.ts'
import { loadTold, stateOf, toViews } from '../desk.ts'
import { listScored } from '../objection/store.ts'
import type { Participation, Participations } from '../participation/participation.ts'
import { type ComputationRow, findFirstServiceDay, listComputations } from '../store.ts'
import { lateArrivalOf, periodsSince, shownOf, standingOf } from '../sweep.ts'
import {
  countChanged,
  countChangedComposites,
  countObjections,
  type FigureRow,
  findChangedRules,
  findInputMonths,
  findOwnWindows,
  listFigureHalls,
  listFigures,
} from './store.ts'

type PeriodView = AnswerOf<typeof promises.seeScorePeriod>
type Version = PeriodView['versions'][number]
type Figures = AnswerOf<typeof promises.listWindowFigures>
type FigureView = Figures['windows'][number]

/** A period that has begun, with every computation of it. */
export async function viewPeriod(deps: ScorePeriodDeps, { reach }: Asking, name: string): Promise<PeriodView> {
  const { world } = deps
  const first = await findFirstServiceDay(world.app)
  const isKnown = first !== undefined && periodsSince(first, world.now()).some((period) => period.name === name)
  const rows = await listComputations(world.app, name)
  if (!isKnown && rows.length === 0) throw new Refused('NOT_FOUND', '/period')
  const { period, closesAt, objectionsUntil, state } = await stateOf(deps, name, rows)
  const shown = shownOf(rows)
  const told = standingOf(rows) ?? shown
  const months = await findInputMonths(world.app, [...new Set(rows.flatMap(({ inputs }) => inputs))])
  const own = new Set(monthsIn(period).map((month) => month.name))
  return readScoped(deps, reach, async (tx) => ({
    asOf: new Date(world.now()).toISOString(),
    ...{ period: name, kind: period.kind, fromDay: period.fromDay, toDay: addDays(period.endDay, -1), state },
    closesAt: new Date(closesAt).toISOString(),
    ...lateArrivalOf(deps, period),
    objectionsUntil: objectionsUntil?.toISOString() ?? null,
    objections: shown === undefined ? { open: 0, upheld: 0, dismissed: 0 } : await countObjections(tx, shown.id),
    versions: await versionsOf(deps, tx, rows, { months, own }),
    halls: told === undefined ? [] : [...(await listFigureHalls(tx, told.id))],
  }))
}

interface Months {
  readonly months: ReadonlyMap<string, string>
  readonly own: ReadonlySet<string>
}

/** In the order in which they were made. */
async function versionsOf(
  { rules }: ScorePeriodDeps,
  tx: Database,
  rows: readonly ComputationRow[],
  { months, own }: Months,
): Promise<Version[]> {
  const versions: Version[] = []
  for (const row of rows) {
    const { purpose, revision, evaluations, invalidated, exempted, reason, logSize } = row
    const policy = rules.versionsOf('window-score').find(({ id }) => id === row.scorePolicyId)
    if (policy === undefined) throw new Error(`there is no policy ${row.scorePolicyId}`)
    versions.push({
      ...{ purpose, revision, evaluations, invalidated, exempted, reason, logSize },
      countsUntil: row.countsUntil.toISOString(),
      computedAt: row.computedAt.toISOString(),
      resultDigest: row.resultDigest.toString('hex'),
      inputs: row.inputs.map((digest) => {
        const month = months.get(digest) ?? ''
        return { month, digest, isOwn: own.has(month) }
      }),
      rules: { version: policy.version, effectiveFrom: policy.effectiveFrom, source: policy.source },
      change: await changeOf(tx, row, beforeOf(rows, row)),
      changed: purpose === 'BRIDGE' ? [...(await findChangedRules(tx, row.id))] : [],
    })
  }
  return versions
}

/** The final figures stand beside what the units were shown, a revision beside the one before it, a bridge beside the figures that count. */
function beforeOf(rows: readonly ComputationRow[], { purpose, revision }: ComputationRow): ComputationRow | undefined {
  const final = rows.find((row) => row.purpose === 'FINAL')
  if (purpose === 'OBJECTION') return undefined
  if (purpose === 'FINAL') return shownOf(rows)
  if (purpose === 'BRIDGE')
    return revision === 0 ? final : rows.find((row) => row.purpose === 'REVISION' && row.revision === revision)
  return revision === 1 ? final : rows.find((row) => row.purpose === 'REVISION' && row.revision === revision - 1)
}

async function changeOf(
  tx: Database,
  row: ComputationRow,
  before: ComputationRow | undefined,
): Promise<Version['change']> {
  if (before === undefined) return null
  return {
    against: { purpose: before.purpose, revision: before.revision },
    evaluations: row.evaluations - before.evaluations,
    invalidated: row.invalidated - before.invalidated,
    exempted: row.exempted - before.exempted,
    ...(await countChanged(tx, row.id, before.id)),
    composite: await countChangedComposites(tx, row.id, before.id),
  }
}

/** Those at the windows see the windows at which they were evaluated: another’s figure may be one person’s. */
export async function viewFigures(
  deps: ScorePeriodDeps & { readonly participations: Participations },
  { session, reach }: Asking,
  name: string,
  { hallCode }: QueryOf<typeof promises.listWindowFigures>,
): Promise<Figures> {
  const { world, rules } = deps
  const { told, period } = await loadTold(deps, name)
  const { hallId } = await loadOrderPlace(deps, reach, { hallCode })
  const isOwnOnly = session.post?.role === 'WINDOW_STAFF'
  const { staffId } = reach
  const own = typeof staffId === 'number' ? await findOwnWindows(world.app, staffId, period) : []
  const wish = { period: name, hallId, windowIds: isOwnOnly ? own : null }
  const rows = await readScoped(deps, reach, (tx) => listFigures(tx, wish))
  const participation = await deps.participations.of(told)
  const policy = rules.policyById('window-score', told.scorePolicyId)
  return {
    asOf: new Date(world.now()).toISOString(),
    isOwnOnly,
    needed: {
      evaluations: policy.evaluationsMin,
      reliability: policy.reliabilityMinThousandths,
      probability: policy.probabilityMinThousandths,
      participationPercent: policy.participationMinPercent,
      smallestCell: policy.smallestCell,
    },
    windows: [...new Set(rows.map(({ windowId }) => windowId))].map((windowId) =>
      toFigures(
        rows.filter((row) => row.windowId === windowId),
        participation,
        policy.smallestCell,
      ),
    ),
  }
}

const order = { REVISION: 0, FINAL: 1, OBJECTION: 2, BRIDGE: 3 } as const

function toFigures(rows: readonly FigureRow[], participation: Participation, smallestCell: number): FigureView {
  const [first] = rows
  if (first === undefined) throw new Error('a window without a figure')
  const { windowId, windowCode, windowName } = first
  const versions = [...rows]
    .sort((one, other) => order[one.purpose] - order[other.purpose] || other.revision - one.revision)
    .map(({ purpose, revision, body }) => ({ purpose, revision, ...toFigure(body) }))
  const { invited, answered } = participation.invited.get(first.body.key) ?? { invited: 0, answered: 0 }
  return {
    ...{ windowCode, windowName, versions },
    participation: {
      ...{ invited, answered },
      bounds: boundsOf(participation, windowId, smallestCell),
      selective: selectiveOf(participation, windowId, smallestCell),
    },
  }
}

function toFigure(body: NamedScore): Omit<FigureView['versions'][number], 'purpose' | 'revision'> {
  const { verdict, months, evaluations, groupWindows, place } = body
  return {
    ...{ verdict, months, evaluations },
    effective: body.effectiveThousandths ?? 0,
    ...{ raw: body.rawThousandths, expected: body.expectedThousandths, adjusted: body.adjustedThousandths },
    ...{ score: body.scoreThousandths, lower: body.lowerThousandths, upper: body.upperThousandths },
    reliability: body.reliabilityThousandths,
    groupWindows: groupWindows ?? 0,
    place: place ? { from: place.from, to: place.to, tied: place.tied } : null,
  }
}

/** Of fewer than can be told without telling somebody’s grade nothing is said. */
function boundsOf({ bounds }: Participation, windowId: number, smallestCell: number) {
  const found = bounds.get(windowId)
  if (found === undefined || found.delivered < smallestCell || found.evaluated < smallestCell) return null
  return {
    ...{ asked: found.delivered, evaluated: found.evaluated, share: found.shareThousandths },
    ...{ mean: found.meanThousandths, weighted: found.weightedThousandths, effective: found.effectiveThousandths },
    ...{ worst: found.worstThousandths, best: found.bestThousandths, isBelowFloor: found.isBelowFloor },
  }
}

function selectiveOf({ selective }: Participation, windowId: number, smallestCell: number) {
  const found = selective.get(windowId)
  if (found === undefined || found.good < smallestCell || found.bad < smallestCell) return null
  const { good, goodInvited, bad, badInvited, chanceMillionths, isSelective } = found
  return { good, goodInvited, bad, badInvited, chanceMillionths, isSelective }
}

/** Open ones first, by when they are due; then the newest. */
export async function viewObjections(
  deps: ScorePeriodDeps,
  asking: Asking,
): Promise<AnswerOf<typeof promises.listScoreObjections>> {
  const { world, rules } = deps
  const root = rules.rootDivisionId
  const { rows, counts } = await readScoped(deps, asking.reach, async (tx) => ({
    rows: await listScored(tx, { isObjected: true }),
    counts: await countObjections(tx, null),
  }))
  const windows = await toViews(deps, asking, rows, false)
  const objections = rows.flatMap((row, at) => {
    const window = windows[at]
    if (window === undefined || row.objectedAt === null) return []
    const { decisionWithin } = rules.policyById('score-period', row.policyId)
    const due = () => granted(dueAt(decisionWithin, row.objectedAt?.getTime() ?? 0, rules.calendarOf(root, null)))
    const decideBy = row.outcome === null ? new Date(due()).toISOString() : null
    return [{ period: row.period, decideBy, window }]
  })
  const at = ({ window }: (typeof objections)[number]) => window.objection?.objectedAt ?? ''
  return {
    asOf: new Date(world.now()).toISOString(),
    counts,
    objections: [
      ...objections.filter(({ decideBy }) => decideBy !== null).sort((one, other) => (at(one) < at(other) ? -1 : 1)),
      ...objections.filter(({ decideBy }) => decideBy === null).sort((one, other) => (at(one) < at(other) ? 1 : -1)),
    ],
  }
}
