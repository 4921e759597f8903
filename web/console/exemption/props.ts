import type { Answer, Failed } from '../call.ts'
import type { PageProps } from '../page.ts'

export type Exemption = Answer<'listExemptions'>['exemptions'][number]

export interface ExemptionProps extends PageProps {
  readonly exemption: Exemption
  /** Why it did not go, in words of this page. */
  readonly say: (heard: Failed) => string
  readonly onDone: () => Promise<void>
}
