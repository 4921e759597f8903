import { findReminderTurn, newsMs, newsSince, remindedKinds, unseenMs } from '../../../domain/reminder.ts'
import { firstUuidAt, uuidV7 } from '../../platform/uuid.ts'
import { deleteUnneeded } from '../../reminder-phone/index.ts'
import type { NoticeDeps } from '../notice/address.ts'
import { noticeStopCode } from '../notice/codes.ts'
import { stopHash } from '../write.ts'
import { findMatters } from './matters.ts'
import { type Candidate, findCandidates, insertReminder } from './store.ts'

const hourMs = 3_600_000
/** As far back as the reminders of one day, and of the night before it, can lie. */
const earlierMs = 48 * hourMs

/**
 * One letter for each who left a number and to whom something came since the last: for all that waits, whatever it is. Any number of processes may write at
 * once: each letter is written by one.
 */
export async function writeReminders(deps: NoticeDeps): Promise<void> {
  const { world } = deps
  const now = world.now()
  await deleteUnneeded(world.app, new Date(now))
  const candidates = await findCandidates(world.app, {
    kinds: remindedKinds,
    firstMessageId: firstUuidAt(now - newsMs),
    unseenMs,
    earlierSince: new Date(now - earlierMs),
    now: new Date(now),
  })
  for (const candidate of candidates) await remind(deps, candidate, now)
}

async function remind({ world, rules }: NoticeDeps, candidate: Candidate, now: number): Promise<void> {
  const { accountId, divisionId, keptAt, remindedAt, toldUntil } = candidate
  const policy = rules.findPolicy('reminder', divisionId, now)?.body
  const letters = rules.findPolicy('letter', divisionId, now)?.body
  if (policy === undefined || letters === undefined || !letters.channels.includes('SMS')) return
  const earlier = candidate.earlier.map((each) => each.getTime())
  const due = findReminderTurn(earlier, policy, letters, now)
  if (due === undefined) return
  const [newest] = (await findMatters({ world, rules }, accountId, policy.kinds)).messages
  if (newest === undefined || newest.at.getTime() < newsSince(keptAt.getTime(), toldUntil?.getTime() ?? null, now))
    return
  const id = uuidV7(now)
  await insertReminder(world.app, {
    id,
    accountId,
    divisionId,
    messageId: newest.messageId,
    recipientIndex: world.vault.blindIndex('notice', `account|${accountId}`),
    stopHash: stopHash(noticeStopCode(world.vault, id)),
    dueAt: new Date(due),
    expiresAt: new Date(due + policy.validHours * hourMs),
    at: new Date(now),
    remindedAt,
  })
}
