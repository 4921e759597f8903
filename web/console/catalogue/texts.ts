import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type CatalogueTexts, zh } from './texts.zh.ts'

export const catalogueTexts: { readonly [Each in Language]: CatalogueTexts } = { 'zh-CN': zh, en }
