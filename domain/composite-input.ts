import type { EvaluatorGroup } from './indicator.ts'
import { evaluatorGroups } from './indicator.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import { type Audience, audiences, type ScoreScheme } from './score-scheme.ts'

/** 综合得分底数: what a composite is computed from beside the folds of evaluations (score-input.ts): every value of every evaluator group that there is, with its error. */
export interface CompositeInput {
  /** The version in force on the last day of the period; null: there is none that is accepted. */
  readonly scheme: SchemeOfPeriod | null
  /** 覆盖率: below it nothing of a window is published, in ten-thousandths. Of the policy `score-scheme`. */
  readonly coverageMin: number
  readonly served: readonly ServedWindow[]
  readonly graded: readonly GradedAnswers[]
  readonly measured: readonly MeasuredValue[]
  readonly silent: readonly SilentValue[]
  readonly events: readonly PointEvent[]
}

interface SchemeOfPeriod {
  readonly schemeId: string
  readonly code: string
  readonly version: number
  readonly body: ScoreScheme
}

/** Whom a window served in the period. */
interface ServedWindow {
  readonly window: string
  readonly served: readonly Audience[]
}

/** How often each mark was given, from the worst to the best. `*`: of both audiences together, where one of them alone is too few to be told. */
export interface GradedAnswers {
  readonly window: string
  readonly audience: Audience | '*'
  /** `evaluation.grade`, or of a dimension: `evaluation.attitude`. */
  readonly measure: string
  readonly counts: readonly number[]
}

/** Value and standard error in whole thousandths of the unit; `number` says how many records or visits are behind it. */
export interface MeasuredValue {
  readonly window: string
  readonly group: EvaluatorGroup
  readonly measure: string
  readonly value: number
  readonly error: number
  readonly number: number
}

/** HELD_BACK: the unit was to bring it and did not. EXEMPTED: 容错, there was no day that counts. */
const silences = ['HELD_BACK', 'EXEMPTED'] as const
export interface SilentValue {
  readonly window: string
  readonly group: EvaluatorGroup
  readonly measure: string
  readonly why: (typeof silences)[number]
}

const pointEvents = ['BONUS', 'DEDUCTION'] as const
/** 加分、扣分 that stands, in thousandths of a point. */
export interface PointEvent {
  readonly window: string
  readonly kind: (typeof pointEvents)[number]
  readonly points: number
}

const head = 'yiping/composite-input/v1'
type Row = readonly unknown[]

/** Its text: the scheme first, then one line for each row, in the order of their texts. In whatever order they come, it is the same. */
export function writeCompositeInput(input: CompositeInput): string {
  const { scheme } = input
  const rows: readonly Row[] = [
    ...input.served.map(({ window, served }) => ['w', window, ...audiences.filter((each) => served.includes(each))]),
    ...input.graded.map(({ window, audience, measure, counts }) => ['g', window, measure, audience, ...counts]),
    ...input.measured.map(({ window, group, measure, value, error, number }) => [
      ...['v', window, group, measure],
      ...[value, error, number],
    ]),
    ...input.silent.map(({ window, group, measure, why }) => ['n', window, group, measure, why]),
    ...input.events.map(({ window, kind, points }) => ['d', window, kind, points]),
  ]
  const lines = [
    head,
    JSON.stringify(
      scheme === null
        ? ['s', null]
        : ['s', scheme.schemeId, scheme.code, scheme.version, withSortedMembers(scheme.body)],
    ),
    JSON.stringify(['r', input.coverageMin]),
    ...rows.map((row) => JSON.stringify(row)).sort(byText),
  ]
  return `${lines.join('\n')}\n`
}

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** Members of objects in the order of their names, at every depth: the same for everybody who writes it. */
export function withSortedMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedMembers)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).sort(([one], [other]) => byText(one, other))
  return Object.fromEntries(members.map(([name, member]) => [name, withSortedMembers(member)]))
}

/** @returns what a text says; the second writing of it is the same text, or it was not written by this */
export function readCompositeInput(text: string): Decision<CompositeInput, 'NOT_AN_INPUT'> {
  const lines = text.split('\n')
  if (lines[0] !== head || lines[lines.length - 1] !== '') return refuse('NOT_AN_INPUT', '1')
  const [schemeRow, ruleRow, ...rows] = lines.slice(1, -1).map(parse)
  const scheme = schemeRow && schemeOf(schemeRow)
  if (scheme === undefined || ruleRow?.[0] !== 'r' || !isCount(ruleRow[1])) return refuse('NOT_AN_INPUT', '2')
  const read: Read = { served: [], graded: [], measured: [], silent: [], events: [] }
  for (const [at, row] of rows.entries())
    if (row === undefined || !take(row, read)) return refuse('NOT_AN_INPUT', String(at + 4))
  const input: CompositeInput = { scheme, coverageMin: ruleRow[1], ...read }
  return writeCompositeInput(input) === text ? grant(input) : refuse('NOT_AN_INPUT')
}

interface Read {
  readonly served: ServedWindow[]
  readonly graded: GradedAnswers[]
  readonly measured: MeasuredValue[]
  readonly silent: SilentValue[]
  readonly events: PointEvent[]
}

function parse(text: string): Row | undefined {
  try {
    const row: unknown = JSON.parse(text)
    return Array.isArray(row) ? row : undefined
  } catch {
    return undefined
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isOf = <Each>(list: readonly Each[], value: unknown): value is Each => list.includes(value as Each)

function schemeOf([tag, schemeId, code, version, body, ...more]: Row): SchemeOfPeriod | null | undefined {
  if (tag !== 's' || more.length > 0) return undefined
  if (schemeId === null && code === undefined) return null
  if (!isText(schemeId) || !isText(code) || !isCount(version) || typeof body !== 'object' || body === null)
    return undefined
  return { schemeId, code, version, body: body as ScoreScheme }
}

function take([tag, window, ...rest]: Row, read: Read): boolean {
  if (!isText(window)) return false
  switch (tag) {
    case 'w':
      return rest.every((each) => isOf(audiences, each)) && keep(read.served, { window, served: rest as Audience[] })
    case 'g':
      return takeGraded(window, rest, read)
    case 'v':
      return takeMeasured(window, rest, read)
    case 'n':
      return takeSilent(window, rest, read)
    case 'd':
      return takeEvent(window, rest, read)
    default:
      return false
  }
}

function keep<Each>(list: Each[], each: Each): true {
  list.push(each)
  return true
}

function takeGraded(window: string, [measure, audience, ...counts]: Row, read: Read): boolean {
  if (!isText(measure) || !isOf([...audiences, '*'] as const, audience)) return false
  return counts.length >= 2 && counts.every(isCount) && keep(read.graded, { window, audience, measure, counts })
}

function takeMeasured(window: string, [group, measure, value, error, number, ...more]: Row, read: Read): boolean {
  if (more.length > 0 || !isOf(evaluatorGroups, group) || !isText(measure) || !Number.isSafeInteger(value)) return false
  if (!isCount(error) || !isCount(number)) return false
  return keep(read.measured, { window, group, measure, value: value as number, error, number })
}

function takeSilent(window: string, [group, measure, why, ...more]: Row, read: Read): boolean {
  if (more.length > 0 || !isOf(evaluatorGroups, group) || !isText(measure) || !isOf(silences, why)) return false
  return keep(read.silent, { window, group, measure, why })
}

function takeEvent(window: string, [kind, points, ...more]: Row, read: Read): boolean {
  if (more.length > 0 || !isOf(pointEvents, kind) || !isCount(points)) return false
  return keep(read.events, { window, kind, points })
}
