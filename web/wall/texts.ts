import type { InEveryLanguage } from '../shared/language.ts'
import { type WallTexts, zh } from './texts.zh.ts'

export const texts: InEveryLanguage<WallTexts> = {
  'zh-CN': zh,
  en: () => import('./texts.en.ts').then(({ en }) => en),
}
