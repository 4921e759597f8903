import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'
import type { Connection } from './live-board.ts'

export interface ScreenTexts {
  readonly shared: SharedTexts
  readonly board: string
  readonly opening: string
  readonly connection: { readonly [Each in Connection]: string }
  readonly asOf: (time: string) => string
  readonly today: string
  readonly todayHint: string
  readonly publicComments: string
  readonly publicCommentsHint: string
  readonly gradesToday: string
  readonly gradesInGroups: (smallestGroup: number) => string
  readonly tooFew: (smallestGroup: number) => string
  readonly nothingYet: string
  readonly grade: string
  readonly count: string
  readonly share: string
  readonly windows: string
  readonly window: string
  readonly windowToday: string
  readonly recent: (from: string, to: string) => string
  readonly noRecent: (smallestGroup: number) => string
  readonly recentNone: string
  readonly noWindows: string
  readonly unknownHall: string
  readonly unknownHallNext: string
  readonly failed: string
  readonly failedNext: string
  readonly home: string
  readonly note: string
}

export const zh: ScreenTexts = {
  shared: sharedZh,
  board: '好差评实时看板',
  opening: '正在打开…',
  connection: { CONNECTING: '正在连接', LIVE: '实时', POLLING: '定时刷新', LOST: '连接中断，正在重连' },
  asOf: (time) => `截至 ${time}`,
  today: '今日评价',
  todayHint: '条，好评差评一并计入',
  publicComments: '今日综合点评',
  publicCommentsHint: '条，不对应办件，单独统计',
  gradesToday: '今日评价分布',
  gradesInGroups: (smallestGroup) => `成组更新，每组在任一窗口以外满 ${smallestGroup} 条，避免从变化认出评价人`,
  tooFew: (smallestGroup) => `任一窗口以外满 ${smallestGroup} 条后显示分布`,
  nothingYet: '今天还没有评价',
  grade: '等级',
  count: '条数',
  share: '占比',
  windows: '各窗口',
  window: '窗口',
  windowToday: '今日',
  recent: (from, to) => `近期分布（${from} 至 ${to}）`,
  noRecent: (smallestGroup) => `近期各窗口少于 ${smallestGroup} 条，不显示分布`,
  recentNone: '条数不足，不显示',
  noWindows: '这个大厅今天没有开放的窗口',
  unknownHall: '没有找到这个大厅',
  unknownHallNext: '请检查网址里的大厅编码，或者从首页选择大厅。',
  failed: '看板暂时打不开',
  failedNext: '正在自动重试，不用刷新。',
  home: '回到首页',
  note: '评价自愿 · 数字由评价记录汇总，可重新计算核对',
}
