import type { Figures, PeriodDetail, PeriodProps, ScoredWindow, WindowFigures } from './say.ts'

export interface WindowCardProps extends PeriodProps {
  readonly period: PeriodDetail
  readonly hallCode: string
  readonly window: WindowFigures
  readonly needed: Figures['needed'] | undefined
  /** undefined: what was said of it may not be seen. */
  readonly scored: ScoredWindow | undefined
  readonly onObjected: () => Promise<void>
}
