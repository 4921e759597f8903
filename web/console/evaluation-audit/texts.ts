import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type EvaluationAuditTexts, zh } from './texts.zh.ts'

export const evaluationAuditTexts: { readonly [Each in Language]: EvaluationAuditTexts } = { 'zh-CN': zh, en }
