import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type PlanTexts, zh } from './texts.zh.ts'

export const planTexts: { readonly [Each in Language]: PlanTexts } = { 'zh-CN': zh, en }
