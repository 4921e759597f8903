import type * as account from '../../contracts/account.ts'
import type * as alert from '../../contracts/alert.ts'
import type * as apiKey from '../../contracts/api-key.ts'
import type * as appeal from '../../contracts/appeal.ts'
import type * as audit from '../../contracts/audit.ts'
import type * as catalogue from '../../contracts/catalogue.ts'
import type * as cataloguePage from '../../contracts/catalogue-page.ts'
import type * as closureAudit from '../../contracts/closure-audit.ts'
import type * as complaint from '../../contracts/complaint.ts'
import type * as confidentialReport from '../../contracts/confidential-report.ts'
import type * as device from '../../contracts/device.ts'
import type * as drill from '../../contracts/drill.ts'
import type * as evidenceFile from '../../contracts/evidence-file.ts'
import type * as followUp from '../../contracts/follow-up.ts'
import type * as handlingDesk from '../../contracts/handling-desk.ts'
import type * as handlingFigure from '../../contracts/handling-figure.ts'
import type * as handlingOrder from '../../contracts/handling-order.ts'
import type * as malicious from '../../contracts/malicious-evaluator.ts'
import type * as message from '../../contracts/message.ts'
import type * as ownEvaluation from '../../contracts/own-evaluation.ts'
import type * as passkey from '../../contracts/passkey.ts'
import type * as policy from '../../contracts/policy.ts'
import type * as problemEntry from '../../contracts/problem-entry.ts'
import type { Method } from '../../contracts/route.ts'
import type * as session from '../../contracts/session.ts'
import type * as signOn from '../../contracts/sign-on.ts'
import type * as unmasking from '../../contracts/unmasking.ts'
import type * as workingCalendar from '../../contracts/working-calendar.ts'
import { type DutyPromised, dutyAddresses } from './duty-shift/promised.ts'
import { type PracticePromised, practiceAddresses } from './practice/promised.ts'

/** What the console asks, with the cookie of the session. Apart from the calls of citizens, whose pages do not grow by it. */
export interface Promised extends DutyPromised, PracticePromised {
  readonly signIn: typeof session.signIn
  readonly seeOwnSession: typeof session.seeOwnSession
  readonly endOwnSession: typeof session.endOwnSession
  readonly showSecondFactor: typeof session.showSecondFactor
  readonly choosePost: typeof session.choosePost
  readonly changeOwnPassword: typeof session.changeOwnPassword
  readonly beginTotp: typeof session.beginTotp
  readonly confirmTotp: typeof session.confirmTotp
  readonly listPasskeys: typeof passkey.listPasskeys
  readonly beginPasskeyEnrolment: typeof passkey.beginPasskeyEnrolment
  readonly enrolPasskey: typeof passkey.enrolPasskey
  readonly removePasskey: typeof passkey.removePasskey
  readonly beginPasskeyShowing: typeof passkey.beginPasskeyShowing
  readonly showPasskey: typeof passkey.showPasskey
  readonly beginPasskeySignIn: typeof passkey.beginPasskeySignIn
  readonly signInWithPasskey: typeof passkey.signInWithPasskey
  readonly listOwnSessions: typeof session.listOwnSessions
  readonly endSession: typeof session.endSession
  readonly endOtherSessions: typeof session.endOtherSessions
  readonly enterComplaint: typeof complaint.enterComplaint
  readonly raiseAlert: typeof alert.raiseAlert
  readonly listHandlingOrders: typeof handlingDesk.listHandlingOrders
  readonly seeMorningSheet: typeof handlingDesk.seeMorningSheet
  readonly seeHandlingOrder: typeof handlingOrder.seeHandlingOrder
  readonly stepHandlingOrder: typeof handlingOrder.stepHandlingOrder
  readonly revealFollowUpPhone: typeof followUp.revealFollowUpPhone
  readonly keepEvidenceFile: typeof evidenceFile.keepEvidenceFile
  readonly reviewHandlingOrder: typeof handlingOrder.reviewHandlingOrder
  readonly listAppeals: typeof appeal.listAppeals
  readonly seeAppeal: typeof appeal.seeAppeal
  readonly seeAppealOfOrder: typeof appeal.seeAppealOfOrder
  readonly lodgeAppeal: typeof appeal.lodgeAppeal
  readonly withdrawAppeal: typeof appeal.withdrawAppeal
  readonly voteOnAppeal: typeof appeal.voteOnAppeal
  readonly noteProvince: typeof appeal.noteProvince
  readonly seeAppealFigures: typeof appeal.seeAppealFigures
  readonly seeAppealTotals: typeof appeal.seeAppealTotals
  readonly listMaliciousEntries: typeof malicious.listMaliciousEntries
  readonly seeMaliciousEntry: typeof malicious.seeMaliciousEntry
  readonly countMaliciousEntries: typeof malicious.countMaliciousEntries
  readonly proposeMaliciousEntry: typeof malicious.proposeMaliciousEntry
  readonly decideMaliciousEntry: typeof malicious.decideMaliciousEntry
  readonly judgeMaliciousObjection: typeof malicious.judgeMaliciousObjection
  readonly seeOwnEvaluations: typeof ownEvaluation.seeOwnEvaluations
  readonly stateOwn: typeof ownEvaluation.stateOwn
  readonly appealOwn: typeof ownEvaluation.appealOwn
  readonly listPolicies: typeof policy.listPolicies
  readonly seePolicy: typeof policy.seePolicy
  readonly listPolicyPacks: typeof policy.listPolicyPacks
  readonly listPolicyProposals: typeof policy.listPolicyProposals
  readonly seePolicyProposal: typeof policy.seePolicyProposal
  readonly proposePolicy: typeof policy.proposePolicy
  readonly withdrawPolicyProposal: typeof policy.withdrawPolicyProposal
  readonly decidePolicyProposal: typeof policy.decidePolicyProposal
  readonly seeCalendar: typeof workingCalendar.seeCalendar
  readonly publishCalendarYear: typeof workingCalendar.publishCalendarYear
  readonly keepCalendarDay: typeof workingCalendar.keepCalendarDay
  readonly listHallHours: typeof cataloguePage.listHallHours
  readonly seeHandlingFigures: typeof handlingFigure.seeHandlingFigures
  readonly listHandlingExceptions: typeof handlingFigure.listHandlingExceptions
  readonly listProblemEntries: typeof problemEntry.listProblemEntries
  readonly seeProblemEntry: typeof problemEntry.seeProblemEntry
  readonly exportProblemEntries: typeof problemEntry.exportProblemEntries
  readonly listConfidentialReports: typeof confidentialReport.listConfidentialReports
  readonly seeConfidentialReport: typeof confidentialReport.seeConfidentialReport
  readonly stepConfidentialReport: typeof confidentialReport.stepConfidentialReport
  readonly openReportContact: typeof confidentialReport.openReportContact
  readonly listClosureAudits: typeof closureAudit.listClosureAudits
  readonly noteClosureOutcome: typeof closureAudit.noteClosureOutcome
  readonly seeClosureAuditFigures: typeof closureAudit.seeClosureAuditFigures
  readonly seeWording: typeof policy.seeWording
  readonly listAccountabilityProposals: typeof closureAudit.listAccountabilityProposals
  readonly decideAccountability: typeof closureAudit.decideAccountability
  readonly listMessages: typeof message.listMessages
  readonly readMessage: typeof message.readMessage
  readonly readMessages: typeof message.readMessages
  readonly followMessages: typeof message.followMessages
  readonly seeSignOn: typeof signOn.seeSignOn
  readonly beginSignOn: typeof signOn.beginSignOn
  readonly finishSignOn: typeof signOn.finishSignOn
  readonly seeOwnLink: typeof signOn.seeOwnLink
  readonly beginLinking: typeof signOn.beginLinking
  readonly finishLinking: typeof signOn.finishLinking
  readonly partOwnLink: typeof signOn.partOwnLink
  readonly listAccounts: typeof account.listAccounts
  readonly openAccount: typeof account.openAccount
  readonly changeAccountState: typeof account.changeAccountState
  readonly resetPassword: typeof account.resetPassword
  readonly removeFactors: typeof account.removeFactors
  readonly partSignOn: typeof account.partSignOn
  readonly grantPost: typeof account.grantPost
  readonly setStaff: typeof account.setStaff
  readonly endPost: typeof account.endPost
  readonly seeDrills: typeof drill.seeDrills
  readonly searchAuditEntries: typeof audit.searchAuditEntries
  readonly exportAuditEntries: typeof audit.exportAuditEntries
  readonly seeAuditChain: typeof audit.seeAuditChain
  readonly listApiKeys: typeof apiKey.listApiKeys
  readonly issueApiKey: typeof apiKey.issueApiKey
  readonly rotateApiKey: typeof apiKey.rotateApiKey
  readonly revokeApiKey: typeof apiKey.revokeApiKey
  readonly listDivisions: typeof catalogue.listDivisions
  readonly listHalls: typeof catalogue.listHalls
  readonly listWindows: typeof catalogue.listWindows
  readonly listOrganizations: typeof catalogue.listOrganizations
  readonly listStaff: typeof catalogue.listStaff
  readonly listItems: typeof catalogue.listItems
  readonly listItemVariants: typeof cataloguePage.listItemVariants
  readonly listWindowItems: typeof cataloguePage.listWindowItems
  readonly seeVersions: typeof catalogue.seeVersions
  readonly putDivision: typeof catalogue.putDivision
  readonly putOrganization: typeof catalogue.putOrganization
  readonly putHall: typeof catalogue.putHall
  readonly putWindow: typeof catalogue.putWindow
  readonly putStaff: typeof catalogue.putStaff
  readonly putItem: typeof catalogue.putItem
  readonly putItemVariant: typeof cataloguePage.putItemVariant
  readonly putItemGuide: typeof cataloguePage.putItemGuide
  readonly putHallHours: typeof cataloguePage.putHallHours
  readonly putWindowHours: typeof cataloguePage.putWindowHours
  readonly putWindowItem: typeof cataloguePage.putWindowItem
  readonly findMaskedCases: typeof unmasking.findMaskedCases
  readonly seeMaskedCase: typeof unmasking.seeMaskedCase
  readonly unmaskField: typeof unmasking.unmaskField
  readonly seeDevices: typeof device.seeDevices
  readonly followDevices: typeof device.followDevices
  readonly seeDeviceEvents: typeof device.seeDeviceEvents
  readonly issuePairingCode: typeof device.issuePairingCode
  readonly revokeDevice: typeof device.revokeDevice
}

export type Name = keyof Promised

/** Where each promise is kept. A test compares every line with the contract of that name. */
export const addresses: { readonly [Each in Name]: readonly [Method, string] } = {
  ...dutyAddresses,
  ...practiceAddresses,
  signIn: ['POST', '/api/v1/session'],
  seeOwnSession: ['GET', '/api/v1/session'],
  endOwnSession: ['POST', '/api/v1/session/end'],
  showSecondFactor: ['POST', '/api/v1/session/second-factor'],
  choosePost: ['PUT', '/api/v1/session/post'],
  changeOwnPassword: ['PUT', '/api/v1/session/password'],
  beginTotp: ['POST', '/api/v1/session/totp'],
  confirmTotp: ['POST', '/api/v1/session/totp/{factorId}/confirmation'],
  listPasskeys: ['GET', '/api/v1/session/passkeys'],
  beginPasskeyEnrolment: ['POST', '/api/v1/session/passkeys/challenge'],
  enrolPasskey: ['POST', '/api/v1/session/passkeys'],
  removePasskey: ['POST', '/api/v1/session/passkeys/{factorId}/removal'],
  beginPasskeyShowing: ['POST', '/api/v1/session/passkey/challenge'],
  showPasskey: ['POST', '/api/v1/session/passkey'],
  beginPasskeySignIn: ['POST', '/api/v1/session/passkey-sign-in/challenge'],
  signInWithPasskey: ['POST', '/api/v1/session/passkey-sign-in'],
  listOwnSessions: ['GET', '/api/v1/sessions'],
  endSession: ['POST', '/api/v1/sessions/{sessionId}/end'],
  endOtherSessions: ['POST', '/api/v1/sessions/others/end'],
  enterComplaint: ['POST', '/api/v1/complaints'],
  raiseAlert: ['POST', '/api/v1/alerts'],
  listHandlingOrders: ['GET', '/api/v1/handling-orders'],
  seeMorningSheet: ['GET', '/api/v1/handling-orders/morning-sheet'],
  seeHandlingOrder: ['GET', '/api/v1/handling-orders/{orderId}'],
  stepHandlingOrder: ['POST', '/api/v1/handling-orders/{orderId}/steps'],
  revealFollowUpPhone: ['POST', '/api/v1/handling-orders/{orderId}/follow-up-phone'],
  keepEvidenceFile: ['POST', '/api/v1/handling-orders/{orderId}/files'],
  reviewHandlingOrder: ['POST', '/api/v1/handling-orders/{orderId}/reviews'],
  listAppeals: ['GET', '/api/v1/appeals'],
  seeAppeal: ['GET', '/api/v1/appeals/{appealId}'],
  seeAppealOfOrder: ['GET', '/api/v1/appeals/of-order/{orderId}'],
  lodgeAppeal: ['POST', '/api/v1/appeals'],
  withdrawAppeal: ['POST', '/api/v1/appeals/{appealId}/withdrawal'],
  voteOnAppeal: ['POST', '/api/v1/appeals/{appealId}/votes'],
  noteProvince: ['POST', '/api/v1/appeals/{appealId}/province-answers'],
  seeAppealFigures: ['GET', '/api/v1/appeal-figures'],
  seeAppealTotals: ['GET', '/api/v1/appeal-totals'],
  listMaliciousEntries: ['GET', '/api/v1/malicious-entries'],
  seeMaliciousEntry: ['GET', '/api/v1/appeals/{appealId}/malicious-entry'],
  countMaliciousEntries: ['GET', '/api/v1/appeals/{appealId}/malicious-entry-count'],
  proposeMaliciousEntry: ['POST', '/api/v1/appeals/{appealId}/malicious-entry'],
  decideMaliciousEntry: ['POST', '/api/v1/appeals/{appealId}/malicious-entry/decisions'],
  judgeMaliciousObjection: ['POST', '/api/v1/appeals/{appealId}/malicious-entry/objection-decisions'],
  seeOwnEvaluations: ['GET', '/api/v1/own-evaluations'],
  stateOwn: ['POST', '/api/v1/own-evaluations/statements'],
  appealOwn: ['POST', '/api/v1/own-evaluations/appeals'],
  listPolicies: ['GET', '/api/v1/policies'],
  seePolicy: ['GET', '/api/v1/policies/{policyId}'],
  listPolicyPacks: ['GET', '/api/v1/policy-packs'],
  listPolicyProposals: ['GET', '/api/v1/policy-proposals'],
  seePolicyProposal: ['GET', '/api/v1/policy-proposals/{proposalId}'],
  proposePolicy: ['POST', '/api/v1/policy-proposals'],
  withdrawPolicyProposal: ['POST', '/api/v1/policy-proposals/{proposalId}/withdrawal'],
  decidePolicyProposal: ['POST', '/api/v1/policy-proposals/{proposalId}/decision'],
  seeCalendar: ['GET', '/api/v1/calendars/{divisionCode}'],
  publishCalendarYear: ['PUT', '/api/v1/calendars/{divisionCode}/years/{year}'],
  keepCalendarDay: ['PUT', '/api/v1/calendars/{divisionCode}/days/{day}'],
  listHallHours: ['GET', '/api/v1/catalogue/hall-hours'],
  seeHandlingFigures: ['GET', '/api/v1/handling-figures'],
  listHandlingExceptions: ['GET', '/api/v1/handling-exceptions'],
  listProblemEntries: ['GET', '/api/v1/problem-entries'],
  seeProblemEntry: ['GET', '/api/v1/problem-entries/{orderId}'],
  exportProblemEntries: ['POST', '/api/v1/problem-entries/exports'],
  listConfidentialReports: ['GET', '/api/v1/confidential-reports'],
  seeConfidentialReport: ['GET', '/api/v1/confidential-reports/{reportId}'],
  stepConfidentialReport: ['POST', '/api/v1/confidential-reports/{reportId}/steps'],
  openReportContact: ['POST', '/api/v1/confidential-reports/{reportId}/contact'],
  listClosureAudits: ['GET', '/api/v1/closure-audits'],
  noteClosureOutcome: ['POST', '/api/v1/closure-audits/{orderId}/outcome'],
  seeClosureAuditFigures: ['GET', '/api/v1/closure-audit-figures'],
  seeWording: ['GET', '/api/v1/wording'],
  listAccountabilityProposals: ['GET', '/api/v1/accountability-proposals'],
  decideAccountability: ['POST', '/api/v1/accountability-proposals/{proposalId}/decision'],
  listMessages: ['GET', '/api/v1/messages'],
  readMessage: ['POST', '/api/v1/messages/{messageId}/reading'],
  readMessages: ['POST', '/api/v1/messages/reading'],
  followMessages: ['GET', '/api/v1/messages/events'],
  seeSignOn: ['GET', '/api/v1/session/sign-on'],
  beginSignOn: ['POST', '/api/v1/session/sign-on/attempt'],
  finishSignOn: ['POST', '/api/v1/session/sign-on'],
  seeOwnLink: ['GET', '/api/v1/session/sign-on/link'],
  beginLinking: ['POST', '/api/v1/session/sign-on/link/attempt'],
  finishLinking: ['POST', '/api/v1/session/sign-on/link'],
  partOwnLink: ['POST', '/api/v1/session/sign-on/link/removal'],
  listAccounts: ['GET', '/api/v1/accounts'],
  openAccount: ['POST', '/api/v1/accounts'],
  changeAccountState: ['PUT', '/api/v1/accounts/{accountId}/state'],
  resetPassword: ['POST', '/api/v1/accounts/{accountId}/password-reset'],
  removeFactors: ['POST', '/api/v1/accounts/{accountId}/factor-reset'],
  partSignOn: ['POST', '/api/v1/accounts/{accountId}/sign-on/removal'],
  grantPost: ['POST', '/api/v1/accounts/{accountId}/posts'],
  setStaff: ['PUT', '/api/v1/accounts/{accountId}/staff'],
  endPost: ['POST', '/api/v1/accounts/{accountId}/posts/{postId}/end'],
  seeDrills: ['GET', '/api/v1/drills'],
  searchAuditEntries: ['POST', '/api/v1/audit/searches'],
  exportAuditEntries: ['POST', '/api/v1/audit/exports'],
  seeAuditChain: ['GET', '/api/v1/audit/chain'],
  listApiKeys: ['GET', '/api/v1/api-keys'],
  issueApiKey: ['POST', '/api/v1/api-keys'],
  rotateApiKey: ['POST', '/api/v1/api-keys/{apiKeyId}/rotation'],
  revokeApiKey: ['POST', '/api/v1/api-keys/{apiKeyId}/revocation'],
  listDivisions: ['GET', '/api/v1/catalogue/divisions'],
  listHalls: ['GET', '/api/v1/catalogue/halls'],
  listWindows: ['GET', '/api/v1/catalogue/windows'],
  listOrganizations: ['GET', '/api/v1/catalogue/organizations'],
  listStaff: ['GET', '/api/v1/catalogue/staff'],
  listItems: ['GET', '/api/v1/catalogue/items'],
  listItemVariants: ['GET', '/api/v1/catalogue/item-variants'],
  listWindowItems: ['GET', '/api/v1/catalogue/window-items'],
  seeVersions: ['GET', '/api/v1/catalogue/versions/{kind}'],
  putDivision: ['PUT', '/api/v1/catalogue/divisions/{divisionCode}'],
  putOrganization: ['PUT', '/api/v1/catalogue/organizations/{organizationCode}'],
  putHall: ['PUT', '/api/v1/catalogue/halls/{hallCode}'],
  putWindow: ['PUT', '/api/v1/catalogue/halls/{hallCode}/windows/{windowCode}'],
  putStaff: ['PUT', '/api/v1/catalogue/halls/{hallCode}/staff/{staffNo}'],
  putItem: ['PUT', '/api/v1/catalogue/items/{itemCode}'],
  putItemVariant: ['PUT', '/api/v1/catalogue/item-variants/{handleItemCode}'],
  putItemGuide: ['PUT', '/api/v1/catalogue/items/{itemCode}/guide'],
  putHallHours: ['PUT', '/api/v1/catalogue/halls/{hallCode}/hours'],
  putWindowHours: ['PUT', '/api/v1/catalogue/halls/{hallCode}/windows/{windowCode}/hours'],
  putWindowItem: ['PUT', '/api/v1/catalogue/halls/{hallCode}/windows/{windowCode}/items/{itemCode}'],
  findMaskedCases: ['POST', '/api/v1/masked-cases/searches'],
  seeMaskedCase: ['GET', '/api/v1/masked-cases/{caseId}'],
  unmaskField: ['POST', '/api/v1/masked-cases/{caseId}/unmaskings'],
  seeDevices: ['GET', '/api/v1/devices'],
  followDevices: ['GET', '/api/v1/devices/events'],
  seeDeviceEvents: ['GET', '/api/v1/devices/{deviceId}/events'],
  issuePairingCode: ['POST', '/api/v1/device-pairings'],
  revokeDevice: ['POST', '/api/v1/devices/{deviceId}/revocation'],
}
