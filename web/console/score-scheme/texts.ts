import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type SchemeTexts, zh } from './texts.zh.ts'

export const schemeTexts: { readonly [Each in Language]: SchemeTexts } = { 'zh-CN': zh, en }
