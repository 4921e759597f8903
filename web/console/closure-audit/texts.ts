import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type ClosureAuditTexts, zh } from './texts.zh.ts'

export const closureAuditTexts: { readonly [Each in Language]: ClosureAuditTexts } = { 'zh-CN': zh, en }
