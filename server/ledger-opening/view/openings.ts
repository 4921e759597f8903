import type { listLogOpenings } from '../../../contracts/ledger-opening.ts'
import type { AnswerOf, QueryOf } from '../../../contracts/route.ts'
import { findPlainDate } from '../../../domain/kernel/plain-date.ts'
import { type Opening, writeOpening } from '../../../ledger/opening.ts'
import type { Database } from '../../platform/database.ts'
import { Refused } from '../../platform/refused.ts'
import {
  type FigureRow,
  type FigureWish,
  listEarlier,
  listFigures,
  listHallsOf,
  listOpened,
  listPeriodsOf,
  type OpenedRow,
  type OpeningCursor,
  type PeriodRow,
} from './store.ts'

type Answer = AnswerOf<typeof listLogOpenings>
type Window = Answer['windows'][number]
type WindowOpening = Window['openings'][number]

/** What is put together for one answer takes as long as a page of anything else. */
const openingsOnPage = 500
const figuresOnPage = 200
const bytesOfHash = 32

/** The openings of a day, page by page: by hall and window, each window’s by digest. */
export async function viewOpenings(
  db: Database,
  query: QueryOf<typeof listLogOpenings>,
  most = openingsOnPage,
): Promise<Answer> {
  const { hallCode, windowCode } = query
  const day = findPlainDate(query.day)
  if (day === undefined) throw new Refused('MALFORMED', '/day')
  const periods = await listPeriodsOf(db, day)
  const names = periods.map(({ name }) => name)
  const after = query.after === undefined ? undefined : readCursor(query.after)
  return {
    day,
    k: periods.find(({ kind }) => kind === 'DAY')?.smallestGroup ?? null,
    periods: periods.map(toPeriod),
    halls: after === undefined ? await viewHalls(db, names, hallCode) : [],
    ...(await viewWindows(db, { periods: names, hallCode, windowCode, after, limit: figuresOnPage + 1 }, most)),
  }
}

function readCursor(text: string): OpeningCursor {
  const [hallCode = '', windowCode = '', period = '', digest] = text.split('/')
  return { hallCode, windowCode, period, digest }
}

/** As many whole windows as fit; where the first alone has more, a part of it. */
async function viewWindows(db: Database, wish: FigureWish, most: number): Promise<Pick<Answer, 'windows' | 'next'>> {
  const found = await listFigures(db, wish)
  const figures = pageOf(found, most)
  const last = figures.at(-1)
  if (last === undefined) return { windows: [], next: null }
  const { after } = wish
  // Only of the first can a part have been shown.
  const isRest = after?.digest !== undefined && figures[0]?.period === after.period && isOfWindow(figures[0], after)
  const page = isRest ? figures.slice(0, 1) : figures
  const opened = await listOpened(db, page, {
    afterDigest: isRest ? after.digest : undefined,
    limit: page.length === 1 ? most : most + 1,
  })
  const earlier = await listEarlier(db, page)
  const end = page.at(-1) as FigureRow
  const place = `${end.hallCode}/${end.windowCode}/${end.period}`
  const isParted = page.length === 1 && opened.length === most
  return {
    windows: page.map((figure) => toWindow(figure, opened, earlier)),
    next: isParted ? `${place}/${opened.at(-1)?.digest.toString('hex')}` : page.length === found.length ? null : place,
  }
}

const isOfWindow = (figure: FigureRow, { hallCode, windowCode }: OpeningCursor) =>
  figure.hallCode === hallCode && figure.windowCode === windowCode

export const periodOf = (name: string) => (name.includes('W') ? { day: null, week: name } : { day: name, week: null })

export function toPeriod({ name, smallestGroup, closedAt, kind: _, ...period }: PeriodRow) {
  return { ...period, period: periodOf(name), k: smallestGroup, closedAt: closedAt.toISOString() }
}

export async function viewHalls(db: Database, names: readonly string[], hallCode: string | undefined) {
  const halls = await listHallsOf(db, names, hallCode)
  return halls.map(({ period, given, opened, ...hall }) => ({
    ...hall,
    period: periodOf(period),
    given,
    opened,
    notOpened: given - opened,
  }))
}

function pageOf(found: readonly FigureRow[], most: number): readonly FigureRow[] {
  let given = 0
  const end = found.findIndex((figure, at) => {
    given += figure.given
    return at > 0 && (given > most || at >= figuresOnPage)
  })
  return end === -1 ? found : found.slice(0, end)
}

/** What is said of a window wherever it is said. */
export function toFigures(figure: Omit<FigureRow, 'openingsDigest' | 'countedAt'>) {
  const { given, valid, invalidated, quarantined, notOpened, grades, revision } = figure
  return { counts: { given, valid, invalidated, quarantined, notOpened }, grades, revision }
}

/** The same as it was published: with over what, and when. */
export function toPublished(figure: FigureRow) {
  const { openingsDigest, countedAt } = figure
  return { ...toFigures(figure), openingsDigest: openingsDigest.toString('hex'), countedAt: countedAt.toISOString() }
}

function toWindow(figure: FigureRow, opened: readonly OpenedRow[], earlier: readonly FigureRow[]): Window {
  const { hallCode, windowCode, period, windowId } = figure
  return {
    hallCode,
    windowCode,
    period: periodOf(period),
    ...toPublished(figure),
    earlier: earlier.filter((row) => row.windowId === windowId && row.period === period).map(toPublished),
    openings: opened
      .filter((row) => row.windowId === windowId && row.period === period)
      .map((row) => toOpening(figure, row)) as WindowOpening[],
  }
}

function toOpening({ hallCode, windowCode }: FigureRow, row: OpenedRow): Opening {
  const { digest, hour, itemCode, grade, dimensions, salts, commitments } = row
  const values = {
    ...(hour === null ? {} : { at: hour }),
    window: `${hallCode}/${windowCode}`,
    ...(itemCode === null ? {} : { item: itemCode }),
    scores: { grade, dimensions },
  }
  return writeOpening(digest, values, {
    salts: hashesOf(salts, Object.keys(values).length),
    commitments: hashesOf(commitments, commitments.length / bytesOfHash),
  })
}

const hashesOf = (bytes: Buffer, count: number): readonly Buffer[] =>
  Array.from({ length: count }, (_, at) => bytes.subarray(at * bytesOfHash, (at + 1) * bytesOfHash))
