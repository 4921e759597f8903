import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type UnmaskingTexts, zh } from './texts.zh.ts'

export const unmaskingTexts: { readonly [Each in Language]: UnmaskingTexts } = { 'zh-CN': zh, en }
