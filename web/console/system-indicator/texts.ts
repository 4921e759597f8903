import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type SystemTexts, zh } from './texts.zh.ts'

export const systemTexts: { readonly [Each in Language]: SystemTexts } = { 'zh-CN': zh, en }
