import { isHan } from '../../../language/characters.ts'
import { concepts } from '../../../language/lexicon/index.ts'
import { normalise } from '../../../language/normalise.ts'
import type { Example } from './corpus.ts'
import { markedPii } from './documents.ts'

const leastDocuments = 3
const longest = 5
const leastPmi = 3
const leastEntropy = 1.2

interface Seen {
  documents: number
  count: number
  last: number
  readonly left: Map<string, number>
  readonly right: Map<string, number>
}

function entropy(counts: ReadonlyMap<string, number>): number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  let sum = 0
  for (const count of counts.values()) sum -= (count / total) * Math.log2(count / total)
  return sum
}

function countRun(run: string, document: number, seen: Map<string, Seen>): void {
  for (let start = 0; start < run.length; start++) {
    for (let length = 1; length <= longest && start + length <= run.length; length++) {
      const term = run.slice(start, start + length)
      const one = seen.get(term) ?? { documents: 0, count: 0, last: -1, left: new Map(), right: new Map() }
      one.count++
      if (one.last !== document) one.documents++
      one.last = document
      const left = start === 0 ? '^' : (run[start - 1] ?? '^')
      const right = run[start + length] ?? '$'
      one.left.set(left, (one.left.get(left) ?? 0) + 1)
      one.right.set(right, (one.right.get(right) ?? 0) + 1)
      seen.set(term, one)
    }
  }
}

function leastPmiOf(term: string, seen: ReadonlyMap<string, Seen>, total: number): number {
  const count = seen.get(term)?.count ?? 0
  let least = Number.POSITIVE_INFINITY
  for (let cut = 1; cut < term.length; cut++) {
    const left = seen.get(term.slice(0, cut))?.count ?? 1
    const right = seen.get(term.slice(cut))?.count ?? 1
    least = Math.min(least, Math.log2((count * total) / (left * right)))
  }
  return least
}

const loose =
  /^[的了是在我你他她它们就都也还又和跟把被给让叫这那一不没有很太个么吗呢吧啊]|[的了着过是在我你他她就都也还又和跟把被给让这那一不没很太么吗呢吧啊]$/

/** Words and phrases with the number of training comments that have them: sequences that hold together inside and are free outside. */
export function mineTerms(examples: readonly Example[]): { terms: string[]; counts: number[] } {
  const seen = new Map<string, Seen>()
  let total = 0
  examples.forEach((example, document) => {
    const normal = normalise(example.text)
    const hidden = new Set<number>()
    for (const { start, end } of markedPii(example, normal)) for (let at = start; at < end; at++) hidden.add(at)
    let run = ''
    for (let at = 0; at <= normal.length; at++) {
      if (at < normal.length && isHan(normal.units[at] ?? 0) && !hidden.has(at)) run += normal.text[at]
      else {
        countRun(run, document, seen)
        total += run.length
        run = ''
      }
    }
  })
  const known = new Set(Object.values(concepts).flatMap((words) => words.split(/\s+/)))
  const kept = [...seen].filter(([term, one]) => {
    if (term.length < 2 || one.documents < leastDocuments || loose.test(term)) return false
    if (known.has(term)) return true
    const free = Math.min(entropy(one.left), entropy(one.right))
    return free >= leastEntropy && leastPmiOf(term, seen, total) >= leastPmi
  })
  kept.sort(([a], [b]) => (a < b ? -1 : 1))
  return { terms: kept.map(([term]) => term), counts: kept.map(([, one]) => Math.min(65_535, one.documents)) }
}
