import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type EntryTexts, zh } from './texts.zh.ts'

export const entryTexts: { readonly [Each in Language]: EntryTexts } = { 'zh-CN': zh, en }
