import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type DeductionTexts, zh } from './texts.zh.ts'

export const deductionTexts: { readonly [Each in Language]: DeductionTexts } = { 'zh-CN': zh, en }
