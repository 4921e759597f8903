import { tWithin } from './kernel/distribution.ts'

/**
 * 宽严度: by how much one rater gives fewer points than the others for the same. Each mark is taken as what the place is worth, less how strict its rater
 * is, and the rest. That can be told only among raters who are connected by places that two of them have rated.
 */
export interface RatedPlace {
  readonly raterId: string
  readonly placeId: string
  readonly points: number
}

interface RaterSeverity {
  readonly raterId: string
  /** All of his marks, and those on places that somebody else has rated too. */
  readonly visits: number
  readonly paired: number
  readonly meanPoints: number
  /** Which raters can be compared with him: those of the same group; null: nobody, he is not connected. */
  readonly group: number | null
  /** In points: above 0 he is stricter than the mean of his group, below it he is milder. Null: not connected. */
  readonly severity: number | null
  /** Null where nothing is left over to tell by how much marks vary (not one place more than is needed to connect the group). */
  readonly standardError: number | null
  readonly lower: number | null
  readonly upper: number | null
  /** What the mean of his marks would be from a rater of middling severity; beside `meanPoints`, never in its place. */
  readonly correctedMean: number | null
}

interface SeverityGroup {
  readonly group: number
  readonly raters: number
  readonly places: number
  readonly residualVariance: number | null
  readonly freedom: number
}

export interface SeverityFit {
  readonly raters: readonly RaterSeverity[]
  readonly groups: readonly SeverityGroup[]
}

type Matrix = readonly (readonly number[])[]

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const meanOf = (marks: readonly RatedPlace[]) => sum(marks.map(({ points }) => points)) / marks.length

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

/** Places that two different raters have rated; only these connect. */
function sharedPlaces<Mark extends RatedPlace>(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const places = groupBy(marks, ({ placeId }) => placeId)
  return [...places.values()].filter((place) => new Set(place.map(({ raterId }) => raterId)).size >= 2)
}

/** Marks on shared places, by groups of raters that are connected with each other; in the order in which raters are first told. */
export function connectedGroups<Mark extends RatedPlace>(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const shared = sharedPlaces(marks)
  const leaders = new Map<string, string>()
  const leaderOf = (raterId: string): string => {
    const above = leaders.get(raterId) ?? raterId
    return above === raterId ? raterId : leaderOf(above)
  }
  for (const place of shared) {
    const [first] = place
    for (const { raterId } of place) leaders.set(leaderOf(raterId), leaderOf(first?.raterId ?? raterId))
  }
  return [...groupBy(shared.flat(), ({ raterId }) => leaderOf(raterId)).values()]
}

export interface LeastSquares {
  /** In the order of `severities`; they sum to nothing. */
  readonly raterIds: readonly string[]
  readonly severities: readonly number[]
  /** Of each severity, in units of the residual variance. */
  readonly leverages: readonly number[]
  /** Squares that the model leaves over, and of how many degrees of freedom. */
  readonly residualSquares: number
  readonly freedom: number
  readonly places: number
}

/** Least squares of one connected group: places are taken out first, so that one equation for each rater is left. */
export function fitGroup(marks: readonly RatedPlace[]): LeastSquares {
  const raterIds = [...new Set(marks.map(({ raterId }) => raterId))]
  const seats = new Map(raterIds.map((raterId, seat) => [raterId, seat]))
  const places = [...groupBy(marks, ({ placeId }) => placeId).values()]
  const n = raterIds.length
  const seatOf = ({ raterId }: RatedPlace) => seats.get(raterId) ?? 0
  // The share 1/n in every cell stands for “they sum to nothing”.
  const equations = raterIds.map(() => raterIds.map(() => 1 / n))
  const wanted = raterIds.map(() => 0)
  const add = (row: number, column: number, value: number) => {
    const cells = equations[row]
    if (cells !== undefined) cells[column] = (cells[column] ?? 0) + value
  }
  for (const place of places) {
    const mean = meanOf(place)
    for (const one of place) {
      const seat = seatOf(one)
      add(seat, seat, 1)
      wanted[seat] = (wanted[seat] ?? 0) + mean - one.points
      for (const other of place) add(seat, seatOf(other), -1 / place.length)
    }
  }
  const inverse = invert(equations)
  const severities = inverse.map((row) => sum(row.map((cell, seat) => cell * (wanted[seat] ?? 0))))
  const severityOf = (mark: RatedPlace) => severities[seatOf(mark)] ?? 0
  const residualSquares = sum(
    places.map((place) => {
      const worth = sum(place.map((mark) => mark.points + severityOf(mark))) / place.length
      return sum(place.map((mark) => (mark.points + severityOf(mark) - worth) ** 2))
    }),
  )
  return {
    ...{ raterIds, severities, residualSquares },
    leverages: inverse.map((row, seat) => (row[seat] ?? 0) - 1 / n),
    freedom: marks.length - places.length - n + 1,
    places: places.length,
  }
}

/** Gauss and Jordan; what is inverted here is symmetric and above nothing, so the largest in its column is never nothing. */
function invert(matrix: Matrix): Matrix {
  const n = matrix.length
  const rows = matrix.map((row, index) => [...row, ...row.map((_, column) => (column === index ? 1 : 0))])
  for (let step = 0; step < n; step += 1) {
    const best = rows.reduce(
      (found, row, index) =>
        index >= step && Math.abs(row[step] ?? 0) > Math.abs(rows[found]?.[step] ?? 0) ? index : found,
      step,
    )
    const [pivot, other] = [rows[best] ?? [], rows[step] ?? []]
    rows[best] = other
    const divisor = pivot[step] ?? 1
    const scaled = pivot.map((cell) => cell / divisor)
    for (const [index, row] of rows.entries())
      if (index !== step) {
        const times = row[step] ?? 0
        rows[index] = row.map((cell, column) => cell - times * (scaled[column] ?? 0))
      }
    rows[step] = scaled
  }
  return rows.map((row) => row.slice(n))
}

/** Every rater of these marks, the connected ones with how strict they are; `level` is how sure the interval is (0.95). */
export function fitSeverities(marks: readonly RatedPlace[], level: number): SeverityFit {
  const fits = connectedGroups(marks).map(fitGroup)
  const paired = groupBy(sharedPlaces(marks).flat(), ({ raterId }) => raterId)
  const found = new Map(
    fits.flatMap((fit, group) => fit.raterIds.map((raterId, seat) => [raterId, { fit, group, seat }] as const)),
  )
  const raters = [...groupBy(marks, ({ raterId }) => raterId)].map(([raterId, own]) => {
    const told = { raterId, visits: own.length, paired: paired.get(raterId)?.length ?? 0, meanPoints: meanOf(own) }
    const place = found.get(raterId)
    if (place === undefined) return { ...told, ...notConnected }
    const { fit, group, seat } = place
    const severity = fit.severities[seat] ?? 0
    return {
      ...told,
      ...{ group, severity, correctedMean: told.meanPoints + severity },
      ...errorOf(fit, seat, severity, level),
    }
  })
  return {
    raters,
    groups: fits.map(({ raterIds, places, freedom, residualSquares }, group) => ({
      ...{ group, places, freedom, raters: raterIds.length },
      residualVariance: freedom > 0 ? residualSquares / freedom : null,
    })),
  }
}

const notConnected = {
  ...{ group: null, severity: null, standardError: null, lower: null, upper: null, correctedMean: null },
} as const

function errorOf({ leverages, residualSquares, freedom }: LeastSquares, seat: number, severity: number, level: number) {
  if (freedom <= 0) return { standardError: null, lower: null, upper: null }
  const standardError = Math.sqrt((residualSquares / freedom) * (leverages[seat] ?? 0))
  const half = tWithin(level, freedom) * standardError
  return { standardError, lower: severity - half, upper: severity + half }
}

/** Marks beside what they would be from a rater of middling severity; null where their rater is not connected. */
export function correctMarks<Mark extends RatedPlace>(
  marks: readonly Mark[],
  { raters }: SeverityFit,
): readonly (Mark & { readonly corrected: number | null })[] {
  const severities = new Map(raters.map(({ raterId, severity }) => [raterId, severity]))
  return marks.map((mark) => {
    const severity = severities.get(mark.raterId) ?? null
    return { ...mark, corrected: severity === null ? null : mark.points + severity }
  })
}
