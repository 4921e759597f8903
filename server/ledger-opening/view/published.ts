import type { listPublishedFigures } from '../../../contracts/ledger-opening.ts'
import type { AnswerOf, QueryOf } from '../../../contracts/route.ts'
import { addDays, findPlainDate, startOfDay } from '../../../domain/kernel/plain-date.ts'
import type { Database } from '../../platform/database.ts'
import { Refused } from '../../platform/refused.ts'
import { periodOf, toPeriod, toPublished, viewHalls } from './openings.ts'
import { type FigureRow, listPeriodsClosed, listPublished, type PublishedSpan } from './store.ts'

type Answer = AnswerOf<typeof listPublishedFigures>

const figuresOnPage = 500

/** All that was published on a day, page by page; nothing that was published once is ever left out because something newer was. */
export async function viewPublished(
  db: Database,
  query: QueryOf<typeof listPublishedFigures>,
  most = figuresOnPage,
): Promise<Answer> {
  const day = findPlainDate(query.day)
  if (day === undefined) throw new Refused('MALFORMED', '/day')
  const span = { from: new Date(startOfDay(day)), to: new Date(startOfDay(addDays(day, 1))) }
  const found = await listPublished(db, span, { after: readCursor(query.after), limit: most + 1 })
  const shown = found.slice(0, most)
  return {
    day,
    ...(query.after === undefined ? await viewClosed(db, span) : { periods: [], halls: [] }),
    figures: shown.map((figure) => ({ ...placeOf(figure), ...toPublished(figure) })),
    next: found.length > shown.length ? writeCursor(shown.at(-1) as FigureRow) : null,
  }
}

async function viewClosed(db: Database, span: PublishedSpan): Promise<Pick<Answer, 'periods' | 'halls'>> {
  const periods = await listPeriodsClosed(db, span)
  const names = periods.map(({ name }) => name)
  return { periods: periods.map(toPeriod), halls: await viewHalls(db, names, undefined) }
}

const placeOf = ({ hallCode, windowCode, period }: FigureRow) => ({ hallCode, windowCode, period: periodOf(period) })

const writeCursor = ({ hallCode, windowCode, period, revision }: FigureRow) =>
  `${hallCode}/${windowCode}/${period}/${revision}`

function readCursor(text: string | undefined) {
  if (text === undefined) return undefined
  const [hallCode = '', windowCode = '', period = '', revision] = text.split('/')
  return { hallCode, windowCode, period, digest: undefined, revision: Number(revision) }
}
