import type { OpeningPeriod } from './opening-period.ts'

/** How much of an evaluation is opened beside its window and its scores. */
export type OpeningDetail = 'HOUR_AND_ITEM' | 'ITEM' | 'NEITHER'

/** Which fields those are. Of a week the hour stays closed: it would say the day, and a day of few is what the week is to hide. */
export const openedFields = {
  HOUR_AND_ITEM: ['at', 'window', 'item', 'scores'],
  ITEM: ['window', 'item', 'scores'],
  NEITHER: ['window', 'scores'],
} as const satisfies Record<OpeningDetail, readonly string[]>

/** How many of a window and period were given in one hour for one item. */
export interface DetailGroup {
  /** Since 1970. */
  readonly hour: number
  readonly itemCode: string
  readonly count: number
}

/**
 * What is opened of each group of a window, so that whoever knows when somebody came and for what finds him among at least so many that look alike: hour and item where so many
 * share both, the item where so many of the rest share it, neither where the rest are enough together. Where they are not, the smallest that would be shown joins them.
 * @param groups of one window and period, which together are at least so many
 * @returns in the order of the groups
 */
export function settleDetail(
  kind: OpeningPeriod['kind'],
  groups: readonly DetailGroup[],
  smallestGroup: number,
): readonly OpeningDetail[] {
  const isEnough = (count: number) => count >= smallestGroup
  const isWhole = ({ count }: DetailGroup) => kind === 'DAY' && isEnough(count)
  const rest = new Map<string, number>()
  for (const group of groups)
    if (!isWhole(group)) rest.set(group.itemCode, (rest.get(group.itemCode) ?? 0) + group.count)
  const details = groups.map((group): OpeningDetail => {
    if (isWhole(group)) return 'HOUR_AND_ITEM'
    return isEnough(rest.get(group.itemCode) ?? 0) ? 'ITEM' : 'NEITHER'
  })
  const alone = groups.reduce((sum, { count }, at) => sum + (details[at] === 'NEITHER' ? count : 0), 0)
  if (alone === 0 || isEnough(alone)) return details
  const joining = smallestClass(groups, details)
  return details.map((detail, at) => (nameOf(groups[at] as DetailGroup, detail) === joining ? 'NEITHER' : detail))
}

/** What looks alike when it is opened. */
function nameOf({ hour, itemCode }: DetailGroup, detail: OpeningDetail): string | undefined {
  if (detail === 'NEITHER') return undefined
  return detail === 'ITEM' ? itemCode : `${itemCode} ${hour}`
}

/** Of several that are as small, the first by its name: whoever counts again comes to the same. */
function smallestClass(groups: readonly DetailGroup[], details: readonly OpeningDetail[]): string | undefined {
  const counts = new Map<string, number>()
  for (const [at, group] of groups.entries()) {
    const name = nameOf(group, details[at] as OpeningDetail)
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + group.count)
  }
  const sorted = [...counts].sort(([one, count], [other, more]) => count - more || (one < other ? -1 : 1))
  return sorted[0]?.[0]
}
