import type * as promises from '../../contracts/assessment-finding.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { pointsOf } from '../../domain/assessment-finding.ts'
import type { AssessmentForm, FormMarks } from '../../domain/assessment-form.ts'
import type { AssessmentWords } from '../assessment/index.ts'
import type { FindingRow, NamedFile, VisitRow } from './store.ts'

type VisitView = AnswerOf<typeof promises.listAssessedVisits>['visits'][number]
export type FindingView = AnswerOf<typeof promises.makeFinding>

const viewFile = ({ id, mediaType, bytes }: NamedFile) => ({ fileId: id, mediaType, bytes })

/** 行为锚定 of the mark that was given. */
const anchorOf = (form: AssessmentForm, marks: FormMarks, indicator: string) =>
  form.indicators.find(({ code }) => code === indicator)?.scale.find(({ mark }) => mark === (marks[indicator] ?? null))
    ?.anchor ?? null

/** Where and what; never by whom. */
export function viewVisit(
  row: VisitRow,
  accountId: string,
  said: AssessmentWords | undefined,
  files: readonly NamedFile[],
): VisitView {
  const { visitId, planTitle, pool, isSecret, isPublished, day, points, form, marks, found } = row
  const { hallCode, hallName, windowCode, windowName } = row
  return {
    ...{ visitId, planTitle, pool, isSecret, isPublished, day, points, hallCode, hallName, windowCode, windowName },
    formTitle: form.title,
    isOwn: row.assessorAccountId === accountId,
    indicators: form.indicators.map(({ code, title }) => ({
      ...{ code, title },
      points: pointsOf(form, marks, code) ?? null,
      anchor: anchorOf(form, marks, code),
      words: said?.byIndicator[code]?.words ?? null,
      files: files.filter(({ indicator }) => indicator === code).map(viewFile),
      isFound: found.includes(code),
    })),
  }
}

export function viewFinding(row: FindingRow, words: string | null, files: readonly NamedFile[]): FindingView {
  const { findingId, origin, planTitle, day, hallCode, hallName, windowCode, windowName, indicator, points } = row
  const { form, marks, foundAt, orderId, openedAt } = row
  return {
    ...{
      findingId,
      origin,
      planTitle,
      day,
      hallCode,
      hallName,
      windowCode,
      windowName,
      indicator,
      points,
      orderId,
      words,
    },
    state: orderId === null ? 'WAITING' : 'OPENED',
    title: form.indicators.find(({ code }) => code === indicator)?.title ?? { zh: indicator, en: indicator },
    anchor: anchorOf(form, marks, indicator),
    files: files.map(viewFile),
    foundAt: foundAt.toISOString(),
    openedAt: openedAt?.toISOString() ?? null,
  }
}
