import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type ReportDeskTexts, zh } from './texts.zh.ts'

export const reportDeskTexts: { readonly [Each in Language]: ReportDeskTexts } = { 'zh-CN': zh, en }
