import { isSame } from './bytes.ts'
import { type Checkpoint, findCheckpoint } from './checkpoint.ts'
import { findInclusion } from './inclusion-text.ts'
import { isIncluded } from './merkle.ts'
import { type CheckSignature, findNote, findSigners, findVkey, type NoteKey, type TrustedKey } from './note.ts'
import type { LedgerPlatform } from './platform.ts'
import { checkPromise, findPromise, findPromisePath } from './promise.ts'
import { erasableFields, erasureLeafHashOf, isOfReceipt, leafHashOf, type ReceiptFile } from './receipt-file.ts'

/** Whose signatures are believed. It comes from whoever checks, never from what is checked. */
export interface Trust {
  readonly origin: string
  /** Of the log, and of its promises: told apart by their names. */
  readonly keys: readonly TrustedKey[]
  readonly witnesses: readonly NoteKey[]
  /** How many of the witnesses must have cosigned. */
  readonly needed: number
}

/** As it is handed on: keys are vkeys. */
export interface TrustText {
  readonly origin: string
  readonly vkeys: readonly string[]
  /** Which of them have ended, at which instant; not told of a site that has only had one set. */
  readonly ended?: readonly EndedKey[]
  readonly witnesses: readonly string[]
  readonly needed: number
}

/** As `TrustedKey` has it. */
export interface EndedKey {
  readonly vkey: string
  /** ISO 8601. */
  readonly endsAt: string
  readonly lastSize?: number
}

/** Keys of a kind that is not known here are left out: what they alone have signed counts as not signed. */
export function toTrust(platform: LedgerPlatform, { origin, vkeys, ended, witnesses, needed }: TrustText): Trust {
  const read = (list: readonly string[]) =>
    list.flatMap((vkey): readonly TrustedKey[] => {
      const key = findVkey(platform, vkey)
      const end = ended?.find((each) => each.vkey === vkey)
      if (key === undefined) return []
      return [end === undefined ? key : { ...key, ...end, endsAt: Date.parse(end.endsAt) }]
    })
  return { origin, keys: read(vkeys), witnesses: read(witnesses), needed }
}

/** One thing that was looked at, and how it is. Times in milliseconds since 1970. */
export type Finding =
  | { readonly code: 'RECORD_MISSING' | 'RECEIPT_OF_ANOTHER' | 'NO_PROOF' | 'NO_WITNESS_ASKED' | 'KEPT_AS_DRILL' }
  | { readonly code: 'ERASED' | 'ERASURE_UNPROVEN' | 'ERASURE_FALSE' | 'WITHHELD'; readonly fields: readonly string[] }
  | { readonly code: 'PROMISE_HOLDS'; readonly promisedAt: number; readonly keptBy: number }
  | { readonly code: 'PROMISE_RUNS' | 'PROMISE_OVERDUE'; readonly keptBy: number }
  | { readonly code: 'PROMISE_UNREADABLE' | 'PROMISE_OF_OTHER_CONTENT' | 'PROMISE_NOT_SIGNED' }
  | { readonly code: 'IN_LOG'; readonly index: number; readonly size: number }
  | { readonly code: 'PROOF_UNREADABLE' | 'OTHER_LOG' | 'NOT_IN_LOG' | 'FALSE_SIGNATURE' | 'NOT_SIGNED_BY_LOG' }
  | { readonly code: 'SIGNED_BY_LOG' }
  | { readonly code: 'WITNESSED' | 'TOO_FEW_WITNESSES'; readonly names: readonly string[]; readonly needed: number }
  | { readonly code: 'OLDER_THAN_SEEN' | 'FORKED'; readonly size: number; readonly seen: number }

/**
 * What it comes to. IN_LOG: it stands there and nothing was changed. UNWITNESSED: it does by the word of the platform alone, because no witness is asked. OLDER:
 * it does, by a state of the log that is older than one seen before. PROMISED: not yet, and there is still time. OVERDUE: the time has passed and the file has no
 * proof. UNPROVEN: the file lacks something by which it could be checked, if only of an erasure. WRONG: what the file says is not what was signed.
 */
export type Verdict = 'IN_LOG' | 'UNWITNESSED' | 'OLDER' | 'PROMISED' | 'OVERDUE' | 'UNPROVEN' | 'WRONG'

const sound: readonly Finding['code'][] = [
  ...(['RECORD_MISSING', 'NO_PROOF', 'NO_WITNESS_ASKED', 'ERASED', 'ERASURE_UNPROVEN'] as const),
  ...([
    'PROMISE_HOLDS',
    'PROMISE_RUNS',
    'PROMISE_OVERDUE',
    'IN_LOG',
    'SIGNED_BY_LOG',
    'WITNESSED',
    'OLDER_THAN_SEEN',
    'KEPT_AS_DRILL',
  ] as const),
]
/** Whether a finding shows that something was changed or is not what it says. */
export const isWrong = ({ code }: Finding): boolean => !sound.includes(code)

function verdictOf(findings: readonly Finding[]): Verdict {
  const has = (code: Finding['code']) => findings.some((finding) => finding.code === code)
  if (findings.some(isWrong)) return 'WRONG'
  if (has('IN_LOG') && !has('ERASURE_UNPROVEN'))
    return has('OLDER_THAN_SEEN') ? 'OLDER' : has('NO_WITNESS_ASKED') ? 'UNWITNESSED' : 'IN_LOG'
  if (has('PROMISE_RUNS')) return 'PROMISED'
  return has('PROMISE_OVERDUE') ? 'OVERDUE' : 'UNPROVEN'
}

export interface ReceiptCheck {
  readonly file: ReceiptFile
  readonly trust: Trust
  readonly check: CheckSignature
  /** Milliseconds since 1970. */
  readonly now: number
  /** The largest checkpoint of this log that was seen before. */
  readonly seen?: Pick<Checkpoint, 'size' | 'root'> | undefined
}

export interface Checked {
  readonly findings: readonly Finding[]
  readonly verdict: Verdict
  /** The checkpoint in the file, where all of its signatures are as they must be: to be remembered. */
  readonly checkpoint?: Checkpoint
}

/** Says of a receipt file what holds and what does not. Needs nothing but what is handed in; never throws, unless `check` does. */
export async function checkReceiptFile(platform: LedgerPlatform, asked: ReceiptCheck): Promise<Checked> {
  const { file } = asked
  const leaf = leafHashOf(platform, file)
  if (leaf === undefined) return { findings: [{ code: 'RECORD_MISSING' }], verdict: 'UNPROVEN' }
  const about = findingsAbout(file)
  const promised = await lookAtPromise(platform, asked, leaf)
  const { findings: logged, checkpoint } = await lookAtProof(platform, asked, leaf, file.proof)
  const erased = await lookAtErasure(platform, asked, checkpoint)
  const findings = [...about, ...erased, ...promised, ...logged]
  const verdict = verdictOf(findings)
  return checkpoint === undefined ? { findings, verdict } : { findings, verdict, checkpoint }
}

function findingsAbout(file: ReceiptFile): readonly Finding[] {
  const fields = goneOf(file).filter((field) => !erasableFields.includes(field))
  return [
    // True to the log, and in no figure: nobody but the platform itself should hold such a receipt.
    ...(file.record?.origin === 'DRILL' ? [{ code: 'KEPT_AS_DRILL' } as const] : []),
    ...(isOfReceipt(file) ? [] : [{ code: 'RECEIPT_OF_ANOTHER' } as const]),
    ...(fields.length === 0 ? [] : [{ code: 'WITHHELD', fields } as const]),
  ]
}

const goneOf = ({ erased = {} }: ReceiptFile) => Object.keys(erased)

/** That words were erased by law is believed where the log says so: a leaf that everybody sees, proved and signed like that of the record. */
async function lookAtErasure(
  platform: LedgerPlatform,
  asked: ReceiptCheck,
  ofRecord: Checkpoint | undefined,
): Promise<readonly Finding[]> {
  const { file } = asked
  const fields = goneOf(file).filter((field) => erasableFields.includes(field))
  if (fields.length === 0) return []
  const proof = file.erasure?.proof
  const leaf = erasureLeafHashOf(platform, file)
  if (leaf === undefined || proof === undefined) return [{ code: 'ERASURE_UNPROVEN', fields }]
  const { findings, checkpoint } = await lookAtProof(platform, asked, leaf, proof)
  const all = checkpoint === undefined ? findings : [...findings, ...compare(checkpoint, ofRecord)]
  return [{ code: all.some(isWrong) ? 'ERASURE_FALSE' : 'ERASED', fields }]
}

async function lookAtPromise(
  platform: LedgerPlatform,
  { file, trust, check, now }: ReceiptCheck,
  leaf: Uint8Array,
): Promise<readonly Finding[]> {
  if (file.promise === undefined) return []
  const holds = await checkPromise(platform, leaf, file.promise, trust.keys, check)
  if (holds === undefined || holds.origin !== trust.origin)
    return [{ code: whyNoPromise(platform, file.promise, trust, leaf) }]
  const { promisedAt, keptBy } = holds
  const made: Finding = { code: 'PROMISE_HOLDS', promisedAt, keptBy }
  if (file.proof !== undefined) return [made]
  return [made, { code: now <= keptBy ? 'PROMISE_RUNS' : 'PROMISE_OVERDUE', keptBy }]
}

/** Which words the person is told: that the content is another, that nobody known has signed it, or that it cannot be read. */
function whyNoPromise(platform: LedgerPlatform, text: string, { origin }: Trust, leaf: Uint8Array) {
  const found = findPromisePath(text)
  const note = found && findNote(found.note)
  const promise = note && findPromise(note.text)
  if (found === undefined || promise === undefined) return 'PROMISE_UNREADABLE'
  const { size, root } = promise
  const isOfLeaf = isIncluded(platform.sha256, { index: found.index, size, leafHash: leaf, proof: found.path, root })
  if (promise.origin !== origin) return 'OTHER_LOG'
  return isOfLeaf ? 'PROMISE_NOT_SIGNED' : 'PROMISE_OF_OTHER_CONTENT'
}

interface LookedAtProof {
  readonly findings: readonly Finding[]
  readonly checkpoint?: Checkpoint
}
const only = (code: 'NO_PROOF' | 'PROOF_UNREADABLE' | 'OTHER_LOG'): LookedAtProof => ({ findings: [{ code }] })

async function lookAtProof(
  platform: LedgerPlatform,
  asked: ReceiptCheck,
  leaf: Uint8Array,
  text: string | undefined,
): Promise<LookedAtProof> {
  const { trust } = asked
  if (text === undefined) return only('NO_PROOF')
  const proof = findInclusion(text)
  const note = proof && findNote(proof.checkpoint)
  const checkpoint = note && findCheckpoint(note.text)
  if (proof === undefined || note === undefined || checkpoint === undefined) return only('PROOF_UNREADABLE')
  if (checkpoint.origin !== trust.origin) return only('OTHER_LOG')
  const { index } = proof
  const { size, root } = checkpoint
  const isThere = isIncluded(platform.sha256, { index, size, leafHash: leaf, proof: proof.proof, root })
  // A key whose end stands in the log has not signed what came after.
  const ofLog = trust.keys.filter(({ name, lastSize = size }) => name === trust.origin && size <= lastSize)
  const keys = [...ofLog, ...trust.witnesses]
  const signed = lookAtSigners(trust, await findSigners(platform, note, keys, asked.check))
  const findings: readonly Finding[] = [
    isThere ? { code: 'IN_LOG', index, size } : { code: 'NOT_IN_LOG' },
    ...signed,
    ...compare(checkpoint, asked.seen),
  ]
  return signed.some(isWrong) ? { findings } : { findings, checkpoint }
}

function lookAtSigners(trust: Trust, signers: readonly NoteKey[] | undefined): readonly Finding[] {
  if (signers === undefined) return [{ code: 'FALSE_SIGNATURE' }]
  const byLog = signers.some(({ name }) => name === trust.origin)
  const names = [...new Set(signers.filter((key) => trust.witnesses.includes(key)).map(({ name }) => name))]
  const { needed } = trust
  const witnessed: Finding =
    needed === 0
      ? { code: 'NO_WITNESS_ASKED' }
      : { code: names.length >= needed ? 'WITNESSED' : 'TOO_FEW_WITNESSES', names, needed }
  return [{ code: byLog ? 'SIGNED_BY_LOG' : 'NOT_SIGNED_BY_LOG' }, witnessed]
}

/** An older state may be an older file; two states of one size are two logs. */
function compare({ size, root }: Checkpoint, seen: ReceiptCheck['seen']): readonly Finding[] {
  if (seen === undefined) return []
  if (size < seen.size) return [{ code: 'OLDER_THAN_SEEN', size, seen: seen.size }]
  return size === seen.size && !isSame(root, seen.root) ? [{ code: 'FORKED', size, seen: seen.size }] : []
}
