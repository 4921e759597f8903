import { ageBand } from '../../domain/band.ts'
import { findInvitationExpiry } from '../../domain/invitation.ts'
import type { InstantMs } from '../../domain/kernel/plain-date.ts'
import type { Addresses } from '../../domain/letter.ts'
import { ageFromResidentId, applicantTypes, checkCase } from '../../domain/service-case.ts'
import { type CanonValue, canon } from '../../ledger/canon.ts'
import { deriveToken, tokenHash } from '../invitation/index.ts'
import { findLetterRow, type LetterDeps, type NewLetter, type RevisedCase } from '../letter/index.ts'
import type { KeyStore } from '../platform/keys.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { Vault } from '../platform/vault.ts'
import type { RuleBook } from '../policy/index.ts'
import type { CaseReport, ResolvedPlaces } from './places.ts'
import { type CaseCaller, flagsOf } from './scope.ts'
import { plainFactsOf, sealedFieldsOf } from './sealed.ts'
import type { CaseKnown, CaseRow, InvitationRow, OccurrenceRow, RevisionRow } from './store.ts'

// What is to be kept of a report, prepared without reading or writing anything: one report and a thousand go the same way.

/** Refuses what the rule refuses. */
export function checkReport(rules: RuleBook, caller: CaseCaller, report: CaseReport, now: InstantMs): void {
  const policy = rules.loadPolicy('evaluation', caller.divisionId, now).body
  const toleranceMs = policy.deviceClockToleranceSeconds * 1000
  granted(checkCase(timesOf(report), report.occurrences.map(timesOfOccurrence), now, toleranceMs))
}

/** By what a case is found again, and by what a repeat is told from a change. */
export interface CaseIndexes {
  readonly caseNoIndex: Buffer
  readonly caseNoAnywhereIndex: Buffer
  readonly fingerprint: Buffer
}

export function caseNoIndexOf(vault: Vault, caller: Pick<CaseCaller, 'sourceId'>, caseNo: string): Buffer {
  return vault.blindIndex('case-index', `${caller.sourceId}|${caseNo}`)
}

/** The same number told by several systems is the same here. */
export function caseNoAnywhereIndexOf(vault: Pick<Vault, 'blindIndex'>, caseNo: string): Buffer {
  return vault.blindIndex('case-index', `anywhere|${caseNo.toUpperCase()}`)
}

export function indexesOf(vault: Vault, caller: CaseCaller, caseNo: string, report: CaseReport): CaseIndexes {
  return {
    caseNoIndex: caseNoIndexOf(vault, caller, caseNo),
    caseNoAnywhereIndex: caseNoAnywhereIndexOf(vault, caseNo),
    fingerprint: vault.blindIndex('fingerprint', canon([caseNo, report as CanonValue])),
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

export interface CaseFacts {
  readonly rules: RuleBook
  readonly caller: CaseCaller
  readonly report: CaseReport
  readonly places: ResolvedPlaces
  readonly indexes: CaseIndexes
  readonly known: CaseKnown | undefined
  readonly now: number
}

export function toCaseRow({ rules, caller, report, places, indexes, known, now }: CaseFacts): CaseRow {
  const first = places.occurrences[0]?.place
  if (first === undefined) throw new Refused('MALFORMED', '/occurrences')
  const { applicant, agent } = report
  return {
    id: known?.id ?? uuidV7(now),
    caseNoIndex: indexes.caseNoIndex,
    caseNoAnywhereIndex: indexes.caseNoAnywhereIndex,
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

/** The report as it came: what is of grade L3 sealed, the rest plain. */
export function toRevisionRow(
  vault: Vault,
  caller: CaseCaller,
  row: CaseRow,
  caseNo: string,
  report: CaseReport,
  fingerprint: Buffer,
): RevisionRow {
  const record = vault.newRecord(row.revisionId, row.recordedAt.getTime())
  const plain = sealedFieldsOf(caseNo, report)
  return {
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
    sealed: new Map([...plain].map(([field, value]) => [field, record.seal(`sealed_field|${field}`, value)] as const)),
  }
}

export function toOccurrenceRow(
  id: string,
  row: CaseRow,
  occurrence: CaseReport['occurrences'][number],
  { place, staffId }: ResolvedPlaces['occurrences'][number],
): OccurrenceRow {
  return {
    id,
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
  }
}

/**
 * Every service that has ended is invited, however it ended: done, refused, returned, withdrawn or abandoned. Undefined where
 * it has not ended, or ended so long ago that nobody is asked any more.
 */
export function findInvitationRow(
  { keys, rules }: { readonly keys: KeyStore; readonly rules: RuleBook },
  { id: occurrenceId, divisionId, hallId, endedAt }: OccurrenceRow,
  now: InstantMs,
): InvitationRow | undefined {
  if (endedAt === null) return undefined
  // What ended before the first policy took effect is history like everything else that is long over.
  const policy = rules.findPolicy('invitation', divisionId, endedAt.getTime())
  const expiresAt = policy && findInvitationExpiry(endedAt.getTime(), now, policy.body)
  if (policy === undefined || expiresAt === undefined) return undefined
  return {
    id: uuidV7(now),
    tokenHash: tokenHash(deriveToken(keys, occurrenceId)),
    occurrenceId,
    divisionId,
    hallId,
    issuedAt: new Date(now),
    expiresAt: new Date(expiresAt),
    policyId: policy.id,
  }
}

/** The letter that brings an invitation. A drill is evaluated by who runs it: nobody is written to. */
export function findLetterOf(
  deps: LetterDeps,
  row: CaseRow,
  report: CaseReport,
  { id: occurrenceId, divisionId, hallId, windowId, endedAt }: OccurrenceRow,
  now: InstantMs,
): NewLetter | undefined {
  if (endedAt === null || row.isDrill) return undefined
  const { applicant, agent, revisionId } = toRevisedCase(row, report)
  const service = {
    occurrenceId,
    revisionId,
    divisionId,
    hallId,
    windowId,
    endedAt: endedAt.getTime(),
    applicant,
    agent,
  }
  return findLetterRow(deps, service, now)
}

/** Whom a report names, for the letters that an earlier one had written. */
export function toRevisedCase({ id, revisionId, isDrill }: CaseRow, report: CaseReport): RevisedCase {
  const agent = report.agent && addressesOf(report.agent)
  return { caseId: id, revisionId, isDrill, applicant: addressesOf(report.applicant), agent }
}

function addressesOf({ phone, openId }: { readonly phone?: string; readonly openId?: string }): Addresses {
  return { ...(phone === undefined ? {} : { phone }), ...(openId === undefined ? {} : { openId }) }
}

function toDate(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text)
}
