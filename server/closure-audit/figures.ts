import type { seeClosureAuditFigures, seeClosureAuditTotals } from '../../contracts/closure-audit.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { type ClosureAuditPolicy, countAudits, falseClosureRateOf } from '../../domain/closure-audit.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import { findDivisionNames, findHallNames } from '../handling-figure/index.ts'
import { findOrganizations, type HandlingDeps } from '../handling-order/index.ts'
import { type CountedRow, countDrawn, listDraws } from './store.ts'

type FiguresView = AnswerOf<typeof seeClosureAuditFigures>
type TotalsView = AnswerOf<typeof seeClosureAuditTotals>

function tell(rows: readonly CountedRow[], policy: ClosureAuditPolicy): TotalsView['total'] {
  const counts = countAudits(rows)
  return { ...counts, ...falseClosureRateOf(counts, policy) }
}

export async function viewFigures(deps: HandlingDeps, reach: Reach): Promise<FiguresView> {
  const { world, rules } = deps
  const now = world.now()
  const today = toPlainDate(now)
  const policy = rules.loadPolicy('closure-audit', reach.divisionId, now).body
  const draws = await listDraws(world.app, new Date(now))
  return readScoped(deps, reach, async (tx) => {
    const rows = await countDrawn(tx, new Date(now))
    const ids = (by: 'organizationId' | 'hallId' | 'divisionId') => [...new Set(rows.map((row) => row[by]))]
    const organizations = await findOrganizations(tx, ids('organizationId'))
    const halls = await findHallNames(tx, ids('hallId'), today)
    const divisions = await findDivisionNames(tx, ids('divisionId'), today)
    const told = (by: 'organizationId' | 'hallId' | 'divisionId', id: number) =>
      tell(
        rows.filter((row) => row[by] === id),
        policy,
      )
    return {
      asOf: new Date(now).toISOString(),
      tooFewBelow: policy.tooFewBelow,
      total: tell(rows, policy),
      parts: [
        ...organizations.map(({ id, organizationCode, name }) => ({
          ...{ by: 'UNIT' as const, code: organizationCode, name },
          ...told('organizationId', id),
        })),
        ...halls.map(({ id, hallCode, name }) => ({
          ...{ by: 'HALL' as const, code: hallCode, name },
          ...told('hallId', id),
        })),
        ...divisions.map(({ id, divisionCode, name }) => ({
          ...{ by: 'DIVISION' as const, code: divisionCode, name },
          ...told('divisionId', id),
        })),
      ],
      draws: draws.map(({ drawnAt, ...draw }) => ({ ...draw, drawnAt: drawnAt.toISOString() })),
    }
  })
}

/** For everybody. */
export async function viewTotals({ world, rules }: HandlingDeps): Promise<TotalsView> {
  const now = world.now()
  const policy = rules.loadPolicy('closure-audit', rules.rootDivisionId, now).body
  const rows = await countDrawn(world.app, new Date(now))
  return { asOf: new Date(now).toISOString(), tooFewBelow: policy.tooFewBelow, total: tell(rows, policy) }
}
