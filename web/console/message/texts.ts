import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type MessageTexts, zh } from './texts.zh.ts'

export const messageTexts: { readonly [Each in Language]: MessageTexts } = { 'zh-CN': zh, en }
