import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type ExemptionTexts, zh } from './texts.zh.ts'

export const exemptionTexts: { readonly [Each in Language]: ExemptionTexts } = { 'zh-CN': zh, en }
