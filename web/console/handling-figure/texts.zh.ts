import { type FigureTexts, zh as figures } from '../../shared/handling-figure/texts.zh.ts'

/** What the page of the figures says beside the figures themselves. */
export interface FigurePageTexts {
  readonly figures: FigureTexts
  readonly title: string
  readonly hint: string
  readonly filter: {
    readonly label: string
    readonly from: string
    readonly to: string
    readonly source: string
    readonly every: string
    readonly show: string
  }
  readonly asOf: (time: string) => string
  readonly total: string
  readonly by: {
    readonly title: string
    readonly hint: string
    readonly label: string
    readonly UNIT: string
    readonly HALL: string
    readonly DIVISION: string
    readonly place: string
    readonly rounds: string
    readonly exceptions: string
    readonly choose: (name: string) => string
    readonly chosen: (name: string) => string
    readonly every: string
  }
  readonly exceptions: {
    readonly title: string
    readonly hint: string
    readonly kind: string
    readonly every: string
    readonly count: (count: string) => string
    readonly none: string
    readonly more: string
    readonly round: (round: string) => string
    readonly begun: (time: string) => string
    readonly due: (time: string) => string
    readonly handled: (time: string) => string
    readonly notHandled: string
    readonly satisfaction: (points: string) => string
    readonly open: (place: string) => string
    readonly see: string
  }
  readonly readIt: string
}

export const zh: FigurePageTexts = {
  figures,
  title: '整改指标',
  hint: '本岗位所辖范围内差评工单的整改、回访与反馈情况。每个数字都附有定义，没有做到的逐件列为例外。',
  filter: {
    label: '选择时段',
    from: '开单日期从',
    to: '到',
    source: '来源',
    every: '全部来源',
    show: '查看',
  },
  asOf: (time) => `截至 ${time}`,
  total: '合计',
  by: {
    title: '分单位、大厅和区划',
    hint: '选中一行，下面的例外清单只列它的。',
    label: '按什么分',
    UNIT: '按承办单位',
    HALL: '按大厅',
    DIVISION: '按区划',
    place: '名称',
    rounds: '件数',
    exceptions: '例外',
    choose: (name) => `只看${name}的例外`,
    chosen: (name) => `只列${name}的`,
    every: '列出全部',
  },
  exceptions: {
    title: '例外清单',
    hint: '逾期、重新办理、未解决即办结和只作说明的，逐件可以打开工单。',
    kind: '例外种类',
    every: '全部种类',
    count: (count) => `已列出 ${count} 件`,
    none: '没有例外。',
    more: '再列一些',
    round: (round) => `第 ${round} 轮`,
    begun: (time) => `开单 ${time}`,
    due: (time) => `期限 ${time}`,
    handled: (time) => `办理 ${time}`,
    notHandled: '尚未办理',
    satisfaction: (points) => `满意度 ${points} 分`,
    open: (place) => `打开工单：${place}`,
    see: '打开工单',
  },
  readIt: '怎样读这些数字',
}
