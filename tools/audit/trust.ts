import { readFile } from 'node:fs/promises'
import { findVkey, type NoteKey, type TrustedKey } from '../../ledger/note.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { CouldNotCheck } from './finding.ts'

/** Whom the auditor believes. He brings it with him: what the platform says its keys are is no answer to this. */
export interface Trust {
  readonly origin: string
  /** Of the log, of its second tree, of its promises: told apart by their names. */
  readonly keys: readonly TrustedKey[]
  readonly witnesses: readonly NoteKey[]
  /** How many witnesses must have signed a checkpoint. */
  readonly needed: number
}

export interface TrustOptions {
  readonly trust?: string | undefined
  readonly vkey?: readonly string[] | undefined
  readonly witness?: readonly string[] | undefined
  readonly needed?: string | undefined
}

interface TrustFile {
  readonly origin?: unknown
  readonly vkeys?: unknown
  readonly ended?: unknown
  readonly witnesses?: unknown
  readonly needed?: unknown
}

/**
 * From a file {"origin", "vkeys", "ended", "witnesses", "needed"}, from options, or from both. The origin is the name of the first key where none is told.
 * @returns undefined where no key is given
 */
export async function findTrust(options: TrustOptions): Promise<Trust | undefined> {
  const file = options.trust === undefined ? {} : await readTrustFile(options.trust)
  const ends = endsOf(file.ended)
  const keys = [...listOf(file.vkeys), ...(options.vkey ?? [])].map((vkey) => ({ ...toKey(vkey), ...ends.get(vkey) }))
  const witnesses = [...listOf(file.witnesses), ...(options.witness ?? [])].map(toKey)
  const [first] = keys
  if (first === undefined) return undefined
  const origin = typeof file.origin === 'string' ? file.origin : first.name
  const needed = Number(options.needed ?? file.needed ?? witnesses.length)
  if (!Number.isSafeInteger(needed) || needed < 0 || needed > namesOf(witnesses).size)
    throw new CouldNotCheck(`${needed} of ${witnesses.length} witnesses cannot be asked for`)
  return { origin, keys, witnesses, needed }
}

export async function loadTrust(options: TrustOptions): Promise<Trust> {
  const trust = await findTrust(options)
  if (trust === undefined) throw new CouldNotCheck('no key is trusted: give --trust FILE, or --vkey KEY')
  return trust
}

export const namesOf = (keys: readonly NoteKey[]): ReadonlySet<string> => new Set(keys.map(({ name }) => name))

async function readTrustFile(path: string): Promise<TrustFile> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as TrustFile
  } catch (error) {
    throw new CouldNotCheck(`${path}: ${(error as Error).message}`)
  }
}

function listOf(told: unknown): readonly string[] {
  if (told === undefined) return []
  if (!Array.isArray(told) || !told.every((each) => typeof each === 'string'))
    throw new CouldNotCheck('vkeys and witnesses are lists of keys')
  return told
}

/** What is known of keys that have ended: [{"vkey", "endsAt", "lastSize"}]. */
function endsOf(told: unknown): ReadonlyMap<string, Pick<TrustedKey, 'endsAt' | 'lastSize'>> {
  const list = told === undefined ? [] : told
  if (!Array.isArray(list)) throw new CouldNotCheck('ended is a list of keys that have ended')
  return new Map(
    list.map((each: { readonly vkey?: unknown; readonly endsAt?: unknown; readonly lastSize?: unknown } | null) => {
      const { vkey, endsAt, lastSize } = each ?? {}
      const at = typeof endsAt === 'string' ? Date.parse(endsAt) : Number.NaN
      if (typeof vkey !== 'string' || Number.isNaN(at) || !(lastSize === undefined || Number.isSafeInteger(lastSize)))
        throw new CouldNotCheck('a key that has ended is told by vkey, endsAt and lastSize')
      return [vkey, { endsAt: at, ...(lastSize === undefined ? {} : { lastSize: lastSize as number }) }]
    }),
  )
}

/** @throws CouldNotCheck for what is no key */
export function toKey(vkey: string): NoteKey {
  const key = findVkey(nodeLedger, vkey.trim())
  if (key === undefined) throw new CouldNotCheck(`no key: ${vkey}`)
  return key
}
