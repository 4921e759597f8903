import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type PeriodTexts, zh } from './texts.zh.ts'

export const periodTexts: { readonly [Each in Language]: PeriodTexts } = { 'zh-CN': zh, en }
