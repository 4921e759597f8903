import { type Automaton, buildAutomaton, wordState } from './automaton.ts'
import type { Model } from './model-file.ts'
import { type Normal, toOriginal } from './normalise.ts'
import type { Found } from './pii/found.ts'
import type { Keyword, Span } from './types.ts'

const keywordsMax = 8

type Tell = (term: number, start: number, end: number) => void

/** Finds the words and phrases of a comment that say most: TF-IDF on the document frequencies that the model brings. */
export class KeywordFinder {
  private readonly automaton: Automaton
  private readonly weights: Float32Array
  private readonly terms: readonly string[]

  constructor(model: Model) {
    this.terms = model.terms
    this.automaton = buildAutomaton(model.terms.map((term, at) => [term, at] as const))
    this.weights = Float32Array.from(model.termCounts, (count) =>
      Math.log((model.header.documents + 1) / (count + 0.5)),
    )
  }

  /** The heaviest terms outside masked places, phrases before the words within them; heaviest first. */
  find(normal: Normal, masked: readonly Found[]): Keyword[] {
    const spans = new Map<number, Span[]>()
    this.longest(normal, masked, (term, start, end) => {
      if (term < 0) return
      const list = spans.get(term) ?? []
      list.push(toOriginal(normal, start, end))
      spans.set(term, list)
    })
    return [...spans]
      .map(([term, places]) => ({
        term: this.terms[term] ?? '',
        weight: this.weightOf(term, places.length),
        spans: places,
      }))
      .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
      .slice(0, keywordsMax)
  }

  private weightOf(term: number, count: number): number {
    const phrase = (this.terms[term]?.length ?? 0) > 2 ? 1.25 : 1
    return Math.round((this.weights[term] ?? 0) * (1 + Math.log(count)) * phrase * 1000) / 1000
  }

  /** Terms that lie within no longer one; of two that overlap, the one that begins first. */
  private longest(normal: Normal, masked: readonly Found[], tell: Tell): void {
    let start = 0
    for (const mask of masked) {
      this.longestOf(normal, start, mask.start, tell)
      start = mask.end
    }
    this.longestOf(normal, start, normal.length, tell)
  }

  private longestOf(normal: Normal, start: number, end: number, tell: Tell): void {
    const { step, value, wordLength } = this.automaton
    let state = 0
    let pending = { term: -1, start: 0, end: 0 }
    for (let at = start; at < end; at++) {
      state = step(state, normal.units[at] ?? 0)
      const word = wordState(this.automaton, state)
      if (word === 0) continue
      const found = { term: value[word] ?? 0, start: at + 1 - (wordLength[word] ?? 0), end: at + 1 }
      if (found.start >= pending.end) tell(pending.term, pending.start, pending.end)
      if (found.start >= pending.end || found.start <= pending.start) pending = found
    }
    tell(pending.term, pending.start, pending.end)
  }
}
