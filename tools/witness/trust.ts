import { readFileSync } from 'node:fs'
import { findVkey, type NoteKey, writeVkey } from '../../ledger/note.ts'
import { promiseKeyName } from '../../ledger/promise.ts'
import type { EndedKey, TrustText } from '../../ledger/receipt-check.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import type { Page } from './pages.ts'
import type { WitnessSettings } from './settings.ts'

/** Keys of promises sign no checkpoint: they are told by the name of a log that is named as well. */
export function promiseKeysOf(keys: readonly NoteKey[]): readonly NoteKey[] {
  const names = new Set(keys.map(({ name }) => promiseKeyName(name)))
  return keys.filter(({ name }) => names.has(name))
}

/**
 * `trust.json`: whom the page that checks receipts believes, from the file that is named, otherwise the log that is watched and this witness.
 * @param now milliseconds since 1970: when the list was made, where the file does not say so
 * @throws where the file is no such list, or where none is named and several logs are watched: a page knows one
 */
export function trustPage({ trust, logs }: WitnessSettings, ours: NoteKey, now: number): Page {
  const made = { madeAt: new Date(now).toISOString() }
  const told = trust === null ? trustOf(logs, ours) : readTrust(trust)
  return { type: 'application/json; charset=utf-8', bytes: Buffer.from(`${JSON.stringify({ ...made, ...told })}\n`) }
}

function trustOf(keys: readonly NoteKey[], ours: NoteKey): TrustText {
  const promises = promiseKeysOf(keys)
  const names = new Set(keys.filter((key) => !promises.includes(key)).map(({ name }) => name))
  // Receipts are proved in the first tree alone; its twin over SM3 is called after it.
  const [origin, ...others] = [...names].filter((name) => !isTwin(name, names))
  if (origin === undefined || others.length > 0)
    throw new Error('--trust: several logs are watched, say in a file whose receipts the page is to check')
  const believed = keys.filter(({ name }) => name === origin || name === promiseKeyName(origin))
  return { origin, vkeys: believed.map(writeVkey), witnesses: [writeVkey(ours)], needed: 1 }
}

const isTwin = (name: string, names: ReadonlySet<string>) =>
  name.endsWith('/sm3') && names.has(name.slice(0, -'/sm3'.length))

function readTrust(path: string): TrustText & { readonly madeAt?: string } {
  const told = parse(path)
  const { origin, vkeys, ended, witnesses, needed, madeAt } = told
  const isSound =
    typeof origin === 'string' &&
    isList(vkeys) &&
    isList(witnesses) &&
    Number.isSafeInteger(needed) &&
    (ended === undefined || isEnded(ended)) &&
    (madeAt === undefined || typeof madeAt === 'string')
  if (!isSound)
    throw new Error(`--trust: ${path} needs origin, vkeys, witnesses and needed; ended says which keys ended, and when`)
  const [keys, seers] = [vkeys, witnesses].map((list) => list.map((vkey) => toKey(path, vkey)))
  if (!keys?.some(({ name }) => name === origin)) throw new Error(`--trust: ${path} names no key of ${origin}`)
  const most = new Set(seers?.map(({ name }) => name)).size
  if ((needed as number) < 0 || (needed as number) > most)
    throw new Error(`--trust: ${path} needs ${needed} of ${most} witnesses`)
  const more = { ...(ended === undefined ? {} : { ended }), ...(madeAt === undefined ? {} : { madeAt }) }
  return { origin, vkeys, witnesses, needed: needed as number, ...more }
}

const isList = (told: unknown): told is readonly string[] =>
  Array.isArray(told) && told.every((each) => typeof each === 'string')

const isEnded = (told: unknown): told is readonly EndedKey[] => Array.isArray(told) && told.every(isEndedKey)

function isEndedKey(told: unknown): told is EndedKey {
  const { vkey, endsAt, lastSize } = (told ?? {}) as Readonly<Record<keyof EndedKey, unknown>>
  const isSize = lastSize === undefined || Number.isSafeInteger(lastSize)
  return typeof vkey === 'string' && typeof endsAt === 'string' && !Number.isNaN(Date.parse(endsAt)) && isSize
}

function toKey(path: string, vkey: string): NoteKey {
  const key = findVkey(nodeLedger, vkey)
  if (key === undefined) throw new Error(`--trust: ${path}: “${vkey.slice(0, 200)}” is no key`)
  return key
}

function parse(path: string): Readonly<Record<string, unknown>> {
  try {
    const told: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return typeof told === 'object' && told !== null ? (told as Record<string, unknown>) : {}
  } catch (error) {
    throw new Error(`--trust: ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'no JSON'})`)
  }
}
