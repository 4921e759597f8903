import type { ComplaintChannel } from '../../../domain/complaint.ts'

/** What is said where something is written down that nobody has evaluated: a complaint, or what an inspection has found. */
export interface ComplaintTexts {
  readonly complaint: {
    readonly title: string
    readonly hint: string
    readonly words: string
    readonly wordsHint: string
    readonly submit: string
  }
  readonly alert: {
    readonly title: string
    readonly hint: string
    readonly words: string
    readonly wordsHint: string
    readonly submit: string
  }
  readonly channel: string
  readonly channels: { readonly [Each in ComplaintChannel]: string }
  readonly receivedOn: string
  readonly hall: string
  readonly choose: string
  readonly window: string
  readonly noWindow: string
  readonly item: string
  readonly noItem: string
  readonly staffNo: string
  readonly staffNoHint: string
  readonly name: string
  readonly phone: string
  readonly phoneHint: string
  readonly optional: (label: string) => string
  readonly lack: string
  readonly kept: {
    readonly complaint: string
    readonly alert: string
    readonly told: string
    readonly tellAlso: string
    readonly pass: string
    readonly picture: string
    readonly receipt: string
    readonly copy: string
    readonly copied: string
    readonly byHand: string
    readonly print: string
    readonly order: string
    readonly another: string
  }
}

export const zh: ComplaintTexts = {
  complaint: {
    title: '登记投诉',
    hint: '当面说的、意见箱里的、“办不成事”窗口反映的，登记后即开出工单，与差评同样限期办理、复核、反馈。被投诉的人员不登记、不办理。',
    words: '投诉内容',
    wordsHint: '照原话记。内容加密保存，不写与投诉无关的个人信息。',
    submit: '登记并开出工单',
  },
  alert: {
    title: '登记检查发现',
    hint: '监督检查中发现的问题，登记后即开出工单，限期整改；没有反映人，复核通过即办结。',
    words: '发现的问题',
    wordsHint: '写清地点和事实，供责任单位整改。',
    submit: '登记并开出工单',
  },
  channel: '来源',
  channels: {
    HOTLINE_12345: '12345 热线',
    SUGGESTION_BOX: '意见箱',
    UNRESOLVED_MATTER: '“办不成事”反映窗口',
    IN_PERSON: '当面反映',
  },
  receivedOn: '收到日期',
  hall: '大厅',
  choose: '请选择',
  window: '窗口',
  noWindow: '不涉及某个窗口',
  item: '事项',
  noItem: '不涉及某个事项',
  staffNo: '被反映人员工号',
  staffNoHint: '工牌上的号码；不清楚就不填。',
  name: '称呼',
  phone: '联系电话',
  phoneHint: '加密保存。留了手机号的，以短信告知本人；不留电话，也可以凭回执查看答复。',
  optional: (label) => `${label}（可不填）`,
  lack: '请选择大厅和来源，并写下内容。',
  kept: {
    complaint: '已登记，工单已开出',
    alert: '已登记，工单已开出',
    told: '已发送短信',
    tellAlso:
      '反映人会收到一条带链接的短信（夜间顺延到早上），凭它查看进展、回复、评价或要求重新办理。回执只属于反映人，这里不显示。',
    pass: '请把回执交给反映人：凭它查看进展、回复、评价或要求重新办理。离开本页后不再显示。工单上会注明“回执经柜台转交”，凭它作出的评价不计入满意率。',
    picture: '回执二维码',
    receipt: '回执编号',
    copy: '复制回执',
    copied: '已复制',
    byHand: '请手工选取复制',
    print: '打印回执',
    order: '查看工单',
    another: '再登记一件',
  },
}
