import type { seeMethodology } from '../../contracts/methodology.ts'
import type { AnswerOf } from '../../contracts/route.ts'

type Rule = AnswerOf<typeof seeMethodology>['policies'][number]['rules'][number]

/** How values of rules are said in a language. */
interface ValueWords {
  readonly percent: (value: number) => string
  /** Of a limit: `5 working days`. */
  readonly limit: (count: number, unit: string) => string
  readonly listed: (items: readonly string[]) => string
}

/** A sentence around the value of a rule; what it is given is already said in the language. */
export interface RuleWords extends ValueWords {
  /** By policy, then by the pointer of the rule. */
  readonly rules: { readonly [word: string]: { readonly [at: string]: (value: string, raw: unknown) => string } }
  readonly none: string
  /** A rule that no sentence is written for yet. */
  readonly other: (at: string, value: string) => string
}

const isLimit = (value: unknown): value is { readonly count: number; readonly unit: string } =>
  typeof value === 'object' && value !== null && 'count' in value && 'unit' in value

/** Numbers and words as they are, lists one after the other; never the notation of a program. */
function sayValue(words: RuleWords, at: string, value: unknown): string {
  if (value === null || value === undefined) return words.none
  if (isLimit(value)) return words.limit(value.count, value.unit)
  if (Array.isArray(value)) return words.listed(value.map((item) => sayValue(words, at, item)))
  if (typeof value === 'number' && at.endsWith('Thousandths') && !at.endsWith('ZThousandths'))
    return words.percent(value / 10)
  if (typeof value === 'number' && at.endsWith('ZThousandths')) return String(value / 1000)
  if (typeof value === 'number' && at.endsWith('Hundredths')) return String(value / 100)
  if (typeof value === 'object') return words.listed(Object.values(value).map((item) => sayValue(words, at, item)))
  return String(value)
}

/** A rule in a plain sentence, with its number as the policy has it. */
export function sayRule(words: RuleWords, policy: string, { at, value }: Pick<Rule, 'at' | 'value'>): string {
  const told = sayValue(words, at, value)
  const sentence = words.rules[policy]?.[at]
  return sentence === undefined ? words.other(at, told) : sentence(told, value)
}

/** Members of a list of a policy. */
export const membersOf = (raw: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(raw) ? (raw as Record<string, unknown>[]) : []
