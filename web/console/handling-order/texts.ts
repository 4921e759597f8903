import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type OrderTexts, zh } from './texts.zh.ts'

export const orderTexts: { readonly [Each in Language]: OrderTexts } = { 'zh-CN': zh, en }
