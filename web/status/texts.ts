import type { InEveryLanguage } from '../shared/language.ts'
import { type StatusTexts, zh } from './texts.zh.ts'

export const texts: InEveryLanguage<StatusTexts> = {
  'zh-CN': zh,
  en: () => import('./texts.en.ts').then(({ en }) => en),
}
