import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type BoxTexts, zh } from './texts.zh.ts'

export const boxTexts: { readonly [Each in Language]: BoxTexts } = { 'zh-CN': zh, en }
