import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type RootCauseTexts, zh } from './texts.zh.ts'

export const rootCauseTexts: { readonly [Each in Language]: RootCauseTexts } = { 'zh-CN': zh, en }
