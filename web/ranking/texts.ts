import type { InEveryLanguage } from '../shared/language.ts'
import { type RankingTexts, zh } from './texts.zh.ts'

export const texts: InEveryLanguage<RankingTexts> = {
  'zh-CN': zh,
  en: () => import('./texts.en.ts').then(({ en }) => en),
}
