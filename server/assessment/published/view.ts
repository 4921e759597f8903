import type { listAssessments } from '../../../contracts/assessment.ts'
import type { AnswerOf, QueryOf } from '../../../contracts/route.ts'
import type { Reach } from '../../../domain/access.ts'
import { isSelfAssessment } from '../../../domain/assessor.ts'
import { readScoped } from '../../access/index.ts'
import type { AssessmentDeps } from '../visits.ts'
import { findPublished, findPublishedIds, type PublishedRow } from './store.ts'

type View = AnswerOf<typeof listAssessments>['assessments'][number]

const pageAssessments = 50

/** What was found in the own place and is published. Which those are the database says, a second time and for itself. */
export async function viewPublished(
  deps: AssessmentDeps,
  reach: Reach,
  { limit: wanted, after }: QueryOf<typeof listAssessments>,
): Promise<AnswerOf<typeof listAssessments>> {
  const limit = wanted === undefined ? pageAssessments : Number(wanted)
  const ids = await readScoped(deps, reach, (tx) => findPublishedIds(tx, { after, limit }))
  const rows = await findPublished(deps.world.app, ids)
  return {
    asOf: new Date(deps.world.now()).toISOString(),
    assessments: rows.map(toView),
    next: ids.length < limit ? null : (ids.at(-1) ?? null),
  }
}

function toView({ form, marks, publishedAt, ...said }: PublishedRow): View {
  return {
    ...said,
    isSelfAssessment: isSelfAssessment(said.pool),
    publishedAt: publishedAt.toISOString(),
    formTitle: form.title,
    indicators: form.indicators.map(({ code, group, title, scale }) => {
      const mark = marks[code] ?? null
      const step = scale.find((each) => each.mark === mark)
      return { code, group, title, mark, points: step?.points ?? null, anchor: step?.anchor ?? null }
    }),
  }
}
