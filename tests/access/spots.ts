import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { appendPost, openAccount } from '../../server/account/index.ts'
import { hashPassword } from '../../server/session/index.ts'
import { bringAppeal } from '../support/appeal.ts'
import { bringAssessment, publishPlan } from '../support/assessment.ts'
import { bringForm } from '../support/assessment-form.ts'
import { bringDisqualification, bringReview } from '../support/assessment-review.ts'
import { bringAgency, bringAssessor } from '../support/assessor.ts'
import { bringBarePlan, bringEnding } from '../support/bare-plan.ts'
import { callsOf } from '../support/calls.ts'
import { bringClosureAudit } from '../support/closure-audit.ts'
import { bringReading } from '../support/comment-reading.ts'
import { bringReport } from '../support/confidential-report.ts'
import { type BroughtDeduction, bringDeduction, bringFinding, bringFindingFile } from '../support/deduction.ts'
import { bringShift } from '../support/duty-shift.ts'
import { bringEvaluationAudit } from '../support/evaluation-audit.ts'
import { bringFile } from '../support/evidence-file.ts'
import { bringExemption } from '../support/exemption.ts'
import { importsOf, toCsv } from '../support/import.ts'
import { bringEntry, keepRegister } from '../support/malicious.ts'
import { type BroughtOpinions, bringOpinions } from '../support/opinion.ts'
import {
  bringFarCity,
  bringMorePlaces,
  farDistrict,
  farHall,
  farOrganization,
  otherDistrict,
  otherHall,
  otherOrganization,
  secondHall,
} from '../support/places.ts'
import { caseReport, type TestPlatform } from '../support/platform.ts'
import { bringProposal } from '../support/policy.ts'
import { bringPractice } from '../support/practice.ts'
import { bringPublication } from '../support/publication.ts'
import { bringWeekReport } from '../support/report.ts'
import { bringListed } from '../support/score-list.ts'
import { bringScheme } from '../support/score-scheme.ts'
import { bringObjection } from '../support/scored-period.ts'
import { bringSignal } from '../support/signal.ts'
import { bringWeighting } from '../support/weighting.ts'
import { type Aim, aims } from './expected.ts'
import { secrets } from './grades.ts'

/** What there is in a hall for a call to be aimed at. */
export interface HallSpot extends BroughtDeduction {
  readonly hallCode: string
  readonly divisionCode: string
  readonly caseReport: unknown
  readonly token: string
  readonly deviceId: string
  readonly accountId: string
  readonly username: string
  readonly postId: string
  readonly importId: string
  readonly caseId: string
  readonly caseNo: string
  /** Of a bad evaluation there. */
  readonly orderId: string
  readonly appealId: string
  /** Of the order, and of the appeal. */
  readonly fileId: string
  readonly appealFileId: string
  readonly practiceId: string
  /** Of its words. */
  readonly readingId: string
  /** Of the whole hall, to be decided. */
  readonly exemptionId: string
  /** Set aside there, and proposed to be released by somebody who does not call. */
  readonly signalId: string
  readonly releaseId: string
  /** To the score of a window, by somebody who does not call. */
  readonly objectionId: string
  /** Of a list, open to answers no more. */
  readonly entryId: string
  readonly alertId: string
  /** Of a week of it. */
  readonly weekReportId: string
  /** Published. */
  readonly assessmentId: string
  /** Of it, with an order, and a photo of it. */
  readonly findingId: string
  readonly findingFileId: string
  /** Of a day that is over, of the account there. */
  readonly shiftId: string
  /** That somebody answer for the order. */
  readonly proposalId: string
  readonly auditId: string
  /** Drawn to be checked again, and one of two who lay far apart; by a form that is filled in there alone. */
  readonly reviewedVisitId: string
  readonly calibrationId: string
  readonly opinions: BroughtOpinions
  readonly ratedFormId: string
  readonly apiKeyId: string
  /** A key that nobody needs any more: it is revoked again and again. */
  readonly spentKeyId: string
}

/** What there is in a division, above its halls. */
export interface DivisionSpot {
  readonly divisionCode: string
  readonly streetCode: string
  readonly organizationCode: string
  readonly hallCode: string
  readonly itemCode: string
  /** What somebody who does not call has proposed there. */
  readonly proposalId: string
  /** Decided, and of whom: his term has ended. */
  readonly disqualificationId: string
  readonly disqualifiedId: string
  /** Confidential, with a contact. */
  readonly reportId: string
  readonly agencyId: string
  /** Of somebody in a pool, and his account. */
  readonly assessorId: string
  readonly memberId: string
  /** Drawn, secret, with one visit of somebody in the pool. */
  readonly planId: string
  readonly visitId: string
  /** Proposed by somebody who does not call, for the visit, and decided. */
  readonly endingId: string
  /** A form that somebody who does not call has drafted there. */
  readonly formId: string
  /** A scheme of scores, likewise. */
  readonly schemeId: string
  readonly weightingId: string
  /** A draft of what came out there alone. */
  readonly publicationId: string
}

export interface Spots {
  readonly halls: { readonly [Each in Aim]: HallSpot }
  readonly divisions: { readonly [Each in Aim]: DivisionSpot }
}

export const ownDistrict = '990102000000'
export const province = '990000000000'

const hallPlaces = {
  own: { hallCode: 'YP-TRIAL-01', divisionCode: ownDistrict },
  sibling: { hallCode: secondHall, divisionCode: ownDistrict },
  'other-city': { hallCode: farHall, divisionCode: farDistrict },
} as const

type BareDivision = Pick<DivisionSpot, 'divisionCode' | 'streetCode' | 'organizationCode' | 'hallCode' | 'itemCode'>

const divisions: { readonly [Each in Aim]: BareDivision } = {
  own: division(ownDistrict, '11990102MB0000001A', 'YP-TRIAL-01', '7'),
  sibling: division(otherDistrict, otherOrganization, otherHall, '8'),
  'other-city': division(farDistrict, farOrganization, farHall, '9'),
}

function division(divisionCode: string, organizationCode: string, hallCode: string, serial: string): BareDivision {
  const streetCode = `${divisionCode.slice(0, 6)}001000`
  return { divisionCode, streetCode, organizationCode, hallCode, itemCode: `11990102MB0000000T100000000090${serial}` }
}

/** Three halls with something in each: a case, an invitation, a device, an account, an import. */
export async function bringSpots(platform: TestPlatform): Promise<Spots> {
  await bringMorePlaces(platform.database)
  await bringFarCity(platform.database)
  await platform.running.app.rules.refresh()
  await keepRegister(platform)
  const found: [Aim, HallSpot][] = []
  for (const aim of aims) found.push([aim, await bringSpot(platform, aim)])
  const proposed: [Aim, DivisionSpot][] = []
  for (const aim of aims) {
    const proposalId = await bringProposal(platform, divisions[aim].divisionCode)
    const said = { words: secrets.comment, phone: secrets.phone }
    const { reportId } = await bringReport(platform, divisions[aim].divisionCode, said)
    const formId = await bringForm(platform, divisions[aim].divisionCode, 'matrix-form')
    const schemeId = await bringScheme(platform, divisions[aim].divisionCode, 'matrix-scheme')
    const weightingId = await bringWeighting(platform, schemeId)
    const month = `2018-0${1 + aims.indexOf(aim)}`
    const { publicationId } = await bringPublication(platform, month, 'DRAFT', divisions[aim].hallCode)
    const pool = await bringPool(platform, aim, found)
    const disqualified = await bringDisqualification(platform, divisions[aim].divisionCode)
    proposed.push([
      aim,
      {
        ...divisions[aim],
        proposalId,
        reportId,
        formId,
        schemeId,
        weightingId,
        publicationId,
        ...pool,
        ...disqualified,
      },
    ])
  }
  return {
    halls: Object.fromEntries(found) as Spots['halls'],
    divisions: Object.fromEntries(proposed) as Spots['divisions'],
  }
}

/** An agency, and somebody in a pool of its division. */
async function bringPool(platform: TestPlatform, aim: Aim, found: readonly (readonly [Aim, HallSpot])[]) {
  const { divisionCode } = divisions[aim]
  const memberId = new Map(found).get(aim)?.accountId ?? ''
  const who = { accountId: memberId, pool: 'SOCIAL_SUPERVISOR' } as const
  const assessorId = await bringAssessor(platform, divisionCode, who)
  const { hallCode } = divisions[aim]
  const plan = await bringBarePlan(platform, { divisionCode, hallCode, assessorId })
  return {
    agencyId: await bringAgency(platform, divisionCode),
    ...{ assessorId, memberId, ...plan },
    endingId: await bringEnding(platform, plan.visitId, { isDecided: true }),
  }
}

async function bringSpot(platform: TestPlatform, aim: Aim): Promise<HallSpot> {
  const place = hallPlaces[aim]
  const calls = callsOf(platform)
  const { id: apiKeyId, key } = await calls.apiKey({
    ...place,
    scopes: ['cases:write', 'catalogue:write', 'imports:run', 'devices:pair'],
  })
  const spent = await calls.apiKey(place)
  const report = reportAt(platform, place)
  const kept = await calls.putCase(`MATRIX-${aim}`, report, key)
  const rated = await calls.putCase(`MATRIX-RATED-${aim}`, report, key)
  const bad = await calls.give(rated.body.occurrences[0]?.invitation?.token ?? '', 1, `matrix-rated-${aim}`, {
    comment: secrets.comment,
  })
  // What was only explained is an exception, which lists of exceptions show.
  await platform.database.query(`update handling_round set finding = 'NO_LEGAL_BASIS' where order_id = $1`, [
    bad.body.id,
  ])
  // And a problem was found, which lists of problems show.
  await platform.database.query(
    `insert into problem_entry (order_id, sequence, division_id, hall_id, window_id, item_id, kinds, opened_at, found_at, occurrence, previous, policy_id)
     select o.id, 1, o.division_id, o.hall_id, o.window_id, o.item_id, '{GUIDANCE}', o.opened_at, o.opened_at, 1, '{}', p.id
     from handling_order o, policy p where o.id = $1 and p.word = 'problem-entry'`,
    [bad.body.id],
  )
  const appealId = await bringAppeal(platform, bad.body.id)
  await bringEntry(platform, appealId)
  const paired = await pairScreen(platform, key, place.hallCode)
  const assessmentId = await bringAssessment(platform, place)
  const findingId = await bringFinding(platform, assessmentId, bad.body.id)
  const account = await bringAccount(platform, place, `target.${aim}`)
  const {
    planId: ratedPlanId,
    formId: ratedFormId,
    reviewedVisitId,
    calibrationId,
  } = await bringReview(platform, place)
  // Before it, a post in a hall would read nothing of a secret plan (server/assessment-review/hall-post.test.ts).
  await publishPlan(platform, ratedPlanId)
  return {
    ...place,
    ...account,
    shiftId: await bringShift(platform, account.accountId),
    caseReport: report,
    token: kept.body.occurrences[0]?.invitation?.token ?? '',
    caseId: kept.body.caseId,
    caseNo: `MATRIX-${aim}`,
    deviceId: paired,
    importId: await bringImport(importsOf(platform, key)),
    orderId: bad.body.id,
    appealId,
    fileId: await bringFile(platform, bad.body.id),
    appealFileId: await bringFile(platform, bad.body.id, appealId),
    ...{ assessmentId, findingId, findingFileId: await bringFindingFile(platform, findingId) },
    ...(await bringDeduction(platform, place.hallCode)),
    exemptionId: await bringExemption(platform, place.hallCode),
    ...(await bringSignal(platform, place.hallCode, true)),
    objectionId: await bringObjection(platform, place.hallCode),
    ...(await bringListed(platform, place.hallCode, 0)),
    weekReportId: await bringWeekReport(platform, place.hallCode),
    practiceId: await bringPractice(platform, bad.body.id),
    readingId: await bringReading(platform, bad.body.id),
    proposalId: await bringClosureAudit(platform, bad.body.id),
    auditId: await bringEvaluationAudit(platform, bad.body.id),
    ...{ ratedFormId, reviewedVisitId, calibrationId },
    opinions: await bringOpinions(platform, place.hallCode, secrets.comment),
    apiKeyId,
    spentKeyId: spent.id,
  }
}

function reportAt(platform: TestPlatform, { hallCode, divisionCode }: { hallCode: string; divisionCode: string }) {
  const report = caseReport(platform.running.world.now())
  const occurrences = report.occurrences.map(({ staffNo: _none, ...one }) => ({ ...one, hallCode }))
  const applicant = { type: 'NATURAL_PERSON', name: secrets.applicant, phone: secrets.phone }
  // What is said in another city is the business of a unit there, in which nobody of these posts has a part.
  const unit = divisionCode === farDistrict ? { organizationCode: farOrganization } : {}
  return { ...report, ...unit, divisionCode, occurrences, applicant }
}

async function pairScreen(platform: TestPlatform, key: string, hallCode: string): Promise<string> {
  const calls = callsOf(platform)
  const authorization = `Bearer ${key}`
  const issued = await calls.post<{ pairingCode: string }>(
    '/api/v1/device-pairings',
    { hallCode, kind: 'SCREEN' },
    { authorization },
  )
  const { pairingCode } = issued.body
  return (await calls.post<{ deviceId: string }>('/api/v1/devices', { pairingCode, name: '屏' })).body.deviceId
}

/** A file of which nothing can be kept, so that it has a file of bad rows. */
export async function bringImport(imports: ReturnType<typeof importsOf>): Promise<string> {
  const file = toCsv([['NONE', 'A01', '窗口', '综合窗口']], ['大厅编码', '窗口编号', '窗口名称', '窗口类别'])
  return (await imports.run('WINDOWS/GOOD_ROWS', file, { type: 'text/csv' })).id
}

async function bringAccount(
  platform: TestPlatform,
  { hallCode, divisionCode }: { hallCode: string; divisionCode: string },
  username: string,
): Promise<{ accountId: string; username: string; postId: string }> {
  const { world } = platform.running
  const [place] = await platform.database.query<{ divisionId: number; hallId: number }>(
    `select d.id as "divisionId", h.id as "hallId" from administrative_division d, service_hall h
     where d.division_code = $1 and h.hall_code = $2`,
    [divisionCode, hallCode],
  )
  if (place === undefined) throw new Error(`no place ${hallCode}`)
  const hash = await hashPassword('nobody signs in with this')
  return world.app.transaction().execute(async (tx) => {
    const account = { username, name: secrets.holder, family: 'BUSINESS', ...place, expiresAt: null } as const
    const accountId = await openAccount(world, tx, account, { hash, isFirst: false })
    const post = {
      role: 'REVIEWER',
      effectiveFrom: toPlainDate(world.now()),
      effectiveUntil: null,
      grantedBy: null,
    } as const
    const postId = await appendPost(world, tx, { accountId, family: 'BUSINESS', ...place, ...post })
    return { accountId, username, postId }
  })
}
