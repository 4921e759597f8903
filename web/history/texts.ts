import type { InEveryLanguage } from '../shared/language.ts'
import { type HistoryTexts, zh } from './texts.zh.ts'

export const texts: InEveryLanguage<HistoryTexts> = {
  'zh-CN': zh,
  en: () => import('./texts.en.ts').then(({ en }) => en),
}
