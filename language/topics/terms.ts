import { isHan } from '../characters.ts'
import type { TopicDocument } from './document.ts'

const shortest = 2
const longest = 5
const leastPmi = 2
const leastEntropy = 0.8

interface Seen {
  count: number
  readonly documents: number[]
  readonly left: Map<number, number>
  readonly right: Map<number, number>
}

const bump = (map: Map<number, number>, unit: number) => map.set(unit, (map.get(unit) ?? 0) + 1)

function entropy(counts: ReadonlyMap<number, number>): number {
  let total = 0
  for (const count of counts.values()) total += count
  let sum = 0
  // The edge of a text stands apart each time: what ends many texts is free there.
  for (const [unit, count] of counts) {
    if (unit === 0) sum += (count / total) * Math.log2(total)
    else sum -= (count / total) * Math.log2(count / total)
  }
  return sum
}

/** Runs of Chinese characters of a text. */
function runsOf(text: string): string[] {
  const runs: string[] = []
  let run = ''
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && isHan(text.charCodeAt(at))) run += text[at]
    else {
      if (run.length >= shortest) runs.push(run)
      run = ''
    }
  }
  return runs
}

function countTerm(run: string, start: number, length: number, document: number, seen: Map<string, Seen>): void {
  const term = run.slice(start, start + length)
  const one: Seen = seen.get(term) ?? { count: 0, documents: [], left: new Map(), right: new Map() }
  one.count++
  if (one.documents[one.documents.length - 1] !== document) one.documents.push(document)
  bump(one.left, start === 0 ? 0 : run.charCodeAt(start - 1))
  bump(one.right, start + length === run.length ? 0 : run.charCodeAt(start + length))
  seen.set(term, one)
}

function countRun(run: string, document: number, seen: Map<string, Seen>, singles: Map<string, number>): void {
  for (let start = 0; start < run.length; start++) {
    const sign = run[start] ?? ''
    singles.set(sign, (singles.get(sign) ?? 0) + 1)
    for (let length = shortest; length <= longest && start + length <= run.length; length++) {
      countTerm(run, start, length, document, seen)
    }
  }
}

const loose =
  /^[的了是在我你他她它们就都也还又和跟把被给让叫这那一不没有很太个么吗呢吧啊请]|[的了着过是在我你他她就都也还又和跟把被给让这那一不没很太么吗呢吧啊]$/

/** A candidate term with the documents that have it, by their place in the list. */
export interface Term {
  readonly term: string
  readonly documents: readonly number[]
}

/** Pointwise mutual information of a term’s weakest cut. */
function holdTogether(
  term: string,
  seen: ReadonlyMap<string, Seen>,
  singles: ReadonlyMap<string, number>,
  total: number,
) {
  const countOf = (piece: string) => (piece.length === 1 ? singles.get(piece) : seen.get(piece)?.count) ?? 1
  const own = countOf(term)
  let least = Number.POSITIVE_INFINITY
  for (let cut = 1; cut < term.length; cut++) {
    least = Math.min(least, Math.log2((own * total) / (countOf(term.slice(0, cut)) * countOf(term.slice(cut)))))
  }
  return least
}

/**
 * Words and phrases of a collection without a dictionary: sequences of two to five characters that hold together inside (PMI) and stand freely
 * (entropy of what is left and right of them), in at least `least` documents.
 */
export function findTerms(documents: readonly TopicDocument[], least: number): Term[] {
  const seen = new Map<string, Seen>()
  const singles = new Map<string, number>()
  documents.forEach((document, at) => {
    for (const run of runsOf(document.text)) countRun(run, at, seen, singles)
  })
  let total = 0
  for (const count of singles.values()) total += count
  return [...seen]
    .filter(([term, one]) => {
      if (one.documents.length < least || loose.test(term)) return false
      if (Math.min(entropy(one.left), entropy(one.right)) < leastEntropy) return false
      return holdTogether(term, seen, singles, total) >= leastPmi
    })
    .map(([term, one]) => ({ term, documents: one.documents }))
    .sort((a, b) => (a.term < b.term ? -1 : 1))
}
