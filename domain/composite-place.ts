import type { GradeStanding } from './composite-value.ts'
import type { WindowComposite } from './composite-window.ts'
import { toThousandths } from './kernel/steady-math.ts'
import type { Steps } from './kernel/steps.ts'
import { correctedChances, findVerdict, type MeasureFinding, type Verdict } from './naming.ts'
import { type PeerGroup, type PeerWindow, peerGroupsOf } from './peer-group.ts'
import { placeProbabilities, placesOf } from './place-probability.ts'
import type { ScorePolicy } from './score-result.ts'
import { heterogeneity, type Judged, type Shrunk, shrink, spreadWeightsOf } from './shrinkage.ts'
import type { WindowTally } from './window-tally.ts'

/** 综合名次: where a composite lies among its peers. HELD: it stands in no order, and `held` says why. Thousandths. */
export type CompositeVerdict = Verdict | 'HELD'

export interface CompositePlace {
  readonly verdict: CompositeVerdict
  readonly groupKey: string | null
  readonly groupWindows: number
  /** Drawn towards the mean of the group, the more the less is known of it, … */
  readonly score: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly reliability: number
  /** By map of points: how likely it truly is among the first, and among the last, of its group. */
  readonly findings: readonly MeasureFinding[]
  readonly place: { readonly at: number; readonly from: number; readonly to: number; readonly tied: boolean } | null
}

type Numbered = WindowComposite & { readonly windowId: number }

export interface PlaceCompositesAsk {
  /** By map of points, every window in the same order; the first map scores. */
  readonly byMap: readonly (readonly Numbered[])[]
  readonly peers: readonly PeerWindow[]
  readonly tallies: readonly WindowTally[]
  readonly standings: ReadonlyMap<number, GradeStanding>
  readonly low: ReadonlySet<number>
  readonly policy: ScorePolicy
}

const nowhere = {
  ...{ groupKey: null, groupWindows: 0, score: null, lower: null, upper: null, reliability: 0, findings: [] },
  place: null,
} as const

/** Nobody is known more surely than to a thousandth of a point. */
const variationMin = 1e-6

/** By window id. What is held is not compared with, nor compared. */
export function* placeComposites(ask: PlaceCompositesAsk): Steps<ReadonlyMap<number, CompositePlace>> {
  const { byMap, standings, peers, tallies, policy } = ask
  const [first = []] = byMap
  const isIn = new Set(
    first.flatMap(({ windowId, held, points }) =>
      held.length === 0 && points !== null && standings.has(windowId) ? [windowId] : [],
    ),
  )
  const { groups } = peerGroupsOf(
    peers.filter(({ windowId }) => isIn.has(windowId)),
    tallies.filter(({ windowId }) => isIn.has(windowId)),
    policy,
  )
  const fits: (readonly Fit[])[] = []
  for (const composites of byMap) fits.push(yield* fitGroups(groups, composites, ask))
  const found = new Map<number, CompositePlace>(
    first.map(({ windowId, held }) => [windowId, { ...nowhere, verdict: held.length > 0 ? 'HELD' : 'NOT_COMPARABLE' }]),
  )
  for (const [at, group] of groups.entries()) {
    yield
    const own = fits.flatMap((fit) => fit[at] ?? [])
    for (const [windowId, place] of placeGroup(group, own, ask)) found.set(windowId, place)
  }
  return found
}

interface Fit {
  readonly shrunk: Shrunk
  readonly chanceMillionths: number
}

function* fitGroups(
  groups: readonly PeerGroup[],
  composites: readonly Numbered[],
  { standings, policy }: PlaceCompositesAsk,
): Steps<readonly Fit[]> {
  const byId = new Map(composites.map((each) => [each.windowId, each]))
  const judged = groups.map(({ compared }) =>
    compared.map((windowId): Judged => {
      const composite = byId.get(windowId)
      return {
        windowId,
        value: (composite?.points ?? 0) / 1000,
        variance: (composite?.variance ?? 0) / 1_000_000 + variationMin,
        freedom: standings.get(windowId)?.freedom ?? 1,
      }
    }),
  )
  const chances = correctedChances(judged.map(heterogeneity))
  const small = judged.filter((group) => group.length < policy.smallGroupBelow)
  const shared = small.length === 0 ? undefined : spreadWeightsOf(small)
  const found: Fit[] = []
  for (const [at, group] of judged.entries()) {
    yield
    const weights = group.length < policy.smallGroupBelow && shared !== undefined ? shared : spreadWeightsOf([group])
    found.push({ shrunk: shrink(group, weights), chanceMillionths: chances[at] ?? 1_000_000 })
  }
  return found
}

function placeGroup(
  group: PeerGroup,
  fits: readonly Fit[],
  { standings, low, policy }: PlaceCompositesAsk,
): readonly (readonly [number, CompositePlace])[] {
  const [first] = fits
  if (first === undefined) return []
  const findings = fits.map(({ shrunk, chanceMillionths }) => {
    const { top, bottom } = placeProbabilities(shrunk, policy)
    return top.map((share, at) => ({
      chanceMillionths,
      topThousandths: toShare(share),
      bottomThousandths: toShare(bottom[at]),
    }))
  })
  const z = policy.intervalZThousandths / 1000
  const places = placesOf(first.shrunk, z)
  const scores = first.shrunk.means.map(toThousandths)
  const order = [...scores].sort((one, other) => other - one)
  const judged = new Set(group.judged)
  return group.compared.flatMap((windowId, at): readonly (readonly [number, CompositePlace])[] => {
    if (!judged.has(windowId)) return []
    const score = scores[at] ?? 0
    const own = findings.flatMap((measure) => measure[at] ?? [])
    const standing = standings.get(windowId)
    const reliability = toThousandths(first.shrunk.reliabilities[at] ?? 0)
    const enough = { evaluations: standing?.evaluations ?? 0, clusters: standing?.clusters ?? 0 }
    const facts = {
      ...enough,
      reliabilityThousandths: reliability,
      isParticipationLow: low.has(windowId),
      findings: own,
    }
    const [mean, half] = [first.shrunk.means[at] ?? 0, z * (first.shrunk.deviations[at] ?? 0)]
    const place: CompositePlace = {
      verdict: findVerdict(facts, policy),
      ...{ groupKey: group.key, groupWindows: group.compared.length, score, reliability, findings: own },
      lower: toThousandths(Math.max(0, mean - half)),
      upper: toThousandths(Math.min(100, mean + half)),
      place: {
        at: 1 + order.indexOf(score),
        ...(places[at] ?? { from: 1, to: scores.length }),
        tied: order.indexOf(score) !== order.lastIndexOf(score),
      },
    }
    return [[windowId, place]]
  })
}

const toShare = (share: number | null | undefined) => (share == null ? null : toThousandths(share))
