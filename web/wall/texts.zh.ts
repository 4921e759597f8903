import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'
import type { Connection } from './follow.ts'

export interface WallTexts {
  readonly shared: SharedTexts
  readonly city: string
  readonly opening: string
  readonly failed: string
  readonly unknown: string
  readonly home: string
  readonly connection: { readonly [Each in Connection]: string }
  readonly figuresOf: (time: string) => string
  readonly period: (name: string) => string
  readonly published: (day: string) => string
  readonly noneStands: (period: string, day: string, reason: string) => string
  readonly notYet: string
  readonly good: string
  readonly interval: (lower: string, upper: string) => string
  readonly evaluations: string
  readonly participation: string
  readonly grades: string
  readonly tooFew: string
  readonly halls: string
  readonly hall: string
  readonly windows: string
  readonly window: string
  readonly score: (score: string, lower: string, upper: string) => string
  readonly named: string
  readonly noneNamed: string
  readonly history: string
  readonly month: string
  readonly points: string
  readonly sheet: (at: string, of: string) => string
  readonly hold: string
  readonly turn: string
  readonly rectification: string
  readonly underWay: string
  readonly observed: string
  readonly replied: string
  readonly rectified: string
  readonly drill: (time: string) => string
  readonly noDrill: string
  readonly note: string
}

export const zh: WallTexts = {
  shared: sharedZh,
  city: '政务服务评价公开大屏',
  opening: '正在打开…',
  failed: '现在取不到数据，正在自动重试，不用刷新。',
  unknown: '没有找到这个大厅',
  home: '回到公开页',
  connection: {
    CONNECTING: '正在连接',
    KEPT_FRESH: '自动更新',
    LOST: '连接中断，显示的是最后一次的数',
    UNKNOWN: '没有找到',
  },
  figuresOf: (time) => `截至 ${time}`,
  period: (name) => {
    const [year = '', part = ''] = name.split('-')
    if (part === '') return `${year} 年度`
    if (part.startsWith('Q')) return `${year} 年第 ${part.slice(1)} 季度`
    if (part.startsWith('H')) return `${year} 年${part === 'H1' ? '上' : '下'}半年`
    return `${year} 年 ${Number(part)} 月`
  },
  published: (day) => `${day}公布`,
  noneStands: (period, day, reason) => `${period}的结果已于${day}撤回：${reason}。重新签发之前没有现行结果。`,
  notYet: '还没有公布过结果',
  good: '好评率',
  interval: (lower, upper) => `区间 ${lower} 至 ${upper}`,
  evaluations: '计入评价',
  participation: '参评率',
  grades: '各等级',
  tooFew: '太少，不公布',
  halls: '各大厅（按编码，不分先后）',
  hall: '大厅',
  windows: '点名的窗口',
  window: '窗口',
  score: (score, lower, upper) => `${score} 分（${lower}–${upper}）`,
  named: '有把握排在前列',
  noneNamed: '本月没有有把握点名的窗口',
  history: '公布过的各月',
  month: '月份',
  points: '得分（区间）',
  sheet: (at, of) => `${at} / ${of}`,
  hold: '停住',
  turn: '继续',
  rectification: '差评整改',
  underWay: '正在整改',
  observed: '观察期内',
  replied: '反馈率',
  rectified: '整改率',
  drill: (time) => `系统拨测最近通过：${time}`,
  noDrill: '还没有拨测记录',
  note: '只显示已签发公布的结果；不足最小件数的不显示',
}
