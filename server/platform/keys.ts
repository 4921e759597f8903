import { createHmac, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { generationOf, monthOf, nextEpoch } from './epoch.ts'
import { readIfThere } from './read-if-there.ts'
import { type SealingKey, type SuiteName, toSealingKey } from './suites.ts'

/** What keys are for. Each purpose has a key of its own, so that no index can be compared with another. */
export const keyPurposes = [
  'case-index',
  'invitation-token',
  'nullifier',
  'idempotency',
  'fingerprint',
  'pairing',
  'terminal-seal',
  'letter-recipient',
  'letter-stop',
  'notice',
  'opening',
  'embed-link',
  'sign-in',
  'audit-seal',
  'rate-limit',
  'challenge',
  'malicious-evaluator',
  'ledger',
] as const
export type KeyPurpose = (typeof keyPurposes)[number]

/**
 * Where keys live. Files now; a key service or hardware module offers the same. It never waits: the intake asks for a key a
 * thousand times a second. So such a store reads what it needs at the start and in `refresh`, from where waiting does no harm; a
 * wrapping key may stay inside it and only be used (docs/decisions/0022-vault.md).
 */
export interface KeyStore {
  keyFor(purpose: KeyPurpose): Buffer
  /** The newest key that wraps the data keys of a month (yyyymm). Made on first use of a month that has none. */
  wrappingKey(month: number): NamedKey
  /** A key by its epoch; undefined where it was destroyed at the end of its retention. */
  findWrappingKey(epoch: number): SealingKey | undefined
  /** By name, a value that tells keys apart and reveals nothing of them. */
  fingerprints(): ReadonlyMap<string, Buffer>
  /** Takes up what another process has made or destroyed since. */
  refresh(): void
}

interface NamedKey {
  readonly epoch: number
  readonly key: SealingKey
}

/** What only the operator’s commands do with keys. */
export interface KeyKeeper extends KeyStore {
  /** The keys that a month has, oldest first. */
  epochsOf(month: number): readonly number[]
  /** A new key for a month that has one: from now on the newest. @returns its epoch */
  addGeneration(month: number): number
  /** Destroys every key of a month, for ever. @returns how many there were */
  destroyMonth(month: number): number
}

/** How soon a server takes up that a key was made or destroyed. */
export const keyRefreshMs = 5_000

const keyBytes = 32
const epochPattern = /^epoch-(\d{6}|\d{8})\.key$/
const nameOf = (epoch: number) => `epoch-${epoch}`

/** The folder lacks or contradicts keys that were used before; nothing was written to it. */
export class ForeignKeys extends Error {
  constructor(names: readonly string[]) {
    super(
      `KEY_DIR does not belong to this database (${names.join(', ')} missing or different): nothing that was sealed could be opened`,
    )
  }
}

interface EpochKey extends NamedKey {
  readonly fingerprint: Buffer
}

/**
 * Keys as files of 32 bytes, readable by the server's user alone. Losing this folder is losing everything sealed.
 * @param recorded fingerprints of the keys that the database was filled under: where the folder does not hold them, nothing is made
 * @param suite what wraps new data keys
 * @throws ForeignKeys
 */
export function openKeyFolder(
  folder: string,
  recorded: ReadonlyMap<string, Buffer> = new Map(),
  suite: SuiteName = 'aes-gcm',
): KeyKeeper {
  const foreign = findForeign(folder, recorded)
  if (foreign.length > 0) throw new ForeignKeys(foreign)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const ofPurpose = new Map(keyPurposes.map((purpose) => [purpose, readOrMakeKey(folder, purpose)] as const))
  const epochs = new Map<number, EpochKey>()
  const newest = new Map<number, NamedKey>()
  const keep = (epoch: number, bytes: Buffer): EpochKey => {
    const loaded = { epoch, key: toSealingKey(bytes, suite), fingerprint: fingerprint(nameOf(epoch), bytes) }
    epochs.set(epoch, loaded)
    const known = newest.get(monthOf(epoch))
    if (known === undefined || generationOf(known.epoch) < generationOf(epoch)) newest.set(monthOf(epoch), loaded)
    return loaded
  }
  const make = (epoch: number) => keep(epoch, readOrMakeKey(folder, nameOf(epoch)))
  const find = (epoch: number): EpochKey | undefined => {
    const bytes = findKey(folder, nameOf(epoch))
    return bytes && keep(epoch, bytes)
  }
  const refresh = () => {
    const there = epochsIn(folder)
    for (const epoch of [...epochs.keys()]) if (!there.includes(epoch)) epochs.delete(epoch)
    newest.clear()
    for (const epoch of there) {
      const known = epochs.get(epoch)
      if (known === undefined) find(epoch)
      else newest.set(monthOf(epoch), known)
    }
  }
  const epochsOf = (month: number) => epochsIn(folder).filter((epoch) => monthOf(epoch) === month)
  refresh()
  return {
    keyFor: (purpose) => ofPurpose.get(purpose) as Buffer,
    wrappingKey: (month) => newest.get(month) ?? make(month),
    findWrappingKey: (epoch) => (epochs.get(epoch) ?? find(epoch))?.key,
    fingerprints: () =>
      new Map([
        ...[...ofPurpose].map(([name, key]) => [name as string, fingerprint(name, key)] as const),
        ...[...epochs.values()].map((known) => [nameOf(known.epoch), known.fingerprint] as const),
      ]),
    refresh,
    epochsOf,
    addGeneration(month) {
      const last = epochsOf(month).at(-1)
      if (last === undefined) throw new Error(`the month ${month} has no key`)
      return make(nextEpoch(last)).epoch
    },
    destroyMonth(month) {
      const doomed = epochsOf(month)
      for (const epoch of doomed) destroyKey(folder, nameOf(epoch))
      refresh()
      return doomed.length
    },
  }
}

/** The key of one purpose, where the folder has it; nothing is made: for whoever only looks. */
export function findPurposeKey(folder: string, purpose: KeyPurpose): Buffer | undefined {
  return findKey(folder, purpose)
}

/** A key that stands beside those of the purposes, under a name of its own; undefined where the folder does not have it. */
export function findNamedKey(folder: string, name: string): Buffer | undefined {
  return findKey(folder, name)
}

/** The same, made on first use. */
export function makeNamedKey(folder: string, name: string): Buffer {
  return readOrMakeKey(folder, name)
}

/** Puts a key that was kept elsewhere into the folder. @throws where another one lies there under that name */
export function keepNamedKey(folder: string, name: string, bytes: Buffer): void {
  if (!readOrMakeKey(folder, name, toKey(name, bytes)).equals(bytes))
    throw new Error(`another key lies in the key folder as ${name}.key`)
}

/** Of each month the first key first. */
function epochsIn(folder: string): readonly number[] {
  return readdirSync(folder)
    .map((file) => epochPattern.exec(file)?.[1])
    .filter((epoch) => epoch !== undefined)
    .sort()
    .map(Number)
}

/** Keys of past months may have been destroyed with what they sealed; that of the last one, and those by purpose, never. */
function findForeign(folder: string, recorded: ReadonlyMap<string, Buffer>): readonly string[] {
  const lastEpoch = [...recorded.keys()]
    .filter((name) => name.startsWith('epoch-'))
    .sort()
    .at(-1)
  return [...recorded]
    .filter(([name, known]) => {
      const path = join(folder, `${name}.key`)
      if (!existsSync(path)) return !name.startsWith('epoch-') || name === lastEpoch
      return !fingerprint(name, readFileSync(path)).equals(known)
    })
    .map(([name]) => name)
}

function fingerprint(name: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(`yiping/key-check/v1|${name}`).digest().subarray(0, 16)
}

/** Durable before it is first used, and made once even when two processes start together: link() refuses to overwrite. */
function readOrMakeKey(folder: string, name: string, bytes: Buffer = randomBytes(keyBytes)): Buffer {
  const path = join(folder, `${name}.key`)
  if (!existsSync(path)) {
    const draft = join(folder, `.${name}.${process.pid}.draft`)
    writeDurably(draft, 'w', bytes)
    try {
      linkSync(draft, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    unlinkSync(draft)
    syncFolder(folder)
  }
  return toKey(name, readFileSync(path))
}

function findKey(folder: string, name: string): Buffer | undefined {
  const bytes = readIfThere(join(folder, `${name}.key`))
  return bytes && toKey(name, bytes)
}

function toKey(name: string, bytes: Buffer): Buffer {
  if (bytes.length !== keyBytes) throw new Error(`the key file ${name}.key does not hold ${keyBytes} bytes`)
  return bytes
}

/**
 * Out of the way first, so that nobody reads half a key; then written over: where the file system writes in place, nothing of it
 * is left on the disk either.
 */
function destroyKey(folder: string, name: string): void {
  const doomed = join(folder, `.${name}.doomed`)
  renameSync(join(folder, `${name}.key`), doomed)
  writeDurably(doomed, 'r+')
  unlinkSync(doomed)
  syncFolder(folder)
}

function writeDurably(path: string, flags: 'w' | 'r+', bytes: Buffer = randomBytes(keyBytes)): void {
  const file = openSync(path, flags, 0o600)
  writeSync(file, bytes)
  fsyncSync(file)
  closeSync(file)
}

function syncFolder(folder: string): void {
  const directory = openSync(folder, 'r')
  fsyncSync(directory)
  closeSync(directory)
}
