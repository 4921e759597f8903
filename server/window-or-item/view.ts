import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import type { seeWindowOrItem } from '../../contracts/window-or-item.ts'
import type { Reach } from '../../domain/access.ts'
import { numberingOf, type ScoreInput, toTallies } from '../../domain/score-input.ts'
import {
  leadingPart,
  type RatedCell,
  ratedCellsOf,
  type WindowOrItem,
  windowOrItem,
} from '../../domain/window-or-item.ts'
import { addPeriods } from '../../domain/window-tally.ts'
import { loadOrderPlace } from '../handling-order/index.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { loadToldMonths, type ToldMonths } from '../score-period/index.ts'
import { findItemNames } from './store.ts'

export interface WindowOrItemDeps {
  readonly world: World
  readonly rules: RuleBook
}

type View = AnswerOf<typeof seeWindowOrItem>

const yearMonths = 12

/** From the texts that the period was computed from: the same question has the same answer, and nothing is told of fewer than they tell. */
export async function viewWindowOrItem(
  deps: WindowOrItemDeps,
  reach: Reach,
  period: string,
  { span = 'PERIOD', hallCode }: QueryOf<typeof seeWindowOrItem>,
): Promise<View> {
  const { world } = deps
  const asked = hallCode === undefined ? undefined : (await loadOrderPlace(deps, reach, { hallCode })).hallId
  const told = await loadToldMonths(deps, period, span === 'YEAR' ? yearMonths : 0)
  const within = new Set(deps.rules.divisionsWithin(reach.divisionId))
  const isOwn = (key: string) => {
    const place = told.places.get(key)
    if (place === undefined) return false
    const isReached = reach.hallId === null ? within.has(place.divisionId) : place.hallId === reach.hallId
    return isReached && (asked === undefined || place.hallId === asked)
  }
  const { cells, itemCodes } = cellsOf(told, isOwn)
  const found = windowOrItem(cells, told.policy)
  const { purpose, revision, fromMonth, toDay, policy } = told
  const names = found.granted
    ? await findItemNames(world.app, [...itemCodes.values()], toDay)
    : (new Map() as ReadonlyMap<string, string>)
  return {
    asOf: new Date(world.now()).toISOString(),
    ...{ purpose, revision, months: told.months.length, fromMonth, toDay },
    standing: found.granted ? 'TOLD' : found.code,
    leading: found.granted ? leadingPart(found.value) : null,
    ...countsOf(cells),
    shares: found.granted ? found.value.shares : null,
    byItem: found.granted ? itemsOf(found.value, itemCodes, names) : [],
    needed: {
      cellEvaluations: policy.cellEvaluationsMin,
      parts: policy.partsMin,
      levelThousandths: policy.levelThousandths,
    },
  }
}

const countsOf = (cells: readonly RatedCell[]) => ({
  windows: new Set(cells.map(({ windowId }) => windowId)).size,
  items: new Set(cells.map(({ itemId }) => itemId)).size,
  cells: cells.length,
})

/**
 * One item at one window, of the own place; how sure each is is told by all windows together. What was too little to be told by its item is an item of its
 * own in the texts, and none here.
 */
function cellsOf({ months, policy }: ToldMonths, isOwn: (key: string) => boolean) {
  const numbering = numberingOf(months)
  const tallies = addPeriods(months.map((month: ScoreInput) => toTallies(month, numbering)))
  const [points] = policy.gradeMaps
  if (points === undefined) throw new Error('a policy without points')
  const own = new Set([...numbering.windows].filter(([key]) => isOwn(key)).map(([, windowId]) => windowId))
  const itemCodes = new Map([...numbering.items].map(([code, itemId]) => [String(itemId), code]))
  const cells = ratedCellsOf(tallies, points, policy).filter(
    ({ windowId, itemId }) => own.has(windowId) && itemCodes.get(itemId)?.startsWith('*') === false,
  )
  return { cells, itemCodes }
}

const toThousandths = (points: number) => Math.round(points * 1000)

/** Items that several windows offer, the lowest first. */
function itemsOf(
  { byItem }: WindowOrItem,
  codes: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): View['byItem'] {
  return byItem
    .filter(({ windows }) => windows > 1)
    .map(({ itemId, windows, mean, ofWindow }) => {
      const itemCode = codes.get(itemId) ?? ''
      const root = (variance: number) => toThousandths(Math.sqrt(variance))
      const spread =
        ofWindow === null
          ? null
          : { value: root(ofWindow.value), lower: root(ofWindow.lower), upper: root(ofWindow.upper) }
      return { itemCode, itemName: names.get(itemCode) ?? itemCode, windows, mean: toThousandths(mean), spread }
    })
    .sort((one, other) => one.mean - other.mean || (one.itemCode < other.itemCode ? -1 : 1))
}
