import type * as deduction from '../../../contracts/deduction.ts'
import type { Method } from '../../../contracts/route.ts'

/** What the page of deductions asks. */
export interface DeductionPromised {
  readonly listDeductions: typeof deduction.listDeductions
  readonly keepDeductionFile: typeof deduction.keepDeductionFile
  readonly proposeDeduction: typeof deduction.proposeDeduction
  readonly answerDeduction: typeof deduction.answerDeduction
  readonly decideDeduction: typeof deduction.decideDeduction
}

export const deductionAddresses: Readonly<Record<keyof DeductionPromised, readonly [Method, string]>> = {
  listDeductions: ['GET', '/api/v1/deductions'],
  keepDeductionFile: ['POST', '/api/v1/deduction-files'],
  proposeDeduction: ['POST', '/api/v1/deductions'],
  answerDeduction: ['POST', '/api/v1/deductions/{deductionId}/answer'],
  decideDeduction: ['POST', '/api/v1/deductions/{deductionId}/decision'],
}
