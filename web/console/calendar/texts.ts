import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type CalendarTexts, zh } from './texts.zh.ts'

export const calendarTexts: { readonly [Each in Language]: CalendarTexts } = { 'zh-CN': zh, en }
