import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type ReportTexts, zh } from './texts.zh.ts'

export const reportTexts: { readonly [Each in Language]: ReportTexts } = { 'zh-CN': zh, en }
