import type { PlainDate } from './kernel/plain-date.ts'
import type { PlaceFigure } from './portal.ts'

/** 定期报告: to the supervisor of a hall each week, to the working group each month, to the leading group each quarter, to both each year. */
export const reportKinds = ['WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const
export type ReportKind = (typeof reportKinds)[number]

/**
 * How what stands in a column is said. COUNT: a number of things. PERCENT and CHANGE: hundredths of a percent, and of a percentage point. POINTS: thousandths of a point of 100. CODE:
 * a word of this program, said in the language of the reader.
 */
export type ReportUnit = 'TEXT' | 'CODE' | 'PERIOD' | 'COUNT' | 'PERCENT' | 'CHANGE' | 'POINTS'

const good = { good: 'PERCENT', lower: 'PERCENT', upper: 'PERCENT' } as const

/** Every table that a report may hold, with its columns in their order. */
export const reportTables = {
  overview: { period: 'PERIOD', evaluations: 'COUNT', invited: 'COUNT', answered: 'COUNT', share: 'PERCENT', ...good },
  trend: { period: 'PERIOD', evaluations: 'COUNT', ...good },
  participation: { window: 'TEXT', served: 'COUNT', invited: 'COUNT', evaluated: 'COUNT', share: 'PERCENT' },
  grades: { grade: 'CODE', evaluations: 'COUNT', share: 'PERCENT' },
  halls: {
    ...{ hall: 'TEXT', evaluations: 'COUNT', invited: 'COUNT', answered: 'COUNT' },
    ...{ ...good, before: 'PERCENT', change: 'CHANGE' },
  },
  verdicts: { verdict: 'CODE', windows: 'COUNT' },
  named: {
    ...{ verdict: 'CODE', hall: 'TEXT', window: 'TEXT', months: 'COUNT', evaluations: 'COUNT' },
    ...{ score: 'POINTS', lower: 'POINTS', upper: 'POINTS' },
  },
  orders: { matter: 'CODE', orders: 'COUNT' },
  hallOrders: { hall: 'TEXT', opened: 'COUNT', late: 'COUNT', again: 'COUNT', share: 'PERCENT' },
  closures: {
    ...{ of: 'CODE', drawn: 'COUNT', answered: 'COUNT', untrue: 'COUNT' },
    ...{ share: 'PERCENT', lower: 'PERCENT', upper: 'PERCENT' },
  },
  goals: {
    ...{ rate: 'CODE', count: 'COUNT', of: 'COUNT', share: 'PERCENT', lower: 'PERCENT', upper: 'PERCENT' },
    ...{ goal: 'PERCENT', standing: 'CODE' },
  },
  alerts: { alert: 'CODE', inForce: 'COUNT', inShadow: 'COUNT' },
  lists: { list: 'CODE', inForce: 'COUNT', inShadow: 'COUNT' },
  visits: { pool: 'CODE', plans: 'COUNT', visits: 'COUNT', windows: 'COUNT' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ReportUnit>>>>

export type ReportTableId = keyof typeof reportTables
export type ReportColumn<Id extends ReportTableId> = keyof (typeof reportTables)[Id] & string

/** null: of so few that it is not told, or not there. */
export type ReportCell = string | number | null

interface ReportRow {
  readonly key: string
  /** In the order of the columns. */
  readonly cells: readonly ReportCell[]
}

export interface ReportTable {
  readonly id: ReportTableId
  readonly rows: readonly ReportRow[]
}

/** Which cell a word of a sentence stands for. */
export type ReportRef = readonly [table: ReportTableId, row: string, column: string]

/** 结论: a sentence of the templates (domain/report-words.zh.ts). Its numbers are cells of tables of the same report, so that it can cite no other. */
export interface ReportFinding {
  readonly id: string
  readonly refs: Readonly<Record<string, ReportRef>>
}

/** A drawing of columns of a table that stands beside it. */
export interface ReportChart {
  readonly table: ReportTableId
  readonly label: string
  readonly value: string
  readonly interval?: readonly [lower: string, upper: string]
  readonly goal?: string
}

export const reportSections = [
  'OVERVIEW',
  'PARTICIPATION',
  'GRADES',
  'HALLS',
  'NAMED',
  'ORDERS',
  'GOALS',
  'ALERTS',
  'VISITS',
] as const
export type ReportSectionId = (typeof reportSections)[number]

export interface ReportSection {
  readonly id: ReportSectionId
  readonly findings: readonly ReportFinding[]
  readonly tables: readonly ReportTable[]
  readonly charts: readonly ReportChart[]
}

/** What was published of the period, and is cited: anybody can read it by its digest. */
export interface ReportBasis {
  readonly revision: number
  readonly publishedAt: string
  readonly resultDigest: string
}

export interface Report {
  readonly version: 1
  readonly kind: ReportKind
  /** `2026-11`, `2026-Q4`, `2026`; of a week its Monday. */
  readonly period: string
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
  readonly place: { readonly code: string; readonly name: string }
  readonly madeAt: string
  readonly basis: ReportBasis | null
  /** Of fewer nothing is told. */
  readonly smallestCell: number
  readonly sections: readonly ReportSection[]
}

/** What was published of a period, as the portal tells it. */
export interface ReportPeriodFigure {
  readonly period: string
  readonly figure: PlaceFigure
}

/** The archived text: the same report gives the same bytes, and its digest is that of these bytes. */
export const writeReport = (report: Report): string => `${JSON.stringify(report, null, 1)}\n`

export const readReport = (text: string): Report => JSON.parse(text) as Report

export function findCell(report: Report, [table, row, column]: ReportRef): ReportCell {
  for (const { tables } of report.sections) {
    const found = tables.find(({ id }) => id === table)
    const cells = found?.rows.find(({ key }) => key === row)?.cells
    if (cells !== undefined) return cells[Object.keys(reportTables[table]).indexOf(column)] ?? null
  }
  return null
}

/** A table with the cells of every row named by column. */
export function toTable<Id extends ReportTableId>(
  id: Id,
  rows: readonly { readonly key: string; readonly cells: Readonly<Record<ReportColumn<Id>, ReportCell>> }[],
): ReportTable {
  const columns = Object.keys(reportTables[id]) as ReportColumn<Id>[]
  return { id, rows: rows.map(({ key, cells }) => ({ key, cells: columns.map((column) => cells[column]) })) }
}
