import type { TimeLimit } from '../../../domain/time-limit.ts'
import { sayDay } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import type { PolicyTexts } from './texts.zh.ts'

export interface PolicySpoken {
  readonly language: Language
  readonly t: PolicyTexts
}

export interface PolicyProps extends PageProps {
  readonly say: PolicySpoken
}

export type ListedPolicy = Answer<'listPolicies'>['policies'][number]
export type Policy = Answer<'seePolicy'>
export type Proposal = Answer<'seePolicyProposal'>
export type ListedProposal = Answer<'listPolicyProposals'>['proposals'][number]
export type Pack = Answer<'listPolicyPacks'>['packs'][number]
export type Finding = Policy['findings'][number]
export type Rule = Policy['rules'][number]

export const sayWord = ({ t }: PolicySpoken, word: string) => t.words[word] ?? word

export function sayRuleName({ t }: PolicySpoken, word: string, pointer: string): string {
  return pointer === '' ? t.wholePolicy : (t.rules[word]?.[pointer] ?? pointer)
}

export function isLimit(value: unknown): value is TimeLimit {
  return typeof value === 'object' && value !== null && 'count' in value && 'unit' in value
}

/** A rule as people say it; what nobody has a word for stands as it is kept. */
export function sayValue(say: PolicySpoken, value: unknown): string {
  const { t, language } = say
  if (value === null || value === undefined) return t.nothing
  if (isLimit(value)) return sayLimit(say, value)
  if (Array.isArray(value) && value.length > 0)
    return value.map((each) => sayValue(say, each)).join(language === 'en' ? ', ' : '、')
  return sayPlain(say, value)
}

function sayPlain({ t }: PolicySpoken, value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return value ? t.yes : t.no
    case 'string':
      return t.values[value] ?? value
    default:
      return Array.isArray(value) ? t.nothing : JSON.stringify(value)
  }
}

function sayLimit({ t }: PolicySpoken, { count, unit, lastDayMoves }: TimeLimit): string {
  const said = t.limit[unit](String(count))
  return lastDayMoves === true ? `${said} · ${t.lastDayMoves}` : said
}

export function sayDays(
  { t, language }: PolicySpoken,
  { effectiveFrom, effectiveUntil }: Pick<Policy, 'effectiveFrom' | 'effectiveUntil'>,
) {
  const from = sayDay(language, effectiveFrom)
  return effectiveUntil === null ? t.from(from) : t.fromUntil(from, sayDay(language, effectiveUntil))
}
