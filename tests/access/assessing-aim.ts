import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { DivisionSpot, HallSpot } from './spots.ts'

const someContract = {
  qualification: '第三方评估资质',
  contractFrom: '2026-01-01',
  contractTo: '2190-12-31',
  team: 10,
  publicMembers: 3,
} as const

/** Valid calls of the routes of evaluators beside the citizen, aimed at a division (aim.ts). */
export const assessingAtDivision = {
  listAgencies: ({ agencyId }: DivisionSpot) => ({ shows: agencyId }),
  recordAgency: ({ divisionCode }: DivisionSpot) => ({ body: { divisionCode, name: '某咨询', term: someContract } }),
  // Of a version that never was: whoever is let in is told so, or that it has been ended by the call before.
  noteAgencyTerm: ({ agencyId }: DivisionSpot) => ({ params: { agencyId }, body: { version: 999, ...someContract } }),
  endAgency: ({ agencyId }: DivisionSpot) => ({ params: { agencyId }, body: { reason: '到期' } }),
  listAssessors: ({ assessorId }: DivisionSpot) => ({ query: { limit: '200' }, shows: assessorId }),
  seeAssessorComposition: ({ divisionCode }: DivisionSpot) => ({ query: { divisionCode } }),
  listAssessorCandidates: ({ divisionCode }: DivisionSpot) => ({ query: { divisionCode, pool: 'INSPECTOR' } }),
  // Somebody without a post of the pool: whoever is let in is told so.
  recruitAssessor: ({ divisionCode, memberId }: DivisionSpot) => ({
    body: {
      divisionCode,
      pool: 'INSPECTOR',
      accountId: memberId,
      background: 'OFFICIAL',
      termTo: '2190-01-01',
      employers: [],
    },
  }),
  endAssessor: ({ assessorId }: DivisionSpot) => ({
    params: { assessorId },
    body: { cause: 'ROTATED', reason: '按季轮换' },
  }),
  listAssessmentPlans: ({ planId }: DivisionSpot) => ({ query: { limit: '200' }, shows: planId }),
  previewAssessmentPopulation: ({ divisionCode }: DivisionSpot) => ({
    body: { divisionCode, unit: 'WINDOW', strataBy: 'HALL', sample: 1 },
  }),
  // By a form that nobody has put in force: whoever is let in is told so.
  draftAssessmentPlan: ({ divisionCode, formId }: DivisionSpot) => ({
    body: {
      ...{ title: '季度测评', divisionCode, formId, pool: 'MYSTERY_SHOPPER', unit: 'WINDOW', strataBy: 'HALL' },
      ...{ isSecret: true, fromDay: '2190-01-01', toDay: '2190-03-31', sample: 1, doubles: 0, quotas: [] },
      ...{ drawNotBefore: '2189-12-31T00:00:00Z', randomness: '双色球' },
    },
  }),
  seeAssessmentPlan: ({ planId }: DivisionSpot) => ({ params: { planId } }),
  // Drawn already: whoever is let in is told so.
  freezeAssessmentPlan: ({ planId }: DivisionSpot) => ({ params: { planId }, body: {} }),
  drawAssessmentPlan: ({ planId }: DivisionSpot) => ({ params: { planId }, body: { randomness: null } }),
  assignAssessmentVisits: ({ planId }: DivisionSpot) => ({ params: { planId }, body: {} }),
  endAssessmentVisit: ({ visitId }: DivisionSpot) => ({
    params: { visitId },
    body: { cause: 'NOT_DONE', reason: '停做' },
  }),
  // Of one that has ended by then, or decided before: whoever is let in is told so.
  proposeVisitEnding: ({ visitId }: DivisionSpot) => ({
    params: { visitId },
    body: { cause: 'REASSIGNED', reason: '改派' },
  }),
  decideVisitEnding: ({ endingId }: DivisionSpot) => ({
    params: { endingId },
    body: { outcome: 'REFUSED', reason: '无' },
  }),
  publishAssessmentPlan: ({ planId }: DivisionSpot) => ({ params: { planId }, body: {} }),
  withdrawAssessmentPlan: ({ planId }: DivisionSpot) => ({ params: { planId }, body: { reason: '改期' } }),
}

const passed = 999
const list = (shows: string) => ({ query: { limit: '200' }, shows })

/** … and at a hall. */
export const assessingAtHall = {
  listAssessedVisits: ({ assessmentId }: HallSpot) => list(assessmentId),
  readAssessedFile: ({ assessmentId, findingFileId }: HallSpot) => ({
    params: { visitId: assessmentId, fileId: findingFileId },
  }),
  // Of what does not apply there: whoever is let in is told so.
  makeFinding: ({ assessmentId }: HallSpot) => ({ body: { visitId: assessmentId, indicator: 'ramp', words: '无' } }),
  listFindings: ({ findingId }: HallSpot) => list(findingId),
  readFindingFile: ({ findingId, findingFileId }: HallSpot) => ({ params: { findingId, fileId: findingFileId } }),
  listDeductions: ({ deductionId }: HallSpot) => list(deductionId),
  // No photo: whoever is let in is told so.
  keepDeductionFile: ({ hallCode }: HallSpot) => ({ body: { hallCode, mediaType: 'image/png', content: 'AAAA' } }),
  // A window that is not named: whoever is let in is told so.
  proposeDeduction: ({ hallCode }: HallSpot) => ({
    body: {
      ...{ hallCode, kind: 'DEDUCTION', code: 'PRAISE_INDUCED', against: 'WINDOW', words: '无' },
      deedDay: toPlainDate(Date.now()),
    },
  }),
  answerDeduction: ({ deductionId }: HallSpot) => ({ params: { deductionId }, body: { words: '情况说明' } }),
  // Before the unit has answered: whoever is let in is told so, or that he is of the hall.
  decideDeduction: ({ deductionId }: HallSpot) => ({
    params: { deductionId },
    body: { outcome: 'DISMISSED', words: '无' },
  }),
  readDeductionFile: ({ deductionId, deductionFileId }: HallSpot) => ({
    params: { deductionId, fileId: deductionFileId },
  }),
  listExemptions: ({ exemptionId }: HallSpot) => list(exemptionId),
  // Days the wrong way round: whoever is let in is told so, or that it is not his.
  proposeExemption: ({ hallCode }: HallSpot) => ({
    body: {
      ...{ hallCode, cause: 'POWER_CUT', fromDay: '2026-01-02', toDay: '2026-01-01', words: '无' },
      document: { title: '停电通知', day: '2026-01-01' },
    },
  }),
  // Fewer days that are not named: whoever is let in is told so.
  decideExemption: ({ exemptionId }: HallSpot) => ({
    params: { exemptionId },
    body: { outcome: 'NARROWED', words: '无' },
  }),
  // What is of a version that never was, or was done before, is told so to whoever is let in.
  listOpinionSessions: ({ opinions }: HallSpot) => ({ query: { limit: '200' }, shows: opinions.sessionId }),
  recordOpinionSession: ({ hallCode }: HallSpot) => ({
    body: {
      ...{ kind: 'OPEN_DAY', day: '2026-01-06', hallCode, hostOrganizationCode: '11990102MB0000001A', topic: '开放日' },
      ...{ groups: { CITIZEN: 3 }, consent: 'SPOKEN', guideCode: 'FORUM' },
    },
  }),
  seeOpinionSession: ({ opinions: { sessionId } }: HallSpot) => ({ params: { sessionId } }),
  recordOpinionProtocol: ({ opinions: { sessionId } }: HallSpot) => ({
    params: { sessionId },
    body: { version: passed, statements: [{ group: 'CITIZEN', words: '无' }], reason: '无' },
  }),
  codeOpinions: ({ opinions: { sessionId } }: HallSpot) => ({
    params: { sessionId },
    body: { version: passed, codings: [{ number: 1, codes: ['RULES'] }] },
  }),
  settleOpinionCode: ({ opinions: { sessionId } }: HallSpot) => ({
    params: { sessionId },
    body: { version: passed, number: 1, codes: ['RULES'], way: 'THIRD', reason: '无' },
  }),
  keepOpinionFile: ({ opinions: { sessionId } }: HallSpot) => ({
    params: { sessionId },
    body: { mediaType: 'image/png', content: 'AAAA' },
  }),
  readOpinionFile: ({ opinions: { sessionId, opinionFileId } }: HallSpot) => ({
    params: { sessionId, fileId: opinionFileId },
  }),
  listOpinionFindings: ({ opinions }: HallSpot) => ({ query: { limit: '200' }, shows: opinions.findingId }),
  findOpinion: ({ hallCode }: HallSpot) => ({
    body: { hallCode, words: '无', codes: ['RULES'], statements: [], suggestionIds: [] },
  }),
  decideOpinion: ({ opinions: { findingId } }: HallSpot) => ({
    params: { findingId },
    body: { outcome: 'ANSWERED', words: '无' },
  }),
  listSuggestions: ({ opinions }: HallSpot) => ({ query: { limit: '200' }, shows: opinions.suggestionId }),
  stepSuggestion: ({ opinions: { suggestionId } }: HallSpot) => ({
    params: { suggestionId },
    body: { step: 'ANSWERED', words: '无' },
  }),
  openSuggestionContact: ({ opinions: { suggestionId } }: HallSpot) => ({ params: { suggestionId } }),
}
