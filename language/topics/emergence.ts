import type { TopicDocument } from './document.ts'
import { benjaminiHochberg, type Counts, fisherRise, lift, liftInterval, signedG2 } from './statistics.ts'
import { findTerms, type Term } from './terms.ts'

export interface EmergenceOptions {
  /** The last day of the period that is looked at, in days since 1970-01-01. */
  readonly today: number
  /** How many days the period has. */
  readonly days: number
  readonly weeksBefore: number
  readonly documentsLeast: number
  readonly liftLeast: number
  /** Share of topics that may be wrong. */
  readonly q: number
}

/** The design’s own numbers; the server hands over those of its policy. */
export const usualEmergence = { days: 2, weeksBefore: 8, documentsLeast: 4, liftLeast: 2, q: 0.05 } as const

/** A topic: terms that came up together, named by the longest that covers it. */
export interface Topic {
  readonly label: string
  readonly terms: readonly string[]
  readonly counts: Counts
  readonly g2: number
  readonly p: number
  readonly lift: { readonly lift: number; readonly low: number; readonly high: number }
  /** Three comments that show it. */
  readonly samples: readonly string[]
  /** All comments of the period that belong to it. */
  readonly comments: readonly string[]
}

interface Risen {
  readonly term: Term
  readonly now: readonly number[]
  readonly counts: Counts
  readonly p: number
}

const mergeFrom = 0.4

/** Documents of the period, and those of the same days of the week in the weeks before. */
function toPeriods(documents: readonly TopicDocument[], options: EmergenceOptions) {
  const { today, days, weeksBefore } = options
  const kept: { document: TopicDocument; isNow: boolean }[] = []
  for (const document of documents) {
    const age = today - document.day
    if (age < 0 || age >= days + weeksBefore * 7) continue
    if (age < days) kept.push({ document, isNow: true })
    else if (age % 7 < days) kept.push({ document, isNow: false })
  }
  return kept
}

/**
 * What has come up in the last days: each term’s share of documents against the same days of the week before, by Fisher’s exact test (counts are
 * small), Benjamini and Hochberg over everything that was tested, and merged where the terms have the same documents.
 */
export function findEmerging(documents: readonly TopicDocument[], options: EmergenceOptions): Topic[] {
  const kept = toPeriods(documents, options)
  const list = kept.map((one) => one.document)
  const n1 = kept.filter((one) => one.isNow).length
  const n0 = kept.length - n1
  if (n1 < options.documentsLeast || n0 === 0) return []
  const terms = findTerms(list, options.documentsLeast)
  const tests: Risen[] = terms.map((term) => {
    const now = term.documents.filter((at) => kept[at]?.isNow === true)
    const counts = { a: now.length, n1, b: term.documents.length - now.length, n0 }
    return { term, now, counts, p: fisherRise(counts) }
  })
  const stands = benjaminiHochberg(
    tests.map((test) => test.p),
    options.q,
  )
  const risen = tests.filter(
    ({ counts }, at) => stands[at] === true && counts.a >= options.documentsLeast && lift(counts) >= options.liftLeast,
  )
  return merge(risen).map((group) => toTopic(group, list))
}

function overlap(a: ReadonlySet<number>, b: readonly number[]): number {
  let common = 0
  for (const one of b) if (a.has(one)) common++
  return common / (a.size + b.length - common || 1)
}

/** Terms whose documents are mostly the same say the same; or those that lie within the others’ documents. */
function merge(risen: readonly Risen[]): Risen[][] {
  const groups: { documents: Set<number>; members: Risen[] }[] = []
  const ordered = risen.toSorted(
    (a, b) => a.p - b.p || b.term.term.length - a.term.term.length || (a.term.term < b.term.term ? -1 : 1),
  )
  for (const one of ordered) {
    const home = groups.find(({ documents }) => {
      const inside = one.now.filter((at) => documents.has(at)).length
      return overlap(documents, one.now) >= mergeFrom || inside >= one.now.length * 0.75
    })
    if (home === undefined) groups.push({ documents: new Set(one.now), members: [one] })
    else {
      home.members.push(one)
      for (const at of one.now) home.documents.add(at)
    }
  }
  return groups.map((group) => group.members)
}

function toTopic(group: readonly Risen[], documents: readonly TopicDocument[]): Topic {
  const [best] = group
  if (best === undefined) throw new Error('a topic without terms')
  const most = Math.max(...group.map((one) => one.now.length))
  const covering = group.filter((one) => one.now.length >= most * 0.6)
  const label =
    covering.toSorted((a, b) => b.term.term.length - a.term.term.length || a.p - b.p)[0]?.term.term ?? best.term.term
  const places = [...new Set(group.flatMap((one) => one.now))].sort((a, b) => a - b)
  const weight = (at: number) => group.filter((one) => one.now.includes(at)).length
  const shown = places.toSorted((a, b) => weight(b) - weight(a) || a - b).slice(0, 3)
  return {
    label,
    terms: group.map((one) => one.term.term),
    counts: best.counts,
    g2: signedG2(best.counts),
    p: best.p,
    lift: liftInterval(best.counts),
    samples: shown.map((at) => documents[at]?.comments[0] ?? ''),
    comments: places.flatMap((at) => documents[at]?.comments ?? []),
  }
}
