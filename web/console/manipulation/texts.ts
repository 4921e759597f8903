import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type ManipulationTexts, zh } from './texts.zh.ts'

export const manipulationTexts: { readonly [Each in Language]: ManipulationTexts } = { 'zh-CN': zh, en }
