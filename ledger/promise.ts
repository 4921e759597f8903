import { findBase64, toBase64 } from './base64.ts'
import { hashBytes, isIncluded } from './merkle.ts'
import { type CheckSignature, findNote, findSigners, type TrustedKey } from './note.ts'
import { findPathText, type PathText, writePathText } from './path-text.ts'
import type { LedgerPlatform } from './platform.ts'

/**
 * What the citizen is promised within the answer, before the log has taken the leaf in. The leaves of one commit are a small tree (RFC 6962) and its root is
 * signed once: under load a signature costs a hundred citizens no more than one.
 */
export interface PromiseContent {
  /** Of the log that will hold the leaf. */
  readonly origin: string
  /** How many leaves the small tree has. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly promisedAt: number
  /** In the log at the latest by then; milliseconds since 1970. */
  readonly keptBy: number
  readonly root: Uint8Array
}

const textTitle = 'yiping.promise/v1'
const pathTitle = 'yiping.promise-path/v1'

/** The key that signs promises of a log is named so: nothing that it signs can be taken for a checkpoint, nor the other way round. */
export const promiseKeyName = (origin: string): string => `${origin}/promise`

/** What is signed. Throws RangeError for what is no promise: a fault of the program. */
export function promiseText({ origin, size, promisedAt, keptBy, root }: PromiseContent): string {
  if (origin === '' || /[\n\r]/u.test(origin)) throw new RangeError('an origin is one line')
  if (!isCount(size) || size === 0 || root.length !== hashBytes) throw new RangeError('no tree to promise')
  if (!isCount(promisedAt) || !isCount(keptBy) || keptBy < promisedAt)
    throw new RangeError('a promise is kept after it is given')
  return `${textTitle}\n${origin}\n${size} ${promisedAt} ${keptBy}\n${toBase64(root)}\n`
}

/** undefined for what is no promise. It has one spelling only: no line may follow. */
export function findPromise(text: string): PromiseContent | undefined {
  const [title, origin = '', told = '', root = '', last, ...more] = text.split('\n')
  if (title !== textTitle || origin === '' || last !== '' || more.length > 0) return undefined
  const numbers = /^([1-9]\d{0,15}) (0|[1-9]\d{0,15}) (0|[1-9]\d{0,15})$/.exec(told)?.slice(1).map(Number)
  const [size = 0, promisedAt = 0, keptBy = 0] = numbers ?? []
  const bytes = findBase64(root)
  if (numbers === undefined || !numbers.every(isCount) || keptBy < promisedAt || bytes?.length !== hashBytes)
    return undefined
  return { origin, size, promisedAt, keptBy, root: bytes }
}

const isCount = (count: number) => Number.isSafeInteger(count) && count >= 0

/** What the citizen is given: his place in the small tree, the way up to its root, and the signed promise. */
export function writePromise(path: PathText): string {
  return writePathText(pathTitle, path)
}

/** undefined for what is no promise with its path; whether it holds is another question. */
export function findPromisePath(text: string): PathText | undefined {
  return findPathText(pathTitle, text)
}

/**
 * What a leaf was promised: undefined unless it is in the batch, and the batch is signed by one of these keys under the name that signs the promises
 * of that log, before it ended. Never throws, whatever the text is.
 * @param leafHash by SHA-256
 * @param text as `writePromise` writes it
 */
export async function checkPromise(
  platform: LedgerPlatform,
  leafHash: Uint8Array,
  text: string,
  keys: readonly TrustedKey[],
  check: CheckSignature,
): Promise<PromiseContent | undefined> {
  const found = findPromisePath(text)
  const note = found && findNote(found.note)
  const promise = note && findPromise(note.text)
  if (found === undefined || note === undefined || promise === undefined) return undefined
  const { index, path: proof } = found
  const { origin, size, root } = promise
  if (!isIncluded(platform.sha256, { index, size, leafHash, proof, root })) return undefined
  const { promisedAt } = promise
  const itsKeys = keys.filter(
    ({ name, endsAt = promisedAt }) => name === promiseKeyName(origin) && promisedAt <= endsAt,
  )
  const signers = await findSigners(platform, note, itsKeys, check)
  return signers === undefined || signers.length === 0 ? undefined : promise
}
