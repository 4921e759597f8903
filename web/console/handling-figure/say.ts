import type { Language } from '../../shared/language.ts'
import type { OrderTexts } from '../handling-order/texts.zh.ts'
import type { FigurePageTexts } from './texts.zh.ts'

export interface FigureSpoken {
  readonly language: Language
  readonly t: FigurePageTexts
  /** What the desks call a source is what the figures call it. */
  readonly sources: OrderTexts['sources']
}
