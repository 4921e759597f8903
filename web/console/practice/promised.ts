import type * as practice from '../../../contracts/practice.ts'
import type { Method } from '../../../contracts/route.ts'

/** What the pages of kept practice ask. */
export interface PracticePromised {
  readonly listPractices: typeof practice.listPractices
  readonly draftPractice: typeof practice.draftPractice
  readonly decidePractice: typeof practice.decidePractice
}

export const practiceAddresses: Readonly<Record<keyof PracticePromised, readonly [Method, string]>> = {
  listPractices: ['GET', '/api/v1/practices'],
  draftPractice: ['POST', '/api/v1/practices'],
  decidePractice: ['POST', '/api/v1/practices/{practiceId}/decision'],
}
