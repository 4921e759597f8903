import type { DrillHop } from '../../../domain/drill.ts'
import type { EvaluationChannel } from '../../../domain/evaluation-channel.ts'

export interface DrillTexts {
  readonly title: string
  readonly hint: string
  readonly none: string
  readonly refresh: string
  readonly passed: (time: string) => string
  readonly notPassed: string
  readonly channel: string
  readonly attempt: (attempt: number) => string
  readonly channels: Readonly<Record<EvaluationChannel, string>>
  readonly hops: Readonly<Record<DrillHop, string>>
  readonly reached: (time: string) => string
  readonly failed: (time: string, fault: string) => string
  readonly notReached: string
}

export const zh: DrillTexts = {
  title: '系统拨测',
  hint: '平台每天在专用的拨测窗口，经每个渠道给自己一次“非常不满意”，看它是否被收下、计入拨测统计、生成工单，并能凭回执查到。拨测不计入任何单位的数据。',
  none: '还没有拨测。平台启动后，到当天规定的时刻就会开始。',
  refresh: '刷新',
  passed: (time) => `${time} 全部通过`,
  notPassed: '未全部通过',
  channel: '渠道',
  attempt: (attempt) => `第 ${attempt} 次`,
  channels: {
    WEB: '网页',
    MOBILE: '手机',
    QR_CODE: '扫码',
    HALL_TABLET: '窗口平板',
    KIOSK: '自助机',
    PHONE: '电话',
    SMS: '短信',
    PAPER: '纸质',
    KEYPAD: '按键评价器',
  },
  hops: {
    REPORTED: '办件已收',
    ASKED: '邀请可打开',
    TAKEN: '评价收下',
    TALLIED: '计入拨测统计',
    ORDER_OPENED: '生成工单',
    FOUND_AGAIN: '凭回执查到',
  },
  reached: (time) => `通过 ${time}`,
  failed: (time, fault) => `不通过（${fault}）${time}`,
  notReached: '未到达',
}
