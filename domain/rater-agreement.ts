import { tWithin } from './kernel/distribution.ts'
import type { Estimate } from './variance-component.ts'

/**
 * 一致性: how far those who rate the same agree, beyond chance. Three figures stand side by side, because each is blind where another sees: raw
 * agreement knows no chance, Krippendorff’s α falls to nothing where nearly all marks are the same (the ceiling), and Gwet’s AC2 does not.
 */
export interface RaterAgreementPolicy {
  /** Variance components of fewer double visits are not told. */
  readonly pairsMin: number
  /** α, AC2 and raw agreement of fewer places that two have rated are not told. */
  readonly unitsMin: number
  /** How sure an interval is, in thousandths: 950. */
  readonly levelThousandths: number
  /** How many have visits been rated by him and another, before he can be found careless. */
  readonly carelessPairedMin: number
  /** His residual variance is at least so many hundredths of everybody else’s … */
  readonly carelessRatioHundredths: number
  /** … and chance makes that in fewer than so many of a thousand, after Holm’s correction over all raters. */
  readonly carelessLevelThousandths: number
  /** The same marks at so many percent of his visits, or more, … */
  readonly samePercentMin: number
  /** … of at least so many visits; chance is asked as above. */
  readonly sameVisitsMin: number
  /** Between two halls nobody needs less. */
  readonly betweenHallsMinutesMin: number
  /** Nobody fills in a form in less. */
  readonly stayMinutesMin: number
  /** So many stays that were shorter name somebody; one that was in two places at once names him alone. */
  readonly shortStaysMin: number
}

export type AgreementWeight = 'IDENTITY' | 'LINEAR' | 'QUADRATIC' | 'ORDINAL'

export type AlphaLevel = 'NOMINAL' | 'ORDINAL' | 'INTERVAL'

/** What was rated, each with the marks of whoever has rated it; the order of raters says nothing. Null: he has not, or it did not apply. */
export type RatedUnits = readonly (readonly (number | null)[])[]

/** How often each value was given to one unit, in the order of the scale. */
type Tally = readonly number[]

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

function talliesOf(units: RatedUnits, scale: readonly number[]): readonly Tally[] {
  const placeOf = new Map(scale.map((value, place) => [value, place]))
  return units.map((unit) => {
    const tally = scale.map(() => 0)
    for (const mark of unit) {
      const place = mark === null ? undefined : placeOf.get(mark)
      if (mark !== null && place === undefined) throw new Error('a mark lies on its scale')
      if (place !== undefined) tally[place] = (tally[place] ?? 0) + 1
    }
    return tally
  })
}

const scaleOf = (units: RatedUnits) =>
  [...new Set(units.flat().filter((mark) => mark !== null))].sort((one, other) => one - other)

/**
 * Krippendorff’s α (Content Analysis, ch. 12): 1 − disagreement observed / disagreement expected, over every unit that two or more have rated.
 * Undefined where nothing can be compared, or where all gave one and the same value: then there is nothing to agree about.
 */
export function krippendorffAlpha(units: RatedUnits, level: AlphaLevel): number | undefined {
  const scale = scaleOf(units)
  return alphaOf(talliesOf(units, scale), scale, level)
}

function alphaOf(all: readonly Tally[], scale: readonly number[], level: AlphaLevel): number | undefined {
  const tallies = all.filter((tally) => sum(tally) >= 2)
  const totals = scale.map((_, place) => sum(tallies.map((tally) => tally[place] ?? 0)))
  const apart = distanceOf(totals, scale, level)
  let observed = 0
  let expected = 0
  for (const one of scale.keys())
    for (let other = one + 1; other < scale.length; other += 1) {
      const distance = apart(one, other)
      expected += distance * (totals[one] ?? 0) * (totals[other] ?? 0)
      observed += distance * sum(tallies.map((tally) => ((tally[one] ?? 0) * (tally[other] ?? 0)) / (sum(tally) - 1)))
    }
  return expected === 0 ? undefined : 1 - ((sum(totals) - 1) * observed) / expected
}

/** How far two values lie apart, squared; on an ordinal scale by how many marks lie between. */
function distanceOf(totals: readonly number[], scale: readonly number[], level: AlphaLevel) {
  return (one: number, other: number): number => {
    if (level === 'NOMINAL') return 1
    if (level === 'INTERVAL') return ((scale[one] ?? 0) - (scale[other] ?? 0)) ** 2
    const between = sum(totals.slice(one, other + 1))
    return (between - ((totals[one] ?? 0) + (totals[other] ?? 0)) / 2) ** 2
  }
}

/** How much two values of a scale agree: 1 where they are the same, 0 at its two ends. */
export function weightOf(scale: readonly number[], weight: AgreementWeight): (one: number, other: number) => number {
  const width = (scale.at(-1) ?? 0) - (scale[0] ?? 0)
  const pairsOf = (steps: number) => (steps * (steps + 1)) / 2
  const shareOf: Record<AgreementWeight, (one: number, other: number) => number> = {
    IDENTITY: () => 1,
    LINEAR: (one, other) => Math.abs((scale[one] ?? 0) - (scale[other] ?? 0)) / width,
    QUADRATIC: (one, other) => (((scale[one] ?? 0) - (scale[other] ?? 0)) / width) ** 2,
    ORDINAL: (one, other) => pairsOf(Math.abs(one - other)) / pairsOf(scale.length - 1),
  }
  return (one, other) => (one === other ? 1 : 1 - shareOf[weight](one, other))
}

export interface GwetAgreement {
  /** Raw agreement: of two marks on one unit, how much they agree on average. */
  readonly raw: number
  /** What chance alone would give, by Gwet. */
  readonly chance: number
  /** AC1 under identity weights, AC2 under others. */
  readonly coefficient: number
}

/**
 * Gwet’s AC1 and AC2 (2008; Handbook of Inter-Rater Reliability, 2014) with raw agreement. The scale is told, not read off the marks: steps that nobody has used
 * are steps all the same. Undefined where no unit was rated twice, or the scale has one step.
 */
export function gwetAgreement(
  units: RatedUnits,
  scale: readonly number[],
  weight: AgreementWeight,
): GwetAgreement | undefined {
  return gwetOf(talliesOf(units, scale), scale, weight)
}

function gwetOf(
  tallies: readonly Tally[],
  scale: readonly number[],
  weight: AgreementWeight,
): GwetAgreement | undefined {
  const rated = tallies.filter((tally) => sum(tally) >= 1)
  const twice = rated.filter((tally) => sum(tally) >= 2)
  const steps = scale.length
  if (twice.length === 0 || steps < 2) return undefined
  const agrees = weightOf(scale, weight)
  const places = [...scale.keys()]
  const rawOf = (tally: Tally) => {
    const marks = sum(tally)
    const weighted = (place: number) => sum(places.map((other) => agrees(place, other) * (tally[other] ?? 0)))
    return sum(places.map((place) => (tally[place] ?? 0) * (weighted(place) - 1))) / (marks * (marks - 1))
  }
  const raw = sum(twice.map(rawOf)) / twice.length
  const shares = places.map((place) => sum(rated.map((tally) => (tally[place] ?? 0) / sum(tally))) / rated.length)
  const weights = sum(places.flatMap((one) => places.map((other) => agrees(one, other))))
  const chance = (weights / (steps * (steps - 1))) * sum(shares.map((share) => share * (1 - share)))
  return { raw, chance, coefficient: (raw - chance) / (1 - chance) }
}

type AgreementGap = 'TOO_FEW' | 'NO_VARIATION'

export interface AgreementFigures {
  /** Units that two or more have rated. */
  readonly units: number
  readonly marks: number
  /** Null: too few to tell. α is null as well where all gave the same value; `alphaGap` says which. */
  readonly raw: Estimate | null
  readonly alpha: Estimate | null
  readonly ac2: Estimate | null
  readonly alphaGap: AgreementGap | null
}

/**
 * The three side by side, with intervals: each unit is left out once (jackknife), and t of one less than the units. α by the order of the scale,
 * AC2 and raw agreement by the quadratic distance of its steps.
 */
export function agreementOf(
  units: RatedUnits,
  scale: readonly number[],
  { unitsMin, levelThousandths }: Pick<RaterAgreementPolicy, 'unitsMin' | 'levelThousandths'>,
): AgreementFigures {
  const tallies = talliesOf(units, scale).filter((tally) => sum(tally) >= 2)
  const counts = { units: tallies.length, marks: sum(tallies.map(sum)) }
  if (tallies.length < Math.max(3, unitsMin)) {
    return { ...counts, raw: null, alpha: null, ac2: null, alphaGap: 'TOO_FEW' }
  }
  const level = levelThousandths / 1000
  const alpha = jackknife(tallies, (some) => alphaOf(some, scale, 'ORDINAL'), level)
  return {
    ...counts,
    raw: jackknife(tallies, (some) => gwetOf(some, scale, 'QUADRATIC')?.raw, level),
    alpha,
    ac2: jackknife(tallies, (some) => gwetOf(some, scale, 'QUADRATIC')?.coefficient, level),
    alphaGap: alpha === null ? 'NO_VARIATION' : null,
  }
}

/** Units with the same marks make the same difference when they are left out: each kind is left out once and counts as often as it is there. */
function jackknife(
  tallies: readonly Tally[],
  figureOf: (some: readonly Tally[]) => number | undefined,
  level: number,
): Estimate | null {
  const value = figureOf(tallies)
  if (value === undefined) return null
  const kinds = new Map<string, { first: number; times: number }>()
  for (const [index, tally] of tallies.entries()) {
    const key = tally.join()
    const kind = kinds.get(key)
    if (kind === undefined) kinds.set(key, { first: index, times: 1 })
    else kind.times += 1
  }
  // Where the last difference is left out there is nothing to agree about: that says nothing of agreement, and the value itself stands for it.
  const without = [...kinds.values()].map(({ first, times }) => ({
    times,
    figure: figureOf(tallies.toSpliced(first, 1)) ?? value,
  }))
  const n = tallies.length
  const centre = sum(without.map(({ times, figure }) => times * figure)) / n
  const variance = ((n - 1) / n) * sum(without.map(({ times, figure }) => times * (figure - centre) ** 2))
  const half = tWithin(level, n - 1) * Math.sqrt(variance)
  return { value, lower: Math.max(-1, value - half), upper: Math.min(1, value + half) }
}
