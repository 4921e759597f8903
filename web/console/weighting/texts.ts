import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type WeightingTexts, zh } from './texts.zh.ts'

export const weightingTexts: { readonly [Each in Language]: WeightingTexts } = { 'zh-CN': zh, en }
