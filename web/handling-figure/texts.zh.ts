import { type FigureTexts, zh as figures } from '../shared/handling-figure/texts.zh.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'

interface Share {
  readonly name: string
  readonly definition: string
  /** Where there is nothing to be a share of. */
  readonly none: string
}

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
  readonly closures: {
    readonly title: string
    /** Until it is known what it is called. */
    readonly word: string
    readonly lead: string
    readonly definition: string
    readonly beside: (drawn: string, open: string, notReached: string, declined: string, other: string) => string
  }
  readonly appeals: {
    readonly title: string
    readonly lead: (since: string) => string
    readonly lodged: Share
    readonly upheld: Share
  }
  readonly reports: {
    readonly title: string
    readonly lead: (from: string, to: string) => string
    readonly received: string
    readonly decided: string
    readonly tooFew: string
  }
  readonly malicious: {
    readonly title: string
    readonly notKept: string
    readonly lead: string
    readonly inForce: string
    readonly ended: string
    readonly objectionsUpheld: string
  }
  readonly readIt: string
}

export const zh: PublicFigureTexts = {
  shared: sharedZh,
  figures,
  title: '差评整改情况',
  lead: '每一条差评和投诉都会开出工单，限期办理、复核、反馈，由反映人评价。这里是全平台的合计，每个数字都附有定义。',
  opening: '正在打开…',
  failed: '现在取不到数据，会自动重试。',
  asOf: (time) => `截至 ${time}`,
  rates: '指标',
  exceptions: '例外',
  exceptionsLead: '没有按要求做到的，一件不少地列在这里；一件可以同时属于几种。',
  rounds: (rounds) => `${rounds} 件`,
  closures: {
    title: '办结后抽查',
    word: '整改不实',
    lead: '每月从已办结的工单中随机抽取一部分，由没有参与办理和复核的人再问一次反映人：是不是真的改好了。',
    definition:
      '答“没有改好”的，占回答了改好、部分改好或没有改好的。是抽样，全部办结工单的比例很可能在区间之内。定义由本平台拟定。',
    beside: (drawn, open, notReached, declined, other) =>
      `抽取 ${drawn} 件；不计入：待回访 ${open}，未联系上 ${notReached}，不愿回答 ${declined}，其他情况 ${other}。`,
  },
  appeals: {
    title: '申诉情况',
    lead: (since) =>
      `${since}以来，被评价单位或人员认为评价有误、恶意或重复而提出的申诉。由上一级或含外部成员的三人小组裁定；成立的不计入得分，但仍保留在案。`,
    lodged: {
      name: '提出申诉',
      definition: '同一时期的申诉件数，占差评和投诉工单数。',
      none: '还没有工单',
    },
    upheld: {
      name: '裁定成立',
      definition: '裁定成立的件数，占已裁定的件数。比例过高，可能是有人借申诉抹掉差评。',
      none: '还没有裁定',
    },
  },
  reports: {
    title: '直达纪检监察的举报',
    lead: (from, to) => `${from}至${to}，整个平台。不分单位、不分大厅；数目太少的不公布，以免有人被猜出。`,
    received: '收到',
    decided: '作出结果并答复',
    tooFew: '数目太少，不公布',
  },
  malicious: {
    title: '恶意评价登记',
    notKept: '这里不建恶意评价人员信息库：评价人不会因为评价被登记。裁定为恶意的评价不计入得分，仅此而已。',
    lead: '只登记经申诉裁定为恶意的评价，逐条由两人决定，告知评价人并听取异议，最长十二个月。登记不影响任何人评价，所有差评和投诉照常办理。',
    inForce: '生效的登记',
    ended: '已终止的登记',
    objectionsUpheld: '异议成立',
  },
  readIt: '怎样读这些数字',
}
