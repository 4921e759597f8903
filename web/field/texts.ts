import type { InEveryLanguage } from '../shared/language.ts'
import { type FieldTexts, zh } from './texts.zh.ts'

export const texts: InEveryLanguage<FieldTexts> = {
  'zh-CN': zh,
  en: () => import('./texts.en.ts').then(({ en }) => en),
}
