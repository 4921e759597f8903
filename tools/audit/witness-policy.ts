import { leafKinds } from '../../ledger/leaf.ts'
import { findNote, findSigners, findVkey, type NoteKey } from '../../ledger/note.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { checkSignature } from '../../signing/sign-note.ts'
import { factLeafHex } from './fact.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { namesOf } from './trust.ts'

/** Whose cosignatures a checkpoint needs, as the log says it. */
export interface LoggedPolicy {
  readonly needed: number
  readonly witnesses: readonly NoteKey[]
  /** In hex. */
  readonly leaf: string
}

const columnsOfPolicy = 4

/** From the columns of the fact as text: revision, needed, vkeys one a line, time. */
export function toLoggedPolicy(columns: unknown, where: string): LoggedPolicy {
  const isSound =
    Array.isArray(columns) && columns.length === columnsOfPolicy && columns.every((each) => typeof each === 'string')
  if (!isSound) throw new CouldNotCheck(`${where}: this is no rule about witnesses`)
  const [, needed = '', vkeys = ''] = columns as readonly string[]
  const lines = vkeys === '' ? [] : vkeys.split('\n')
  const witnesses = lines.map((vkey) => findVkey(nodeLedger, vkey)).filter((key): key is NoteKey => key !== undefined)
  return {
    needed: Number(needed),
    witnesses,
    leaf: factLeafHex('ledger.witness_policy', leafKinds.witnessPolicy, columns as readonly string[]),
  }
}

/**
 * A rule holds from the checkpoint on that covers its leaf. Before the first one nobody was asked.
 * @param places where the leaves of rules stand, in the order of the log
 */
export function policyAt(
  size: number,
  places: ReadonlyMap<string, number>,
  told: readonly LoggedPolicy[],
): LoggedPolicy | undefined {
  const covered = [...places].filter(([, index]) => index < size)
  const last = covered.sort(([, one], [, other]) => one - other).at(-1)
  return told.find(({ leaf }) => leaf === last?.[0])
}

/** Whether a checkpoint that was published has the cosignatures that the log said it needs. */
export async function checkPolicy(
  report: Report,
  note: string,
  where: string,
  policy: LoggedPolicy | undefined,
): Promise<void> {
  if (policy === undefined || policy.needed === 0) {
    report.saw('checkpoints for which no witness was asked')
    return
  }
  const found = findNote(note)
  const signers = found && (await findSigners(nodeLedger, found, policy.witnesses, checkSignature))
  const names = namesOf(signers ?? [])
  report.saw('checkpoints held against the rule of their time')
  if (names.size < policy.needed)
    report.add('WITNESS_MISSING', `${names.size} have signed, and the log says that ${policy.needed} must`, where, {
      witnesses: [...names],
    })
}
