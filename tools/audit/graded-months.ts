import { type GradedAnswers, readCompositeInput } from '../../domain/composite-input.ts'
import { addGraded } from '../../domain/graded-answer.ts'
import type { Report } from './finding.ts'
import { findJson, isObject } from './json.ts'
import type { UsedMonth } from './ranking-months.ts'
import { toldOf } from './ranking-row.ts'
import type { LogSource } from './source.ts'

interface GradedAsk {
  readonly report: Report
  readonly source: LogSource
  readonly period: string
  /** Of the composite of a longer period. */
  readonly graded: readonly GradedAnswers[]
  /** Its own months, as they were published. */
  readonly months: readonly UsedMonth[]
}

/** What a longer period adds up on the whole is what its months have published, mark by mark. Months of which no composite is public are told of as not compared. */
export async function checkGraded({ report, source, period, graded, months }: GradedAsk): Promise<void> {
  let sums: readonly (readonly (readonly GradedAnswers[])[])[] = [[]]
  for (const { month, used } of months) {
    const known = await gradedOf(source, month, used)
    if (known.length === 0) {
      report.saw('months of which no composite is public, not compared')
      return
    }
    // A month of which only something else was corrected has several versions of one text.
    sums = sums.flatMap((sum) => known.map((each) => [...sum, each])).slice(0, choicesMax)
  }
  if (!sums.some((choice) => lineOf(addGraded(choice)) === lineOf(graded)))
    report.add('RANKING_DIFFERS', 'the composite adds up other marks than its months have published', period)
  report.saw('months added up on the whole', months.length)
}

const choicesMax = 256

async function gradedOf(source: LogSource, month: string, used: UsedMonth['used']) {
  const texts = new Set<string>()
  for (const { revision } of used) {
    const answer = await findJson(source, `/api/v1/rankings/${month}/composite?revision=${revision}`)
    const digest = isObject(answer?.proof) ? toldOf(answer.proof.row).input_digest : undefined
    if (digest) texts.add(digest)
  }
  const found: (readonly GradedAnswers[])[] = []
  for (const digest of texts) {
    const text = await source.text(`/api/v1/composite-inputs/${digest}`)
    const read = text === undefined ? undefined : readCompositeInput(text)
    if (read?.granted === true) found.push(read.value.graded)
  }
  return found
}

const lineOf = (graded: readonly GradedAnswers[]) =>
  graded
    .map(({ window, audience, measure, counts }) => JSON.stringify([window, measure, audience, counts]))
    .sort()
    .join('\n')
