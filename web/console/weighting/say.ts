import type { Language } from '../../shared/language.ts'
import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import type { WeightingTexts } from './texts.zh.ts'

export interface WeightingSpoken {
  readonly language: Language
  readonly t: WeightingTexts
}

export interface WeightingProps extends PageProps {
  readonly say: WeightingSpoken
}

export type Weighting = Answer<'listWeightings'>['weightings'][number]
export type OwnWeighting = Answer<'listOwnWeightings'>['weightings'][number]
type Common = Pick<Weighting, Extract<keyof Weighting, keyof OwnWeighting>>
export type AnyWeighting = Common
export type Thing = Weighting['things'][number]
export type Round = Weighting['rounds'][number]
export type Result = NonNullable<Round['result']>

export const sayWords = ({ language }: WeightingSpoken, words: { readonly zh: string; readonly en: string }) =>
  language === 'en' ? words.en : words.zh

/** Ten-thousandths as a share: 625 is 6.25 %. */
export const sayShare = (share: number) => `${share / 100} %`

/** Ten-thousandths as a figure: 8400 is 0.84. */
export const sayRatio = (share: number) => (share / 10_000).toFixed(2)

/** Of which scheme, tree and level. */
export function sayWhat(say: WeightingSpoken, { schemeTitle, audience, parentName }: AnyWeighting): string {
  const level = parentName === null ? say.t.top : sayWords(say, parentName)
  return [sayWords(say, schemeTitle), say.t.audiences[audience], level].join(' · ')
}

/** How many times one matters as much as another, to one decimal. */
export function sayTimes({ t }: WeightingSpoken, times: number, first: string, second: string): string {
  const rounded = Math.round((times >= 1 ? times : 1 / times) * 10) / 10
  if (rounded === 1) return t.pairs.same(first, second)
  return times > 1 ? t.pairs.times(first, second, String(rounded)) : t.pairs.times(second, first, String(rounded))
}
