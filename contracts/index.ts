import * as account from './account.ts'
import * as alert from './alert.ts'
import * as anchor from './anchor.ts'
import * as apiKey from './api-key.ts'
import * as appeal from './appeal.ts'
import { assessingRoutes } from './assessing.ts'
import * as audit from './audit.ts'
import * as blindToken from './blind-token.ts'
import * as board from './board.ts'
import * as catalogue from './catalogue.ts'
import * as cataloguePage from './catalogue-page.ts'
import * as challenge from './challenge.ts'
import * as closureAudit from './closure-audit.ts'
import * as commentReading from './comment-reading.ts'
import * as complaint from './complaint.ts'
import * as confidentialReport from './confidential-report.ts'
import * as device from './device.ts'
import * as doNotCall from './do-not-call.ts'
import * as drill from './drill.ts'
import * as dutyShift from './duty-shift.ts'
import * as embed from './embed.ts'
import * as evaluation from './evaluation.ts'
import * as evidenceFile from './evidence-file.ts'
import * as followUp from './follow-up.ts'
import * as handlingDesk from './handling-desk.ts'
import * as handlingFigure from './handling-figure.ts'
import * as handlingOrder from './handling-order.ts'
import * as imports from './import.ts'
import * as invitation from './invitation.ts'
import * as invitationCount from './invitation-count.ts'
import * as ledgerOpening from './ledger-opening.ts'
import * as ledgerReceipt from './ledger-receipt.ts'
import * as malicious from './malicious-evaluator.ts'
import * as message from './message.ts'
import * as notice from './notice.ts'
import * as ownEvaluation from './own-evaluation.ts'
import * as ownOrder from './own-order.ts'
import * as participation from './participation.ts'
import * as passkey from './passkey.ts'
import * as policy from './policy.ts'
import * as practice from './practice.ts'
import * as problemEntry from './problem-entry.ts'
import * as publicComment from './public-comment.ts'
import * as raterAgreement from './rater-agreement.ts'
import * as reminder from './reminder.ts'
import type { Route } from './route.ts'
import { scoringRoutes } from './scoring.ts'
import * as serviceCase from './service-case.ts'
import * as session from './session.ts'
import * as signOn from './sign-on.ts'
import * as status from './status.ts'
import * as supplement from './supplement.ts'
import * as terminal from './terminal.ts'
import * as trust from './trust.ts'
import * as unmasking from './unmasking.ts'
import * as windowPage from './window-page.ts'
import * as workingCalendar from './working-calendar.ts'

/** Every promise of the platform, in the order in which the API page shows them. */
export const routes: readonly Route[] = [
  serviceCase.putCase,
  invitation.openInvitation,
  invitation.renderInvitationCode,
  invitation.renderInvitationSlip,
  embed.makeEmbedLink,
  embed.openEmbedLink,
  evaluation.giveEvaluation,
  evaluation.giveEvaluations,
  evaluation.addReasons,
  evaluation.lookUpEvaluation,
  ledgerReceipt.makeReceiptFile,
  trust.seeTrust,
  appeal.listAppeals,
  appeal.seeAppeal,
  appeal.seeAppealOfOrder,
  appeal.lodgeAppeal,
  appeal.withdrawAppeal,
  appeal.voteOnAppeal,
  appeal.noteProvince,
  appeal.seeAppealFigures,
  appeal.seeAppealTotals,
  appeal.followOwnAppeal,
  appeal.answerOwnAppeal,
  malicious.listMaliciousEntries,
  malicious.seeMaliciousEntry,
  malicious.countMaliciousEntries,
  malicious.proposeMaliciousEntry,
  malicious.decideMaliciousEntry,
  malicious.judgeMaliciousObjection,
  malicious.seeMaliciousTotals,
  malicious.followOwnMaliciousEntry,
  malicious.objectToOwnMaliciousEntry,
  ownEvaluation.seeOwnEvaluations,
  ownEvaluation.stateOwn,
  ownEvaluation.appealOwn,
  complaint.putComplaint,
  complaint.enterComplaint,
  complaint.lookUpComplaint,
  notice.openNotice,
  alert.raiseAlert,
  handlingDesk.listHandlingOrders,
  handlingDesk.seeMorningSheet,
  handlingOrder.seeHandlingOrder,
  handlingOrder.stepHandlingOrder,
  handlingOrder.reviewHandlingOrder,
  ownOrder.followOwnOrder,
  ownOrder.answerOwnOrder,
  followUp.revealFollowUpPhone,
  evidenceFile.keepEvidenceFile,
  evidenceFile.readEvidenceFile,
  evidenceFile.readAppealFile,
  evidenceFile.keepOwnEvidenceFile,
  evidenceFile.readOwnEvidenceFile,
  supplement.followOwnSupplements,
  supplement.giveSupplement,
  policy.listPolicies,
  policy.seePolicy,
  policy.listPolicyPacks,
  policy.listPolicyProposals,
  policy.seePolicyProposal,
  policy.proposePolicy,
  policy.withdrawPolicyProposal,
  policy.decidePolicyProposal,
  policy.seeWording,
  workingCalendar.seeCalendar,
  workingCalendar.publishCalendarYear,
  workingCalendar.keepCalendarDay,
  handlingFigure.seeHandlingFigures,
  handlingFigure.listHandlingExceptions,
  handlingFigure.seeHandlingTotals,
  commentReading.seeCommentFigures,
  commentReading.listComments,
  commentReading.correctComment,
  problemEntry.listProblemEntries,
  problemEntry.seeProblemEntry,
  problemEntry.exportProblemEntries,
  practice.listPractices,
  practice.draftPractice,
  practice.decidePractice,
  ...assessingRoutes,
  ...scoringRoutes,
  dutyShift.listDutyShifts,
  dutyShift.putDutyShift,
  dutyShift.copyDutyWeek,
  dutyShift.coverDutyShift,
  dutyShift.withdrawDutyShift,
  raterAgreement.seeRaterAgreement,
  closureAudit.listClosureAudits,
  closureAudit.noteClosureOutcome,
  closureAudit.seeClosureAuditFigures,
  closureAudit.seeClosureAuditTotals,
  closureAudit.seeOwnClosureQuestion,
  closureAudit.answerOwnClosureQuestion,
  closureAudit.listAccountabilityProposals,
  closureAudit.decideAccountability,
  participation.seeParticipation,
  invitationCount.seeInvitationCounts,
  drill.seeDrills,
  doNotCall.seeOwnWish,
  doNotCall.keepOwnWish,
  doNotCall.keepWishOfPhone,
  publicComment.givePublicComment,
  publicComment.lookUpPublicComment,
  publicComment.seeWindow,
  blindToken.seeBlindOffer,
  blindToken.listBlindKeys,
  blindToken.issueBlindToken,
  challenge.seeChallenge,
  windowPage.seeWindowPage,
  ledgerOpening.listLogOpenings,
  ledgerOpening.listPublishedFigures,
  ledgerOpening.seeLogHistory,
  publicComment.renderWindowCode,
  confidentialReport.giveConfidentialReport,
  confidentialReport.findReportedPlaces,
  confidentialReport.seeReportChallenge,
  confidentialReport.lookUpConfidentialReport,
  confidentialReport.answerConfidentialReport,
  confidentialReport.listConfidentialReports,
  confidentialReport.seeConfidentialReport,
  confidentialReport.stepConfidentialReport,
  confidentialReport.openReportContact,
  board.seeHalls,
  board.seeBoard,
  board.followBoard,
  device.issuePairingCode,
  device.pairDevice,
  device.seeOwnDevice,
  device.seeDevices,
  device.followDevices,
  device.seeDeviceEvents,
  device.revokeDevice,
  terminal.seeTerminal,
  terminal.followTerminal,
  terminal.handInEntries,
  terminal.tellHeartbeat,
  imports.renderTemplate,
  imports.startImport,
  imports.listImports,
  imports.seeImport,
  imports.renderBadRows,
  catalogue.listDivisions,
  catalogue.listOrganizations,
  catalogue.listHalls,
  catalogue.listWindows,
  catalogue.listStaff,
  catalogue.listItems,
  catalogue.seeVersions,
  catalogue.putItem,
  catalogue.putStaff,
  catalogue.putWindow,
  catalogue.putHall,
  catalogue.putOrganization,
  catalogue.putDivision,
  cataloguePage.listHallHours,
  cataloguePage.listWindowHours,
  cataloguePage.listWindowItems,
  cataloguePage.listItemGuides,
  cataloguePage.listItemVariants,
  cataloguePage.putHallHours,
  cataloguePage.putWindowHours,
  cataloguePage.putWindowItem,
  cataloguePage.putItemGuide,
  cataloguePage.putItemVariant,
  session.signIn,
  session.seeOwnSession,
  session.endOwnSession,
  session.showSecondFactor,
  session.choosePost,
  session.changeOwnPassword,
  session.beginTotp,
  session.confirmTotp,
  passkey.listPasskeys,
  passkey.beginPasskeyEnrolment,
  passkey.enrolPasskey,
  passkey.removePasskey,
  passkey.beginPasskeyShowing,
  passkey.showPasskey,
  passkey.beginPasskeySignIn,
  passkey.signInWithPasskey,
  reminder.seeReminderPhone,
  reminder.keepReminderPhone,
  reminder.removeReminderPhone,
  session.listOwnSessions,
  session.endSession,
  session.endOtherSessions,
  message.listMessages,
  message.readMessage,
  message.readMessages,
  message.followMessages,
  signOn.seeSignOn,
  signOn.beginSignOn,
  signOn.finishSignOn,
  signOn.seeOwnLink,
  signOn.beginLinking,
  signOn.finishLinking,
  signOn.partOwnLink,
  account.listAccounts,
  account.openAccount,
  account.changeAccountState,
  account.resetPassword,
  account.removeFactors,
  account.partSignOn,
  account.grantPost,
  account.setStaff,
  account.endPost,
  apiKey.listApiKeys,
  apiKey.issueApiKey,
  apiKey.rotateApiKey,
  apiKey.revokeApiKey,
  audit.searchAuditEntries,
  audit.exportAuditEntries,
  audit.seeAuditChain,
  unmasking.findMaskedCases,
  unmasking.seeMaskedCase,
  unmasking.unmaskField,
  status.seeStatus,
  anchor.listAnchors,
]
