import type { FormIndicator, FormWords } from '../../../domain/assessment-form.ts'
import type { Language } from '../../shared/language.ts'
import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import type { FormTexts } from './texts.zh.ts'

export interface FormSpoken {
  readonly language: Language
  readonly t: FormTexts
}

export interface FormProps extends PageProps {
  readonly say: FormSpoken
}

export type ListedForm = Answer<'listAssessmentForms'>['forms'][number]
export type FormVersionView = Answer<'seeAssessmentForm'>

export const sayWords = ({ language }: FormSpoken, { zh, en }: FormWords) => (language === 'en' ? en : zh)

/** Hundredths as people write them: 625 is 6.25, 600 is 6. */
export const sayHundredths = (hundredths: number) => String(hundredths / 100)

export function sayEvidence(
  { t }: FormSpoken,
  { evidence, evidenceBelow }: Pick<FormIndicator, 'evidence' | 'evidenceBelow'>,
): string {
  const kind = t.evidences[evidence]
  if (evidence === 'NONE') return kind
  return evidenceBelow === null ? t.evidenceAlways(kind) : t.evidenceBelow(kind, sayHundredths(evidenceBelow))
}

/** Indicators under the names of their groups, both in the order in which they come. */
export function groupsOf(
  indicators: readonly FormIndicator[],
): readonly { readonly group: FormWords; readonly indicators: readonly FormIndicator[] }[] {
  const names = [...new Set(indicators.map(({ group }) => group.zh))]
  return names.map((name) => {
    const own = indicators.filter(({ group }) => group.zh === name)
    return { group: own[0]?.group ?? { zh: name, en: name }, indicators: own }
  })
}
