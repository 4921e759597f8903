import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type ApiKeyTexts, zh } from './texts.zh.ts'

export const apiKeyTexts: { readonly [Each in Language]: ApiKeyTexts } = { 'zh-CN': zh, en }
