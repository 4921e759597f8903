import type { Database } from '../platform/database.ts'
import type { KeyStore } from '../platform/keys.ts'
import { openSigners } from './keys.ts'
import { refill } from './refill.ts'
import { findCheckpointRow, findQueue, listHeads } from './store.ts'

export const ledgerHelp = `npm run ledger -- <what>

  status                 how far the log has come, what was published of it, what waits
  refill [--from FOLDER] fills the log up from a copy (LEDGER_MIRROR unless said), after its database was put back from a backup
`

/** The command was not understood: nothing was done. */
export class WrongWish extends Error {}

export interface LedgerCommandWorld {
  readonly sealer: Database
  readonly keys: Pick<KeyStore, 'keyFor'>
  readonly mirror: string | null
}

/** @returns what is said to the operator */
export async function runLedgerCommand(world: LedgerCommandWorld, argv: readonly string[]): Promise<string> {
  const [what, ...rest] = argv
  if (what === 'status' && rest.length === 0) return sayStatus(world.sealer)
  if (what === 'refill') return refillFrom(world, folderOf(rest) ?? world.mirror)
  throw new WrongWish(ledgerHelp)
}

function folderOf(rest: readonly string[]): string | undefined {
  if (rest.length === 0) return undefined
  const [flag, folder] = rest
  if (flag !== '--from' || folder === undefined || rest.length > 2) throw new WrongWish(ledgerHelp)
  return folder
}

async function refillFrom({ sealer, keys }: LedgerCommandWorld, folder: string | null): Promise<string> {
  if (folder === null) throw new WrongWish('say which copy: --from FOLDER, or LEDGER_MIRROR')
  const [head] = await listHeads(sealer)
  if (head === undefined) throw new WrongWish('this database has no log yet: npm start first')
  const { from, to, alreadyTaken } = await refill(sealer, { folder, signers: openSigners(keys, head.origin) })
  return `${head.origin}: filled up from ${from} to ${to} leaves; ${alreadyTaken} leaves that waited were in it already\n`
}

async function sayStatus(sealer: Database): Promise<string> {
  const { waiting, seconds } = await findQueue(sealer)
  const lines = await Promise.all(
    (await listHeads(sealer)).map(async ({ hash, origin, size, root }) => {
      const published = (await findCheckpointRow(sealer, hash))?.size ?? 0
      return `${origin}: ${size} leaves, root ${root.toString('base64')}, published up to ${published}`
    }),
  )
  return `${[...lines, `${waiting} leaves wait, the oldest for ${Math.round(seconds)} s`].join('\n')}\n`
}
