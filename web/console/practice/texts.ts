import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type PracticeTexts, zh } from './texts.zh.ts'

export const practiceTexts: { readonly [Each in Language]: PracticeTexts } = { 'zh-CN': zh, en }
