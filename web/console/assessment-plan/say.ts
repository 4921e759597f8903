import type { Language } from '../../shared/language.ts'
import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import type { PlanTexts } from './texts.zh.ts'

export interface PlanProps extends PageProps {
  readonly language: Language
  readonly say: PlanTexts
}

export type ListedPlan = Answer<'listAssessmentPlans'>['plans'][number]
type Plan = Answer<'seeAssessmentPlan'>
/** One plan, and what becomes of it when a step is taken. */
export interface OnePlanProps extends PlanProps {
  readonly plan: Plan
  readonly keep: (plan: Plan) => void
}

export type PlanVisit = NonNullable<Plan['visits']>[number]

export const stateClasses = {
  DRAFT: 'tag-plain',
  FROZEN: 'tag-bad',
  DRAWN: 'tag-bad',
  PUBLISHED: 'tag-good',
  WITHDRAWN: 'tag-plain',
} as const

export const sayForm = ({ language }: Pick<PlanProps, 'language'>, { formTitle }: Pick<ListedPlan, 'formTitle'>) =>
  language === 'en' ? formTitle.en : formTitle.zh
