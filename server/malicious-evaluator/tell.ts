import { appendMessages } from '../message/index.ts'
import type { Database } from '../platform/database.ts'

interface Told {
  readonly id: string
  readonly appealId: string
  readonly divisionId: number
  readonly hallId: number
}

/** Who may act next; whether somebody is of the hall, the unit, or one of those who have acted is asked when he does. */
const recipients = {
  REGISTER_PROPOSED: ['REVIEWER', 'WORKING_GROUP'],
  REGISTER_OBJECTED: ['REVIEWER', 'WORKING_GROUP', 'DISCIPLINE_INSPECTOR'],
} as const

/** In the transaction of what is told of: an entry that nobody confirms, or an objection that nobody judges, waits for somebody. */
export async function tellOfEntry(
  tx: Database,
  { id, appealId, divisionId, hallId }: Told,
  kind: keyof typeof recipients,
  now: number,
): Promise<void> {
  const letters = recipients[kind].map((role) => ({
    to: { role, divisionId, hallId },
    message: { kind, page: 'appeals', target: appealId, onceKey: `register|${id}|${kind}|${role}` } as const,
  }))
  await appendMessages(tx, letters, now)
}
