import type { InEveryLanguage } from '../shared/language.ts'
import { type PortalTexts, zh } from './texts.zh.ts'

export const texts: InEveryLanguage<PortalTexts> = {
  'zh-CN': zh,
  en: () => import('./texts.en.ts').then(({ en }) => en),
}
