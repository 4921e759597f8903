import type { listLogOpenings } from '../../../contracts/ledger-opening.ts'
import type { AnswerOf, QueryOf } from '../../../contracts/route.ts'
import { findPlainDate } from '../../../domain/kernel/plain-date.ts'
import { openedFields } from '../../../domain/opening-period.ts'
import { type Opening, writeOpening } from '../../../ledger/opening.ts'
import type { Database } from '../../platform/database.ts'
import { Refused } from '../../platform/refused.ts'
import { type FigureRow, listFigures, listHallsOf, listOpened, listPeriodsOf, type OpenedRow } from './store.ts'

type Answer = AnswerOf<typeof listLogOpenings>
type Window = Answer['windows'][number]
type WindowOpening = Window['openings'][number]

/** How many openings a page holds; more where one window alone has more. */
const openingsOnPage = 2_000
const figuresOnPage = 500
const bytesOfHash = 32

/** The openings of a day, page by page: whole windows, by their codes. */
export async function viewOpenings(db: Database, query: QueryOf<typeof listLogOpenings>): Promise<Answer> {
  const { hallCode, windowCode, after } = query
  const day = findPlainDate(query.day)
  if (day === undefined) throw new Refused('MALFORMED', '/day')
  const periods = await listPeriodsOf(db, day)
  const names = periods.map(({ name }) => name)
  const [afterHall = '', afterWindow = ''] = after?.split('/') ?? []
  const wish = {
    periods: names,
    hallCode,
    windowCode,
    after: after === undefined ? undefined : { hallCode: afterHall, windowCode: afterWindow },
    limit: figuresOnPage + 1,
  }
  const found = await listFigures(db, wish)
  const figures = pageOf(found)
  const opened = await listOpened(db, figures)
  const last = figures.at(-1)
  return {
    day,
    k: periods.find(({ kind }) => kind === 'DAY')?.smallestGroup ?? null,
    periods: periods.map(({ name, smallestGroup, closedAt, kind: _, ...period }) => ({
      ...period,
      period: periodOf(name),
      k: smallestGroup,
      closedAt: closedAt.toISOString(),
    })),
    halls: after === undefined ? await viewHalls(db, names, hallCode) : [],
    windows: figures.map((figure) => toWindow(figure, opened)),
    next: last === undefined || figures.length === found.length ? null : `${last.hallCode}/${last.windowCode}`,
  }
}

export const periodOf = (name: string) => (name.includes('W') ? { day: null, week: name } : { day: name, week: null })

async function viewHalls(db: Database, names: readonly string[], hallCode: string | undefined) {
  const halls = await listHallsOf(db, names, hallCode)
  return halls.map(({ period, given, opened, ...hall }) => ({
    ...hall,
    period: periodOf(period),
    given,
    opened,
    notOpened: given - opened,
  }))
}

/** As many as fit, and never a part of a window: its day and its week stand on one page. */
function pageOf(found: readonly FigureRow[]): readonly FigureRow[] {
  const page: FigureRow[] = []
  let given = 0
  const isOther = (figure: FigureRow) => {
    const last = page.at(-1)
    return last !== undefined && (last.hallCode !== figure.hallCode || last.windowCode !== figure.windowCode)
  }
  for (const figure of found) {
    if (isOther(figure) && (given + figure.given > openingsOnPage || page.length >= figuresOnPage - 1)) break
    page.push(figure)
    given += figure.given
  }
  return page
}

/** What is said of a window wherever it is said. */
export function toFigures(figure: Omit<FigureRow, 'openingsDigest' | 'countedAt'>) {
  const { given, valid, invalidated, quarantined, notOpened, grades, revision } = figure
  return { counts: { given, valid, invalidated, quarantined, notOpened }, grades, revision }
}

function toWindow(figure: FigureRow, opened: readonly OpenedRow[]): Window {
  const { hallCode, windowCode, period, windowId, openingsDigest, countedAt } = figure
  return {
    hallCode,
    windowCode,
    period: periodOf(period),
    ...toFigures(figure),
    openingsDigest: openingsDigest.toString('hex'),
    countedAt: countedAt.toISOString(),
    openings: opened
      .filter((row) => row.windowId === windowId && row.period === period)
      .map((row) => toOpening(figure, row)) as WindowOpening[],
  }
}

function toOpening({ hallCode, windowCode }: FigureRow, row: OpenedRow): Opening {
  const { digest, hour, itemCode, grade, dimensions, salts, commitments } = row
  const values = { window: `${hallCode}/${windowCode}`, item: itemCode, scores: { grade, dimensions } }
  return writeOpening(digest, hour === null ? values : { at: hour, ...values }, {
    salts: hashesOf(salts, openedFields[hour === null ? 'WEEK' : 'DAY'].length),
    commitments: hashesOf(commitments, commitments.length / bytesOfHash),
  })
}

const hashesOf = (bytes: Buffer, count: number): readonly Buffer[] =>
  Array.from({ length: count }, (_, at) => bytes.subarray(at * bytesOfHash, (at + 1) * bytesOfHash))
