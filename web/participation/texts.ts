import type { InEveryLanguage } from '../shared/language.ts'
import { type ParticipationTexts, zh } from './texts.zh.ts'

export const texts: InEveryLanguage<ParticipationTexts> = {
  'zh-CN': zh,
  en: () => import('./texts.en.ts').then(({ en }) => en),
}
