import { benjaminiHochberg, type Counts, fisherRise, liftInterval } from './statistics.ts'

/** How a topic and a scope go together: where the scope has more of it than the rest. */
export interface Link {
  readonly topic: string
  readonly scope: string
  readonly counts: Counts
  readonly p: number
  readonly lift: { readonly lift: number; readonly low: number; readonly high: number }
}

interface Marked {
  readonly topics: readonly string[]
  readonly scopes: readonly string[]
}

const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)

/**
 * Which window or item a topic belongs to: Fisher’s exact test of documents with and without the scope, Benjamini and Hochberg over all pairs.
 * Told as lift with its interval, never as a bare count: a busy window has more of everything.
 */
export function linkTopics(documents: readonly Marked[], q: number, least: number): Link[] {
  const topics = new Map<string, number>()
  const scopes = new Map<string, number>()
  const pairs = new Map<string, number>()
  for (const document of documents) {
    for (const topic of new Set(document.topics)) count(topics, topic)
    for (const scope of new Set(document.scopes)) {
      count(scopes, scope)
      for (const topic of new Set(document.topics)) count(pairs, `${topic}\n${scope}`)
    }
  }
  const links = [...pairs].map(([pair, a]): Link => {
    const [topic = '', scope = ''] = pair.split('\n')
    const n1 = scopes.get(scope) ?? 0
    const counts = { a, n1, b: (topics.get(topic) ?? 0) - a, n0: documents.length - n1 }
    return { topic, scope, counts, p: fisherRise(counts), lift: liftInterval(counts) }
  })
  const stands = benjaminiHochberg(
    links.map((link) => link.p),
    q,
    topics.size * scopes.size,
  )
  return links.filter((link, at) => stands[at] === true && link.counts.a >= least)
}
