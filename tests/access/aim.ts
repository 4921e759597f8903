import { someForm } from '../support/assessment-form.ts'
import { assessingAtDivision, assessingAtHall } from './assessing-aim.ts'
import type { Row } from './expected.ts'
import { scoringAtDivision, scoringAtHall } from './scoring-aim.ts'
import type { DivisionSpot, HallSpot, Spots } from './spots.ts'

/** A valid call of one route, aimed at one place. */
export interface Aimed {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** A list lets in whoever may ask; what counts is whether this stands in it. */
  readonly shows?: string
}

const itemCode = '11990102MB0000000T1000000000002'
const bureau = '11990102MB0000001A'
const hours = [{ weekday: 1, from: '09:00', to: '17:00' }]
const list = (shows: string): Aimed => ({ query: { limit: '200' }, shows })

export const someProposal = {
  word: 'message',
  effectiveFrom: '2199-12-31',
  source: '办法',
  rules: [
    { at: '/keptNaturalDays', value: 200, text: '第一条', publishedOn: '2026-01-01', url: null, mayBeLaxer: false },
  ],
} as const

const someComplaint = (hallCode: string) => ({
  hallCode,
  channel: 'SUGGESTION_BOX',
  words: '排队时间长',
  receivedAt: '2026-01-05T09:00:00+08:00',
})

let opened = 0
function newUsername(): string {
  opened += 1
  return `opened.${opened}`
}

const atHall: Readonly<Record<string, (spot: HallSpot) => Aimed>> = {
  putCase: ({ hallCode, caseReport }) => ({ params: { caseNo: `MATRIX-${hallCode}` }, body: caseReport }),
  makeEmbedLink: ({ token }) => ({ body: { token, channel: 'MOBILE' } }),
  seeParticipation: ({ hallCode }) => ({ params: { hallCode } }),
  listAppeals: ({ appealId }) => list(appealId),
  seeAppeal: ({ appealId }) => ({ params: { appealId } }),
  seeAppealOfOrder: ({ orderId }) => ({ params: { orderId } }),
  // On a ground that is not admitted, of a version that never was: whoever is let in is told so, and nothing is done.
  lodgeAppeal: ({ orderId }) => ({
    body: { orderId, ground: 'NO_LEGAL_BASIS', words: '无', evidence: [{ kind: 'DOCUMENT', reference: '无' }] },
  }),
  withdrawAppeal: ({ appealId }) => ({ params: { appealId }, body: { version: 999 } }),
  voteOnAppeal: ({ appealId }) => ({ params: { appealId }, body: { version: 999, verdict: 'REJECTED', words: '无' } }),
  noteProvince: ({ appealId }) => ({ params: { appealId }, body: { version: 999, isAccepted: true, words: '无' } }),
  listMaliciousEntries: ({ appealId }) => list(appealId),
  seeMaliciousEntry: ({ appealId }) => ({ params: { appealId } }),
  // Of an appeal that is not as malicious, of a version that never was: whoever is let in is told so.
  countMaliciousEntries: ({ appealId }) => ({ params: { appealId } }),
  proposeMaliciousEntry: ({ appealId }) => ({ params: { appealId }, body: { words: '无' } }),
  decideMaliciousEntry: ({ appealId }) => ({
    params: { appealId },
    body: { version: 999, decision: 'DECLINE', words: '无' },
  }),
  judgeMaliciousObjection: ({ appealId }) => ({
    params: { appealId },
    body: { version: 999, verdict: 'UPHELD', words: '无' },
  }),
  putComplaint: ({ hallCode }) => ({ params: { complaintNo: `MATRIX-${hallCode}` }, body: someComplaint(hallCode) }),
  enterComplaint: ({ hallCode }) => ({ body: someComplaint(hallCode) }),
  raiseAlert: ({ hallCode }) => ({ body: { hallCode, words: '标识脱落' } }),
  seeHandlingFigures: ({ hallCode }) => ({ shows: `"code":"${hallCode}"` }),
  listProblemEntries: ({ orderId }) => list(orderId),
  seeCommentFigures: ({ hallCode }) => ({ shows: `"hallCode":"${hallCode}"` }),
  listComments: ({ readingId }) => ({ shows: readingId }),
  correctComment: ({ readingId }) => ({ params: { id: readingId }, body: { labels: ['其他'], polarity: 'NEUTRAL' } }),
  seeProblemEntry: ({ orderId }) => ({ params: { orderId } }),
  exportProblemEntries: ({ orderId }) => ({ body: { format: 'CSV' }, shows: orderId }),
  listEvaluationAudits: ({ auditId }) => list(auditId),
  // Whoever is let in is told that words are missing.
  revealEvaluationAuditPhone: ({ auditId }) => ({ params: { auditId } }),
  noteEvaluationAudit: ({ auditId }) => ({ params: { auditId }, body: { outcome: 'OTHER' } }),
  // Of a month that is drawn: whoever is let in is told so.
  tellPublicDraw: () => ({ params: { month: '2020-01' }, body: { result: '01', source: '公告' } }),
  seeEvaluationAuditFigures: ({ hallCode }) => ({ shows: `"code":"${hallCode}"` }),
  listAssessmentReviews: ({ reviewedVisitId }) => list(reviewedVisitId),
  // By whom no agency sends: whoever is let in is told so.
  noteAssessmentReview: ({ reviewedVisitId }) => ({
    params: { visitId: reviewedVisitId },
    body: { outcome: 'CONFIRMED', words: '无' },
  }),
  listCalibrations: ({ calibrationId }) => list(calibrationId),
  // Of which nobody has given his reasons yet: whoever is let in is told so.
  closeCalibration: ({ calibrationId }) => ({ params: { calibrationId }, body: { cause: 'OTHER', words: '无' } }),
  seeRaterAgreement: ({ ratedFormId }) => ({ query: { formId: ratedFormId }, shows: `"formId":"${ratedFormId}"` }),
  listClosureAudits: ({ orderId }) => list(orderId),
  // Of an order that left nobody to be called: whoever is let in is told so.
  noteClosureOutcome: ({ orderId }) => ({ params: { orderId }, body: { outcome: 'CONFIRMED' } }),
  seeClosureAuditFigures: ({ hallCode }) => ({ shows: `"code":"${hallCode}"` }),
  listAccountabilityProposals: ({ proposalId }) => list(proposalId),
  decideAccountability: ({ proposalId }) => ({ params: { proposalId }, body: { outcome: 'REFUSED', words: '无' } }),
  listDutyShifts: ({ hallCode, shiftId }) => ({
    params: { hallCode },
    query: { from: '2026-01-05', to: '2026-01-05' },
    shows: shiftId,
  }),
  // Of a day that is over: whoever is let in is told so, and the roster stays as it is.
  putDutyShift: ({ hallCode, accountId }) => ({
    params: { hallCode },
    body: { accountId, day: '2026-01-05', fromMinute: 0, toMinute: 1440 },
  }),
  copyDutyWeek: ({ hallCode }) => ({ params: { hallCode }, body: { day: '2026-01-05' } }),
  coverDutyShift: ({ shiftId, accountId }) => ({ params: { shiftId }, body: { accountId } }),
  withdrawDutyShift: ({ shiftId }) => ({ params: { shiftId }, body: {} }),
  ...assessingAtHall,
  ...scoringAtHall,
  listAssessments: ({ assessmentId }) => list(assessmentId),
  listPractices: ({ practiceId }) => list(practiceId),
  // Of an order that nobody has closed: whoever is let in is told so.
  draftPractice: ({ orderId }) => ({ body: { orderId, title: '做法', done: '做法', appliesTo: '窗口' } }),
  // Without the reason that a rejection needs.
  decidePractice: ({ practiceId }) => ({ params: { practiceId }, body: { outcome: 'REJECTED' } }),
  listHandlingExceptions: ({ orderId }) => list(orderId),
  listHandlingOrders: ({ orderId }) => list(orderId),
  seeMorningSheet: ({ hallCode }) => ({ shows: `"hallCode":"${hallCode}"` }),
  seeHandlingOrder: ({ orderId }) => ({ params: { orderId } }),
  // Of a version that never was: whoever is let in is told so, and the order stays as it is.
  // Of an order that nobody of these posts handles, or that left no number: whoever is let in is told so.
  revealFollowUpPhone: ({ orderId }) => ({ params: { orderId } }),
  stepHandlingOrder: ({ orderId }) => ({ params: { orderId }, body: { version: 999, step: 'ACKNOWLEDGE' } }),
  reviewHandlingOrder: ({ orderId }) => ({ params: { orderId }, body: { version: 999, step: 'PASS_REVIEW' } }),
  // No photo: whoever is let in is told so.
  keepEvidenceFile: ({ orderId }) => ({ params: { orderId }, body: { mediaType: 'image/png', content: 'AAAA' } }),
  readEvidenceFile: ({ orderId, fileId }) => ({ params: { orderId, fileId } }),
  readAppealFile: ({ appealId, appealFileId }) => ({ params: { appealId, fileId: appealFileId } }),
  issuePairingCode: ({ hallCode }) => ({ body: { hallCode, kind: 'SCREEN' } }),
  seeDevices: ({ hallCode, deviceId }) => ({ query: { hallCode }, shows: deviceId }),
  seeDeviceEvents: ({ deviceId }) => ({ params: { deviceId } }),
  revokeDevice: ({ deviceId }) => ({ params: { deviceId } }),
  listHalls: ({ hallCode }) => list(`"hallCode":"${hallCode}"`),
  listWindows: ({ hallCode }) => list(`"hallCode":"${hallCode}"`),
  listStaff: ({ hallCode }) => list(`"hallCode":"${hallCode}"`),
  seeVersions: ({ hallCode }) => ({ params: { kind: 'hall' }, query: { code: hallCode } }),
  listHallHours: ({ hallCode }) => list(`"hallCode":"${hallCode}"`),
  listWindowHours: ({ hallCode }) => list(`"hallCode":"${hallCode}"`),
  listWindowItems: ({ hallCode }) => list(`"hallCode":"${hallCode}"`),
  putWindow: ({ hallCode }) => ({
    params: { hallCode, windowCode: 'A01' },
    body: { name: '综合窗口', kind: 'COMPREHENSIVE' },
  }),
  putStaff: ({ hallCode }) => ({
    params: { hallCode, staffNo: 'M001' },
    body: { post: 'WINDOW', employingOrganizationCode: bureau, appraisingOrganizationCode: bureau },
  }),
  putHallHours: ({ hallCode }) => ({ params: { hallCode }, body: { hours } }),
  putWindowHours: ({ hallCode }) => ({ params: { hallCode, windowCode: 'A01' }, body: { hours } }),
  putWindowItem: ({ hallCode }) => ({ params: { hallCode, windowCode: 'A01', itemCode }, body: {} }),
  listAccounts: ({ username }) => list(`"username":"${username}"`),
  openAccount: ({ hallCode, divisionCode }) => ({
    body: { username: newUsername(), name: '某人', family: 'BUSINESS', divisionCode, hallCode },
  }),
  changeAccountState: ({ accountId }) => ({ params: { accountId }, body: { state: 'OPEN' } }),
  resetPassword: ({ accountId }) => ({ params: { accountId }, body: {} }),
  removeFactors: ({ accountId }) => ({ params: { accountId }, body: {} }),
  partSignOn: ({ accountId }) => ({ params: { accountId }, body: {} }),
  grantPost: ({ accountId, hallCode, divisionCode }) => ({
    params: { accountId },
    body: { role: 'REVIEWER', divisionCode, hallCode },
  }),
  setStaff: ({ accountId }) => ({ params: { accountId }, body: { staff: null } }),
  listApiKeys: ({ apiKeyId }) => list(apiKeyId),
  issueApiKey: ({ hallCode, divisionCode }) => ({
    body: {
      name: '某系统',
      scopes: ['cases:write'],
      divisionCode,
      hallCode,
      sourceCode: 'yiping',
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    },
  }),
  rotateApiKey: ({ apiKeyId }) => ({ params: { apiKeyId }, body: {} }),
  findMaskedCases: ({ caseNo, caseId }) => ({ body: { caseNo }, shows: caseId }),
  seeMaskedCase: ({ caseId }) => ({ params: { caseId } }),
  unmaskField: ({ caseId }) => ({
    params: { caseId },
    body: { field: 'case-no', purpose: 'FOLLOW_UP', reason: '按规定回访评价人' },
  }),
  revokeApiKey: ({ spentKeyId }) => ({ params: { apiKeyId: spentKeyId }, body: {} }),
  endPost: ({ accountId, postId }) => ({ params: { accountId, postId }, body: {} }),
  // The device was paired there.
  // Its pairing lies where the device stands; what somebody from elsewhere has tried with it lies where that one is.
  searchAuditEntries: ({ deviceId }) => ({ body: { targetId: deviceId, act: 'DEVICE_PAIRED' }, shows: deviceId }),
  exportAuditEntries: ({ deviceId }) => ({ body: { targetId: deviceId, act: 'DEVICE_PAIRED' }, shows: deviceId }),
}

const atDivision: Readonly<Record<string, (spot: DivisionSpot) => Aimed>> = {
  listDivisions: ({ streetCode }) => list(streetCode),
  listOrganizations: ({ organizationCode }) => list(`"organizationCode":"${organizationCode}"`),
  listItems: (spot) => list(spot.itemCode),
  listItemGuides: (spot) => list(spot.itemCode),
  listItemVariants: (spot) => list(spot.itemCode),
  listDisqualifications: ({ disqualificationId }) => list(disqualificationId),
  // Of somebody whose term has ended, and decided: whoever is let in is told so.
  proposeDisqualification: ({ disqualifiedId: assessorId }) => ({
    body: { assessorId, grounds: ['OTHER'], reason: '无' },
  }),
  decideDisqualification: ({ disqualificationId }) => ({
    params: { disqualificationId },
    body: { outcome: 'REFUSED', reason: '无' },
  }),
  listConfidentialReports: ({ reportId }) => list(reportId),
  seeConfidentialReport: ({ reportId }) => ({ params: { reportId } }),
  // Of a version that never was: whoever is let in is told so.
  stepConfidentialReport: ({ reportId }) => ({ params: { reportId }, body: { version: 999, step: 'ACKNOWLEDGE' } }),
  openReportContact: ({ reportId }) => ({ params: { reportId }, body: { version: 999 } }),
  ...assessingAtDivision,
  ...scoringAtDivision,
  listAssessmentForms: ({ formId }) => ({ shows: formId }),
  seeAssessmentForm: ({ formId }) => ({ params: { formId } }),
  draftAssessmentForm: ({ divisionCode }) => ({
    body: { code: 'matrix-drafted', divisionCode, baseFormId: null, form: someForm, source: '办法', reason: '试用' },
  }),
  // Without a reason: whoever is let in is told so, and nothing is done.
  decideAssessmentForm: ({ formId }) => ({ params: { formId }, body: { outcome: 'REJECTED' } }),
  listPolicyProposals: ({ proposalId }) => ({ shows: proposalId }),
  seePolicyProposal: ({ proposalId }) => ({ params: { proposalId } }),
  proposePolicy: ({ divisionCode }) => ({ body: { ...someProposal, divisionCode } }),
  // Proposed by nobody who calls: whoever is let in is told that it is another’s.
  withdrawPolicyProposal: ({ proposalId }) => ({ params: { proposalId }, body: {} }),
  decidePolicyProposal: ({ proposalId }) => ({ params: { proposalId }, body: { outcome: 'REJECTED' } }),
  publishCalendarYear: ({ divisionCode }) => ({
    params: { divisionCode, year: '2190' },
    body: {
      source: '通知',
      documentNo: null,
      announcedOn: null,
      days: ['2190-01-01', '2190-05-01', '2190-10-01'].map((day) => ({ day, kind: 'HOLIDAY', name: '节' })),
    },
  }),
  // Of a year that nobody has published: whoever is let in is told so.
  keepCalendarDay: ({ divisionCode }) => ({
    params: { divisionCode, day: '2189-01-01' },
    body: { kind: 'LOCAL_CLOSURE', name: '停', source: '通告' },
  }),
  putDivision: ({ streetCode, divisionCode }) => ({
    params: { divisionCode: streetCode },
    body: { name: '某街道', level: 'STREET', parentCode: divisionCode },
  }),
  putOrganization: ({ organizationCode, divisionCode }) => ({
    params: { organizationCode },
    body: { name: '某局', divisionCode },
  }),
  putHall: ({ hallCode, divisionCode }) => ({
    params: { hallCode },
    body: { name: '某大厅', divisionCode, managingOrganizationCode: bureau },
  }),
  putItem: (spot) => ({
    params: { itemCode: spot.itemCode },
    body: {
      name: '某事项',
      taskType: '20',
      organizationCode: spot.organizationCode,
      audiences: ['CITIZEN'],
      caseType: 'COMMITTED',
    },
  }),
  putItemGuide: (spot) => ({ params: { itemCode: spot.itemCode }, body: { materials: [], fees: [] } }),
  putItemVariant: (spot) => ({ params: { handleItemCode: `${spot.itemCode}01` }, body: { name: '某办理项' } }),
}

const ofOwner: Readonly<Record<string, (importId: string) => Aimed>> = {
  listImports: (id) => ({ shows: id }),
  seeImport: (id) => ({ params: { id } }),
  renderBadRows: (id) => ({ params: { id }, query: { format: 'CSV' } }),
}

/** @param ownImportId of the caller, where he has one */
export function aimOf({ operation, lies, aim }: Row, spots: Spots, ownImportId: string | undefined): Aimed {
  const { operationId } = operation
  if (aim === 'anywhere') return {}
  const { halls, divisions } = spots
  const aimed =
    atHall[operationId]?.(halls[aim]) ??
    atDivision[operationId]?.(divisions[aim]) ??
    ofOwner[operationId]?.(aim === 'own' ? (ownImportId ?? halls.own.importId) : halls[aim].importId)
  if (aimed === undefined)
    throw new Error(
      `${operationId} touches something of a place (${lies}): say in tests/access/aim.ts how to aim a call`,
    )
  return aimed
}

/** What has to stand in the catalogue of each place before it can be changed or listed, in an order in which it can be said. */
export const catalogueFirst = [
  'putDivision',
  'putOrganization',
  'putItem',
  'putItemGuide',
  'putItemVariant',
  'putStaff',
  'putHallHours',
  'putWindowHours',
  'putWindowItem',
] as const
