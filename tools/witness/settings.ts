import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findVkey, type NoteKey } from '../../ledger/note.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'

export interface WitnessSettings {
  /** What its key is called; never changes. */
  readonly name: string
  readonly folder: string
  readonly host: string
  /** 0 = any free port. */
  readonly port: number
  /** Keys of the logs that are watched; a log may have several, all under its origin. That of its promises watches nothing: the pages name it. */
  readonly logs: readonly NoteKey[]
  /** Folder with the page that checks receipts; null = no pages. */
  readonly pages: string | null
  /** File that says whom the pages believe; null = the keys of `logs`, and this witness. */
  readonly trust: string | null
  readonly connectionsMax: number
}

export type SettingsAnswer =
  | { readonly ok: true; readonly settings: WitnessSettings }
  | { readonly ok: false; readonly problems: readonly string[] }

export const helpText = `npm run witness -- [options]

Cosigns the checkpoints of logs that only ever grow, and keeps evidence where one does not. Run it where the operator of the log has no say.

Options (or environment)
  --name NAME         WITNESS_NAME         name of the witness and of its key, such as witness.example.cn/1; it never changes
  --log VKEY          WITNESS_LOG          verifier key of a log that is watched; may be given again (in the environment: with blanks), for other logs and keys
  --logs FILE         WITNESS_LOGS         file with such keys, one on each line; empty lines and lines that begin with # are passed over
  --dir FOLDER        WITNESS_DIR          folder with key, state and evidence [data/witness]
  --host ADDRESS      WITNESS_HOST         address to listen on [127.0.0.1]
  --port PORT         WITNESS_PORT         port to listen on; 0 takes any free one [9480]
  --pages FOLDER      WITNESS_PAGES        folder with a copy of the page that checks receipts, served as it is [none]
  --trust FILE        WITNESS_TRUST        whom that page believes, served as trust.json beside it: {"origin", "vkeys", "witnesses", "needed"}
                                           [the keys of --log, that of its promises (NAME/promise) among them, and this witness]
  --connections N     WITNESS_CONNECTIONS  connections at a time; more are turned away [200]
  --help

It answers
  POST /add-checkpoint           C2SP tlog-witness
  GET  /checkpoint?origin=NAME   the last checkpoint of a log that it has cosigned
  GET  /vkey                     its own verifier key, for the operator of the log and for whoever checks receipts
  GET  /trust.json               with --pages: whom the page believes
  GET  /healthz                  how far each log was cosigned, how many pieces of evidence there are

The first start makes a key in FOLDER. Never put an old copy of FOLDER back: see “Witnesses” in docs/operations.md.
`

const options = {
  name: { type: 'string' },
  log: { type: 'string', multiple: true },
  logs: { type: 'string' },
  dir: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  pages: { type: 'string' },
  trust: { type: 'string' },
  connections: { type: 'string' },
  help: { type: 'boolean' },
} as const

const longestName = 100

/** Reads flags, and the environment where there is none; says all that is wrong at once. */
export function readWitnessSettings(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  root: string,
): SettingsAnswer {
  const flags = findFlags(argv)
  if (typeof flags === 'string') return { ok: false, problems: [flags] }
  const told = (flag: Exclude<keyof typeof options, 'log' | 'help'>) =>
    flags[flag] ?? (env[`WITNESS_${flag.toUpperCase()}`]?.trim() || undefined)
  const problems: string[] = []
  const name = told('name') ?? ''
  if (!isKeyName(name)) problems.push(`--name: give one of 1 to ${longestName} characters without blanks and “+”`)
  const [pages, trust] = [told('pages'), told('trust')]
  if (trust !== undefined && pages === undefined) problems.push('--trust: is read by the pages: give --pages FOLDER')
  const fromEnv = (env.WITNESS_LOG ?? '').split(/\s+/u).filter((vkey) => vkey !== '')
  const given = flags.log ?? fromEnv
  const file = told('logs')
  const settings: WitnessSettings = {
    name,
    folder: resolve(root, told('dir') ?? 'data/witness'),
    host: told('host') ?? '127.0.0.1',
    port: whole('--port', told('port') ?? '9480', 0, 65_535, problems),
    logs: keysOf([...given, ...linesOf(file === undefined ? undefined : resolve(root, file), problems)], problems),
    pages: pages === undefined ? null : resolve(root, pages),
    trust: trust === undefined ? null : resolve(root, trust),
    connectionsMax: whole('--connections', told('connections') ?? '200', 1, 10_000, problems),
  }
  return problems.length === 0 ? { ok: true, settings } : { ok: false, problems }
}

function findFlags(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: false }).values
  } catch (error) {
    return (error as Error).message
  }
}

const isKeyName = (name: string) => name !== '' && name.length <= longestName && !/[\s+]/u.test(name)

function whole(flag: string, text: string, min: number, max: number, problems: string[]): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  problems.push(`${flag}: “${text}” is not a whole number from ${min} to ${max}`)
  return min
}

function linesOf(file: string | undefined, problems: string[]): readonly string[] {
  if (file === undefined) return []
  try {
    return readFileSync(file, 'utf8')
      .split(/\r?\n/u)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
  } catch (error) {
    problems.push(`--logs: ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'no text'})`)
    return []
  }
}

function keysOf(vkeys: readonly string[], problems: string[]): readonly NoteKey[] {
  const known = new Set<string>()
  const keys: NoteKey[] = []
  for (const vkey of vkeys) {
    const key = findVkey(nodeLedger, vkey)
    const why = whyNoLog(key, known.has(vkey))
    if (key === undefined || why !== undefined) problems.push(`--log: “${vkey.slice(0, 200)}” ${why}`)
    else keys.push(key)
    known.add(vkey)
  }
  if (vkeys.length === 0) problems.push('--log: give the verifier key of at least one log')
  return keys
}

const keyBytes = { ed25519: 32, sm2: 65 } as const

function whyNoLog(key: NoteKey | undefined, isKnown: boolean): string | undefined {
  if (key === undefined) return 'is no verifier key: name+id+key, as the log shows it'
  if (key.type === 'cosignature') return 'is the key of a witness, not of a log'
  if (key.publicKey.length !== keyBytes[key.type]) return 'holds a key of a wrong length'
  if (key.name.length > longestName) return `has a name of more than ${longestName} characters`
  return isKnown ? 'is given twice' : undefined
}
