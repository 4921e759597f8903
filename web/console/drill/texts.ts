import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type DrillTexts, zh } from './texts.zh.ts'

/** Loaded with the page, which is loaded when it is wanted. */
export const drillTexts: { readonly [Each in Language]: DrillTexts } = { 'zh-CN': zh, en }
