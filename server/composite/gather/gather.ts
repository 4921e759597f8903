import { longestRun, type SystemRow, valuesOfSystems, valuesOfVisits } from '../../../domain/composite-gather.ts'
import type { CompositeInput, MeasuredValue, PointEvent, SilentValue } from '../../../domain/composite-input.ts'
import { type PlainDate, startOfDay } from '../../../domain/kernel/plain-date.ts'
import type { ScorePeriod } from '../../../domain/score-period.ts'
import type { Audience } from '../../../domain/score-scheme.ts'
import { systemIndicators } from '../../../domain/system-indicator-definition.ts'
import { findDeductionsInForce } from '../../deduction/index.ts'
import type { Database } from '../../platform/database.ts'
import { findSystemRecords } from '../../system-indicator/index.ts'
import type { CompositeDeps } from '../deps.ts'
import { findPublishedVisits, findUnitCodes, findWindowPlaces, type VisitRow, type WindowPlace } from './store.ts'

/** What the computation of the grades has found out already. */
export interface GatherAsk {
  readonly period: ScorePeriod
  /** Every policy and the scheme are those in force on it: the first day of the period, of a bridge that of the period before the change. */
  readonly rulesDay: PlainDate
  readonly countsUntil: Date
  /** Days by whose rules something of the same records is told; of few records the strictest of them holds. */
  readonly limitDays: readonly PlainDate[]
  readonly graded: CompositeInput['graded']
  readonly served: ReadonlyMap<string, readonly Audience[]>
  readonly exempted: readonly Exempted[]
  /** Of windows, the unit whose items each handles most. */
  readonly windows: readonly { readonly key: string; readonly family: string }[]
}

interface Exempted {
  readonly hallId: number
  readonly windowId: number | null
  readonly itemId: number | null
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
}

export interface Gathered {
  readonly values: Omit<CompositeInput, 'scheme' | 'coverageMin'>
  readonly policyId: number
  readonly visits: number
  /** By window: the plain mean beside what was corrected. */
  readonly raws: ReadonlyMap<string, Readonly<Record<string, number>>>
}

/** Values of every evaluator group, as they were known at an instant: asked again for the same, they are the same. */
export async function gather(deps: CompositeDeps, db: Database, ask: GatherAsk): Promise<Gathered> {
  const { rules } = deps
  const { period, served, graded } = ask
  const [root, at] = [rules.rootDivisionId, startOfDay(ask.rulesDay)]
  const { id: policyId, body: policy } = rules.loadPolicy('composite-score', root, at)
  const { pairsMin, levelThousandths } = rules.loadPolicy('rater-agreement', root, at).body
  const places = await findWindowPlaces(db, period.endDay)
  const exempted = exemptedWindows(places, ask.exempted)
  const visits = (await findPublishedVisits(db, { ...period, countsUntil: ask.countsUntil })).filter(
    ({ window, day }) => !(exempted.get(window) ?? []).some(({ fromDay, toDay }) => fromDay <= day && day <= toDay),
  )
  const assessed = valuesOfVisits(visits.map(toVisit), { ...policy, pairsMin, level: levelThousandths / 1000 })
  const systems = await gatherSystems(deps, db, ask, exempted)
  const smallestGroup = Math.max(
    ...[ask.rulesDay, ...ask.limitDays].map(
      (day) => rules.loadPolicy('system-indicator', root, startOfDay(day)).body.smallestGroup,
    ),
  )
  const unitOf = (measure: string) => systemIndicators.find((each) => each.measure === measure)?.unit
  const found = valuesOfSystems(systems.rows, unitOf, { ...policy, smallestGroup })
  const present = new Set(ask.windows.map(({ key }) => key))
  const isPresent = ({ window }: { readonly window: string }) => present.has(window)
  const raws = new Map<string, Record<string, number>>()
  for (const { window, group, measure, raw, isCorrected } of assessed)
    if (isCorrected) raws.set(window, { ...raws.get(window), [`${group} ${measure}`]: raw })
  return {
    ...{ policyId, raws, visits: visits.length },
    values: {
      served: [...served].map(([window, each]) => ({ window, served: each })).filter(isPresent),
      graded: graded.filter(isPresent),
      measured: [...assessed.map(toMeasured), ...found.measured].filter(isPresent),
      silent: [...found.silent, ...systems.silent].filter(isPresent),
      events: (await gatherEvents(deps, db, ask, places)).filter(isPresent),
    },
  }
}

const toMeasured = ({
  window,
  group,
  measure,
  value,
  error,
  visits,
}: ReturnType<typeof valuesOfVisits>[number]): MeasuredValue => ({
  ...{ window, group, measure, value, error },
  number: visits,
})

function toVisit({ indicators, marks, ...visit }: VisitRow) {
  const worth = indicators.flatMap(({ code, scale }) => {
    const step = scale.find(({ mark }) => mark === marks[code])
    return step === undefined ? [] : [[code, step.points] as const]
  })
  return { ...visit, marks: Object.fromEntries(worth) }
}

/** Days of whole windows and halls. What is exempted of one item leaves the rest of the window as it is. */
function exemptedWindows(
  places: readonly WindowPlace[],
  exempted: readonly Exempted[],
): ReadonlyMap<string, readonly Exempted[]> {
  const whole = exempted.filter(({ itemId }) => itemId === null)
  return new Map(
    places.flatMap(({ key, windowId, hallId }) => {
      const own = whole.filter(
        (each) => each.hallId === hallId && (each.windowId === null || each.windowId === windowId),
      )
      return own.length === 0 ? [] : [[key, own] as const]
    }),
  )
}

/** Of a window with exempted days the longest run of others: a median cannot be put together from parts. */
async function gatherSystems(
  _: CompositeDeps,
  db: Database,
  { period, countsUntil }: GatherAsk,
  exempted: ReadonlyMap<string, readonly Exempted[]>,
): Promise<{ readonly rows: readonly SystemRow[]; readonly silent: readonly SilentValue[] }> {
  const all = await findSystemRecords(db, { ...period, knownUntil: countsUntil })
  const rows: SystemRow[] = all.filter(({ window }) => !exempted.has(window))
  const silent: SilentValue[] = []
  const runs = new Map<
    string,
    { readonly fromDay: PlainDate; readonly endDay: PlainDate; readonly windows: Set<string> }
  >()
  for (const [window, days] of exempted) {
    const run = longestRun(period, days)
    if (run === undefined) {
      silent.push(...nothingOf(window))
      continue
    }
    const name = `${run.fromDay} ${run.endDay}`
    const known = runs.get(name) ?? { ...run, windows: new Set<string>() }
    known.windows.add(window)
    runs.set(name, known)
  }
  for (const { fromDay, endDay, windows } of runs.values()) {
    const part = await findSystemRecords(db, { fromDay, endDay, knownUntil: countsUntil })
    rows.push(...part.filter(({ window }) => windows.has(window)))
  }
  return { rows, silent }
}

const nothingOf = (window: string): readonly SilentValue[] =>
  systemIndicators.flatMap(({ measure, source }) =>
    source === null ? [] : [{ window, group: 'SYSTEM', measure, why: 'EXEMPTED' } as const],
  )

/** To whose account a deed goes: a window, every window of a hall, or those that handle most for a unit. */
async function gatherEvents(
  { rules }: CompositeDeps,
  db: Database,
  { period, countsUntil, windows }: GatherAsk,
  places: readonly WindowPlace[],
): Promise<readonly PointEvent[]> {
  const asked = { from: period.fromDay, to: period.endDay, decidedBefore: countsUntil }
  const rows = await findDeductionsInForce(db, asked, rules.divisionsWithin(rules.rootDivisionId))
  const codes = await findUnitCodes(
    db,
    rows.map(({ organizationId }) => organizationId),
  )
  const families = new Map(windows.map(({ key, family }) => [key, family]))
  return rows.flatMap(({ kind, against, windowId, hallId, organizationId, points }) =>
    places
      .filter((place) => {
        if (against === 'WINDOW') return place.windowId === windowId
        if (against === 'HALL') return place.hallId === hallId
        return families.get(place.key) === codes.get(organizationId)
      })
      .map(({ key }): PointEvent => ({ window: key, kind, points: points * 10 })),
  )
}
