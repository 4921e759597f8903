import type { Verdict } from '../../../domain/naming.ts'
import type { Language } from '../../shared/language.ts'
import { type Answer, type Failed, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { periodTexts } from './texts.ts'
import type { PeriodTexts } from './texts.zh.ts'

export type ListedPeriod = Answer<'listScorePeriods'>['periods'][number]
export type PeriodDetail = Answer<'seeScorePeriod'>
export type Version = PeriodDetail['versions'][number]
export type Figures = Answer<'listWindowFigures'>
export type WindowFigures = Figures['windows'][number]
export type Figure = WindowFigures['versions'][number]
export type ScoredWindow = Answer<'listScoredWindows'>['windows'][number]

export interface PeriodSpoken {
  readonly language: Language
  readonly t: PeriodTexts
}

export interface PeriodProps extends PageProps {
  readonly say: PeriodSpoken
}

export const spokenOf = ({ spoken }: Pick<PageProps, 'spoken'>): PeriodSpoken => ({
  language: spoken.language,
  t: periodTexts[spoken.language],
})

/** Thousandths of a point, with one place: more an interval of whole points cannot bear. */
export const sayPoints = (thousandths: number): string => (Math.round(thousandths / 100) / 10).toFixed(1)

/** Thousandths as a share: 0.72. */
export const sayShare = (thousandths: number): string => (thousandths / 1000).toFixed(2)

export const sayPercent = (part: number, of: number): string =>
  of === 0 ? '—' : `${Math.round((part * 1000) / of) / 10} %`

export function sayVersion({ t }: PeriodSpoken, { purpose, revision }: Pick<Figure, 'purpose' | 'revision'>): string {
  return purpose === 'REVISION' ? t.revision(String(revision)) : t.purposes[purpose]
}

/** Why it did not go, in the words of these pages where they have some. */
export const sayRefused = ({ spoken, say: { t } }: Pick<PeriodProps, 'spoken' | 'say'>, heard: Failed): string =>
  (heard.offline ? undefined : t.refusals[heard.problem.code]) ?? sayFailure(spoken.t, heard)

export const verdictClasses: { readonly [Each in Verdict]: string } = {
  TOP: 'tag-good',
  BOTTOM: 'tag-bad',
  MIDDLE: 'tag-plain',
  NO_DIFFERENCE_SHOWN: 'tag-plain',
  TOO_FEW_TO_TELL: 'tag-plain',
  LOW_PARTICIPATION: 'tag-bad',
  NOT_COMPARABLE: 'tag-plain',
}
