import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'

export interface StatusTexts {
  readonly shared: SharedTexts
  readonly title: string
  readonly lead: string
  readonly opening: string
  readonly unreachable: string
  readonly lastSeen: string
  readonly verdicts: { readonly OK: string; readonly DEGRADED: string }
  readonly asOf: string
  readonly dependencies: string
  readonly dependency: { readonly database: string; readonly intake: string; readonly vault: string }
  readonly states: { readonly UP: string; readonly DOWN: string }
  readonly work: string
  readonly sweepName: string
  /** What the platform does by itself, by its name; one without words here is shown by name. */
  readonly sweeps: Readonly<Record<string, string>>
  readonly sweepEnded: string
  readonly sweepState: string
  readonly notYet: string
  readonly failing: string
  readonly running: string
  readonly facts: string
  readonly waiting: string
  readonly partitions: string
  readonly calendar: string
  readonly backup: string
  readonly unknown: string
  readonly started: string
  readonly version: string
}

export const zh: StatusTexts = {
  shared: sharedZh,
  title: '运行状态',
  lead: '本页任何人都可以看，每十秒更新一次。',
  opening: '正在打开…',
  unreachable: '现在连不上平台，正在重试。',
  lastSeen: '下面是最后一次看到的情况。',
  verdicts: { OK: '运行正常', DEGRADED: '部分功能不正常' },
  asOf: '更新时间',
  dependencies: '组成部分',
  dependency: { database: '业务数据库', intake: '接收评价', vault: '密封保管' },
  states: { UP: '正常', DOWN: '不可用' },
  work: '后台工作',
  sweepName: '工作',
  sweeps: {
    rules: '重读规则',
    'month-partitions': '预备月度分区',
    'audit-seal': '封存审计记录',
    'audit-tail': '查看未封存的审计记录',
    'audit-check': '核对审计链',
    'audit-months': '清理到期的审计月份',
  },
  sweepEnded: '上次完成',
  sweepState: '情况',
  notYet: '启动后尚未运行',
  failing: '上次出错，会再试',
  running: '正常',
  facts: '运行情况',
  waiting: '等待写入的评价',
  partitions: '数据分区已备到',
  calendar: '工作日历已录入到',
  backup: '上次备份',
  unknown: '未知',
  started: '启动时间',
  version: '版本',
}
