import { wilson } from './handling-figure.ts'
import { sumAsked, sumTold } from './score-rest.ts'
import type { GradeCounts } from './score-tally.ts'
import type { CountedWindow } from './score-text.ts'

/**
 * 公开门户: what is told of a place beside its name. Everything is added up from what was published; of a place at which too few have spoken nothing is told of what they did, and where
 * that could be found by subtracting the others from the whole, the next smallest is silent with it.
 */
export type PlaceCounts = CountedWindow

export const nothingCounted: PlaceCounts = { evaluations: 0, invited: 0, answered: 0, grades: [0, 0, 0, 0, 0] }

function addDays(one: PlaceCounts['days'], other: PlaceCounts['days']): Pick<PlaceCounts, 'days'> {
  if (one === undefined || other === undefined) {
    const days = one ?? other
    return days === undefined ? {} : { days }
  }
  const products = one.products.map((product, at) => product + (other.products[at] ?? 0))
  const [clusters, evaluations] = [one.clusters + other.clusters, one.evaluations + other.evaluations]
  return { days: { clusters, evaluations, products } }
}

export function addCounts(all: readonly PlaceCounts[]): PlaceCounts {
  const told = { evaluations: sumTold(all.map((one) => one.evaluations)), ...sumAsked(all) }
  return all.reduce<PlaceCounts>(
    (sum, one) => ({
      ...told,
      grades: sum.grades.map((count, at) => count + (one.grades[at] ?? 0)) as unknown as GradeCounts,
      ...addDays(sum.days, one.days),
    }),
    { ...nothingCounted, ...told },
  )
}

/** 好评率 with its interval: of those that are told apart, how many are not bad. In hundredths of a percent. */
interface GoodShare {
  readonly hundredths: number
  readonly lowerHundredths: number
  readonly upperHundredths: number
}

/** What is told of a place: null where too few have spoken, or nobody has. */
export interface PlaceFigure {
  readonly evaluations: number | null
  readonly invited: number | null
  readonly answered: number | null
  readonly grades: readonly number[] | null
  readonly good: GoodShare | null
}

const untold: PlaceFigure = { evaluations: null, invited: null, answered: null, grades: null, good: null }

/** What figures of the portal are told by. */
export interface PortalRules {
  readonly smallestCell: number
  readonly negativeGradeMax: number
  readonly intervalZThousandths: number
}

const isSmall = (count: number | null, smallest: number) => count !== null && count > 0 && count < smallest

/** Of a place by itself, where no others could give it away. */
export function toFigure(counts: PlaceCounts, rules: PortalRules): PlaceFigure {
  const { evaluations, invited, answered, grades } = counts
  if (evaluations === null || evaluations < rules.smallestCell || isSmall(invited, rules.smallestCell)) return untold
  const told = grades.reduce((sum, count) => sum + count, 0)
  const isEnough = told > 0 && told >= rules.smallestCell
  return {
    ...{ evaluations, ...askedOf({ invited, answered }, rules.smallestCell) },
    grades: isEnough ? [...grades] : null,
    good: isEnough ? goodShareOf(counts, told, rules) : null,
  }
}

/** Wilson’s interval on as many independent evaluations as these are worth: what one member of staff did on one day is alike. */
function goodShareOf(
  { grades, days }: PlaceCounts,
  told: number,
  { negativeGradeMax, intervalZThousandths }: PortalRules,
): GoodShare {
  const good = grades.slice(negativeGradeMax).reduce((sum, count) => sum + count, 0)
  const wider = designEffect(good / told, days, negativeGradeMax)
  const [lowerHundredths, upperHundredths] = wilson(good / wider, told / wider, intervalZThousandths / 1000)
  return { hundredths: Math.round((good * 10_000) / told), lowerHundredths, upperHundredths }
}

/** By how much days that are alike make a share less sure: the variance that they show over that of evaluations which know nothing of one another. Never less than one. */
function designEffect(share: number, days: PlaceCounts['days'], negativeGradeMax: number): number {
  if (days === undefined || days.clusters < 2 || share === 0 || share === 1) return 1
  const off = [0, 1, 2, 3, 4].map((at) => (at >= negativeGradeMax ? 1 : 0) - share)
  let between = 0
  for (const [g, one] of off.entries())
    for (const [h, other] of off.entries()) between += (days.products[5 * g + h] ?? 0) * one * other
  const seen = (between * days.clusters) / ((days.clusters - 1) * days.evaluations)
  return Math.max(1, seen / (share * (1 - share)))
}

type Asked = Pick<PlaceCounts, 'invited' | 'answered'>
const nobodyTold: Asked = { invited: null, answered: null }

/** Few and nobody are told alike. */
const askedOf = ({ invited, answered }: Asked, smallest: number): Asked =>
  (invited ?? 0) < smallest || (answered ?? 0) < smallest ? nobodyTold : { invited, answered }

/** Beside a figure of a place: how many were invited and answered; null where too few were, or have spoken. */
export const toldAsked = (
  { evaluations, ...asked }: Pick<PlaceCounts, 'evaluations' | keyof Asked>,
  smallest: number,
) => ((evaluations ?? 0) < smallest ? nobodyTold : askedOf(asked, smallest))

/**
 * Of the parts of a whole that is told as well.
 *
 * @returns in the order of the parts
 */
export function toFigures(parts: readonly PlaceCounts[], rules: PortalRules): readonly PlaceFigure[] {
  // Of a place at which a few were asked it is not told whether they have spoken. What its text does not tell is in no whole, and needs nobody to hide behind.
  const sizes = parts.map(({ evaluations, invited }) =>
    isSmall(invited, rules.smallestCell) ? Math.min(evaluations ?? 0, invited ?? 0) : (evaluations ?? 0),
  )
  const told = isTold(sizes, rules.smallestCell)
  return parts.map((part, at) => (told[at] === true ? toFigure(part, rules) : untold))
}

/** A count by itself; null where there are so few that one of them could be known. Nobody is nobody. */
export const tellCount = (count: number, smallest: number): number | null => (isSmall(count, smallest) ? null : count)

/** Which parts of a whole that is told as well are told: neither small ones nor, where these are too few together to hide in, the next smallest. */
export function isTold(parts: readonly number[], smallest: number): readonly boolean[] {
  const hidden = new Set(parts.flatMap((count, at) => (isSmall(count, smallest) ? [at] : [])))
  const size = [...hidden].reduce((sum, at) => sum + (parts[at] ?? 0), 0)
  if (hidden.size > 0 && size < smallest) {
    const [next] = parts
      .flatMap((count, at) => (count > 0 && !hidden.has(at) ? [{ count, at }] : []))
      .sort((one, other) => one.count - other.count)
    if (next !== undefined) hidden.add(next.at)
  }
  return parts.map((_, at) => !hidden.has(at))
}

/** By which seeds cities of equal and of different windows are simulated, to see how often somebody is named wrongly: the first, and one for each city after it. */
export const simulationSeedFirst = 20_260_000
