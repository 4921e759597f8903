import { hashes, verify } from '@noble/ed25519'
import { findBase64, toBase64 } from '../../ledger/base64.ts'
import type { Checkpoint } from '../../ledger/checkpoint.ts'
import type { CheckSignature } from '../../ledger/note.ts'
import type { LedgerPlatform } from '../../ledger/platform.ts'
import { type Checked, checkReceiptFile, type Trust, type TrustText, toTrust } from '../../ledger/receipt-check.ts'
import type { ReceiptFile } from '../../ledger/receipt-file.ts'
import { lasting } from '../shared/browser.ts'
import { sha256, sha512 } from './sha2.ts'

hashes.sha512 = sha512
const encoder = new TextEncoder()
const platform: LedgerPlatform = { sha256, utf8: (text) => encoder.encode(text) }

/** What the page is given beside itself, and when that was made. */
export interface TrustFile extends TrustText {
  readonly madeAt: string
}

/** undefined where it cannot be had, or is not what it has to be. The address is relative: a witness hosts the page with a list of his own. */
export async function loadTrust(): Promise<TrustFile | undefined> {
  try {
    const answer = await fetch('trust.json')
    const told = (await answer.json()) as Partial<TrustFile>
    const lists = [told.vkeys, told.witnesses]
    const isSound =
      answer.ok &&
      typeof told.origin === 'string' &&
      Number.isInteger(told.needed) &&
      lists.every((list) => Array.isArray(list) && list.every((each) => typeof each === 'string'))
    return isSound ? (told as TrustFile) : undefined
  } catch {
    return undefined
  }
}

export interface CheckedHere extends Checked {
  /** The program for SM2 could not be had, and Ed25519 alone was asked. */
  readonly isStateUnchecked: boolean
}

class NoSm2 extends Error {}

const check: CheckSignature = async ({ type, publicKey }, message, signature) => {
  if (type !== 'sm2') return isEd25519Signed(publicKey, message, signature)
  const { isSm2Signed } = await import('./sm2.ts').catch(() => {
    throw new NoSm2()
  })
  return isSm2Signed(publicKey, message, signature)
}

function isEd25519Signed(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}

/** Checks on this device alone, against the largest state of the log that it has seen, and remembers a larger one. */
export async function checkHere(file: ReceiptFile, told: TrustText): Promise<CheckedHere> {
  const trust = toTrust(platform, told)
  const seen = recall(trust.origin)
  const ask = (by: Trust) => checkReceiptFile(platform, { file, trust: by, check, now: Date.now(), seen })
  let isStateUnchecked = false
  let checked: Checked
  try {
    checked = await ask(trust)
  } catch (error) {
    if (!(error instanceof NoSm2)) throw error
    isStateUnchecked = true
    const keys = trust.keys.filter(({ type }) => type !== 'sm2')
    checked = await ask({ ...trust, keys })
  }
  if (checked.checkpoint !== undefined) remember(checked.checkpoint, seen)
  return { ...checked, isStateUnchecked }
}

type Seen = Pick<Checkpoint, 'size' | 'root'>
const keyOf = (origin: string) => `yiping.log-seen.${origin}`

function recall(origin: string): Seen | undefined {
  const kept = lasting.read<{ size?: unknown; root?: unknown }>(keyOf(origin))
  const root = typeof kept?.root === 'string' ? findBase64(kept.root) : undefined
  return typeof kept?.size === 'number' && root !== undefined ? { size: kept.size, root } : undefined
}

function remember({ origin, size, root }: Checkpoint, seen: Seen | undefined): void {
  if (seen === undefined || size > seen.size) lasting.keep(keyOf(origin), { size, root: toBase64(root) })
}
