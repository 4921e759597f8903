import {
  findCell,
  type Report,
  type ReportCell,
  type ReportChart,
  type ReportFinding,
  type ReportSection,
  type ReportTable,
  type ReportUnit,
  reportTables,
} from './report.ts'
import { reportEn } from './report-words.en.ts'
import { type ReportWords, reportZh } from './report-words.zh.ts'

export const reportWords: Readonly<Record<'zh-CN' | 'en', ReportWords>> = { 'zh-CN': reportZh, en: reportEn }

interface LaidColumn {
  readonly title: string
  readonly unit: ReportUnit
}

export interface LaidTable {
  readonly kind: 'TABLE'
  readonly caption: string
  readonly columns: readonly LaidColumn[]
  readonly rows: readonly { readonly texts: readonly string[]; readonly values: readonly ReportCell[] }[]
}

export interface LaidBar {
  readonly label: string
  readonly value: number
  readonly text: string
  readonly lower: number | null
  readonly upper: number | null
  readonly goal: number | null
}

export interface LaidChart {
  readonly kind: 'CHART'
  readonly caption: string
  /** What the bars are of. */
  readonly name: string
  readonly unit: ReportUnit
  /** The value at the end of the axis, which begins at nothing. */
  readonly max: number
  readonly bars: readonly LaidBar[]
}

/** What every face of a report is drawn from: page, Word, Excel and PDF show the same pieces in the same order. */
export type ReportBlock =
  | { readonly kind: 'TITLE' | 'PERIOD' | 'HEADING' | 'PARAGRAPH' | 'NOTE' | 'SENDER'; readonly text: string }
  | LaidTable
  | LaidChart

export function layOutReport(report: Report, words: ReportWords): readonly ReportBlock[] {
  const counted = { tables: 0, charts: 0 }
  return [
    { kind: 'TITLE', text: titleOf(report, words) },
    { kind: 'PERIOD', text: words.inBrackets(sayReportPeriod(report, words)) },
    ...report.sections.flatMap((section, at) => [
      { kind: 'HEADING', text: words.heading(at + 1, words.sections[section.id]) } as const,
      ...layOutSection(report, section, { words, counted }),
    ]),
    { kind: 'HEADING', text: words.heading(report.sections.length + 1, words.notes.title) },
    ...notesOf(report, words).map((text) => ({ kind: 'NOTE', text }) as const),
    { kind: 'SENDER', text: words.sender },
    { kind: 'SENDER', text: sayDayOf(report.madeAt, words) },
  ]
}

const titleOf = ({ place, kind }: Pick<Report, 'place' | 'kind'>, words: ReportWords): string =>
  words.ofPlace(place.name, words.titles[kind])

/** A week by its first and last day. */
export const sayReportPeriod = (
  {
    kind,
    period,
    fromDay,
    toDay,
  }: Pick<Report, 'kind' | 'period'> & { readonly fromDay: string; readonly toDay: string },
  words: ReportWords,
): string => (kind === 'WEEK' ? words.days(sayDay(fromDay, words), sayDay(toDay, words)) : sayPeriod(period, words))

interface Laying {
  readonly words: ReportWords
  readonly counted: { tables: number; charts: number }
}

function layOutSection(report: Report, section: ReportSection, { words, counted }: Laying): readonly ReportBlock[] {
  const said = section.findings
    .map((finding) => sayFinding(report, finding, words))
    .join(words.language === 'en' ? ' ' : '')
  const blocks: ReportBlock[] = [{ kind: 'PARAGRAPH', text: said }]
  for (const table of section.tables) {
    counted.tables += 1
    blocks.push(layOutTable(table, words.table(counted.tables, words.tables[table.id]), words))
    for (const chart of section.charts.filter((each) => each.table === table.id)) {
      const bars = barsOf(table, chart, words)
      if (bars.length < 2) continue
      counted.charts += 1
      const [name, unit] = [columnTitle(table, chart.value, words), unitOf(table, chart.value)]
      const caption = words.chart(counted.charts, words.ofTable(words.tables[table.id], name))
      blocks.push({ kind: 'CHART', caption, name, unit, max: maxOf(bars, unit), bars })
    }
  }
  return blocks
}

const unitOf = (table: ReportTable, column: string): ReportUnit =>
  (reportTables[table.id] as Readonly<Record<string, ReportUnit>>)[column] ?? 'TEXT'

const columnTitle = ({ id }: ReportTable, column: string, { columns }: ReportWords) =>
  columns[`${id}.${column}`] ?? columns[column] ?? column

function layOutTable(table: ReportTable, caption: string, words: ReportWords): LaidTable {
  const columns = Object.entries(reportTables[table.id])
  return {
    kind: 'TABLE',
    caption,
    columns: columns.map(([name, unit]) => ({ title: columnTitle(table, name, words), unit })),
    rows: table.rows.map(({ key, cells }) => ({
      texts: cells.map((cell, at) => {
        const [name, unit] = columns[at] ?? ['', 'TEXT']
        return cell === '' && key === 'ALL' ? words.whole : sayCell(cell, { name, unit }, words)
      }),
      values: cells,
    })),
  }
}

/** Bars of the rows with a value; those that sum others up are left out. */
function barsOf(table: ReportTable, chart: ReportChart, words: ReportWords): readonly LaidBar[] {
  const names = Object.keys(reportTables[table.id])
  const numberIn = (cells: readonly ReportCell[], column: string | undefined) => {
    const cell = column === undefined ? null : cells[names.indexOf(column)]
    return typeof cell === 'number' ? cell : null
  }
  return table.rows.flatMap(({ key, cells }) => {
    const value = numberIn(cells, chart.value)
    if (value === null || key === 'ALL' || key === 'BAD') return []
    const label = cells[names.indexOf(chart.label)] ?? null
    return [
      {
        label: sayCell(label, { name: chart.label, unit: unitOf(table, chart.label) }, words),
        ...{ value, text: sayCell(value, { name: chart.value, unit: unitOf(table, chart.value) }, words) },
        lower: numberIn(cells, chart.interval?.[0]),
        upper: numberIn(cells, chart.interval?.[1]),
        goal: numberIn(cells, chart.goal),
      },
    ]
  })
}

const wholes: Readonly<Partial<Record<ReportUnit, number>>> = { PERCENT: 10_000, POINTS: 100_000 }

/** Shares and points end where they end; counts at the largest. */
const maxOf = (bars: readonly LaidBar[], unit: ReportUnit): number =>
  wholes[unit] ?? Math.max(1, ...bars.map(({ value, upper }) => Math.max(value, upper ?? 0)))

/** 结论, in words: what stands in braces is looked up in the tables of the report, and nowhere else. */
export function sayFinding(report: Report, { id, refs }: ReportFinding, words: ReportWords): string {
  const template = words.findings[id] ?? id
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const ref = refs[name]
    if (ref === undefined) throw new Error(`the sentence ${id} has no cell for ${name}`)
    const [table, , column] = ref
    const unit = (reportTables[table] as Readonly<Record<string, ReportUnit>>)[column] ?? 'TEXT'
    return sayCell(findCell(report, ref), { name: column, unit }, words)
  })
}

/** As it is read, not as it is kept. */
function sayCell(
  cell: ReportCell,
  { name, unit }: { readonly name: string; readonly unit: ReportUnit },
  words: ReportWords,
): string {
  if (cell === null) return words.untold
  if (typeof cell === 'string') {
    if (unit === 'CODE') return words.codes[name]?.[cell] ?? cell
    return unit === 'PERIOD' ? sayPeriod(cell, words) : cell
  }
  switch (unit) {
    case 'PERCENT':
      return `${fixed(cell, 100)}%`
    case 'CHANGE':
      return `${cell > 0 ? '+' : cell < 0 ? '−' : ''}${fixed(Math.abs(cell), 100)}`
    case 'POINTS':
      // Shown to hundredths of a point, as everywhere.
      return fixed(Math.round(cell / 10), 100)
    default:
      return grouped(cell)
  }
}

const fixed = (number: number, of: number) => (number / of).toFixed(2)
const grouped = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

function sayPeriod(period: string, words: ReportWords): string {
  const [, year = '', quarter, month] = /^(\d{4})(?:-(?:Q(\d)|(\d{2})))?$/.exec(period) ?? []
  if (quarter !== undefined) return words.quarter(Number(year), Number(quarter))
  if (month !== undefined) return words.month(Number(year), Number(month))
  return year === '' ? period : words.year(Number(year))
}

const sayDay = (day: string, words: ReportWords) =>
  words.day(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))

const shanghaiAheadMs = 8 * 3_600_000

/** The day of an instant in Shanghai. */
const sayDayOf = (instant: string, words: ReportWords) =>
  sayDay(new Date(Date.parse(instant) + shanghaiAheadMs).toISOString().slice(0, 10), words)

function notesOf({ basis, madeAt, smallestCell }: Report, { notes, ...words }: ReportWords): readonly string[] {
  const all = { ...words, notes }
  return [
    notes.rules,
    ...(basis === null
      ? [notes.noBasis]
      : [
          notes.basis(
            basis.revision === 0 ? notes.firstVersion : notes.revision(String(basis.revision)),
            sayDayOf(basis.publishedAt, all),
          ),
        ]),
    notes.made(sayDayOf(madeAt, all)),
    notes.interval,
    notes.untold(String(smallestCell)),
    ...(basis === null ? [] : [notes.digest(basis.resultDigest)]),
  ]
}
