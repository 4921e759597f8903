import { bringForm, shippedForm, someForm } from '../support/assessment-form.ts'
import type { TestPlatform } from '../support/platform.ts'
import type { Pools } from './generate.ts'

/** What means something to the routes of assessment forms, by route. */
export async function bringForms(platform: TestPlatform): Promise<Readonly<Record<string, Pools>>> {
  const { formId: shipped } = await shippedForm(platform, 'accessibility')
  const drafted = await bringForm(platform, '990102000000', 'fuzz-form')
  return {
    seeAssessmentForm: { formId: [shipped, drafted] },
    draftAssessmentForm: { code: ['accessibility'], baseFormId: [shipped], form: [someForm], source: ['办法'] },
    decideAssessmentForm: { formId: [drafted], outcome: ['REJECTED', 'PUBLISHED'], reason: ['锚定不清'] },
  }
}
