import type { InEveryLanguage } from '../shared/language.ts'
import { type TerminalTexts, zh } from './texts.zh.ts'

export const texts: InEveryLanguage<TerminalTexts> = {
  'zh-CN': zh,
  en: () => import('./texts.en.ts').then(({ en }) => en),
}
