import { binomialTail, fTail, holm } from './kernel/distribution.ts'
import type { InstantMs } from './kernel/plain-date.ts'
import type { RaterAgreementPolicy } from './rater-agreement.ts'
import { connectedGroups, fitGroup, type RatedPlace } from './rater-severity.ts'

/** 敷衍: what speaks for it that somebody has not looked. A reason to ask him, never a verdict. */
export const carelessReasons = ['SPREAD', 'SAME_PATTERN', 'SAME_MARKS', 'TWO_PLACES', 'SHORT_STAYS'] as const
export type CarelessReason = (typeof carelessReasons)[number]

export interface RatedVisit extends RatedPlace {
  readonly visitId: string
  readonly formId: string
  readonly hallId: number
  readonly arrivedAt: InstantMs
  readonly leftAt: InstantMs
  /** By indicator; null where it does not apply. */
  readonly marks: Readonly<Record<string, number | null>>
}

export interface CarelessFinding {
  readonly raterId: string
  readonly reason: CarelessReason
  /**
   * SPREAD: the residual variance of the places he shares over that of all others; SAME_…: the share of his visits, from 0 to 1; else a number of
   * visits. Never without the bound that it is held against.
   */
  readonly measured: number
  readonly bound: number
  /** How often chance alone makes that, after Holm’s correction over all raters; null where nobody asks chance. */
  readonly probability: number | null
  /** The visits it is about. */
  readonly visitIds: readonly string[]
}

type Bounds = Omit<RaterAgreementPolicy, 'pairsMin' | 'unitsMin' | 'levelThousandths'>

/** Every reason that speaks against any of them, by rater and reason; nobody is named by too few visits. */
export function findCareless(visits: readonly RatedVisit[], bounds: Bounds): readonly CarelessFinding[] {
  return [
    ...findSpread(visits, bounds),
    ...findSame(visits, bounds, 'SAME_PATTERN'),
    ...findSame(visits, bounds, 'SAME_MARKS'),
    ...findTwoPlaces(visits, bounds),
    ...findShortStays(visits, bounds),
  ].sort((one, other) => (one.raterId < other.raterId ? -1 : one.raterId > other.raterId ? 1 : 0))
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

function residualsOf(marks: readonly RatedPlace[]): { readonly squares: number; readonly freedom: number } {
  const fits = connectedGroups(marks).map(fitGroup)
  return { squares: sum(fits.map((fit) => fit.residualSquares)), freedom: sum(fits.map((fit) => fit.freedom)) }
}

interface Spread {
  readonly raterId: string
  readonly ratio: number
  readonly probability: number
}

/**
 * The squares that the model leaves over with a rater and without him: what he adds, per degree of freedom, over what the others leave, is F of these degrees
 * while all are alike. Two who share a place share its residual, so the one who stands out most is taken out, and the rest is asked again.
 */
function findSpread(visits: readonly RatedVisit[], bounds: Bounds): readonly CarelessFinding[] {
  const level = bounds.carelessLevelThousandths / 1000
  const bound = bounds.carelessRatioHundredths / 100
  const found: CarelessFinding[] = []
  for (let rest = visits; ; ) {
    const spreads = spreadsOf(rest, bounds.carelessPairedMin)
    const corrected = holm(spreads.map(({ probability }) => probability))
    const named = spreads
      .map((spread, index) => ({ ...spread, probability: corrected[index] ?? 1, raw: spread.probability }))
      .filter(({ probability, ratio }) => probability < level && ratio >= bound)
      .sort((one, other) => one.raw - other.raw || other.ratio - one.ratio)[0]
    if (named === undefined) return found
    const { raterId, ratio, probability } = named
    const shared = connectedGroups(visits).flat()
    const visitIds = shared.filter((visit) => visit.raterId === raterId).map(({ visitId }) => visitId)
    found.push({ raterId, reason: 'SPREAD', measured: ratio, bound, probability, visitIds })
    rest = rest.filter((visit) => visit.raterId !== raterId)
  }
}

function spreadsOf(visits: readonly RatedPlace[], pairedMin: number): readonly Spread[] {
  const groups = connectedGroups(visits)
  const all = residualsOf(groups.flat())
  return groups.flatMap((group) => {
    const own = residualsOf(group)
    return [...new Set(group.map(({ raterId }) => raterId))].flatMap((raterId) => {
      const rest = group.filter((mark) => mark.raterId !== raterId)
      if (group.length - rest.length < pairedMin) return []
      // Other groups stay as they are: only his own is fitted again.
      const without = residualsOf(rest)
      const added = { squares: own.squares - without.squares, freedom: own.freedom - without.freedom }
      const others = { squares: all.squares - added.squares, freedom: all.freedom - added.freedom }
      if (added.freedom <= 0 || others.freedom <= 0 || others.squares <= 0) return []
      const ratio = added.squares / added.freedom / (others.squares / others.freedom)
      return [{ raterId, ratio, probability: fTail(ratio, added.freedom, others.freedom) }]
    })
  })
}

/** Fewer answers say nothing about a pattern. */
const answersMin = 3

interface Answered {
  readonly visit: RatedVisit
  /** What stands for the answers of a visit; the same text for the same. Undefined: there is nothing to it. */
  readonly pattern: string | undefined
}

function answersOf(visit: RatedVisit, reason: 'SAME_PATTERN' | 'SAME_MARKS'): Answered[] {
  const marks = Object.entries(visit.marks).filter(([, mark]) => mark !== null)
  if (marks.length < answersMin) return []
  if (reason === 'SAME_PATTERN') {
    const answered = marks.map(([code, mark]) => `${code}=${mark}`).sort()
    return [{ visit, pattern: `${visit.formId}|${answered.join()}` }]
  }
  return [{ visit, pattern: new Set(marks.map(([, mark]) => mark)).size === 1 ? 'same' : undefined }]
}

/**
 * The same answers everywhere. At the ceiling that is what honest raters give too: it counts only where the others of the same forms give that
 * answer far more seldom than he does.
 */
function findSame(
  visits: readonly RatedVisit[],
  bounds: Bounds,
  reason: 'SAME_PATTERN' | 'SAME_MARKS',
): readonly CarelessFinding[] {
  const answered = visits.flatMap((visit) => answersOf(visit, reason))
  const suspects = [...new Set(answered.map(({ visit }) => visit.raterId))].flatMap((raterId) => {
    const own = answered.filter(({ visit }) => visit.raterId === raterId)
    const same = mostFrequent(own)
    if (own.length < bounds.sameVisitsMin || same.length === 0) return []
    const forms = new Set(own.map(({ visit }) => visit.formId))
    const others = answered.filter(({ visit }) => visit.raterId !== raterId && forms.has(visit.formId))
    const alike = others.filter(({ pattern }) => pattern === same[0]?.pattern).length
    const probability = binomialTail(same.length, own.length, (alike + 1) / (others.length + 2))
    return [{ raterId, same, measured: same.length / own.length, probability }]
  })
  const corrected = holm(suspects.map(({ probability }) => probability))
  const bound = bounds.samePercentMin / 100
  return suspects.flatMap(({ raterId, same, measured }, index) => {
    const probability = corrected[index] ?? 1
    if (measured < bound || probability >= bounds.carelessLevelThousandths / 1000) return []
    return [{ raterId, reason, measured, bound, probability, visitIds: same.map(({ visit }) => visit.visitId) }]
  })
}

function mostFrequent(own: readonly Answered[]): readonly Answered[] {
  const kinds = new Map<string, Answered[]>()
  for (const one of own) if (one.pattern !== undefined) kinds.set(one.pattern, [...(kinds.get(one.pattern) ?? []), one])
  return [...kinds.values()].reduce((most, kind) => (kind.length > most.length ? kind : most), [])
}

const minuteMs = 60_000

/** In another hall before the last one can have been left. */
function findTwoPlaces(visits: readonly RatedVisit[], { betweenHallsMinutesMin }: Bounds): readonly CarelessFinding[] {
  const inOrder = visits.toSorted((one, other) => one.arrivedAt - other.arrivedAt)
  return [...new Set(visits.map(({ raterId }) => raterId))].flatMap((raterId) => {
    const own = inOrder.filter((visit) => visit.raterId === raterId)
    const impossible = own.filter((visit, index) =>
      own
        .slice(0, index)
        .some(
          ({ hallId, leftAt }) =>
            hallId !== visit.hallId && visit.arrivedAt < leftAt + betweenHallsMinutesMin * minuteMs,
        ),
    )
    return tell(raterId, 'TWO_PLACES', impossible, 1)
  })
}

function findShortStays(
  visits: readonly RatedVisit[],
  { stayMinutesMin, shortStaysMin }: Bounds,
): readonly CarelessFinding[] {
  const short = visits.filter(({ arrivedAt, leftAt }) => leftAt - arrivedAt < stayMinutesMin * minuteMs)
  return [...new Set(short.map(({ raterId }) => raterId))].flatMap((raterId) =>
    tell(
      raterId,
      'SHORT_STAYS',
      short.filter((visit) => visit.raterId === raterId),
      shortStaysMin,
    ),
  )
}

function tell(
  raterId: string,
  reason: CarelessReason,
  visits: readonly RatedVisit[],
  bound: number,
): readonly CarelessFinding[] {
  if (visits.length < bound) return []
  const visitIds = visits.map(({ visitId }) => visitId)
  return [{ raterId, reason, measured: visits.length, bound, probability: null, visitIds }]
}
