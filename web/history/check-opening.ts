import { hashes, verify } from '@noble/ed25519'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { findCheckpoint } from '../../ledger/checkpoint.ts'
import { findHex, toHex } from '../../ledger/hex.ts'
import { findInclusion } from '../../ledger/inclusion-text.ts'
import { leafHash, toLeaf } from '../../ledger/leaf.ts'
import { isIncluded } from '../../ledger/merkle.ts'
import { type CheckSignature, findNote, findSigners, findVkey, type NoteKey } from '../../ledger/note.ts'
import { isOpened } from '../../ledger/opening.ts'
import type { LedgerPlatform } from '../../ledger/platform.ts'
import type { ShownOpening } from './ask.ts'

/** OPEN: could not be looked at. */
type Finding = 'GOOD' | 'BAD' | 'OPEN'

export interface CheckedOpening {
  readonly CONTENT: Finding
  readonly LOG: Finding
  readonly SIGNATURE: Finding
}

hashes.sha512 = sha512
/** Not the browser’s own: that hashes only where the page came by TLS. */
const platform: LedgerPlatform = { sha256, utf8: (text) => new TextEncoder().encode(text) }

const checkSignature: CheckSignature = ({ publicKey, type }, message, signature) =>
  type === 'ed25519' && verify(signature, message, publicKey)

/** Fetches what is served under /log; undefined where nothing comes. */
type Fetch = (address: string) => Promise<{ readonly status: number; readonly text: string } | undefined>

const fetchText: Fetch = async (address) => {
  try {
    const response = await fetch(address, { credentials: 'omit', cache: 'no-store' })
    return { status: response.status, text: await response.text() }
  } catch {
    return undefined
  }
}

/** Whether an opening gives its digest, the digest stands in the log, and the log has signed it. Never throws. */
export async function checkOpening(opening: ShownOpening, fetch: Fetch = fetchText): Promise<CheckedOpening> {
  const digest = findHex(opening.digest)
  if (digest?.length !== 32 || !isOpened(platform, opening)) return { CONTENT: 'BAD', LOG: 'OPEN', SIGNATURE: 'OPEN' }
  const leaf = leafHash(platform, toLeaf('evaluation', digest))
  const answer = await fetch(`/log/proof?leaf=${toHex(leaf)}`)
  if (answer?.status !== 200) {
    const isMissing = answer?.status === 404 && answer.text.includes('LEAF_UNKNOWN')
    return { CONTENT: 'GOOD', LOG: isMissing ? 'BAD' : 'OPEN', SIGNATURE: 'OPEN' }
  }
  const proof = findInclusion(answer.text)
  const note = proof && findNote(proof.checkpoint)
  const checkpoint = note && findCheckpoint(note.text)
  if (proof === undefined || note === undefined || checkpoint === undefined)
    return { CONTENT: 'GOOD', LOG: 'BAD', SIGNATURE: 'OPEN' }
  const claim = { index: proof.index, proof: proof.proof, leafHash: leaf, ...checkpoint }
  if (!isIncluded(sha256, claim)) return { CONTENT: 'GOOD', LOG: 'BAD', SIGNATURE: 'OPEN' }
  const keys = await fetchKeys(fetch, checkpoint.origin)
  if (keys.length === 0) return { CONTENT: 'GOOD', LOG: 'GOOD', SIGNATURE: 'OPEN' }
  const signers = await findSigners(platform, note, keys, checkSignature)
  const isSigned = signers !== undefined && signers.length > 0
  return { CONTENT: 'GOOD', LOG: 'GOOD', SIGNATURE: isSigned ? 'GOOD' : 'BAD' }
}

/** The keys of the log that this browser can check; SM2 is for other tools. */
async function fetchKeys(fetch: Fetch, origin: string): Promise<readonly NoteKey[]> {
  const answer = await fetch('/log/vkeys')
  if (answer?.status !== 200) return []
  return answer.text
    .split('\n')
    .filter((line) => line.startsWith('checkpoint '))
    .map((line) => findVkey(platform, line.slice('checkpoint '.length)))
    .filter((key): key is NoteKey => key !== undefined && key.type === 'ed25519' && key.name === origin)
}

/** What it comes to. */
export function verdictOf({ CONTENT, LOG, SIGNATURE }: CheckedOpening): 'HOLDS' | 'FALSE' | 'OPEN' {
  const all = [CONTENT, LOG, SIGNATURE]
  return all.includes('BAD') ? 'FALSE' : all.includes('OPEN') ? 'OPEN' : 'HOLDS'
}
