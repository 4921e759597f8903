import type { CaseReport } from './places.ts'

/** What of a report is of grade L3, by the name under which it is sealed. */
export function sealedFieldsOf(caseNo: string, report: CaseReport): ReadonlyMap<string, string> {
  const { applicant, agent } = report
  const fields: [string, string | undefined][] = [
    ['case-no', caseNo],
    ['case-name', report.caseName],
    ['applicant-name', applicant.name],
    ['applicant-certificate-type', applicant.certificateType],
    ['applicant-certificate-no', applicant.certificateNo],
    ['applicant-phone', applicant.phone],
    ['applicant-open-id', applicant.openId],
    ['agent-name', agent?.name],
    ['agent-certificate-type', agent?.certificateType],
    ['agent-certificate-no', agent?.certificateNo],
    ['agent-phone', agent?.phone],
    ['agent-open-id', agent?.openId],
  ]
  return new Map(fields.filter((field): field is [string, string] => field[1] !== undefined))
}

/** The report without anything of grade L3: named member by member, so that a new member is not kept plain by accident. */
export function plainFactsOf(report: CaseReport): Record<string, unknown> {
  const {
    itemCode,
    divisionCode,
    organizationCode,
    caseType,
    status,
    handlingChannel,
    appliedAt,
    acceptedAt,
    completedAt,
  } = report
  const { receivingPlace, decidingPlace, attribution, timesSubmitted, trips, prejudged, assisted, drill, occurrences } =
    report
  return {
    itemCode,
    divisionCode,
    organizationCode,
    caseType,
    status,
    handlingChannel,
    appliedAt,
    acceptedAt,
    completedAt,
    applicantType: report.applicant.type,
    hasAgent: report.agent !== undefined,
    receivingPlace,
    decidingPlace,
    attribution,
    timesSubmitted,
    trips,
    prejudged,
    assisted,
    drill,
    occurrences,
  }
}
