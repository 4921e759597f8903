/** What the problem ledger says. */
export interface EntryTexts {
  readonly title: string
  readonly hint: string
  readonly back: string
  readonly gone: string
  readonly filter: {
    readonly label: string
    readonly hall: string
    readonly everyHall: string
    readonly window: string
    readonly everyWindow: string
    readonly kind: string
    readonly everyKind: string
    readonly state: string
    readonly everyState: string
    readonly OPEN: string
    readonly CLOSED: string
    readonly again: string
    readonly everyTime: string
    readonly onlyAgain: string
    readonly item: (name: string) => string
    readonly everyItem: string
  }
  readonly list: {
    readonly asOf: (time: string) => string
    readonly shown: (count: string) => string
    readonly none: string
    readonly noneOfThese: string
    readonly more: string
    readonly see: string
    readonly seeOf: (place: string) => string
    readonly onlyItem: string
    readonly onlyItemOf: (item: string) => string
    readonly occurrence: (times: string) => string
    readonly first: string
    readonly invalid: string
    readonly round: (round: string) => string
    readonly found: (time: string) => string
    readonly closed: (time: string) => string
    readonly open: string
    readonly satisfaction: (points: string) => string
    readonly notSolved: string
  }
  readonly export: { readonly CSV: string; readonly XLSX: string; readonly hint: string }
  readonly history: {
    readonly heading: (times: string) => string
    readonly once: string
    readonly hint: string
    readonly time: (times: string) => string
    readonly here: string
    readonly plan: string
    readonly done: string
    readonly noWords: string
    readonly order: string
    readonly orderOf: (time: string) => string
  }
}

export const zh: EntryTexts = {
  title: '问题台账',
  hint: '每张经核实确有问题的工单记一条。同一窗口或同一事项的同类问题办结后又出现，标明是第几次。',
  back: '返回台账',
  gone: '台账里没有这张工单：可能没有核实出问题，或不在本岗位的范围内。',
  filter: {
    label: '筛选',
    hall: '大厅',
    everyHall: '全部大厅',
    window: '窗口',
    everyWindow: '全部窗口',
    kind: '问题分类',
    everyKind: '全部分类',
    state: '状态',
    everyState: '全部状态',
    OPEN: '未办结',
    CLOSED: '已办结',
    again: '出现次数',
    everyTime: '全部',
    onlyAgain: '只看又出现的',
    item: (name) => `只列事项：${name}`,
    everyItem: '列出全部事项',
  },
  list: {
    asOf: (time) => `截至 ${time}`,
    shown: (count) => `列出 ${count} 条`,
    none: '台账里还没有问题。核实确有问题的工单会自动记在这里。',
    noneOfThese: '没有符合筛选条件的问题。',
    more: '再列一些',
    see: '查看记录',
    seeOf: (place) => `查看记录：${place}`,
    onlyItem: '只看这个事项',
    onlyItemOf: (item) => `只看这个事项：${item}`,
    occurrence: (times) => `第 ${times} 次发现`,
    first: '首次发现',
    invalid: '评价已作废',
    round: (round) => `群众要求重办 ${round} 次`,
    found: (time) => `核实 ${time}`,
    closed: (time) => `办结 ${time}`,
    open: '还没有办结',
    satisfaction: (points) => `整改满意度 ${points} 分`,
    notSolved: '群众认为没有解决',
  },
  export: {
    CSV: '导出 CSV',
    XLSX: '导出 Excel',
    hint: '导出的是符合当前筛选条件的全部记录，不含任何人写的话；导出会记入审计。',
  },
  history: {
    heading: (times) => `同样的问题已发现 ${times} 次`,
    once: '这个问题首次发现',
    hint: '从第一次起逐次列出：当时打算怎么改、说改了什么、群众怎么评。',
    time: (times) => `第 ${times} 次`,
    here: '本次',
    plan: '整改方案',
    done: '整改结果',
    noWords: '没有记录，或已按规定删除',
    order: '打开工单',
    orderOf: (time) => `打开工单：${time}`,
  },
}
