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
import type * as evaluationAudit from '../../contracts/evaluation-audit.ts'
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
import type * as reminder from '../../contracts/reminder.ts'
import type * as session from '../../contracts/session.ts'
import type * as signOn from '../../contracts/sign-on.ts'
import type * as unmasking from '../../contracts/unmasking.ts'
import type * as workingCalendar from '../../contracts/working-calendar.ts'
import type { AssessmentPromised } from './assessment/promised.ts'
import type { FindingPromised } from './assessment-finding/promised.ts'
import type { FormPromised } from './assessment-form/promised.ts'
import type { PlanPromised } from './assessment-plan/promised.ts'
import type { ReviewPromised } from './assessment-review/promised.ts'
import type { AssessorPromised } from './assessor/promised.ts'
import type { CommentReadingPromised } from './comment-reading/promised.ts'
import type { DeductionPromised } from './deduction/promised.ts'
import type { DutyPromised } from './duty-shift/promised.ts'
import type { ExemptionPromised } from './exemption/promised.ts'
import type { ManipulationPromised } from './manipulation/promised.ts'
import type { OpinionPromised } from './opinion/promised.ts'
import type { PracticePromised } from './practice/promised.ts'
import type { PublicationPromised } from './publication/promised.ts'
import type { ReportPromised } from './report/promised.ts'
import type { RootCausePromised } from './root-cause/promised.ts'
import type { ScoreListPromised } from './score-list/promised.ts'
import type { PeriodPromised } from './score-period/promised.ts'
import type { SchemePromised } from './score-scheme/promised.ts'
import type { SilencePromised } from './silence/promised.ts'
import type { StaffFigurePromised } from './staff-figure/promised.ts'
import type { SystemPromised } from './system-indicator/promised.ts'
import type { WeightingPromised } from './weighting/promised.ts'
import type { WindowOrItemPromised } from './window-or-item/promised.ts'

/** What the console asks, with the cookie of the session. Apart from the calls of citizens, whose pages do not grow by it. */
export interface Promised
  extends AssessmentPromised,
    AssessorPromised,
    DeductionPromised,
    DutyPromised,
    ExemptionPromised,
    FindingPromised,
    ManipulationPromised,
    FormPromised,
    SchemePromised,
    PeriodPromised,
    PublicationPromised,
    WindowOrItemPromised,
    RootCausePromised,
    SilencePromised,
    ScoreListPromised,
    StaffFigurePromised,
    CommentReadingPromised,
    WeightingPromised,
    OpinionPromised,
    PlanPromised,
    PracticePromised,
    ReportPromised,
    ReviewPromised,
    SystemPromised {
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
  readonly seeReminderPhone: typeof reminder.seeReminderPhone
  readonly keepReminderPhone: typeof reminder.keepReminderPhone
  readonly removeReminderPhone: typeof reminder.removeReminderPhone
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
  readonly listEvaluationAudits: typeof evaluationAudit.listEvaluationAudits
  readonly revealEvaluationAuditPhone: typeof evaluationAudit.revealEvaluationAuditPhone
  readonly noteEvaluationAudit: typeof evaluationAudit.noteEvaluationAudit
  readonly seeEvaluationAuditFigures: typeof evaluationAudit.seeEvaluationAuditFigures
  readonly seeEvaluationAuditDraws: typeof evaluationAudit.seeEvaluationAuditDraws
  readonly tellPublicDraw: typeof evaluationAudit.tellPublicDraw
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
