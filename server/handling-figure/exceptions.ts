import type { listHandlingExceptions } from '../../contracts/handling-figure.ts'
import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { exceptionsOf, handlingExceptions, toFacts } from '../../domain/handling-figure.ts'
import type { HandlingRound, Term } from '../../domain/handling-round.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import { findOrganizations, viewOrganization } from '../handling-order/index.ts'
import { loadPeriod } from './period.ts'
import { type ExceptionRow, listExceptions } from './store.ts'
import type { FigureDeps } from './view.ts'

/** What is invalid is not listed, and no exception asks by whom a receipt was handed over. */
const aboutOf = ({ isNamed }: ExceptionRow) => ({ isNamed, isInvalid: false, isThroughDesk: false })

type ExceptionList = AnswerOf<typeof listHandlingExceptions>

const pageRounds = 50

/** 例外清单: by the same rule by which they are counted. */
export async function viewExceptions(
  deps: FigureDeps,
  reach: Reach,
  query: QueryOf<typeof listHandlingExceptions>,
): Promise<ExceptionList> {
  const { world, rules } = deps
  const now = world.now()
  const policy = rules.loadPolicy('handling-figure', reach.divisionId, now).body
  const { exception, organizationCode, hallCode, divisionCode, after } = query
  const limit = query.limit === undefined ? pageRounds : Number(query.limit)
  const wish = {
    ...loadPeriod(query, policy, now),
    exception,
    organizationCode,
    hallCode,
    divisionCode,
    after: after === undefined ? undefined : { orderId: after, round: Number(query.afterRound ?? 0) },
    limit,
    today: toPlainDate(now),
  }
  const { rows, organizations } = await readScoped(deps, reach, async (tx) => {
    const found = await listExceptions(tx, wish, exception === undefined ? handlingExceptions : [exception])
    const ids = found.map(({ organizationId }) => organizationId)
    return { rows: found, organizations: await findOrganizations(tx, ids) }
  })
  const last = rows.at(-1)
  return {
    asOf: new Date(now).toISOString(),
    rounds: rows.map((row) => ({
      orderId: row.orderId,
      round: row.round,
      exceptions: [...exceptionsOf(toFacts(toRound(row), aboutOf(row), now))],
      source: row.source,
      begunAt: row.begunAt.toISOString(),
      handleDueAt: toText(row.handleDueAt),
      handledAt: toText(row.handledAt),
      answeredAt: toText(row.answeredAt),
      satisfaction: row.satisfaction,
      divisionCode: row.divisionCode,
      hallCode: row.hallCode,
      hallName: row.hallName,
      windowCode: row.windowCode,
      windowName: row.windowName,
      itemName: row.itemName,
      lead: viewOrganization(organizations, row.organizationId),
    })),
    next: rows.length < limit || last === undefined ? null : { after: last.orderId, afterRound: last.round },
  }
}

function toRound(row: ExceptionRow): HandlingRound {
  const { round, organizationId, finding, isTakenUp, isClosed, satisfaction, isSolved } = row
  const term = (endedAt: Date | null, dueAt: Date | null): Term => ({
    endedAt: endedAt?.getTime() ?? null,
    dueAt: dueAt?.getTime() ?? null,
  })
  return {
    round,
    organizationId,
    finding,
    isTakenUp,
    isClosed,
    satisfaction,
    isSolved,
    begunAt: row.begunAt.getTime(),
    acknowledge: term(row.acknowledgedAt, row.acknowledgeDueAt),
    contact: term(row.contactedAt, row.contactDueAt),
    handle: term(row.handledAt, row.handleDueAt),
    answer: term(row.answeredAt, row.answerDueAt),
  }
}

const toText = (at: Date | null) => at?.toISOString() ?? null
