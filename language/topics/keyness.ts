import { type Counts, signedG2 } from './statistics.ts'

/** What sets one group of comments apart from the rest: terms by signed G², the most typical first; never summed TF-IDF. */
export function findKeyness(
  group: readonly (readonly string[])[],
  rest: readonly (readonly string[])[],
  most: number,
): { readonly term: string; readonly g2: number; readonly counts: Counts }[] {
  const tally = (comments: readonly (readonly string[])[]) => {
    const counts = new Map<string, number>()
    for (const terms of comments) for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1)
    return counts
  }
  const [inside, outside] = [tally(group), tally(rest)]
  return [...inside]
    .map(([term, a]) => {
      const counts = { a, n1: group.length, b: outside.get(term) ?? 0, n0: rest.length }
      return { term, g2: signedG2(counts), counts }
    })
    .filter(({ g2 }) => g2 > 0)
    .sort((a, b) => b.g2 - a.g2 || (a.term < b.term ? -1 : 1))
    .slice(0, most)
}
