import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type FigurePageTexts, zh } from './texts.zh.ts'

export const figurePageTexts: { readonly [Each in Language]: FigurePageTexts } = { 'zh-CN': zh, en }
