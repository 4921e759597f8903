import type { Language } from '../../shared/language.ts'
import { en } from './texts.en.ts'
import { type DutyTexts, zh } from './texts.zh.ts'

export const dutyTexts: { readonly [Each in Language]: DutyTexts } = { 'zh-CN': zh, en }
