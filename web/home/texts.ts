import type { InEveryLanguage } from '../shared/language.ts'
import { type HomeTexts, zh } from './texts.zh.ts'

export const texts: InEveryLanguage<HomeTexts> = {
  'zh-CN': zh,
  en: () => import('./texts.en.ts').then(({ en }) => en),
}
