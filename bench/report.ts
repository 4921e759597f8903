import { type Bar, holds } from './bars.ts'
import { type Spread, spreadOf } from './statistics.ts'

export interface Row {
  readonly bar: Bar
  /** One value for each round; empty where it was not measured. */
  readonly values: readonly number[]
  /** What stands behind the figure, in words; or why there is none. */
  readonly note: string
}

/** Something worth knowing beside the bars. */
export interface Aside {
  readonly what: string
  readonly value: string
}

export interface Report {
  /** What wrote it. */
  readonly command: string
  readonly date: string
  readonly commit: string
  readonly machine: string
  readonly durability: string
  readonly rows: readonly Row[]
  readonly asides: readonly Aside[]
  readonly words: readonly string[]
  /** What a reader must know before reading any figure. */
  readonly warning: string | null
}

const figure = (bar: Bar, value: number) => `${value.toFixed(bar.decimals)} ${bar.unit}`
const sign = (bar: Bar) => (bar.better === 'more' ? '≥' : '≤')

export function verdict({ bar, values }: Row): 'missed' | 'must' | 'goal' | 'not measured' {
  if (values.length === 0) return 'not measured'
  const { median } = spreadOf(values)
  if (!holds(bar, bar.must, median)) return 'missed'
  return holds(bar, bar.goal, median) ? 'goal' : 'must'
}

const said = {
  missed: ['missed', 'missed'],
  must: ['holds', 'missed'],
  goal: ['holds', 'holds'],
  'not measured': ['–', '–'],
} as const

function spread(bar: Bar, { median, min, max }: Spread): string {
  return `${figure(bar, median)} (${min.toFixed(bar.decimals)}–${max.toFixed(bar.decimals)})`
}

export function rowText(row: Row): string {
  const { bar, values, note } = row
  const mark = { missed: '✗', must: '·', goal: '✓', 'not measured': '–' }[verdict(row)]
  const found = values.length === 0 ? 'not measured' : spread(bar, spreadOf(values))
  return `${mark} ${bar.what}: ${found}; must ${sign(bar)} ${bar.must}, goal ${sign(bar)} ${bar.goal}. ${note}`
}

function rowCells(row: Row): string {
  const { bar, values, note } = row
  const [must, goal] = said[verdict(row)]
  const found = values.length === 0 ? 'not measured' : spread(bar, spreadOf(values))
  const cells = [bar.what, found, `${sign(bar)} ${bar.must}`, must, `${sign(bar)} ${bar.goal}`, goal, note]
  return `| ${cells.join(' | ')} |`
}

/** docs/bench.md: the last run that somebody committed. */
export function toMarkdown(report: Report): string {
  const { command, date, commit, machine, durability, rows, asides, words, warning } = report
  return [
    '# Bench',
    '',
    `Written by \`${command}\` on ${date} at commit ${commit}.`,
    '',
    `Machine: ${machine}. PostgreSQL: ${durability}.`,
    '',
    ...(warning === null ? [] : [`**${warning}**`, '']),
    '| what | median (min–max) | must | | goal | | measured |',
    '|---|---|---|---|---|---|---|',
    ...rows.map(rowCells),
    '',
    '## Beside the bars',
    '',
    '| what | |',
    '|---|---|',
    ...asides.map(({ what, value }) => `| ${what} | ${value} |`),
    '',
    '## How it is measured',
    '',
    ...words.map((word) => `- ${word}`),
    '',
  ].join('\n')
}

const quietShare = 0.1

/**
 * A baseline of one process suffers less from neighbours than an intake of several that wait for each other.
 * @param share what programs outside the bench used of the processors, at worst
 */
export function warningOf(share: number): string | null {
  if (share <= quietShare) return null
  return `The machine was not quiet: programs outside the bench used ${Math.round(share * 100)} % of its processors. Waits, processor times and ratios are worse than the product; measure again on a quiet machine before judging a bar.`
}
