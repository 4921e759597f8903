import { isHan } from './characters.ts'
import { type Normal, normalise, toOriginal } from './normalise.ts'
import type { Reading } from './reading.ts'
import type { IssueHit, Span, Voter } from './types.ts'

/** Words that make a label: all of them, near one another, and none of what excludes it. */
export interface LabelPattern {
  readonly words: readonly string[]
  /** All words within so many characters; without it anywhere in the scope. */
  readonly within?: number
  readonly without?: readonly string[]
  readonly scope: 'clause' | 'comment'
}

/** A label as domain experts write it down. It works at once, without training. */
export interface LabelRow {
  readonly code: string
  readonly name: string
  readonly parent?: string
  readonly definition: string
  readonly patterns: readonly LabelPattern[]
  /** At least five of each for the examples to count. */
  readonly examples: readonly string[]
  readonly counterExamples: readonly string[]
  readonly owner: string
  /** How many working days the owner has for it. */
  readonly answerWithinWorkingDays?: number
}

const examplesLeast = 5
const lowestThreshold = 0.3
const aboveCounter = 0.05

/** Single characters and pairs of them, each once: what two texts have in common shows their likeness. */
function gramsOf(units: Uint16Array, start: number, end: number): Set<number> {
  const grams = new Set<number>()
  for (let at = start; at < end; at++) {
    const unit = units[at] ?? 0
    if (!isHan(unit)) continue
    const next = at + 1 < end ? (units[at + 1] ?? 0) : 0
    if (isHan(next)) grams.add(unit * 0x10000 + next)
    grams.add(unit)
  }
  return grams
}

const gramsOfText = (text: string) => {
  const normal = normalise(text)
  return gramsOf(normal.units, 0, normal.length)
}

function cosine(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  for (const gram of a) if (b.has(gram)) common++
  return common / Math.sqrt(a.size * b.size)
}

const likest = (grams: ReadonlySet<number>, examples: readonly ReadonlySet<number>[]) =>
  examples.reduce((most, example) => Math.max(most, cosine(grams, example)), 0)

interface Compiled {
  readonly row: LabelRow
  readonly examples: readonly ReadonlySet<number>[]
  readonly threshold: number
}

/** The threshold lies above what the counter-examples reach, so that none of them is given the label by likeness. */
function compile(row: LabelRow): Compiled {
  const enough = row.examples.length >= examplesLeast
  const examples = enough ? row.examples.map(gramsOfText) : []
  const reached = row.counterExamples.map((text) => likest(gramsOfText(text), examples))
  return { row, examples, threshold: Math.max(lowestThreshold, ...reached.map((most) => most + aboveCounter)) }
}

function matches(pattern: LabelPattern, text: string): boolean {
  if (pattern.without?.some((word) => text.includes(word)) === true) return false
  const first = pattern.words[0]
  if (first === undefined || !pattern.words.every((word) => text.includes(word))) return false
  if (pattern.within === undefined) return true
  const reach = pattern.within
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    const near = text.slice(Math.max(0, at - reach), at + first.length + reach)
    if (pattern.words.every((word) => near.includes(word))) return true
  }
  return false
}

/** The labels of experts, ready to be asked. */
export class LabelTable {
  readonly version: string
  private readonly rows: readonly Compiled[]

  /** @param version of the taxonomy that these rows make */
  constructor(version: string, rows: readonly LabelRow[]) {
    this.version = version
    this.rows = rows.map(compile)
  }

  /** The labels of a comment, each with its clause. The score is the greater of pattern (1) and likeness to an example. */
  read(reading: Reading, normal: Normal): IssueHit[] {
    if (this.rows.length === 0) return []
    const { clauses } = reading
    const places = Array.from({ length: clauses.count }, (_, at) =>
      reading.placeOf(clauses.starts[at] ?? 0, clauses.ends[at] ?? 0),
    )
    const grams = places.map(({ start, end }) => gramsOf(normal.units, start, end))
    const whole = gramsOf(normal.units, 0, normal.length)
    return this.rows.flatMap((row) => hitOf(row, normal, places, grams, whole))
  }
}

function hitOf(
  { row, examples, threshold }: Compiled,
  normal: Normal,
  places: readonly Span[],
  grams: readonly ReadonlySet<number>[],
  whole: ReadonlySet<number>,
): IssueHit[] {
  const said = places.filter(({ start, end }) => {
    const clause = normal.text.slice(start, end)
    return row.patterns.some((pattern) => pattern.scope === 'clause' && matches(pattern, clause))
  })
  const byPattern =
    said.length > 0 || row.patterns.some((pattern) => pattern.scope === 'comment' && matches(pattern, normal.text))
  const likeness = grams.map((clause) => likest(clause, examples))
  const most = Math.max(likest(whole, examples), ...likeness)
  const byExample = examples.length > 0 && most >= threshold
  if (!byPattern && !byExample) return []
  const nearest = places[likeness.indexOf(Math.max(...likeness))]
  const evidence = said.length > 0 ? said : nearest === undefined ? [] : [nearest]
  const by: Voter[] = [...(byPattern ? (['lexicon'] as const) : []), ...(byExample ? (['example'] as const) : [])]
  return [
    {
      code: row.code,
      p: byPattern ? 1 : most,
      evidence: evidence.map(({ start, end }) => toOriginal(normal, start, end)),
      by,
    },
  ]
}
