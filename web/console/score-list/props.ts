import type { Answer, Failed } from '../call.ts'
import type { PageProps } from '../page.ts'

export type Alert = Answer<'listScoreAlerts'>['alerts'][number]
export type Entry = Answer<'listScoreListEntries'>['entries'][number]

export interface SayProps extends PageProps {
  /** Why it did not go, in words of this page. */
  readonly say: (heard: Failed) => string
}

/** 82345 → 82.3. */
export const sayPoints = (thousandths: number): string => (thousandths / 1000).toFixed(1)
/** 350 → 35.0%. */
export const sayShare = (thousandths: number): string => `${(thousandths / 10).toFixed(1)}%`
