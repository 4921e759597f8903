import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type OwnEvaluationTexts, zh } from './texts.zh.ts'

export const ownEvaluationTexts: { readonly [Each in Language]: OwnEvaluationTexts } = { 'zh-CN': zh, en }
