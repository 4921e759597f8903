import type { InEveryLanguage } from '../shared/language.ts'
import { type CitizenTexts, zh } from './texts.zh.ts'

export const texts: InEveryLanguage<CitizenTexts> = {
  'zh-CN': zh,
  en: () => import('./texts.en.ts').then(({ en }) => en),
}
