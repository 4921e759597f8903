import { sizeOf } from './score-tally.ts'
import type { WindowTally } from './window-tally.ts'

/** 同类窗口组: a window is compared with windows of its kind that do things of its family, and with those of a wider group where these are too few. */
export interface PeerWindow {
  readonly windowId: number
  readonly kind: string
  /** Of what family most of its items are. */
  readonly family: string
}

export interface PeerGroupPolicy {
  /** Fewer windows than that are no group: 10. */
  readonly windowsMin: number
  /** Two windows are connected by an item that each of them has at least so many evaluations of. */
  readonly linkEvaluationsMin: number
}

/** Windows that can be compared with one another. */
export interface PeerGroup {
  /** `kind/family`, `kind` or empty (all), and the smallest window id of its connected set. */
  readonly key: string
  /** Ascending. */
  readonly compared: readonly number[]
  /** Which of them are judged here; the others have a narrower group of their own. */
  readonly judged: readonly number[]
}

export interface PeerGroups {
  readonly groups: readonly PeerGroup[]
  /** Windows with evaluations that nothing connects with enough others. Ascending. */
  readonly notComparable: readonly number[]
}

const ascending = (one: number, other: number) => one - other
const levelsOf = ({ kind, family }: PeerWindow) => [`${kind}/${family}`, kind, '']

/**
 * Each window that has evaluations in the narrowest of its groups in which enough windows are connected by shared items. What lies outside of such
 * a set is not comparable: what its items are like cannot be told apart from what it is like itself.
 */
export function peerGroupsOf(
  windows: readonly PeerWindow[],
  tallies: readonly WindowTally[],
  policy: PeerGroupPolicy,
): PeerGroups {
  const links = linksOf(tallies, policy.linkEvaluationsMin)
  const known = windows
    .filter(({ windowId }) => links.has(windowId))
    .sort((one, other) => one.windowId - other.windowId)
  const open = new Set(known.map(({ windowId }) => windowId))
  const groups = [0, 1, 2].flatMap((level) => (open.size === 0 ? [] : groupsAt(level, known, links, open, policy)))
  return { groups, notComparable: [...open].sort(ascending) }
}

/** Groups of one level that are large enough for windows that are still open; those are taken out of `open`. */
function groupsAt(
  level: number,
  windows: readonly PeerWindow[],
  links: ReadonlyMap<number, readonly string[]>,
  open: Set<number>,
  { windowsMin }: PeerGroupPolicy,
): readonly PeerGroup[] {
  return byLevel(windows, level).flatMap(([key, members]) =>
    connectedSets(members, links).flatMap((compared): readonly PeerGroup[] => {
      const judged = compared.filter((windowId) => open.has(windowId))
      if (compared.length < windowsMin || judged.length === 0) return []
      for (const windowId of judged) open.delete(windowId)
      return [{ key: `${key}#${compared[0]}`, compared, judged }]
    }),
  )
}

function byLevel(windows: readonly PeerWindow[], level: number): readonly (readonly [string, readonly number[]])[] {
  const groups = new Map<string, number[]>()
  for (const window of windows) {
    const key = levelsOf(window)[level] ?? ''
    const members = groups.get(key)
    if (members === undefined) groups.set(key, [window.windowId])
    else members.push(window.windowId)
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1))
}

/** By window with evaluations, the items that connect it. */
function linksOf(tallies: readonly WindowTally[], evaluationsMin: number): ReadonlyMap<number, readonly string[]> {
  return new Map(
    tallies.map(({ windowId, levels }) => [
      windowId,
      levels
        .filter(({ factor, grades }) => factor === 'ITEM' && sizeOf(grades) >= evaluationsMin)
        .map(({ level }) => level),
    ]),
  )
}

/** Union of windows that share an item; each set ascending, sets by their smallest window. */
function connectedSets(
  windowIds: readonly number[],
  links: ReadonlyMap<number, readonly string[]>,
): readonly (readonly number[])[] {
  const leaders = new Map<number, number>()
  const leaderOf = (windowId: number): number => {
    let at = windowId
    for (let above = leaders.get(at); above !== undefined && above !== at; above = leaders.get(at)) at = above
    return at
  }
  const firstAt = new Map<string, number>()
  for (const windowId of [...windowIds].sort(ascending)) {
    for (const itemId of links.get(windowId) ?? []) {
      const first = firstAt.get(itemId)
      if (first === undefined) firstAt.set(itemId, windowId)
      else {
        const [one, other] = [leaderOf(windowId), leaderOf(first)].sort(ascending) as [number, number]
        leaders.set(other, one)
      }
    }
  }
  const sets = new Map<number, number[]>()
  for (const windowId of [...windowIds].sort(ascending)) {
    const leader = leaderOf(windowId)
    const set = sets.get(leader)
    if (set === undefined) sets.set(leader, [windowId])
    else set.push(windowId)
  }
  return [...sets.values()].sort((one, other) => (one[0] ?? 0) - (other[0] ?? 0))
}
