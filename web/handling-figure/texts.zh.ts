import { type FigureTexts, zh as figures } from '../shared/handling-figure/texts.zh.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'

export interface PublicFigureTexts {
  readonly shared: SharedTexts
  readonly figures: FigureTexts
  readonly title: string
  readonly lead: string
  readonly opening: string
  readonly failed: string
  readonly asOf: (time: string) => string
  readonly rates: string
  readonly exceptions: string
  readonly exceptionsLead: string
  readonly rounds: (rounds: string) => string
  readonly readIt: string
}

export const zh: PublicFigureTexts = {
  shared: sharedZh,
  figures,
  title: '差评整改情况',
  lead: '每一条差评都会开出工单，限期办理、复核、反馈，由反映人评价。这里是全平台的合计，每个数字都附有定义。',
  opening: '正在打开…',
  failed: '现在取不到数据，会自动重试。',
  asOf: (time) => `截至 ${time}`,
  rates: '指标',
  exceptions: '例外',
  exceptionsLead: '没有按要求做到的，一件不少地列在这里；一件可以同时属于几种。',
  rounds: (rounds) => `${rounds} 件`,
  readIt: '怎样读这些数字',
}
