import { type Finding, isWrong } from '../../ledger/receipt-check.ts'
import { fieldsOfKind, type ReceiptFile } from '../../ledger/receipt-file.ts'
import { sayInstant } from '../shared/format.ts'
import type { CheckedHere } from './check.ts'
import type { VerifyTexts } from './texts.zh.ts'

type Child = Node | string

/** An element with its class and what stands in it. Text is text: nothing of a file is ever read as HTML. */
export function element(tag: string, className: string, ...children: readonly Child[]): HTMLElement {
  const made = document.createElement(tag)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}

/** A text with what belongs at its `{0}`, `{1}` … */
export const fill = (text: string, ...told: readonly string[]) => text.replace(/\{(\d)\}/g, (_, at) => told[at] ?? '')

const list = (items: readonly string[]) => element('ol', 'steps', ...items.map((item) => element('li', '', item)))

export interface Looked {
  readonly file: ReceiptFile
  readonly checked: CheckedHere
}

/** Said beside the verdict, and no warning. */
const quiet: readonly Finding['code'][] = ['NO_WITNESS_ASKED', 'ERASED', 'ERASURE_UNPROVEN', 'KEPT_AS_DRILL']

/** What it came to in large words, what to do, what the file says, and every finding. */
export function showChecked(t: VerifyTexts, { file, checked }: Looked): HTMLElement {
  const { verdict, findings } = checked
  const look = verdict === 'IN_LOG' ? 'good' : verdict === 'WRONG' ? 'bad' : 'note'
  const running = findings.find(({ code }) => code === 'PROMISE_RUNS')
  const shown = element(
    'section',
    'card stack result',
    element('p', 'quiet', t.kinds[file.kind]),
    element('h2', `verdict ${look}`, t.verdicts[verdict]),
    ...(running === undefined ? [] : [element('p', 'until', fill(t.until, detailOf(t, running)))]),
    ...findings.filter(({ code }) => quiet.includes(code)).map((finding) => element('p', 'quiet', say(t, finding))),
    ...findings.filter(isWrong).map((finding) => element('p', 'warning', say(t, finding))),
    element('h3', '', t.todo),
    list(t.todos[verdict]),
    ...(file.record === undefined ? [] : [element('h3', '', t.inFile), contentOf(t, file, file.record)]),
    element('details', '', element('summary', '', t.oneByOne), oneByOne(t, checked)),
  )
  shown.dataset.verdict = verdict
  return shown
}

/** What was chosen is no receipt file, or nothing can be checked at all. */
export function showTrouble(words: string, steps: readonly string[], t: VerifyTexts): HTMLElement {
  const rest = steps.length === 0 ? [] : [element('h3', '', t.todo), list(steps)]
  const shown = element('section', 'card stack result', element('h2', 'verdict note', words), ...rest)
  shown.dataset.verdict = 'NONE'
  return shown
}

function oneByOne(t: VerifyTexts, { findings, isStateUnchecked }: CheckedHere): HTMLElement {
  const good: readonly Finding['code'][] = ['PROMISE_HOLDS', 'IN_LOG', 'SIGNED_BY_LOG', 'WITNESSED']
  const markOf = (finding: Finding) => (isWrong(finding) ? 'bad' : good.includes(finding.code) ? 'good' : 'note')
  const row = (mark: 'good' | 'note' | 'bad', words: string) =>
    element('li', mark, element('b', '', t.marks[mark]), ` ${words}`)
  const rows = findings.map((finding) => row(markOf(finding), say(t, finding)))
  return element('ul', 'findings', ...rows, ...(isStateUnchecked ? [row('note', t.stateUnchecked)] : []))
}

const minuteMs = 60_000

const say = (t: VerifyTexts, finding: Finding) => fill(t.findings[finding.code], detailOf(t, finding))

/** The figures, times or names of a finding. */
function detailOf(t: VerifyTexts, finding: Finding): string {
  const at = (ms: number) => sayInstant(t.language, new Date(ms).toISOString())
  switch (finding.code) {
    case 'ERASED':
    case 'ERASURE_UNPROVEN':
    case 'ERASURE_FALSE':
    case 'WITHHELD':
      return finding.fields.map((field) => t.fields[field] ?? field).join(' ')
    case 'PROMISE_HOLDS':
      return at(finding.promisedAt)
    case 'PROMISE_RUNS':
    case 'PROMISE_OVERDUE':
      // Said in whole minutes: never earlier than promised.
      return at(Math.ceil(finding.keptBy / minuteMs) * minuteMs)
    case 'IN_LOG':
      return `${finding.index + 1} / ${finding.size}`
    case 'WITNESSED':
    case 'TOO_FEW_WITNESSES':
      return `${finding.names.join(' ')} ${finding.names.length} / ${finding.needed}`
    case 'OLDER_THAN_SEEN':
    case 'FORKED':
      return `${finding.size} / ${finding.seen}`
    default:
      return ''
  }
}

const hourMs = 3_600_000

/** What a person can read of a record; identifiers are left to the file. */
function contentOf(
  t: VerifyTexts,
  { kind, erased }: ReceiptFile,
  record: NonNullable<ReceiptFile['record']>,
): HTMLElement {
  const fields = Object.keys(t.fields).filter((field) => fieldsOfKind(kind).includes(field))
  const rows = fields.map((field) => [
    element('dt', '', t.fields[field] ?? ''),
    element('dd', '', erased?.[field] === undefined ? sayValue(t, field, record[field]) : t.erased),
  ])
  return element('dl', 'facts', ...rows.flat())
}

/** Lengths that no honest record has are not drawn out over the page. */
const valueMax = 4000

function sayValue(t: VerifyTexts, field: string, value: unknown): string {
  if (field === 'at' && typeof value === 'number' && Math.abs(value) < 1e9)
    return sayInstant(t.language, new Date(value * hourMs).toISOString())
  const grade = field === 'scores' ? gradeOf(value) : undefined
  if (grade !== undefined) return `${t.grades[grade] ?? ''} ${grade}`
  if (Array.isArray(value) && value.length > 0) return value.join(' ').slice(0, valueMax)
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0)
  if (isEmpty) return t.nothing
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, valueMax)
}

/** A comment on a window has a bare grade, an evaluation one among its scores. */
function gradeOf(value: unknown): number | undefined {
  const grade = typeof value === 'object' && value !== null ? (value as { grade?: unknown }).grade : value
  return typeof grade === 'number' ? grade : undefined
}
