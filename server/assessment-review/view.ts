import type { listAssessmentReviews } from '../../contracts/assessment-review.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import type { AssessmentWords } from '../assessment/index.ts'
import type { AssessedRow } from './store.ts'

type ReviewView = AnswerOf<typeof listAssessmentReviews>['reviews'][number]

/** What was marked, in the order of the form, with the behaviour that each mark stands for; and what was written, for whoever may read it. */
export function viewMarks(
  { form, marks }: Pick<AssessedRow, 'form' | 'marks'>,
  said?: AssessmentWords,
): ReviewView['marks'] {
  return form.indicators.map(({ code, title, scale }) => {
    const mark = marks[code] ?? null
    const anchor = scale.find((step) => step.mark === mark)?.anchor ?? null
    return { code, title, mark, anchor, words: said?.byIndicator[code]?.words ?? null }
  })
}

/** Where and by which form; never by whom. */
export const viewPlaced = ({ planTitle, form, pool, hallCode, hallName, windowName }: AssessedRow) => ({
  ...{ planTitle, hallCode, hallName, windowName },
  formTitle: form.title,
  pool: pool as ReviewView['pool'],
})
