import type { AnswerOf } from '../../contracts/route.ts'
import type { putCase } from '../../contracts/service-case.ts'
import { deriveToken, invitationUrl } from '../invitation/index.ts'
import { appendLetters, redirectLetters } from '../letter/index.ts'
import { committed, type Database, isAskedAbout, type Transact } from '../platform/database.ts'
import type { KeyStore } from '../platform/keys.ts'
import { toNfc } from '../platform/plain-text.ts'
import { Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import {
  checkReport,
  findInvitationRow,
  findLetterOf,
  indexesOf,
  toCaseRow,
  toOccurrenceRow,
  toRevisedCase,
  toRevisionRow,
} from './decide.ts'
import { type CaseReport, catalogueIn, type ResolvedPlaces, resolvePlaces } from './places.ts'
import { type CaseCaller, refuseForeignCase, refuseOutsideScope } from './scope.ts'
import {
  appendInvitation,
  appendRevision,
  type CaseRow,
  findCaseLocked,
  findInvited,
  insertCase,
  keepOccurrence,
  updateCase,
} from './store.ts'

export type CaseKept = AnswerOf<typeof putCase>

export interface CaseDeps {
  readonly world: World
  readonly keys: KeyStore
  readonly rules: RuleBook
}

/** Keeps a report of a case (or rehearses it). The same report again writes nothing and is answered alike. */
export async function keepCase(
  deps: CaseDeps,
  caller: CaseCaller,
  caseNo: string,
  sent: CaseReport,
  transact: Transact = committed,
): Promise<CaseKept> {
  const { world, rules } = deps
  const now = world.now()
  const report = toNfc(sent)
  if (report.drill === true && caller.mayDrill !== true) throw new Refused('FORBIDDEN', '/drill')
  checkReport(rules, caller, report, now)
  const places = await resolvePlaces(catalogueIn(world.app), report, now)
  refuseOutsideScope(rules, caller, places)
  const indexes = indexesOf(world.vault, caller, caseNo, report)
  return transact(world.app, async (tx) => {
    const known = await findCaseLocked(tx, caller.sourceId, indexes.caseNoIndex)
    if (known !== undefined) await refuseForeignCase(rules, tx, caller, known.id)
    if (known?.fingerprint.equals(indexes.fingerprint)) return answer(deps, tx, known, false)
    const row = toCaseRow({ rules, caller, report, places, indexes, known, now })
    await refuseEnded(known === undefined ? insertCase(tx, row) : updateCase(tx, row))
    await appendRevision(tx, toRevisionRow(world.vault, caller, row, caseNo, report, indexes.fingerprint))
    if (known !== undefined) await redirectLetters(deps, tx, [toRevisedCase(row, report)])
    await keepOccurrences(deps, tx, row, report, places, now)
    return answer(deps, tx, row, true)
  })
}

/** The database keeps what a citizen was asked about as it was; a report that would move it is refused as a whole. */
export async function refuseEnded<T>(written: Promise<T>, at?: string): Promise<T> {
  try {
    return await written
  } catch (error) {
    if (isAskedAbout(error)) throw new Refused('SERVICE_ENDED_ALREADY', at)
    throw error
  }
}

async function keepOccurrences(
  deps: CaseDeps,
  tx: Database,
  row: CaseRow,
  report: CaseReport,
  places: ResolvedPlaces,
  now: number,
): Promise<void> {
  for (const [index, occurrence] of report.occurrences.entries()) {
    const resolved = places.occurrences[index]
    if (resolved === undefined) continue
    const wanted = toOccurrenceRow(uuidV7(now), row, occurrence, resolved)
    const id = await refuseEnded(keepOccurrence(tx, wanted), `/occurrences/${index}`)
    const invitation = findInvitationRow(deps, { ...wanted, id }, now)
    if (invitation === undefined) continue
    await appendInvitation(tx, invitation)
    const letter = findLetterOf(deps, row, report, { ...wanted, id }, now)
    if (letter !== undefined) await appendLetters(tx, [letter])
  }
}

async function answer(
  { world, keys }: CaseDeps,
  tx: Database,
  row: Pick<CaseRow, 'id' | 'revision' | 'dataQuality'>,
  changed: boolean,
): Promise<CaseKept> {
  const invited = await findInvited(tx, row.id)
  return {
    caseId: row.id,
    revision: row.revision,
    created: changed && row.revision === 1,
    changed,
    dataQuality: [...row.dataQuality],
    occurrences: invited.map(({ occurrenceId, sequence, expiresAt }) => {
      const token = deriveToken(keys, occurrenceId)
      return {
        sequence,
        invitation:
          expiresAt === null
            ? null
            : { token, url: invitationUrl(world.publicUrl(), token), expiresAt: expiresAt.toISOString() },
      }
    }),
  }
}
