import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type MaliciousTexts, zh } from './texts.zh.ts'

export const maliciousTexts: { readonly [Each in Language]: MaliciousTexts } = { 'zh-CN': zh, en }
