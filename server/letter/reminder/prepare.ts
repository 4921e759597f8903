import { letterText } from '../../../domain/letter.ts'
import { findReminderPhone } from '../../reminder-phone/index.ts'
import { noticeStopCode } from '../notice/codes.ts'
import type { Prepared } from '../prepared.ts'
import type { ClaimedReminder } from '../store.ts'
import { type LetterDeps, recipientIndex } from '../write.ts'
import { findMatters } from './matters.ts'
import { isStoppedSince } from './store.ts'

/** How much waits is counted now, for all of it together. Undefined where the number was taken away. */
export async function prepareReminder(deps: LetterDeps, letter: ClaimedReminder): Promise<Prepared | undefined> {
  const { world, rules } = deps
  const now = world.now()
  const kept = await findReminderPhone(world, letter.accountId)
  if (kept === undefined) return undefined
  const { body: policy } = rules.loadPolicy('reminder', letter.divisionId, now)
  const { body: letters } = rules.loadPolicy('letter', letter.divisionId, now)
  const { count } = await findMatters(deps, letter.accountId, policy.kinds)
  const url = world.publicUrl()
  const words = {
    count: String(count),
    link: `${url}/console/`,
    stop: `${url}/d#${noticeStopCode(world.vault, letter.id)}`,
  }
  return {
    facts: {
      isEvaluated: false,
      isRead: count === 0,
      isUnwanted: await isStoppedSince(world.vaultDb, recipientIndex(world.vault, kept.phone), kept.keptAt),
      isAddressDead: false,
      // How many go in a day was settled when it was written.
      sentToRecipientToday: 0,
    },
    outgoing: {
      messageId: letter.id,
      notice: letter.notice,
      address: kept.phone,
      text: letterText(policy.wording, letters, words),
      words,
    },
    hasMoved: () => Promise.resolve(false),
    isStillHis: () => Promise.resolve(true),
  }
}
