import type { InEveryLanguage } from '../shared/language.ts'
import { type ScreenTexts, zh } from './texts.zh.ts'

export const texts: InEveryLanguage<ScreenTexts> = {
  'zh-CN': zh,
  en: () => import('./texts.en.ts').then(({ en }) => en),
}
