import type { SystemReading } from '../../../domain/system-indicator.ts'

export interface SystemTexts {
  readonly title: string
  readonly hint: string
  readonly filter: {
    readonly label: string
    readonly period: string
    readonly periodHint: string
    readonly hall: string
    readonly every: string
    readonly show: string
    readonly wrong: string
  }
  readonly place: string
  readonly all: string
  readonly none: string
  readonly asOf: (from: string, to: string, knownUntil: string) => string
  readonly value: (value: string, unit: string) => string
  readonly tooFew: (smallest: string) => string
  readonly nothing: string
  readonly thin: (percent: string) => string
  readonly coverage: (covered: string, records: string, percent: string) => string
  readonly latest: (instant: string) => string
  readonly directions: { readonly HIGHER_IS_BETTER: string; readonly LOWER_IS_BETTER: string }
  readonly how: string
  readonly definition: string
  readonly formula: string
  readonly counted: string
  readonly query: string
  readonly readings: { readonly [Each in SystemReading]: string }
  readonly queries: string
  readonly queryHint: string
  readonly notMeasured: string
}

export const zh: SystemTexts = {
  title: '系统数据指标',
  hint: '由办件、排队和办理记录直接算出，没有人打分。按服务、受理或办结日期计入；同一截至时刻，重算结果不变。',
  filter: {
    ...{ label: '选择周期和大厅', period: '周期', periodHint: '如 2026-11、2026-Q4、2026-H2、2026' },
    ...{ hall: '大厅', every: '全部', show: '查看' },
    wrong: '请按示例填写已经开始的周期',
  },
  place: '范围',
  all: '辖区合计',
  none: '本辖区在这一周期没有大厅',
  asOf: (from, to, knownUntil) => `${from}至${to}。截至 ${knownUntil} 已报送的记录`,
  value: (value, unit) => `${value} ${unit}`,
  tooFew: (smallest) => `不足 ${smallest} 条记录，不显示`,
  nothing: '没有可测的记录',
  thin: (percent) => `覆盖率低于 ${percent} %，仅供参考`,
  coverage: (covered, records, percent) => `有所需数据的记录 ${covered} / ${records}（覆盖率 ${percent} %）`,
  latest: (instant) => `最近一条记录：${instant}`,
  directions: { HIGHER_IS_BETTER: '越高越好', LOWER_IS_BETTER: '越低越好' },
  how: '怎么算的',
  ...{ definition: '定义', formula: '公式', counted: '计入范围', query: '所用查询' },
  readings: {
    ...{ services: '服务与等待', accepted: '受理的办件', closed: '办结的办件', complaints: '投诉与服务次数' },
    ...{ responses: '首次联系', rectifications: '整改轮次', suggestions: '意见与采纳' },
  },
  queries: '查询语句原文',
  queryHint: '冒号开头的是代入的值：起止时刻、截至时刻、大厅和工作日历。',
  notMeasured: '此处不测的指标',
}
