import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type ReviewTexts, zh } from './texts.zh.ts'

export const reviewTexts: { readonly [Each in Language]: ReviewTexts } = { 'zh-CN': zh, en }
