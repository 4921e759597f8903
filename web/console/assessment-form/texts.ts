import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type FormTexts, zh } from './texts.zh.ts'

export const formTexts: { readonly [Each in Language]: FormTexts } = { 'zh-CN': zh, en }
