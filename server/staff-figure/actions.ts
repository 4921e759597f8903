import type { AnswerOf } from '../../contracts/route.ts'
import type { listStaffFigures } from '../../contracts/staff-figure.ts'
import type { Reach } from '../../domain/access.ts'
import { startOfDay } from '../../domain/kernel/plain-date.ts'
import { type StaffFigure, staffFiguresOf } from '../../domain/staff-figure.ts'
import { findExemptionsInForce } from '../exemption/index.ts'
import { loadHolder } from '../handling-order/index.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { findLastFinals } from '../score-period/index.ts'
import type { Session } from '../session/index.ts'
import { type CountedMonth, findHallOf, findStaffNumbers, tallyStaff, tallyStaffDays } from './store.ts'

export interface StaffFigureDeps {
  readonly world: World
  readonly rules: RuleBook
}

type View = AnswerOf<typeof listStaffFigures>

/**
 * Computed when it is asked for, from what the final months count, and kept nowhere. Staff see themselves; a supervisor sees his hall.
 */
export async function viewFigures(deps: StaffFigureDeps, session: Session, reach: Reach): Promise<View> {
  const { world, rules } = deps
  const now = world.now()
  const { staffId, post } = await loadHolder(world, session)
  const isSupervisor = post.role === 'WINDOW_SUPERVISOR' && reach.hallId !== null
  const hallId = isSupervisor ? reach.hallId : staffId === null ? undefined : await findHallOf(world.app, staffId)
  const { body: policy } = rules.loadPolicy('staff-figure', rules.rootDivisionId, now)
  const finals = await findLastFinals(world.app, policy.pooledMonths)
  const head = { asOf: new Date(now).toISOString(), periods: finals.map(({ period }) => period) }
  const [newest] = finals
  if (hallId === undefined || hallId === null || newest === undefined) return { ...head, staff: [] }
  const months: CountedMonth[] = []
  for (const { fromDay, endDay, countsUntil } of finals) {
    const period = { from: fromDay, to: endDay, decidedBefore: countsUntil }
    const exempted = await findExemptionsInForce(world.app, period, rules.divisionsWithin(rules.rootDivisionId))
    months.push({ fromDay, endDay, countsUntil, exempted })
  }
  const [points = [0, 0, 0, 0, 0] as const] = rules.loadPolicy(
    'window-score',
    rules.rootDivisionId,
    startOfDay(newest.fromDay),
  ).body.gradeMaps
  const [cells, days] = [await tallyStaff(world.app, hallId, months), await tallyStaffDays(world.app, hallId, months)]
  const figures = staffFiguresOf({ cells, days, points, policy }).filter(
    (figure) => isSupervisor || figure.staffId === staffId,
  )
  const numbers = await findStaffNumbers(
    world.app,
    figures.map((figure) => figure.staffId),
  )
  return { ...head, staff: figures.map((figure) => viewOne(figure, numbers.get(figure.staffId) ?? '', staffId)) }
}

function viewOne(figure: StaffFigure, staffNo: string, ownStaffId: number | null): View['staff'][number] {
  const { staffId, evaluations } = figure
  const head = { staffNo, isOwn: staffId === ownStaffId, evaluations }
  if (figure.kind === 'NONE') return { ...head, figure: null, reason: figure.reason }
  const { people, apartThousandths: apart, lowerThousandths: lower, upperThousandths: upper } = figure
  return { ...head, figure: { people, apart, lower, upper }, reason: null }
}
