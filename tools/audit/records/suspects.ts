import type { CanonValue } from '../../../ledger/canon.ts'
import type { Possible } from './store.ts'

/** How far a time is looked for around the one that stands there now, in hours. */
const hoursAround = 24 * 31
const grades = [1, 2, 3, 4, 5]
const ladders = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

/**
 * What a field may have been before somebody changed it. A digest tells that something was changed and not what; but most fields have few values, and the one
 * that gives the old digest says which field it was. Words cannot be tried.
 */
export function suspectsOf(field: string, value: CanonValue, possible: Possible): Iterable<CanonValue> {
  const lists: Readonly<Record<string, () => Iterable<CanonValue>>> = {
    at: () => hoursOf(value),
    window: () => possible.windows,
    item: () => possible.items,
    staff: () => [null, ...possible.staff],
    channel: () => possible.channels,
    rules: () => possible.rules,
    origin: () => possible.origins,
    counted: () => countedOf(value, possible),
    reasons: () => reasonsOf(value, possible),
    scores: () => scoresOf(value),
  }
  return lists[field]?.() ?? []
}

function* hoursOf(value: CanonValue): Generator<CanonValue> {
  for (let hours = -hoursAround; hours <= hoursAround; hours += 1) yield Number(value) + hours
}

const bands = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
const dayMs = 86_400_000
const daysAround = 366

/** With any one member another: a day around, a band, yes or no, one of its list; and that one wherever the same stands, should its code have changed. */
function* countedOf(value: CanonValue, { counted }: Possible): Generator<CanonValue> {
  const told = value as { readonly [member: string]: CanonValue }
  for (const [member, now] of Object.entries(told))
    for (const other of othersOf(member, now, counted[member])) {
      yield { ...told, [member]: other }
      const same = Object.keys(told).filter((each) => told[each] === now && counted[each]?.includes(String(other)))
      if (same.length > 1) yield { ...told, ...Object.fromEntries(same.map((each) => [each, other])) }
    }
}

function* othersOf(member: string, now: CanonValue, list: readonly string[] | undefined): Generator<CanonValue> {
  if (list !== undefined) yield* [null, ...list]
  else if (typeof now === 'number') yield* bands
  else if (member === 'serviceDay')
    for (let days = -daysAround; days <= daysAround; days += 1)
      yield new Date(Date.parse(String(now)) + days * dayMs).toISOString().slice(0, 10)
  else yield* [null, true, false]
}

/** None, any two, one less, one more in the first or last place, or another one. */
function* reasonsOf(value: CanonValue, { reasons }: Possible): Generator<CanonValue> {
  const told = Array.isArray(value) ? (value as readonly string[]) : []
  yield []
  for (const first of reasons) for (const second of reasons) yield [first, second]
  for (const [at] of told.entries()) yield told.toSpliced(at, 1)
  for (const reason of reasons) {
    yield [...told, reason]
    yield [reason, ...told]
    for (const [at] of told.entries()) yield told.with(at, reason)
  }
}

function* scoresOf(value: CanonValue): Generator<CanonValue> {
  if (value === null || typeof value === 'number') {
    yield null
    yield* grades
    return
  }
  const scores = value as { readonly dimensions?: CanonValue; readonly [dimension: string]: CanonValue | undefined }
  // Added reasons have dimensions alone, an evaluation a grade as well.
  const isGraded = 'grade' in scores
  const dimensions = (isGraded ? scores.dimensions : scores) as Readonly<Record<string, number>> | null
  if (!isGraded) yield null
  for (const other of dimensionsOf(dimensions))
    if (!isGraded) yield other
    else for (const grade of grades) yield { ...scores, grade, dimensions: other }
}

/** As they are; none; and with any one of them another. */
function* dimensionsOf(
  dimensions: Readonly<Record<string, number>> | null,
): Generator<Readonly<Record<string, number>> | null> {
  yield dimensions
  if (dimensions === null) return
  yield null
  for (const name of Object.keys(dimensions)) for (const score of ladders) yield { ...dimensions, [name]: score }
}
