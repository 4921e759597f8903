import type { InEveryLanguage } from '../shared/language.ts'
import { type ConsoleTexts, zh } from './texts.zh.ts'

export const texts: InEveryLanguage<ConsoleTexts> = {
  'zh-CN': zh,
  en: () => import('./texts.en.ts').then(({ en }) => en),
}
