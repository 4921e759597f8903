import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type ComplaintTexts, zh } from './texts.zh.ts'

export const complaintTexts: { readonly [Each in Language]: ComplaintTexts } = { 'zh-CN': zh, en }
