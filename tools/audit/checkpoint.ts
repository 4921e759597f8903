import { type Checkpoint, findCheckpoint } from '../../ledger/checkpoint.ts'
import { findNote, findSigners, type NoteKey, type SignedNote, type TrustedKey } from '../../ledger/note.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { checkSignature } from '../../signing/sign-note.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import type { LogSource } from './source.ts'
import { originOf, type TreeName } from './tree-name.ts'
import { namesOf, type Trust } from './trust.ts'

export interface Verified extends Checkpoint {
  readonly note: string
}

export interface CheckpointQuestion {
  readonly tree: TreeName
  readonly trust: Trust
  /** Whether the policy of witnesses holds for it: it does for what a log publishes, and not for what a witness hands over alone. */
  readonly isPublished: boolean
  /** Seconds since the newest cosignature. */
  readonly ageMax?: number | undefined
}

/**
 * A checkpoint as it should be: of this log, signed by each kind of key that is trusted for it, and by enough witnesses. What is wrong is told.
 * @returns undefined where nothing may be built on it
 */
export async function verifyCheckpoint(
  report: Report,
  text: string,
  where: string,
  question: CheckpointQuestion,
): Promise<Verified | undefined> {
  const note = findNote(text)
  const found = note && findCheckpoint(note.text)
  if (note === undefined || found === undefined) {
    report.add('CHECKPOINT_MALFORMED', 'this is no signed checkpoint', where)
    return undefined
  }
  const origin = originOf(question.trust.origin, question.tree)
  if (found.origin !== origin) {
    report.add('ORIGIN_DIFFERS', `the checkpoint is of another log than ${origin}`, where, { origin: found.origin })
    return undefined
  }
  if (!(await isSigned(report, note, where, question, found))) return undefined
  report.saw('checkpoints')
  return { ...found, note: text }
}

async function isSigned(
  report: Report,
  note: SignedNote,
  where: string,
  question: CheckpointQuestion,
  { origin, size }: Checkpoint,
): Promise<boolean> {
  const { trust } = question
  const ofLog = trust.keys.filter(({ name }) => name === origin)
  if (ofLog.length === 0) throw new CouldNotCheck(`no trusted key is named ${origin}`)
  const signers = await findSigners(nodeLedger, note, [...ofLog, ...trust.witnesses], checkSignature)
  if (signers === undefined) {
    report.add('SIGNATURE_INVALID', 'a signature that names a trusted key is not of it', where)
    return false
  }
  const mayBe = ofLog.filter(({ lastSize = size }) => size <= lastSize)
  const logSigners = signers.filter((key) => mayBe.includes(key))
  checkEnded(report, note, where, { signers, ended: ofLog.filter(({ endsAt }) => endsAt !== undefined) })
  if (logSigners.length === 0) {
    if (signers.some((key) => ofLog.includes(key)))
      report.add('KEY_ENDED', 'only keys have signed it whose end stands in the log before it', where, { size })
    else report.add('SIGNATURE_INVALID', 'no trusted key of the log has signed it', where)
    return false
  }
  for (const type of new Set(mayBe.map((key) => key.type)))
    if (!logSigners.some((key) => key.type === type))
      report.add('SIGNATURE_MISSING', `no trusted ${type} key of the log has signed it`, where, { type })
  if (question.tree === 'SHA256' && question.isPublished) checkWitnesses(report, note, where, question, signers)
  return true
}

/** Clocks of others may be so far from that of the log. */
const clocksDifferMs = 300_000

/** A cosignature tells when a checkpoint was new. A key that signs after its end is in somebody else’s hands. */
function checkEnded(
  report: Report,
  note: SignedNote,
  where: string,
  { signers, ended }: { readonly signers: readonly NoteKey[]; readonly ended: readonly TrustedKey[] },
): void {
  const at = 1000 * Math.max(0, ...timesOf(note, signers))
  for (const { name, type, endsAt = at } of ended.filter((key) => signers.includes(key)))
    if (at > endsAt + clocksDifferMs)
      report.add('KEY_ENDED', 'a key has signed it after its end', where, {
        name,
        type,
        endsAt: new Date(endsAt).toISOString(),
        cosignedAt: new Date(at).toISOString(),
      })
}

/** Seconds since 1970, as witnesses tell them. */
const timesOf = ({ signatures }: SignedNote, signers: readonly NoteKey[]): readonly number[] => {
  const cosigners = signers.filter(({ type }) => type === 'cosignature')
  return signatures
    .filter(({ name, keyId }) => cosigners.some((key) => key.name === name && key.keyId === keyId))
    .map(({ signature }) => Number(Buffer.from(signature).readBigUInt64BE(0)))
}

/** The tree over SM3 is no C2SP log: no witness follows it, it stands beside the first one. */
function checkWitnesses(
  report: Report,
  note: SignedNote,
  where: string,
  { trust, ageMax }: CheckpointQuestion,
  signers: readonly NoteKey[],
): void {
  const cosigners = signers.filter((key) => trust.witnesses.includes(key))
  // Two keys of one witness are one witness.
  const seen = namesOf(cosigners).size
  if (seen < trust.needed)
    report.add('WITNESS_MISSING', `${seen} witnesses have signed it, ${trust.needed} are needed`, where, {
      witnesses: [...namesOf(cosigners)],
    })
  if (ageMax === undefined) return
  const age = Math.floor(Date.now() / 1000) - Math.max(0, ...timesOf(note, cosigners))
  if (age > ageMax) report.add('CHECKPOINT_STALE', `no witness has signed for ${age} s`, where, { seconds: age })
}

/** The checkpoint that the log shows now. */
export async function loadCheckpoint(
  report: Report,
  source: LogSource,
  question: Omit<CheckpointQuestion, 'isPublished'>,
): Promise<Verified | undefined> {
  const text = await source.checkpoint(question.tree)
  const where = `${source.name} ${question.tree}`
  if (text === undefined) throw new CouldNotCheck(`${where}: shows no checkpoint`)
  return verifyCheckpoint(report, text, where, { ...question, isPublished: true })
}

/** Whether a second tree is trusted, and so has to be shown. */
export const hasSecondTree = ({ keys, origin }: Trust): boolean =>
  keys.some(({ name }) => name === originOf(origin, 'SM3'))
