import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { bringAssessment } from '../support/assessment.ts'
import { bringDeduction, bringFinding, bringFindingFile } from '../support/deduction.ts'
import { somePhoto } from '../support/evidence-file.ts'
import { bringExemption } from '../support/exemption.ts'
import { workedOrder } from '../support/handling.ts'
import type { TestPlatform } from '../support/platform.ts'
import { bringDetectorRules, bringSignal } from '../support/signal.ts'
import type { Pools } from './generate.ts'

const hallCode = 'YP-TRIAL-01'

/** Findings and deductions, each at the step that a call about it asks for. */
export async function bringFindings(platform: TestPlatform): Promise<Readonly<Record<string, Pools>>> {
  const place = { hallCode, divisionCode: '990102000000' }
  const visitId = await bringAssessment(platform, place)
  const unfound = await bringAssessment(platform, { ...place, isPublished: false })
  const findingId = await bringFinding(platform, visitId, (await workedOrder(platform, 0)).orderId)
  const fileId = await bringFindingFile(platform, findingId)
  const open = await bringDeduction(platform, hallCode)
  const answered = await bringDeduction(platform, hallCode, { isAnswered: true })
  const exemptionId = await bringExemption(platform, hallCode)
  const [aside, proposed] = [await bringSignal(platform, hallCode), await bringSignal(platform, hallCode, true)]
  const today = toPlainDate(Date.now())
  const page = { limit: ['100', '1'] }
  const said = { words: ['当时在场，情况属实'] }
  return {
    listAssessedVisits: { after: [visitId], ...page },
    readAssessedFile: { visitId: [visitId], fileId: [fileId] },
    makeFinding: { visitId: [unfound], indicator: ['clean'], fileIds: [[]], ...said },
    listFindings: { after: [findingId], ...page },
    readFindingFile: { findingId: [findingId], fileId: [fileId] },
    listDeductions: { after: [open.deductionId], ...page },
    keepDeductionFile: { hallCode: [hallCode], mediaType: [somePhoto.mediaType], content: [somePhoto.content] },
    proposeDeduction: {
      plain: ['findingId'],
      ...{
        kind: ['DEDUCTION'],
        code: ['PRAISE_INDUCED'],
        against: ['HALL'],
        hallCode: [hallCode],
        windowCode: [undefined],
      },
      ...{ organizationCode: ['11990102MB0000001A'], deedDay: [toPlainDate(Date.now())], findingId: [findingId] },
      ...{ auditId: [undefined], fileIds: [[]], ...said },
    },
    answerDeduction: { deductionId: [open.deductionId], fileIds: [[]], ...said },
    decideDeduction: {
      deductionId: [answered.deductionId],
      outcome: ['UPHELD'],
      points: [undefined],
      ground: [undefined],
      ...said,
    },
    listExemptions: { after: [exemptionId], ...page },
    proposeExemption: {
      ...{ hallCode: [hallCode], windowCode: ['A01'], itemCode: [undefined], fromDay: [today], toDay: [today] },
      ...{ plain: ['windowCode'], title: ['停电通知'], number: [undefined], day: [today], ...said },
    },
    decideExemption: {
      ...{ exemptionId: [exemptionId], outcome: ['GRANTED'], fromDay: [undefined], toDay: [undefined], ...said },
    },
    listManipulationSignals: { after: [aside.signalId], state: ['OPEN', 'PROPOSED'], ...page },
    proposeManipulation: { signalId: [aside.signalId], outcome: ['RELEASE'], ...said },
    decideManipulation: { signalId: [proposed.signalId], proposalId: [proposed.releaseId], ...said },
    replayDetectors: { proposalId: [await bringDetectorRules(platform, place.divisionCode)] },
    seeExemptionFigures: { from: ['2026-10'], to: ['2026-11'] },
    readDeductionFile: { deductionId: [open.deductionId], fileId: [open.deductionFileId] },
  }
}
