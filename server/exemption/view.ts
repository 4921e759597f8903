import type * as promises from '../../contracts/exemption.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { isPermitted } from '../../domain/access.ts'
import { coverOf, decideUntil, type ExemptionStand, findStrangerRefusal, isOverdue } from '../../domain/exemption.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { loadParty, type Party, relationInEveryPost } from '../deduction/index.ts'
import { openWords, readWritten } from '../handling-order/index.ts'
import type { Asking, ExemptionDeps } from './deps.ts'
import type { ExemptionRow } from './store.ts'

export type ExemptionView = AnswerOf<typeof promises.proposeExemption>

type Stood = Pick<ExemptionRow, 'divisionId' | 'hallId' | 'policyId' | 'proposedAt' | 'outcome'>

/** How far one has come, by the calendar of today. */
export function standOf({ rules }: ExemptionDeps, row: Stood): ExemptionStand {
  const policy = rules.policyById('exemption', row.policyId)
  const calendar = rules.calendarOf(row.divisionId, row.hallId)
  return { isDecided: row.outcome !== null, decideUntil: decideUntil(policy, row.proposedAt.getTime(), calendar) }
}

/** Who was at home there on any of the days is no stranger today, whenever he has left. */
export const partyOf = (deps: ExemptionDeps, asking: Asking, { fromDay }: Pick<ExemptionRow, 'fromDay'>) =>
  loadParty(deps.world, asking, fromDay)

/** Asked for what is still to be decided alone, and once for each first day. */
async function loadParties(deps: ExemptionDeps, asking: Asking, rows: readonly ExemptionRow[]) {
  const parties = new Map<PlainDate, Party>()
  const { post } = asking.session
  if (post === null || !isPermitted(post.role, 'exemption:decide')) return parties
  for (const row of rows)
    if (row.outcome === null && !parties.has(row.fromDay)) parties.set(row.fromDay, await partyOf(deps, asking, row))
  return parties
}

export async function viewExemptions(
  deps: ExemptionDeps,
  asking: Asking,
  rows: readonly ExemptionRow[],
): Promise<ExemptionView[]> {
  const parties = await loadParties(deps, asking, rows)
  const records = rows.flatMap(({ recordId, decisionRecordId }) =>
    decisionRecordId === null ? [recordId] : [recordId, decisionRecordId],
  )
  const opened = await openWords(deps.world, records)
  const wordsOf = (recordId: string | null) => readWritten(opened.get(recordId ?? '')).words
  return rows.map((row) => {
    const stand = standOf(deps, row)
    const party = parties.get(row.fromDay)
    return {
      ...placeOf(row),
      ...{ exemptionId: row.exemptionId, cause: row.cause, fromDay: row.fromDay, toDay: row.toDay },
      state: stand.isDecided ? 'DECIDED' : 'TO_DECIDE',
      document: { title: row.documentTitle, number: row.documentNumber, day: row.documentDay },
      words: wordsOf(row.recordId),
      proposedAt: row.proposedAt.toISOString(),
      isOwn: row.proposedBy === asking.session.accountId,
      decideUntil: stand.decideUntil === null ? null : new Date(stand.decideUntil).toISOString(),
      isOverdue: isOverdue(stand, deps.world.now()),
      refusedBefore: row.refusedBefore,
      decision: decisionOf(row, wordsOf),
      mayDecide: party !== undefined && findStrangerRefusal(stand, relationInEveryPost(party, row)) === undefined,
    }
  })
}

const placeOf = (row: ExemptionRow) => ({
  covers: coverOf(row),
  ...{ hallCode: row.hallCode, hallName: row.hallName, windowCode: row.windowCode, windowName: row.windowName },
  ...{ itemCode: row.itemCode, itemName: row.itemName },
  ...{ organizationCode: row.organizationCode, organizationName: row.organizationName },
})

function decisionOf(
  { outcome, decidedAt, decidedFrom, decidedTo, decisionRecordId }: ExemptionRow,
  wordsOf: (recordId: string | null) => string | null,
): ExemptionView['decision'] {
  if (outcome === null || decidedAt === null) return null
  const words = wordsOf(decisionRecordId)
  return { outcome, fromDay: decidedFrom, toDay: decidedTo, words, decidedAt: decidedAt.toISOString() }
}
