import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'

export interface ParticipationTexts {
  readonly shared: SharedTexts
  readonly title: string
  readonly key: string
  readonly keyHint: string
  readonly show: string
  readonly opening: string
  readonly offline: string
  readonly period: (from: string, to: string) => string
  readonly none: string
  readonly shares: string
  readonly share: string
  readonly goal: string
  readonly hidden: string
  readonly byDay: string
  readonly byWindow: string
  readonly byOutcome: string
  readonly total: string
  readonly elderly: string
  readonly columns: Readonly<
    Record<'served' | 'invited' | 'sent' | 'delivered' | 'undelivered' | 'opened' | 'evaluated' | 'expired', string>
  >
  readonly rates: Readonly<
    Record<
      'coverage' | 'delivered' | 'opened' | 'response' | 'automatic' | 'linked',
      { readonly name: string; readonly meaning: string }
    >
  >
  readonly outcomes: Readonly<Record<'DONE' | 'REFUSED' | 'RETURNED' | 'WITHDRAWN' | 'ABANDONED', string>>
  readonly notes: readonly string[]
}

export const zh: ParticipationTexts = {
  shared: sharedZh,
  title: '参与情况',
  key: '接口密钥',
  keyHint: '需要带“查看参与情况”权限的密钥。密钥只用于本次查询，不会保存。',
  show: '查看',
  opening: '正在打开…',
  offline: '网络不通，请稍后再试。',
  period: (from, to) => `按服务日期：${from} 至 ${to}`,
  none: '这段时间没有已结束的服务。',
  shares: '比率',
  share: '比率',
  goal: '目标',
  hidden: '人数过少，不显示',
  byDay: '按日',
  byWindow: '按窗口',
  byOutcome: '按办理结果',
  total: '合计',
  elderly: '老年人',
  columns: {
    served: '服务',
    invited: '邀请',
    sent: '发出信息',
    delivered: '送达',
    undelivered: '未送达',
    opened: '打开',
    evaluated: '评价',
    expired: '过期未评',
  },
  rates: {
    coverage: { name: '邀请覆盖率', meaning: '已邀请的服务 ÷ 已报送并结束的服务' },
    delivered: { name: '送达率', meaning: '服务商回报送达的信息 ÷ 服务商已接收的信息（含一次提醒）' },
    opened: { name: '打开率', meaning: '在本人设备上打开过评价页的邀请 ÷ 全部邀请' },
    response: { name: '参评率', meaning: '评价数 ÷ 邀请数，只计全部邀请都已到期的服务日' },
    automatic: { name: '自动采集率', meaning: '由评价人在电子渠道自己提交的评价 ÷ 全部评价；纸质和电话转录的不算' },
    linked: { name: '办件关联率', meaning: '来自已报送办件的评价 ÷（这些评价 + 同期窗口综合点评）' },
  },
  outcomes: { DONE: '办成', REFUSED: '不予办理', RETURNED: '退回补正', WITHDRAWN: '撤回', ABANDONED: '中途离开' },
  notes: [
    '定义由本产品给出，不是国家标准的公式。演练不计入。',
    '每个数字数的是服务，不是人；系统不记录谁评价了什么。',
    '评价数每五分钟重数一次；匿名评价也计入，但不保存与办件的联系。',
  ],
}
