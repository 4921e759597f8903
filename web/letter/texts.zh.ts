import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'

export interface LetterTexts {
  readonly shared: SharedTexts
  readonly title: string
  readonly opening: string
  readonly later: string
  readonly wanted: string
  readonly unwanted: string
  readonly stop: string
  readonly resume: string
  readonly saving: string
  readonly meaning: string
  readonly kept: string
  readonly malformed: string
}

export const zh: LetterTexts = {
  shared: sharedZh,
  title: '评价邀请信息',
  opening: '正在打开…',
  later: '网络不通或系统繁忙，正在重试…',
  wanted: '目前：办完事后，您会收到邀请评价的信息。',
  unwanted: '已设置：不再向您发送邀请评价的信息。',
  stop: '不再接收',
  resume: '恢复接收',
  saving: '正在保存…',
  meaning: '这只影响邀请信息，不影响办事，也不影响您的评价：仍可以扫描回执单或窗口上的二维码评价。',
  kept: '系统只保存号码的加密标识，不保存号码本身。',
  malformed: '这个链接不完整，请从信息里重新打开。',
}
