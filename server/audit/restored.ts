import { findRestore, forgetRestore } from '../platform/backup/index.ts'
import type { Database } from '../platform/database.ts'
import { appendAudit, commandOrigin } from './entry.ts'

/** While a backup is put back there is no database to write it down in: the first start afterwards does. */
export async function appendRestored(app: Database, dataDir: string): Promise<void> {
  const restored = await findRestore(dataDir)
  if (restored === undefined) return
  const { restoredAt, endedAt } = restored
  await app.transaction().execute((tx) =>
    appendAudit(tx, {
      ...commandOrigin('restore'),
      act: 'BACKUP_RESTORED',
      target: { kind: 'BACKUP', id: endedAt },
      result: 'DONE',
      detail: { restoredAt },
    }),
  )
  await forgetRestore(dataDir)
}
