import { type CompositeInput, readCompositeInput } from '../../domain/composite-input.ts'
import { addGraded, addServed, gradedAnswers, servedOf } from '../../domain/graded-answer.ts'
import { findComposite, findCompositeInput } from '../composite/index.ts'
import type { Database } from '../platform/database.ts'
import type { ScorePeriodDeps } from './deps.ts'
import { type MonthText, readKept, spanOf } from './month.ts'
import { tallyMarks } from './tally/store.ts'

interface Graded extends Pick<CompositeInput, 'graded'> {
  readonly served: ReturnType<typeof servedOf>
}

/** Marks of a month, as far as its text tells of them; of a longer period what its months tell, as each of them stands. */
export async function gradedOf(
  deps: ScorePeriodDeps,
  db: Database,
  own: readonly MonthText[],
  askedUntil: Date | null,
): Promise<Graded> {
  const months: Graded[] = []
  for (const month of own) {
    const kept =
      month.standingId === undefined || askedUntil !== null ? undefined : await findGraded(db, month.standingId)
    months.push(kept ?? (await countGraded(deps, db, month, askedUntil)))
  }
  const [only] = months
  if (only !== undefined && months.length === 1) return only
  return {
    graded: addGraded(months.map(({ graded }) => graded)),
    served: addServed(months.map(({ served }) => served)),
  }
}

/** @param askedUntil of a bridge: what was given before; beside it stands what is told of the whole month */
async function countGraded(
  deps: ScorePeriodDeps,
  db: Database,
  { period, text, countsUntil, limits }: MonthText,
  askedUntil: Date | null,
): Promise<Graded> {
  const { smallestCell: smallest } = limits
  const { cells } = readKept(text)
  const span = await spanOf(deps, db, period, countsUntil)
  const whole = await tallyMarks(db, span)
  const graded =
    askedUntil === null
      ? gradedAnswers(whole, { cells, smallest })
      : gradedAnswers(await tallyMarks(db, { ...span, askedUntil }), { cells, smallest, whole })
  return { graded, served: servedOf(cells, smallest) }
}

/** What the composite of a computation was made from, of marks alone. */
async function findGraded(db: Database, computationId: string): Promise<Graded | undefined> {
  const computed = await findComposite(db, computationId)
  const text = computed && (await findCompositeInput(db, computed.inputDigest))
  if (text === undefined) return undefined
  const read = readCompositeInput(text)
  if (!read.granted) throw new Error(`what was kept is no input: ${read.at ?? ''}`)
  const { graded, served } = read.value
  return { graded, served: new Map(served.map(({ window, served: whom }) => [window, whom] as const)) }
}
