import type { Language } from '../../shared/language.ts'
import type { ApiKeyTexts } from './texts.zh.ts'

export interface KeySpoken {
  readonly language: Language
  readonly t: ApiKeyTexts
}
