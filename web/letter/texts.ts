import type { InEveryLanguage } from '../shared/language.ts'
import { type LetterTexts, zh } from './texts.zh.ts'

export const texts: InEveryLanguage<LetterTexts> = {
  'zh-CN': zh,
  en: () => import('./texts.en.ts').then(({ en }) => en),
}
