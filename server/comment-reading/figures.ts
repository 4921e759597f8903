import type { seeCommentFigures } from '../../contracts/comment-reading.ts'
import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { countCopies, emergingTopics } from '../../domain/comment-reading.ts'
import { addDays, type PlainDate, startOfDay, toPlainDate, weekdayOf } from '../../domain/kernel/plain-date.ts'
import { hideSmallGroups } from '../../domain/participation.ts'
import { readScoped } from '../access/index.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import {
  type CountedRow,
  countBeside,
  countLabels,
  countReadings,
  countWords,
  findItemNames,
  findReaderState,
  findSignatures,
  findWindowNames,
  type LabelRow,
  type ReadPlace,
} from './store.ts'

export interface FigureDeps {
  readonly world: World
  readonly rules: RuleBook
}

type View = AnswerOf<typeof seeCommentFigures>
type Told = View['total']

const usualWeeks = 8
/** Of more comments than these the newest are compared with each other. */
const comparedMax = 5000

const mondayOf = (day: PlainDate): PlainDate => addDays(day, 1 - weekdayOf(day))

export interface Weeks {
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
}

/** Whole weeks, so that no two periods differ by a day. */
export function weeksOf(query: { readonly from?: string; readonly to?: string }, now: number): Weeks {
  const { from, to } = query as { readonly from?: PlainDate; readonly to?: PlainDate }
  const toDay = addDays(mondayOf(to ?? toPlainDate(now)), 6)
  const fromDay = from === undefined ? addDays(toDay, 1 - usualWeeks * 7) : mondayOf(from)
  return { fromDay: fromDay > toDay ? mondayOf(toDay) : fromDay, toDay }
}

export function placeOf(
  { fromDay, toDay }: Weeks,
  { hallCode, windowCode, itemCode }: Pick<ReadPlace, 'hallCode' | 'windowCode' | 'itemCode'>,
): ReadPlace {
  const [from, until] = [new Date(startOfDay(fromDay)), new Date(startOfDay(addDays(toDay, 1)))]
  return { from, until, hallCode, windowCode, itemCode }
}

export async function viewFigures(
  deps: FigureDeps,
  reach: Reach,
  query: QueryOf<typeof seeCommentFigures>,
): Promise<View> {
  const now = deps.world.now()
  const { body: policy } = deps.rules.loadPolicy('comment-reading', reach.divisionId, now)
  const weeks = weeksOf(query, now)
  const place = placeOf(weeks, query)
  const before = addDays(weeks.fromDay, -7 * policy.weeksBefore)
  const today = toPlainDate(now)
  return readScoped(deps, reach, async (tx) => {
    const rows = await countReadings(tx, place)
    const told = tellGroups(rows, await countLabels(tx, place), policy.smallestGroup)
    const counted = await countWords(tx, place, new Date(startOfDay(before)))
    const state = await findReaderState(tx)
    const windows = await findWindowNames(tx, idsOf(rows, 'windowId'), today)
    const items = await findItemNames(tx, idsOf(rows, 'itemId'), today)
    const total = told('TOTAL')[0]?.told ?? nobody
    const isTold = !total.isHidden && total.comments > 0
    const totals = { now: total.comments, before: counted.before }
    return {
      asOf: new Date(now).toISOString(),
      ...weeks,
      smallestGroup: policy.smallestGroup,
      reader: state?.reader ?? null,
      isComplete: state !== undefined && state.doneAt !== null,
      ...(await countBeside(tx, place)),
      total,
      weeks: told('WEEK').flatMap(({ row, told: each }) => (row.week === null ? [] : [{ week: row.week, ...each }])),
      windows: told('WINDOW').flatMap(({ row, told: each }) =>
        windows
          .filter(({ windowId }) => windowId === row.windowId)
          .map(({ windowId: _, ...name }) => ({ ...name, ...each })),
      ),
      items: told('ITEM').flatMap(({ row, told: each }) =>
        items.filter(({ itemId }) => itemId === row.itemId).map(({ itemId: _, ...name }) => ({ ...name, ...each })),
      ),
      topics: isTold ? [...emergingTopics(counted.words, totals, policy)] : [],
      topicsBefore: { fromDay: before, comments: counted.before },
      copies: isTold ? countCopies(await findSignatures(tx, place, comparedMax)) : { clusters: 0, comments: 0 },
    }
  })
}

const nobody: Told = { comments: 0, isHidden: false, positive: 0, negative: 0, neutral: 0, mixed: 0, labels: [] }
const silent = { positive: 0, negative: 0, neutral: 0, mixed: 0, labels: [] }

const idsOf = (rows: readonly CountedRow[], of: 'windowId' | 'itemId') => [
  ...new Set(rows.map((row) => row[of]).filter((id) => id !== null)),
]

/** What each group says, none that is too small; nor one by which another could be found. */
function tellGroups(rows: readonly CountedRow[], labels: readonly LabelRow[], smallestGroup: number) {
  return (by: CountedRow['by']): { readonly row: CountedRow; readonly told: Told }[] => {
    const group = rows.filter((row) => row.by === by).map((row) => ({ row, invited: row.comments }))
    return hideSmallGroups(group, smallestGroup).map(({ row, isHidden }) => {
      const { comments, positive, negative, neutral, mixed } = row
      if (isHidden) return { row, told: { comments, isHidden, ...silent, labels: [] } }
      const own = labels.filter((each) => each.by === by && isSame(each, row))
      const told = own.map(({ label, comments: bearing }) => ({ label, comments: bearing }))
      return { row, told: { comments, isHidden, positive, negative, neutral, mixed, labels: told } }
    })
  }
}

const isSame = (one: LabelRow, other: CountedRow) =>
  one.week === other.week && one.windowId === other.windowId && one.itemId === other.itemId
