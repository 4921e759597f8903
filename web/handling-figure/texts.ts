import type { InEveryLanguage } from '../shared/language.ts'
import { type PublicFigureTexts, zh } from './texts.zh.ts'

export const texts: InEveryLanguage<PublicFigureTexts> = {
  'zh-CN': zh,
  en: () => import('./texts.en.ts').then(({ en }) => en),
}
