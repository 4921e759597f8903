/** 意见分析: what is read from the words of citizens, and how it is told. */

export const commentOrigins = ['EVALUATION', 'ADDED', 'LATER', 'PUBLIC'] as const
export type CommentOrigin = (typeof commentOrigins)[number]

export const commentPolarities = ['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED'] as const
export type CommentPolarity = (typeof commentPolarities)[number]

/** Policy `comment-reading`. */
export interface CommentReadingPolicy {
  /** Of fewer comments nobody is told what they say. */
  readonly smallestGroup: number
  /** With how many weeks before the period its words are compared. */
  readonly weeksBefore: number
  /** Fewer comments are no topic. */
  readonly topicCommentsMin: number
  /** How many times as frequent as before a word has become at least. */
  readonly topicLiftMin: number
  readonly listedTopics: number
}

export interface WordCount {
  readonly word: string
  /** Comments in which it stands. */
  readonly now: number
  readonly before: number
}

export interface Topic extends WordCount {
  /** In hundredths; null: it did not stand anywhere before. */
  readonly liftHundredths: number | null
  /** Signed G² (Dunning 1993) in hundredths: how much the two shares differ beyond chance. */
  readonly keynessHundredths: number
}

/** From here on the difference is chance in one of a hundred: χ² of one degree of freedom, .99. */
const keynessMin = 6.63

/**
 * The words that have become more frequent, the surest first.
 *
 * @param totals comments of the period, and of the weeks before
 */
export function emergingTopics(
  words: readonly WordCount[],
  totals: { readonly now: number; readonly before: number },
  { topicCommentsMin, topicLiftMin, listedTopics }: CommentReadingPolicy,
): readonly Topic[] {
  return words
    .filter(({ now }) => now >= topicCommentsMin)
    .map((count) => ({ ...count, lift: liftOf(count, totals), keyness: keynessOf(count, totals) }))
    .filter(({ lift, keyness }) => (lift === null || lift >= topicLiftMin) && keyness >= keynessMin)
    .sort((a, b) => b.keyness - a.keyness || (a.word < b.word ? -1 : 1))
    .slice(0, listedTopics)
    .map(({ word, now, before, lift, keyness }) => ({
      word,
      now,
      before,
      liftHundredths: lift === null ? null : Math.round(lift * 100),
      keynessHundredths: Math.round(keyness * 100),
    }))
}

const liftOf = ({ now, before }: WordCount, totals: { readonly now: number; readonly before: number }) =>
  before === 0 ? null : now / totals.now / (before / totals.before)

/** Signed: below nought where it has become rarer. Nought where there is nothing to compare with. */
export function keynessOf(
  { now, before }: Pick<WordCount, 'now' | 'before'>,
  totals: { readonly now: number; readonly before: number },
): number {
  const all = totals.now + totals.before
  if (totals.now === 0 || totals.before === 0) return 0
  const told = now + before
  const term = (seen: number, expected: number) => (seen === 0 || expected === 0 ? 0 : seen * Math.log(seen / expected))
  const cells =
    term(now, (told * totals.now) / all) +
    term(before, (told * totals.before) / all) +
    term(totals.now - now, ((all - told) * totals.now) / all) +
    term(totals.before - before, ((all - told) * totals.before) / all)
  const rises = now / totals.now >= before / totals.before
  return (rises ? 2 : -2) * Math.max(0, cells)
}

/** So many values of two signatures are equal at least, of 64, where two comments are the same with small changes. */
const duplicateShare = 0.5
const bandBytes = 8

/**
 * How many comments are copies of others with small changes: those beyond the first of each cluster.
 *
 * @param signatures MinHash, each as its bytes, four for each value
 */
export function countCopies(signatures: readonly Uint8Array[]): {
  readonly clusters: number
  readonly comments: number
} {
  const parents = signatures.map((_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while (parents[root] !== root) root = parents[root] ?? root
    return root
  }
  const buckets = new Map<string, number>()
  signatures.forEach((signature, own) => {
    for (let at = 0; at + bandBytes <= signature.length; at += bandBytes) {
      const key = `${at}|${signature.slice(at, at + bandBytes).join()}`
      const first = buckets.get(key)
      if (first === undefined) buckets.set(key, own)
      else if (rootOf(first) !== rootOf(own) && isCopy(signatures[first] ?? signature, signature)) {
        const [a, b] = [rootOf(first), rootOf(own)]
        parents[Math.max(a, b)] = Math.min(a, b)
      }
    }
  })
  const sizes = new Map<number, number>()
  for (const at of parents.keys()) sizes.set(rootOf(at), (sizes.get(rootOf(at)) ?? 0) + 1)
  const clusters = [...sizes.values()].filter((size) => size > 1)
  return { clusters: clusters.length, comments: clusters.reduce((sum, size) => sum + size, 0) }
}

function isCopy(one: Uint8Array, other: Uint8Array): boolean {
  let equal = 0
  for (let at = 0; at + 4 <= one.length; at += 4) {
    if ([0, 1, 2, 3].every((byte) => one[at + byte] === other[at + byte])) equal++
  }
  return equal * 4 >= one.length * duplicateShare
}
