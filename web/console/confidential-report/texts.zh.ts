import type {
  ReportEventKind,
  ReportKind,
  ReportOutcome,
  ReportStage,
  ReportStep,
} from '../../../domain/confidential-report.ts'

/** What the desk of confidential reports says. A kind, a step or an outcome without words does not compile. */
export interface ReportDeskTexts {
  readonly title: string
  readonly hint: string
  readonly fromService: string
  readonly asOf: (time: string) => string
  readonly refresh: string
  readonly none: string
  readonly more: string
  readonly open: (kind: string, time: string) => string
  readonly back: string
  readonly gone: string
  readonly kinds: { readonly [Each in ReportKind]: string }
  readonly stages: { readonly [Each in ReportStage]: string }
  readonly receivedAt: string
  readonly acknowledgeBy: string
  readonly noCalendar: string
  readonly late: string
  readonly said: string
  readonly place: string
  readonly nowhere: string
  readonly staffNo: (staffNo: string) => string
  readonly evaluation: string
  readonly evaluationHint: string
  readonly grade: (grade: number, day: string) => string
  readonly contact: {
    readonly title: string
    readonly none: string
    readonly hint: string
    readonly open: string
    readonly sure: string
  }
  readonly record: string
  readonly events: { readonly [Each in ReportEventKind]: string }
  readonly own: string
  readonly steps: {
    readonly title: string
    readonly none: string
    readonly names: { readonly [Each in ReportStep]: string }
    readonly hints: { readonly [Each in ReportStep]: string }
    readonly words: string
    readonly wordsHint: string
    readonly outcome: string
    readonly choose: string
    readonly lack: string
    readonly send: string
    readonly passed: string
  }
  readonly outcomes: { readonly [Each in ReportOutcome]: string }
}

export const zh: ReportDeskTexts = {
  title: '直达举报',
  hint: '群众越过大厅和被反映的单位直接反映的事。只有不需回避的纪检监察人员能看到；审计记录里不写是哪一件、哪个大厅。请不要在别处提及。',
  fromService: '附有匿名凭证：举报人那一周在大厅办过事，平台也不知道是谁。',
  asOf: (time) => `截至 ${time}`,
  refresh: '刷新',
  none: '现在没有由您受理的举报。',
  more: '更多',
  open: (kind, time) => `查看：${kind}，${time}`,
  back: '返回列表',
  gone: '没有这件举报，或者需要您回避。',
  kinds: { RETALIATION: '打击报复', FAVOURS: '吃拿卡要', PRESSURE: '要求给好评', OTHER: '其他' },
  stages: { RECEIVED: '待受理', ACKNOWLEDGED: '核查中', DECIDED: '已有结果' },
  receivedAt: '收到时间',
  acknowledgeBy: '最迟受理',
  noCalendar: '该年放假安排还未公布',
  late: '超期未受理',
  said: '反映的内容',
  place: '地点',
  nowhere: '没有说在哪里',
  staffNo: (staffNo) => `工号 ${staffNo}`,
  evaluation: '有关的评价',
  evaluationHint: '请就在这里看。去工单里查会在审计中留下大厅。',
  grade: (grade, day) => `${grade} 星，${day} 的服务`,
  contact: {
    title: '联系方式',
    none: '没有留联系方式，请用留言联系。',
    hint: '每看一次都会记在这件举报里。能用留言的，不必看。',
    open: '查看联系方式',
    sure: '查看会留下记录，确定吗？',
  },
  record: '办理经过',
  events: {
    RECEIVED: '收到举报',
    ACKNOWLEDGED: '受理',
    MESSAGE_LEFT: '给举报人留言',
    CITIZEN_WROTE: '举报人回复',
    CONTACT_OPENED: '查看联系方式',
    DECIDED: '作出结果',
  },
  own: '本人',
  steps: {
    title: '办理',
    none: '已有结果，不再办理。',
    names: { ACKNOWLEDGE: '受理', LEAVE_MESSAGE: '给举报人留言', DECIDE: '作出结果' },
    hints: {
      ACKNOWLEDGE: '举报人凭回执码会看到已受理。',
      LEAVE_MESSAGE: '举报人凭回执码能看到，每条可以回复一次。',
      DECIDE: '结果和说明举报人都能看到，作出后不能再改。',
    },
    words: '内容',
    wordsHint: '加密保存，举报人能看到。',
    outcome: '结果',
    choose: '请选择',
    lack: '请选择结果并写明内容。',
    send: '提交',
    passed: '刚刚有别的变化，已刷新，请重新查看后再办。',
  },
  outcomes: {
    SUBSTANTIATED: '属实',
    UNSUBSTANTIATED: '不属实',
    PASSED_ON: '移送有权机关',
    OUT_OF_SCOPE: '不属于受理范围',
  },
}
