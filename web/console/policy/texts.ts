import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type PolicyTexts, zh } from './texts.zh.ts'

export const policyTexts: { readonly [Each in Language]: PolicyTexts } = { 'zh-CN': zh, en }
