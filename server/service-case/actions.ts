import type { AnswerOf } from '../../contracts/route.ts'
import type { putCase } from '../../contracts/service-case.ts'
import { ageBand } from '../../domain/band.ts'
import { findInvitationExpiry } from '../../domain/invitation.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { ageFromResidentId, applicantTypes, checkCase } from '../../domain/service-case.ts'
import { type CanonValue, canon } from '../../ledger/canon.ts'
import type { ApiCaller } from '../api-key/index.ts'
import { deriveToken, invitationUrl, tokenHash } from '../invitation/index.ts'
import { type Database, isAskedAbout } from '../platform/database.ts'
import type { KeyStore } from '../platform/keys.ts'
import { toNfc } from '../platform/plain-text.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { type CaseReport, type ResolvedPlaces, resolvePlaces } from './places.ts'
import { flagsOf, refuseForeignCase, refuseOutsideScope } from './scope.ts'
import { plainFactsOf, sealedFieldsOf } from './sealed.ts'
import {
  appendInvitation,
  appendRevision,
  type CaseKnown,
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

/** Keeps a report of a case. The same report again writes nothing and is answered alike. */
export async function keepCase(deps: CaseDeps, caller: ApiCaller, caseNo: string, sent: CaseReport): Promise<CaseKept> {
  const { world, rules } = deps
  const now = world.now()
  const report = toNfc(sent)
  if (report.drill === true && caller.mayDrill !== true) throw new Refused('FORBIDDEN', '/drill')
  const policy = rules.loadPolicy('evaluation', caller.divisionId, now).body
  granted(
    checkCase(
      timesOf(report),
      report.occurrences.map(timesOfOccurrence),
      now,
      policy.deviceClockToleranceSeconds * 1000,
    ),
  )
  const places = await resolvePlaces(world.app, report, toPlainDate(now))
  refuseOutsideScope(rules, caller, places)
  const caseNoIndex = world.vault.blindIndex('case-index', `${caller.sourceId}|${caseNo}`)
  const caseNoAnywhereIndex = world.vault.blindIndex('case-index', `anywhere|${caseNo}`)
  const fingerprint = world.vault.blindIndex('fingerprint', canon([caseNo, report as CanonValue]))
  return world.app.transaction().execute(async (tx) => {
    const known = await findCaseLocked(tx, caller.sourceId, caseNoIndex)
    if (known !== undefined) await refuseForeignCase(rules, tx, caller, known.id)
    if (known?.fingerprint.equals(fingerprint)) return answer(deps, tx, known, false)
    const row = toCaseRow({ rules, caller, report, places, caseNoIndex, caseNoAnywhereIndex, known, now })
    await refuseEnded(known === undefined ? insertCase(tx, row) : updateCase(tx, row))
    await appendSealedRevision(deps, tx, caller, row, caseNo, report, fingerprint)
    await keepOccurrences(deps, tx, row, report, places, now)
    return answer(deps, tx, row, true)
  })
}

/** The database keeps what a citizen was asked about as it was; a report that would move it is refused as a whole. */
async function refuseEnded<T>(written: Promise<T>, at?: string): Promise<T> {
  try {
    return await written
  } catch (error) {
    if (isAskedAbout(error)) throw new Refused('SERVICE_ENDED_ALREADY', at)
    throw error
  }
}

function timesOf(report: CaseReport) {
  return {
    status: report.status,
    ...optionalInstant('appliedAt', report.appliedAt),
    ...optionalInstant('acceptedAt', report.acceptedAt),
    ...optionalInstant('completedAt', report.completedAt),
  }
}

function timesOfOccurrence(occurrence: CaseReport['occurrences'][number]) {
  return {
    sequence: occurrence.sequence,
    ...optionalInstant('startedAt', occurrence.startedAt),
    ...optionalInstant('endedAt', occurrence.endedAt),
    ...(occurrence.outcome === undefined ? {} : { outcome: occurrence.outcome }),
  }
}

function optionalInstant<Name extends string>(name: Name, text: string | undefined): { [member in Name]?: number } {
  return (text === undefined ? {} : { [name]: Date.parse(text) }) as { [member in Name]?: number }
}

interface CaseFacts {
  readonly rules: RuleBook
  readonly caller: ApiCaller
  readonly report: CaseReport
  readonly places: ResolvedPlaces
  readonly caseNoIndex: Buffer
  readonly caseNoAnywhereIndex: Buffer
  readonly known: CaseKnown | undefined
  readonly now: number
}

function toCaseRow({
  rules,
  caller,
  report,
  places,
  caseNoIndex,
  caseNoAnywhereIndex,
  known,
  now,
}: CaseFacts): CaseRow {
  const first = places.occurrences[0]?.place
  if (first === undefined) throw new Refused('MALFORMED', '/occurrences')
  const { applicant, agent } = report
  return {
    id: known?.id ?? uuidV7(now),
    caseNoIndex,
    caseNoAnywhereIndex,
    sourceId: caller.sourceId,
    authority: caller.authority,
    divisionId: first.divisionId,
    hallId: first.hallId,
    revision: (known?.revision ?? 0) + 1,
    revisionId: uuidV7(now),
    itemId: places.itemId,
    variantId: places.variantId,
    organizationId: places.organizationId,
    audience: applicant.type === 'NATURAL_PERSON' ? 'CITIZEN' : 'ENTERPRISE',
    applicantType: applicantTypes[applicant.type],
    ageBand: ageBand(ageFromResidentId(applicant.certificateNo ?? '', now)),
    hasAgent: agent !== undefined,
    caseType: report.caseType,
    status: report.status,
    handlingChannel: report.handlingChannel,
    appliedAt: toDate(report.appliedAt),
    acceptedAt: toDate(report.acceptedAt),
    completedAt: toDate(report.completedAt),
    receivingDivisionId: places.receiving.divisionId,
    receivingOrganizationId: places.receiving.organizationId,
    decidingDivisionId: places.deciding.divisionId,
    decidingOrganizationId: places.deciding.organizationId,
    attribution: report.attribution ?? 'RECEIVING',
    timesSubmitted: report.timesSubmitted ?? null,
    trips: report.trips ?? null,
    prejudged: report.prejudged ?? null,
    assisted: report.assisted ?? null,
    isDrill: report.drill ?? false,
    dataQuality: flagsOf(rules, caller, report, places),
    recordedAt: new Date(now),
  }
}

async function appendSealedRevision(
  { world }: CaseDeps,
  tx: Database,
  caller: ApiCaller,
  row: CaseRow,
  caseNo: string,
  report: CaseReport,
  fingerprint: Buffer,
): Promise<void> {
  const record = world.vault.newRecord(row.revisionId, world.now())
  const plain = sealedFieldsOf(caseNo, report)
  const sealed = new Map(
    [...plain].map(([field, value]) => [field, record.seal(`sealed_field|${field}`, value)] as const),
  )
  await appendRevision(tx, {
    id: row.revisionId,
    caseId: row.id,
    revision: row.revision,
    divisionId: row.divisionId,
    hallId: row.hallId,
    apiKeyId: caller.apiKeyId,
    fingerprint,
    facts: plainFactsOf(report),
    recordedAt: row.recordedAt,
    key: record.key,
    sealed,
  })
}

/** Every service that has ended is invited, however it ended: done, refused, returned, withdrawn or abandoned. */
async function keepOccurrences(
  { world, keys, rules }: CaseDeps,
  tx: Database,
  row: CaseRow,
  report: CaseReport,
  places: ResolvedPlaces,
  now: number,
): Promise<void> {
  for (const [index, occurrence] of report.occurrences.entries()) {
    const resolved = places.occurrences[index]
    if (resolved === undefined) continue
    const { place, staffId } = resolved
    const kept = keepOccurrence(tx, {
      id: uuidV7(now),
      caseId: row.id,
      sequence: occurrence.sequence,
      divisionId: place.divisionId,
      hallId: place.hallId,
      windowId: place.windowId,
      staffId,
      service: occurrence.service,
      mode: occurrence.mode,
      outcome: occurrence.outcome ?? null,
      legallyRequiredRefusal: occurrence.legallyRequiredRefusal ?? false,
      startedAt: toDate(occurrence.startedAt),
      endedAt: toDate(occurrence.endedAt),
      waitingMinutes: occurrence.waitingMinutes ?? null,
      handlingMinutes: occurrence.handlingMinutes ?? null,
    })
    const occurrenceId = await refuseEnded(kept, `/occurrences/${index}`)
    if (occurrence.endedAt === undefined) continue
    // What ended before the first policy took effect is history like everything else that is long over.
    const policy = rules.findPolicy('invitation', place.divisionId, Date.parse(occurrence.endedAt))
    const expiresAt = policy && findInvitationExpiry(Date.parse(occurrence.endedAt), now, policy.body)
    if (policy === undefined || expiresAt === undefined) continue
    await appendInvitation(tx, {
      id: uuidV7(now),
      tokenHash: tokenHash(deriveToken(keys, occurrenceId)),
      occurrenceId,
      divisionId: place.divisionId,
      hallId: place.hallId,
      issuedAt: new Date(world.now()),
      expiresAt: new Date(expiresAt),
      policyId: policy.id,
    })
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

function toDate(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text)
}
