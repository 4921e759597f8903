import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type AppealTexts, zh } from './texts.zh.ts'

export const appealTexts: { readonly [Each in Language]: AppealTexts } = { 'zh-CN': zh, en }
