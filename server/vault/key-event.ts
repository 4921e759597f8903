import { appendAudit, commandOrigin } from '../audit/index.ts'
import { committed } from '../platform/database.ts'
import { appendKeyEvent, type KeyEvent } from './store.ts'
import type { VaultWorld } from './world.ts'

/** What was done with a key: a fact of the vault, and an act of the operator who did it. */
export function recordKeyEvent({ db }: Pick<VaultWorld, 'db'>, event: KeyEvent): Promise<void> {
  const { kind, epoch, dataKeys } = event
  return committed(db, async (tx) => {
    await appendKeyEvent(tx, event)
    await appendAudit(tx, {
      ...commandOrigin('vault'),
      act: `KEY_${kind}`,
      target: { kind: 'KEY', id: String(epoch) },
      result: 'DONE',
      detail: dataKeys === null ? {} : { dataKeys },
    })
  })
}
