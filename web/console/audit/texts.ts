import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type AuditTexts, zh } from './texts.zh.ts'

/** Loaded with the page, which is loaded when it is wanted. */
export const auditTexts: { readonly [Each in Language]: AuditTexts } = { 'zh-CN': zh, en }
