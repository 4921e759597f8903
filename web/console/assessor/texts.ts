import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type AssessorTexts, zh } from './texts.zh.ts'

export const assessorTexts: { readonly [Each in Language]: AssessorTexts } = { 'zh-CN': zh, en }
