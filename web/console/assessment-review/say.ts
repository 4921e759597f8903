import type { Answer } from '../call.ts'

export type Review = Answer<'listAssessmentReviews'>['reviews'][number]
export type Draw = Answer<'listAssessmentReviews'>['draws'][number]
export type Calibration = Answer<'listCalibrations'>['calibrations'][number]
export type Disqualification = Answer<'listDisqualifications'>['disqualifications'][number]
export type Agreement = Answer<'seeRaterAgreement'>

/** Hundredths as people read them: 7500 is 75, 7550 is 75.5. */
export const sayHundredths = (hundredths: number): string => String(hundredths / 100)

/** A coefficient with two decimals. */
export const sayCoefficient = (tenThousandths: number): string => (tenThousandths / 10_000).toFixed(2)

/** Hundredths of 100 from what was typed; undefined where it is none. */
export function readPoints(text: string): number | undefined {
  const typed = text.trim()
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(typed)) return undefined
  const hundredths = Math.round(Number(typed) * 100)
  return hundredths <= 10_000 ? hundredths : undefined
}

export const inLanguage = (
  language: 'zh-CN' | 'en',
  { zh, en }: { readonly zh: string; readonly en: string },
): string => (language === 'en' ? en : zh)

export const placeOf = ({ hallName, windowName }: { readonly hallName: string; readonly windowName: string }): string =>
  [hallName, windowName].join(' · ')
