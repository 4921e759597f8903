import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type ScoreListTexts, zh } from './texts.zh.ts'

export const scoreListTexts: { readonly [Each in Language]: ScoreListTexts } = { 'zh-CN': zh, en }
