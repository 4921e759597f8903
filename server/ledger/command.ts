import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { listLogKeys } from '../ledger-key/index.ts'
import type { Database } from '../platform/database.ts'
import { RuleBook } from '../policy/index.ts'
import { keyNames } from './keys.ts'
import { refill } from './refill.ts'
import { idOf, type RotateWish, rotate } from './rotate.ts'
import { findCheckpointRow, findQueue, type Head, listHeads } from './store.ts'

export const ledgerHelp = `npm run ledger -- <what>

  status                 how far the log has come, what was published of it, what waits, and with which keys it signs
  refill [--from FOLDER] fills the log up from a copy (LEDGER_MIRROR unless said), after its database was put back from a backup
  rotate KEYID           ends the set of keys to which this one belongs, and starts the successor that was committed to; servers go over to it
                         while they run. Old keys sign beside the new ones for the time that the policy ledger-key names
         [--because rotated|leaked|lost]   rotated unless said; what was lost signs no more from now on
         [--successor FILE]                where the secret of the successor was kept, if not in KEY_DIR
`

/** The command was not understood: nothing was done. */
export class WrongWish extends Error {}

export interface LedgerCommandWorld {
  readonly app: Database
  readonly sealer: Database
  readonly keyDir: string
  readonly mirror: string | null
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const options = {
  from: { type: 'string' },
  because: { type: 'string' },
  successor: { type: 'string' },
} as const

/** @returns what is said to the operator */
export async function runLedgerCommand(world: LedgerCommandWorld, argv: readonly string[]): Promise<string> {
  const [what, ...rest] = argv
  const { values, positionals } = read(rest)
  const has = (...flags: readonly string[]) => Object.keys(values).every((flag) => flags.includes(flag))
  const [word] = positionals
  if (what === 'status' && has() && word === undefined) return sayStatus(world)
  if (what === 'refill' && has('from') && word === undefined) return refillFrom(world, values.from ?? world.mirror)
  if (what === 'rotate' && has('because', 'successor') && word !== undefined && positionals.length === 1)
    return rotateKey(world, word, values)
  throw new WrongWish(ledgerHelp)
}

function read(rest: readonly string[]) {
  try {
    return parseArgs({ args: [...rest], options, allowPositionals: true })
  } catch {
    throw new WrongWish(ledgerHelp)
  }
}

async function loadHead({ sealer }: LedgerCommandWorld): Promise<Head> {
  const [head] = await listHeads(sealer)
  if (head === undefined) throw new WrongWish('this database has no log yet: npm start first')
  return head
}

async function refillFrom(world: LedgerCommandWorld, folder: string | null): Promise<string> {
  if (folder === null) throw new WrongWish('say which copy: --from FOLDER, or LEDGER_MIRROR')
  const { origin } = await loadHead(world)
  const { from, to, alreadyTaken } = await refill(world.sealer, { folder, keys: await listLogKeys(world.sealer) })
  return `${origin}: filled up from ${from} to ${to} leaves; ${alreadyTaken} leaves that waited were in it already\n`
}

const causes: Readonly<Record<string, RotateWish['cause']>> = { rotated: 'ROTATED', leaked: 'LEAKED', lost: 'LOST' }
const dayMs = 86_400_000

async function rotateKey(
  world: LedgerCommandWorld,
  keyId: string,
  { because = 'rotated', successor }: { readonly because?: string; readonly successor?: string },
): Promise<string> {
  const cause = causes[because]
  if (cause === undefined) throw new WrongWish(ledgerHelp)
  const { origin } = await loadHead(world)
  const rules = new RuleBook(world.app)
  await rules.refresh()
  const { transitionNaturalDays } = rules.loadPolicy('ledger-key', rules.rootDivisionId, world.now()).body
  const { app: db, keyDir, now } = world
  const successorFile = successor === undefined ? undefined : resolve(successor)
  const done = await rotate(
    { db, keyDir, origin, now },
    { keyId, cause, successorFile, transitionMs: transitionNaturalDays * dayMs },
  )
  const when = done.endsAt.toISOString()
  const said = done.isNew
    ? `${origin}: the key ${keyId} ends, and signs beside its successor until ${when}.`
    : `${origin}: the key ${keyId} was ended before, for ${when}; nothing was changed.`
  return `${said}
These sign from now on; give them to the witnesses and to whoever checks receipts before that time:
${done.vkeys.map((vkey) => `  ${vkey}\n`).join('')}What follows them is ${done.nextFile} in the key folder: keep it somewhere else, and a copy of it.
`
}

async function sayStatus({ sealer }: LedgerCommandWorld): Promise<string> {
  const { waiting, seconds } = await findQueue(sealer)
  const heads = await listHeads(sealer)
  const lines = await Promise.all(
    heads.map(async ({ hash, origin, size, root }) => {
      const published = (await findCheckpointRow(sealer, hash))?.size ?? 0
      return `${origin}: ${size} leaves, root ${root.toString('base64')}, published up to ${published}`
    }),
  )
  const names = heads[0] === undefined ? [] : keyNames(heads[0].origin)
  const keys = (await listLogKeys(sealer))
    .filter(({ name }) => names.includes(name))
    .map(({ vkey, name, type, beginsAt, cause, endsAt }) => {
      const end = endsAt === null ? '' : `, ${cause?.toLowerCase()}, ends ${endsAt.toISOString()}`
      return `key ${idOf(vkey)} ${type} of ${name}, since ${beginsAt.toISOString()}${end}`
    })
  return `${[...lines, ...keys, `${waiting} leaves wait, the oldest for ${Math.round(seconds)} s`].join('\n')}\n`
}
