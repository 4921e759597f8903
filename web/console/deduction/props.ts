import type { Answer, Failed } from '../call.ts'
import type { PageProps } from '../page.ts'

export type Deduction = Answer<'listDeductions'>['deductions'][number]

export interface DeductionProps extends PageProps {
  readonly deduction: Deduction
  /** Why it did not go, in words of this page. */
  readonly say: (heard: Failed) => string
  readonly onDone: () => Promise<void>
}
