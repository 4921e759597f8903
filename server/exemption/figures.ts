import type * as promises from '../../contracts/exemption.ts'
import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import { countExemptions, isOverdue } from '../../domain/exemption.ts'
import { type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { addMonths } from '../../domain/kernel/plain-month.ts'
import { Refused } from '../platform/refused.ts'
import type { ExemptionDeps } from './deps.ts'
import { countDays, findDivisions, listCounted } from './store.ts'
import { standOf } from './view.ts'

type Figures = AnswerOf<typeof promises.seeExemptionFigures>

const monthsBack = 11
/** Anybody may ask: one call reads so many months at most. */
const monthsMax = 36

const firstOf = (month: string) => `${month}-01` as PlainDate

/** Which months: without a wish the present one and those of a year before it. */
function monthsOf({ from, to }: QueryOf<typeof promises.seeExemptionFigures>, today: PlainDate) {
  const last = firstOf(to ?? today.slice(0, 7))
  const first = from === undefined ? addMonths(last, -monthsBack) : firstOf(from)
  const end = addMonths(last, 1)
  if (first > last) throw new Refused('MALFORMED', '/to')
  if (addMonths(first, monthsMax) < end) throw new Refused('MALFORMED', '/from')
  return { first, last, end }
}

/** For everybody: of places and causes, never of people. */
export async function viewFigures(
  deps: ExemptionDeps,
  query: QueryOf<typeof promises.seeExemptionFigures>,
): Promise<Figures> {
  const { world } = deps
  const now = world.now()
  const today = toPlainDate(now)
  const { first, last, end } = monthsOf(query, today)
  const rows = await listCounted(world.app, first, end)
  const days = await countDays(world.app, first, end)
  const keyOf = ({ month, divisionId }: { readonly month: string; readonly divisionId: number }) =>
    `${month}|${divisionId}`
  const ids = [...new Set([...rows, ...days].map(({ divisionId }) => divisionId))]
  const divisions = await findDivisions(world.app, ids, today)
  const months = [...new Set([...rows, ...days].map(({ month }) => month))].sort()
  const figures = months.flatMap((month) =>
    divisions.flatMap(({ id, divisionCode, name }): Figures['figures'] => {
      const key = keyOf({ month, divisionId: id })
      const own = rows.filter((row) => keyOf(row) === key)
      const taken = days.find((each) => keyOf(each) === key)
      if (own.length === 0 && taken === undefined) return []
      const counts = countExemptions(own.map((row) => ({ ...row, isOverdue: isOverdue(standOf(deps, row), now) })))
      const { windowDays, itemDays } = taken ?? { windowDays: 0, itemDays: 0 }
      return [{ month, divisionCode, divisionName: name, ...toMutable(counts), windowDays, itemDays }]
    }),
  )
  return { asOf: new Date(now).toISOString(), from: first.slice(0, 7), to: last.slice(0, 7), figures }
}

const toMutable = ({ causes, ...counts }: ReturnType<typeof countExemptions>) => ({
  ...counts,
  causes: causes.map((each) => ({ ...each })),
})
