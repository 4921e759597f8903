import { type Automaton, buildAutomaton, wordState } from './automaton.ts'
import { type Normal, toOriginal } from './normalise.ts'
import type { Mention } from './types.ts'

/** An item of the catalogue, by the names that people use for it. */
export interface ItemName {
  readonly code: string
  readonly names: readonly string[]
}

const window_ =
  /([a-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s?号?\s?(?:窗口?|柜台)|(?:窗口|柜台)\s?([a-z]?\d{1,3})\s?号?/g
const badge = /工号\s?[是为:]?\s?([a-z]{0,2}\d{1,8})/g

/** Windows, badge numbers and items that a comment names. A badge number is what stands on the badge: it is no private number. */
export class MentionFinder {
  private readonly items: Automaton
  private readonly codes: readonly string[]

  constructor(items: readonly ItemName[]) {
    this.codes = items.map((item) => item.code)
    this.items = buildAutomaton(
      items.flatMap((item, at) => item.names.map((name) => [name.normalize('NFKC').toLowerCase(), at] as const)),
    )
  }

  find(normal: Normal): Mention[] {
    const found: Mention[] = []
    if (/[窗柜]/.test(normal.text)) found.push(...this.each(normal, window_, 'window'))
    if (normal.text.includes('工号')) found.push(...this.each(normal, badge, 'staff'))
    if (this.codes.length > 0) this.findItems(normal, found)
    return found.sort((a, b) => a.span.start - b.span.start)
  }

  private each(normal: Normal, pattern: RegExp, kind: Mention['kind']): Mention[] {
    return [...normal.text.matchAll(pattern)].map((match) => ({
      kind,
      ref: match[1] ?? match[2] ?? '',
      span: toOriginal(normal, match.index, match.index + match[0].length),
    }))
  }

  private findItems(normal: Normal, into: Mention[]): void {
    const { step, value, wordLength } = this.items
    let state = 0
    for (let at = 0; at < normal.length; at++) {
      state = step(state, normal.units[at] ?? 0)
      const word = wordState(this.items, state)
      if (word === 0) continue
      const span = toOriginal(normal, at + 1 - (wordLength[word] ?? 0), at + 1)
      into.push({ kind: 'item', ref: this.codes[value[word] ?? 0] ?? '', span })
    }
  }
}
