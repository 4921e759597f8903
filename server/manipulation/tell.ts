import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { appendMessages, type Recipient } from '../message/index.ts'
import type { Database } from '../platform/database.ts'
import type { ManipulationDeps } from './deps.ts'
import { findHallCodes, type SignalInsert, type SignalRow } from './store.ts'

/** Who reviews: never the hall itself. */
const reviewersOf = ({ divisionId, hallId }: Pick<SignalRow, 'divisionId' | 'hallId'>): readonly Recipient[] => [
  { role: 'WORKING_GROUP', divisionId, hallId },
  { role: 'LEADING_GROUP', divisionId, hallId },
]

const nameOf = (to: Recipient) => ('accountId' in to ? to.accountId : to.role)

/** One message for each hall in which something was set aside on a day; what is only watched stands in the list. */
export async function tellReviewers(
  { world }: ManipulationDeps,
  tx: Database,
  day: PlainDate,
  signals: readonly SignalInsert[],
): Promise<void> {
  const aside = signals.filter(({ state }) => state === 'QUARANTINED')
  const hallIds = [...new Set(aside.map(({ hallId }) => hallId))]
  if (hallIds.length === 0) return
  const codes = await findHallCodes(tx, hallIds)
  const letters = hallIds.flatMap((hallId) => {
    const own = aside.filter((one) => one.hallId === hallId)
    const [first] = own as [SignalInsert]
    const detail = { hallCode: codes.get(hallId) ?? '', day, signals: own.length }
    return reviewersOf(first).map((to) => ({
      to,
      message: {
        ...{ kind: 'MANIPULATION_FOUND' as const, detail, page: 'manipulation' as const, target: first.id },
        onceKey: `manipulation|${hallId}|${day}|${nameOf(to)}`,
      },
    }))
  })
  await appendMessages(tx, letters, world.now())
}

/** In the transaction of the proposal: somebody else is to decide. */
export async function tellDeciders(
  { world }: ManipulationDeps,
  tx: Database,
  row: SignalRow,
  proposalId: string,
): Promise<void> {
  const letters = reviewersOf(row).map((to) => ({
    to,
    message: {
      ...{ kind: 'MANIPULATION_PROPOSED' as const, detail: { hallCode: row.hallCode, day: row.day } },
      ...{ page: 'manipulation' as const, target: row.signalId },
      onceKey: `manipulation|${proposalId}|${nameOf(to)}`,
    },
  }))
  await appendMessages(tx, letters, world.now())
}
