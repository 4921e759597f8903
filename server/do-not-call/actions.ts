import { committed, type Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import { appendWish, isStoppedByAnother, lockRecipients, type NewWish } from './store.ts'

/**
 * Keeps a wish. A key takes back only what a key of its own division and hall has passed on: what somebody said with the link in a
 * letter, nobody but that person unsays, or a counter could have letters sent to people who refused them.
 */
export async function keepWish(
  { app, now }: World,
  wish: Omit<NewWish, 'at'>,
  transact: Transact = committed,
): Promise<void> {
  const { recipientIndexes, apiKeyId } = wish
  await transact(app, async (tx) => {
    await lockRecipients(tx, recipientIndexes)
    if (wish.wish === 'RESUME' && apiKeyId !== null) {
      for (const index of recipientIndexes) {
        if (await isStoppedByAnother(tx, index, apiKeyId)) throw new Refused('STOPPED_BY_ANOTHER')
      }
    }
    await appendWish(tx, { ...wish, at: new Date(now()) })
  })
}
