import type { Database } from '../../platform/database.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import { type Addressed, deriveStopCode, findAddressed, type LetterDeps, type Served, stopHash } from '../write.ts'
import { findLastReport, findWaitingOf, keepOthers, moveLetters, type WaitingLetter } from './store.ts'

// A letter that waits follows the last report of its case. Reminders wait for days and letters of the evening for a night:
// whose number was put right meanwhile is written to there, and nobody at the wrong one.

/** A case as its last report tells it. */
export interface RevisedCase extends Served {
  readonly caseId: string
  readonly revisionId: string
  /** A drill is evaluated by who runs it: nobody is written to. */
  readonly isDrill: boolean
}

/**
 * Moves the letters that still wait to whom their cases name now, at the time at which they were meant to go, and takes them back
 * where nobody is named. One whose recipient is the same stays as it is, however old its service. Whoever holds a letter that is
 * moved finds it gone before it is sent. @returns the ids of those that were moved or taken back
 */
export async function redirectLetters(
  deps: LetterDeps,
  tx: Database,
  cases: readonly RevisedCase[],
): Promise<readonly string[]> {
  if (cases.length === 0) return []
  const byId = new Map(cases.map((one) => [one.caseId, one]))
  const found = (await findWaitingOf(tx, [...byId.keys()])).map((letter) => {
    const revised = byId.get(letter.caseId) as RevisedCase
    return { letter, revised, to: findPresent(deps, revised, letter.divisionId) }
  })
  const isSame = ({ letter, to }: (typeof found)[number]) => isRecipient(letter, to)
  await keepOthers(
    tx,
    found.filter(isSame).map(({ letter: { id }, to }) => ({ id, otherIndex: to?.otherIndex ?? null })),
  )
  const moved = found.filter((one) => !isSame(one))
  const ids = moved.map(({ letter }) => letter.id)
  await moveLetters(
    tx,
    ids,
    moved.flatMap(({ letter, revised, to }) => (to === undefined ? [] : [anew(deps, letter, revised, to)])),
  )
  return ids
}

/** Would a letter about this service go to this recipient still? Yes where its case cannot be read any more: what was written stands. */
export async function isStillNamed(
  deps: LetterDeps,
  letter: { readonly occurrenceId: string; readonly divisionId: number },
  recipient: Pick<Addressed, 'channel' | 'recipientIndex'>,
): Promise<boolean> {
  const last = await loadLastReport(deps, letter.occurrenceId)
  return last === undefined || isRecipient(recipient, findPresent(deps, last, letter.divisionId))
}

/** For a letter that was under way when its case was corrected. @returns whether it was moved or taken back */
export async function followLastReport(
  deps: LetterDeps,
  { id, occurrenceId }: { readonly id: string; readonly occurrenceId: string },
): Promise<boolean> {
  const last = await loadLastReport(deps, occurrenceId)
  if (last === undefined) return false
  const moved = await deps.world.app.transaction().execute((tx) => redirectLetters(deps, tx, [last]))
  return moved.includes(id)
}

function findPresent(deps: LetterDeps, revised: RevisedCase, divisionId: number): Addressed | undefined {
  return revised.isDrill ? undefined : findAddressed(deps, revised, divisionId, deps.world.now())
}

function isRecipient(letter: Pick<Addressed, 'channel' | 'recipientIndex'>, to: Addressed | undefined): boolean {
  return to?.channel === letter.channel && to.recipientIndex.equals(letter.recipientIndex)
}

/** A letter of its own, with a number of its own: a provider that knows the old number must not take it for the old letter. */
function anew({ world, keys }: LetterDeps, old: WaitingLetter, { revisionId }: RevisedCase, to: Addressed) {
  const id = uuidV7(world.now())
  return { ...to, oldId: old.id, id, revisionId, stopHash: stopHash(deriveStopCode(keys, id)) }
}

/** What the last report says, read back from where it is sealed. */
export async function loadLastReport(
  { world }: Pick<LetterDeps, 'world'>,
  occurrenceId: string,
): Promise<RevisedCase | undefined> {
  const row = await findLastReport(world.vaultDb, occurrenceId)
  if (row === undefined) return undefined
  const { caseId, revisionId, isDrill, epoch, wrapped, sealed } = row
  const record = world.vault.openRecord(revisionId, { epoch, wrapped })
  const open = (field: string) => {
    const text = sealed?.[field]
    return text === undefined
      ? undefined
      : record.open(`sealed_field|${field}`, Buffer.from(text, 'hex')).toString('utf8')
  }
  const addressesOf = (person: 'applicant' | 'agent') => {
    const [phone, openId] = [open(`${person}-phone`), open(`${person}-open-id`)]
    return { ...(phone === undefined ? {} : { phone }), ...(openId === undefined ? {} : { openId }) }
  }
  return { caseId, revisionId, isDrill, applicant: addressesOf('applicant'), agent: addressesOf('agent') }
}
