/** What the page 窗口还是制度 says. */
export interface WindowOrItemTexts {
  readonly title: string
  readonly hint: string
  readonly period: string
  readonly span: string
  readonly spans: { readonly PERIOD: string; readonly YEAR: string }
  readonly hall: string
  readonly every: string
  readonly noPeriod: string
  readonly none: string
  readonly from: (fromMonth: string, toDay: string, months: string) => string
  readonly rests: (windows: string, items: string, cells: string, least: string) => string
  readonly leading: { readonly ITEM: string; readonly WINDOW: string; readonly NOT_SHOWN: string }
  readonly nothing: string
  readonly tooFew: (windows: string, items: string, parts: string, least: string) => string
  readonly notSeparated: string
  readonly shares: {
    readonly title: string
    readonly ofItem: string
    readonly ofWindow: string
    readonly ofBoth: string
    readonly words: { readonly ofItem: string; readonly ofWindow: string; readonly ofBoth: string }
    readonly value: (value: string, lower: string, upper: string) => string
    readonly level: (level: string) => string
    readonly unknown: string
  }
  readonly items: {
    readonly title: string
    readonly hint: string
    readonly at: (windows: string, mean: string) => string
    readonly spread: (value: string, lower: string, upper: string) => string
    readonly few: string
    readonly unknown: string
    readonly institution: string
    readonly notSeen: string
    readonly windows: string
  }
  readonly notesTitle: string
  readonly notes: readonly string[]
}

export const zh: WindowOrItemTexts = {
  title: '窗口还是制度',
  hint: '同一件事在好几个窗口都能办时，就能看出评价的高低更多跟着事项走（制度和流程的问题），还是更多跟着窗口走（服务的问题）。',
  period: '周期',
  span: '合并多少',
  spans: { PERIOD: '只看这一期', YEAR: '合并到最近十二个月' },
  hall: '大厅',
  every: '辖区内全部大厅',
  noPeriod: '还没有计算过的周期。',
  none: '这一期还没有计算。',
  from: (fromMonth, toDay, months) => `用 ${fromMonth} 到${toDay}的评价，共 ${months} 个月。`,
  rests: (windows, items, cells, least) =>
    `依据：${windows} 个窗口、${items} 个事项、${cells} 个“事项在窗口”的组合；每个组合不少于 ${least} 条评价，更少的不用、也不显示。`,
  leading: {
    ITEM: '差别主要跟着事项走：同一个事项在哪个窗口办都偏低。先改流程、材料、系统，不要先怪窗口。',
    WINDOW: '差别主要跟着窗口走：同一个窗口办什么事都偏低。先帮窗口改进服务。',
    NOT_SHOWN: '跟着事项走的和跟着窗口走的，还分不出哪个更多。',
  },
  nothing: '各窗口、各事项之间看不出差别。',
  tooFew: (windows, items, parts, least) =>
    `评价太少，说不准：够数的只有 ${windows} 个窗口、${items} 个事项，各要不少于 ${parts} 个（每个组合不少于 ${least} 条评价）。可以合并十二个月再看。`,
  notSeparated:
    '分不开：各事项都只在一个窗口办，或者各窗口都只办一个事项，评价低是事项难办还是窗口不好，从评价里看不出来。',
  shares: {
    title: '差别跟着什么走',
    ofItem: '跟着事项',
    ofWindow: '跟着窗口',
    ofBoth: '跟着两者的搭配',
    words: {
      ofItem: '同一事项，不论在哪个窗口办，都高或者都低。',
      ofWindow: '同一窗口，不论办什么事项，都高或者都低。',
      ofBoth: '只是某个窗口办某个事项特别高或者特别低。',
    },
    value: (value, lower, upper) => `${value}（很可能在 ${lower} 至 ${upper} 之间）`,
    level: (level) => `区间的把握为 ${level}。`,
    unknown: '估不出',
  },
  items: {
    title: '逐个事项',
    hint: '平均分低的在前。',
    at: (windows, mean) => `在 ${windows} 个窗口办，平均 ${mean} 分`,
    spread: (value, lower, upper) => `窗口之间相差约 ${value} 分（${lower}–${upper}）`,
    few: '办的窗口太少，不说窗口之间差多少。',
    unknown: '窗口之间相差多少，估不出。',
    institution: '看不出窗口之间有差别，跟着窗口走的又明显少于跟着事项走的：要改，先看事项本身。',
    notSeen: '看不出窗口之间有差别，也不能说没有差别。',
    windows: '窗口之间确有差别：可以学好的窗口。',
  },
  notesTitle: '怎么看',
  notes: [
    '“跟着走”说的是一起变化，不等于原因：难办的事项如果总派给同一批窗口，仍要到现场去看。',
    '排队和等候不单独算一份：它们正是窗口或者制度起作用的途径。',
    '办成与否、态度等都不扣除。依法不予办理的也算在事项里。',
  ],
}
