import type { enterComplaint } from '../../contracts/complaint.ts'
import type { BodyOf } from '../../contracts/route.ts'
import type { ApiCaller } from '../api-key/index.ts'
import { committed } from '../platform/database.ts'
import { type ComplaintDeps, keepComplaint, senderAt, senderOf } from './actions.ts'

export interface PastComplaint {
  /** Its number with whoever keeps it. */
  readonly complaintNo: string
  readonly at: number
  readonly sent: BodyOf<typeof enterComplaint>
}

/**
 * What was complained of in a city that is played, passed on by another system or, with an account, written down at a desk: asked of the same
 * rule at its time. Told again it is the same one. Nobody is written to of what is long over, so that a desk handed the receipt over.
 *
 * @returns the number of its order
 */
export async function keepPastComplaint(
  { world, rules }: ComplaintDeps,
  caller: ApiCaller,
  deskAccountId: string | null,
  { complaintNo, at, sent }: PastComplaint,
): Promise<string> {
  const then = { world: { ...world, now: () => at, letterChannels: [] }, rules }
  const { divisionId, hallId } = caller
  const sender =
    deskAccountId === null
      ? senderOf(world, caller, complaintNo)
      : senderAt(world, { accountId: deskAccountId, staffId: null }, complaintNo)
  const { id } = await keepComplaint(then, { divisionId, hallId }, sender, sent, committed)
  return id
}
