import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type OpinionTexts, zh } from './texts.zh.ts'

export const opinionTexts: { readonly [Each in Language]: OpinionTexts } = { 'zh-CN': zh, en }
