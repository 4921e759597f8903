import type { Language } from '../../shared/language.ts'
import type { Answer } from '../call.ts'
import type { WindowOrItemTexts } from './texts.zh.ts'

export type Told = Answer<'seeWindowOrItem'>

export interface ToldProps {
  readonly language: Language
  readonly t: WindowOrItemTexts
  readonly told: Told
}
