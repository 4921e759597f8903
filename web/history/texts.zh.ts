import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'

export interface HistoryTexts {
  readonly shared: SharedTexts
  readonly title: string
  readonly lead: (smallestGroup: string, openAfterDays: string) => string
  readonly chooseHall: string
  readonly chooseWindow: string
  readonly noHalls: string
  readonly noWindows: string
  readonly others: string
  readonly opening: string
  readonly failed: string
  readonly unknownWindow: string
  readonly none: string
  readonly week: (from: string, to: string) => string
  readonly weekHint: string
  readonly given: string
  readonly valid: string
  readonly invalidated: string
  readonly quarantined: string
  readonly notOpened: string
  readonly count: (count: string) => string
  readonly distribution: string
  readonly distributionHint: string
  readonly notOpenedHere: string
  readonly hall: (given: string, notOpened: string) => string
  readonly recounted: (time: string) => string
  readonly show: (count: string) => string
  readonly more: string
  readonly older: string
  readonly again: string
  readonly item: string
  readonly hour: (from: string, to: string) => string
  readonly hourClosed: string
  readonly itemClosed: string
  /** Why hour and item are not always there. */
  readonly detailHint: (smallestGroup: string) => string
  readonly scores: string
  readonly dimensions: { readonly [dimension: string]: string }
  readonly digest: string
  readonly check: string
  readonly checking: string
  readonly checked: {
    readonly HOLDS: string
    readonly FALSE: string
    readonly OPEN: string
  }
  readonly steps: {
    readonly CONTENT: { readonly GOOD: string; readonly BAD: string; readonly OPEN: string }
    readonly LOG: { readonly GOOD: string; readonly BAD: string; readonly OPEN: string }
    readonly SIGNATURE: { readonly GOOD: string; readonly BAD: string; readonly OPEN: string }
  }
  readonly notWitnessed: string
  readonly readIt: string
  readonly notes: readonly string[]
}

export const zh: HistoryTexts = {
  shared: sharedZh,
  title: '窗口评价公开记录',
  lead: (smallestGroup, openAfterDays) =>
    `每天的评价在 ${openAfterDays} 天后公开：办理窗口、事项、时段和分数，好评差评一样。窗口一天满 ${smallestGroup} 条才公开，不足的并入当周，免得有人被认出来。`,
  chooseHall: '选择大厅',
  chooseWindow: '选择窗口',
  noHalls: '还没有开放的大厅。',
  noWindows: '这个大厅还没有窗口。',
  others: '其他大厅和窗口',
  opening: '正在打开…',
  failed: '现在取不到数据，会自动重试。',
  unknownWindow: '没有这个窗口。请从大厅名单里选择。',
  none: '这个大厅还没有到公开时间的评价。',
  week: (from, to) => `${from}至${to}这一周`,
  weekHint: '各天不足人数、没有单独公开的评价，合在一起；具体时段不公开。',
  given: '收到评价',
  valid: '计入得分',
  invalidated: '经申诉裁定不计入',
  quarantined: '正在核查',
  notOpened: '无法公开（原始信息已按规定删除）',
  count: (count) => `${count} 条`,
  distribution: '公开评价的等级',
  distributionHint: '不计入得分的评价也在其中，同样公开，不加标注。',
  notOpenedHere: '本窗口这段时间没有单独公开的评价：没有收到，或者条数太少。',
  hall: (given, notOpened) => `全大厅同期待公开的评价 ${given} 条，其中因窗口条数太少没有公开的 ${notOpened} 条。`,
  recounted: (time) => `最近一次统计：${time}`,
  show: (count) => `查看公开的 ${count} 条评价`,
  more: '继续显示',
  older: '更早的记录',
  again: '再试一次',
  item: '事项',
  hour: (from, to) => `${from} 至 ${to}`,
  hourClosed: '时段不公开',
  itemClosed: '事项不公开',
  detailHint: (smallestGroup) =>
    `同一窗口里，时段和事项都相同的评价满 ${smallestGroup} 条才公开时段，事项相同的满 ${smallestGroup} 条才公开事项，免得知道您何时来办什么事的人认出您的评价。`,
  scores: '分项评分',
  dimensions: { attitude: '服务态度', efficiency: '办事效率', procedure: '流程', environment: '环境', overall: '总体' },
  digest: '摘要',
  check: '验证',
  checking: '正在验证…',
  checked: {
    HOLDS: '这条评价没有被改动过。',
    FALSE: '这条评价与公开日志不符！请保存本页并向监督部门反映。',
    OPEN: '还没有全部验证。',
  },
  steps: {
    CONTENT: {
      GOOD: '内容与摘要一致（在您的浏览器里重新算出）',
      BAD: '内容算不出这个摘要',
      OPEN: '内容没有验证',
    },
    LOG: {
      GOOD: '摘要在公开日志里，并为日志的检查点所覆盖',
      BAD: '公开日志里没有这个摘要',
      OPEN: '没有取到日志证明，请稍后再试',
    },
    SIGNATURE: {
      GOOD: '检查点有日志密钥的签名',
      BAD: '检查点的签名不对',
      OPEN: '检查点的签名没有验证',
    },
  },
  notWitnessed:
    '密钥由平台自己公布；本页没有验证外部见证人的签名。要完全不依靠平台，请用审计工具，或使用自己保存的密钥。',
  readIt: '怎样读这些记录',
  notes: [
    '每条评价提交时，它的每一项内容都以加盐摘要记入公开日志，事后改动任何一项都会被发现。',
    '公开的只有窗口、分数，以及足够多人相同的事项和时段。谁评价的、写了什么、被评价的是谁，都不公开，也不能从摘要里猜出来。',
    '列表按摘要排序，不显示先后。一直盯着日志看的人，仍可能推断出大致的时间。',
    '收到的每一条都计数：公开多少、没有公开多少，任何人都能与日志核对。',
  ],
}
