import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type WindowOrItemTexts, zh } from './texts.zh.ts'

export const windowOrItemTexts: { readonly [Each in Language]: WindowOrItemTexts } = { 'zh-CN': zh, en }
