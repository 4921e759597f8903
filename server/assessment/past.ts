import type { keepVisitFile, submitAssessment } from '../../contracts/assessment.ts'
import type { BodyOf } from '../../contracts/route.ts'
import { committed } from '../platform/database.ts'
import { submit } from './actions.ts'
import { keepForVisit } from './file/files.ts'
import type { AssessmentDeps } from './visits.ts'

type SentFile = BodyOf<typeof keepVisitFile>
type Sent = BodyOf<typeof submitAssessment>

/** What somebody found on a visit of a city that is played. */
export interface PastAssessment {
  readonly visitId: string
  readonly accountId: string
  readonly submittedAt: number
  readonly sent: Sent
  /** Each is handed in for its indicator, before what names it. */
  readonly files: readonly SentFile[]
}

/** Hands in a visit at a moment of the past, by the rules of that day; the visit is open. @returns its points, in hundredths */
export async function keepPastAssessment(
  { world, rules }: AssessmentDeps,
  { visitId, accountId, submittedAt, sent, files }: PastAssessment,
): Promise<number> {
  const then = { world: { ...world, now: () => submittedAt }, rules }
  const answers = { ...sent.answers }
  for (const file of files) {
    const { fileId } = await keepForVisit(then, { accountId }, visitId, file, committed)
    const answer = answers[file.indicator]
    if (answer !== undefined) answers[file.indicator] = { ...answer, fileIds: [...(answer.fileIds ?? []), fileId] }
  }
  const asked = { idempotencyKey: `trial-city|${visitId}`, body: { ...sent, answers } }
  const { answer } = await submit(then, { accountId }, visitId, asked, committed)
  return answer.points
}
