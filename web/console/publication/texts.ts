import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type PublicationTexts, zh } from './texts.zh.ts'

export const publicationTexts: { readonly [Each in Language]: PublicationTexts } = { 'zh-CN': zh, en }
