import type { InEveryLanguage } from '../shared/language.ts'
import { type SuggestionTexts, zh } from './texts.zh.ts'

export const texts: InEveryLanguage<SuggestionTexts> = {
  'zh-CN': zh,
  en: () => import('./texts.en.ts').then(({ en }) => en),
}
