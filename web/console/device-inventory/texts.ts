import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type DeviceTexts, zh } from './texts.zh.ts'

/** Loaded with the page, which is loaded when it is wanted. */
export const deviceTexts: { readonly [Each in Language]: DeviceTexts } = { 'zh-CN': zh, en }
