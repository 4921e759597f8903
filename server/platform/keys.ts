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
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

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
  'opening',
  'embed-link',
] as const
export type KeyPurpose = (typeof keyPurposes)[number]

/** Where keys live. Files now; a key service or hardware module offers the same. */
export interface KeyStore {
  keyFor(purpose: KeyPurpose): Buffer
  /** The key that wraps the data keys of a month (yyyymm). Made on first use of a month that has none. */
  epochKey(epoch: number): Buffer
  /** The key of a past month; undefined where it was destroyed at the end of its retention. */
  findEpochKey(epoch: number): Buffer | undefined
  /** By name, a value that tells keys apart and reveals nothing of them. */
  fingerprints(): ReadonlyMap<string, Buffer>
}

const keyBytes = 32

/** The folder lacks or contradicts keys that were used before; nothing was written to it. */
export class ForeignKeys extends Error {
  constructor(names: readonly string[]) {
    super(
      `KEY_DIR does not belong to this database (${names.join(', ')} missing or different): nothing that was sealed could be opened`,
    )
  }
}

/**
 * Keys as files of 32 bytes, readable by the server's user alone. Losing this folder is losing everything sealed.
 * @param recorded fingerprints of the keys that the database was filled under: where the folder does not hold them, nothing is made
 * @throws ForeignKeys
 */
export function openKeyFolder(folder: string, recorded: ReadonlyMap<string, Buffer> = new Map()): KeyStore {
  const foreign = findForeign(folder, recorded)
  if (foreign.length > 0) throw new ForeignKeys(foreign)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const known = new Map<string, Buffer>()
  const load = (name: string): Buffer => {
    const found = known.get(name) ?? readOrMakeKey(folder, name)
    known.set(name, found)
    return found
  }
  for (const purpose of keyPurposes) load(purpose)
  for (const file of readdirSync(folder)) {
    if (/^epoch-\d{6}\.key$/.test(file)) load(file.slice(0, -'.key'.length))
  }
  return {
    keyFor: (purpose) => load(purpose),
    epochKey: (epoch) => load(`epoch-${epoch}`),
    findEpochKey: (epoch) =>
      known.get(`epoch-${epoch}`) ??
      (existsSync(join(folder, `epoch-${epoch}.key`)) ? load(`epoch-${epoch}`) : undefined),
    fingerprints: () => new Map([...known].map(([name, key]) => [name, fingerprint(name, key)])),
  }
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
function readOrMakeKey(folder: string, name: string): Buffer {
  const path = join(folder, `${name}.key`)
  if (!existsSync(path)) {
    const draft = join(folder, `.${name}.${process.pid}.draft`)
    const file = openSync(draft, 'w', 0o600)
    writeSync(file, randomBytes(keyBytes))
    fsyncSync(file)
    closeSync(file)
    try {
      linkSync(draft, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    unlinkSync(draft)
    const directory = openSync(folder, 'r')
    fsyncSync(directory)
    closeSync(directory)
  }
  const key = readFileSync(path)
  if (key.length !== keyBytes) throw new Error(`the key file ${name}.key does not hold ${keyBytes} bytes`)
  return key
}
