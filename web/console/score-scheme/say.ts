import type { Indicator, IndicatorWords, ScoringRule } from '../../../domain/indicator.ts'
import type { ScoreScheme } from '../../../domain/score-scheme.ts'
import type { SchemeRule } from '../../../domain/score-scheme-rule.ts'
import type { Language } from '../../shared/language.ts'
import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import type { SchemeTexts } from './texts.zh.ts'

export interface SchemeSpoken {
  readonly language: Language
  readonly t: SchemeTexts
}

export interface SchemeProps extends PageProps {
  readonly say: SchemeSpoken
}

export type ListedScheme = Answer<'listScoreSchemes'>['schemes'][number]
export type SchemeVersionView = Answer<'seeScoreScheme'>

export const sayWords = ({ language }: SchemeSpoken, { zh, en }: IndicatorWords) => (language === 'en' ? en : zh)

/** Ten-thousandths as people write them: 625 is 6.25 %. */
export const sayShare = (share: number) => (Number.isFinite(share) ? `${share / 100} %` : '—')

/** Thousandths as people write them: 1750 is 1.75. */
export const sayThousandths = (value: number) => String(value / 1000)

/** As the rules of the domain are told: a rule without a share is one of the needed. */
export function toRules(view: Pick<SchemeVersionView, 'rules'>): readonly SchemeRule[] {
  return view.rules.map(({ share, ...rule }) => (share === null ? rule : { ...rule, share }) as SchemeRule)
}

export function sayRule({ t }: SchemeSpoken, rule: ScoringRule | null, { unit }: Pick<Indicator, 'unit'>): string {
  if (rule === null) return t.indicator.noRule
  const of = (value: number) => t.indicator.value(sayThousandths(value), t.units[unit])
  switch (rule.kind) {
    case 'LINEAR':
      return t.indicator.linear(of(rule.floor), of(rule.target))
    case 'INVERSE':
      return t.indicator.inverse(of(rule.floor), of(rule.target))
    case 'STEPS':
      return [
        ...rule.steps.map(({ bound, points }) => t.indicator.step(of(bound), sayThousandths(points))),
        t.indicator.otherwise(sayThousandths(rule.otherwise)),
      ].join(t.listed)
  }
}

export function indicatorOf({ indicators }: Pick<ScoreScheme, 'indicators'>, code: string | null) {
  return indicators.find((each) => each.code === code)
}
