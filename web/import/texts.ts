import type { InEveryLanguage } from '../shared/language.ts'
import { type ImportTexts, zh } from './texts.zh.ts'

export const texts: InEveryLanguage<ImportTexts> = {
  'zh-CN': zh,
  en: () => import('./texts.en.ts').then(({ en }) => en),
}
