import type {
  ContactChannel,
  ContactOutcome,
  DeskWant,
  Finding,
  OrderEvent,
  OrderSource,
  OrderStage,
} from '../../../domain/handling-order.ts'
import type { HandlingClock } from '../../../domain/handling-policy.ts'
import type { EvidenceKind, Order, OrderStep } from './use-order.ts'

/** What the desks of handling orders say. A step, a stage or a clock without words does not compile. */
export interface OrderTexts {
  readonly titles: { readonly WORK: string; readonly REVIEW: string; readonly NONE: string }
  readonly hint: { readonly WORK: string; readonly REVIEW: string; readonly NONE: string }
  readonly views: { readonly label: string; readonly mine: string; readonly all: string; readonly late: string }
  readonly sheet: {
    readonly title: string
    readonly ofPlace: string
    readonly open: (count: string) => string
    readonly wants: { readonly [Each in DeskWant]: string }
    readonly devices: string
    readonly nothing: string
    readonly praise: (verySatisfied: string, evaluations: string) => string
    readonly onDuty: (names: string) => string
    readonly nobodyOnDuty: string
    readonly oneself: (name: string) => string
    readonly until: (name: string, time: string) => string
    readonly roster: string
  }
  readonly places: {
    readonly windows: string
    readonly halls: string
    readonly place: string
    readonly open: string
    readonly overdue: string
    readonly due: string
    readonly show: (name: string) => string
    readonly every: string
    readonly noLimit: string
  }
  readonly filter: {
    readonly label: string
    readonly stage: string
    readonly everyStage: string
    readonly want: string
    readonly everyWant: string
    readonly source: string
    readonly everySource: string
  }
  readonly list: {
    readonly asOf: (time: string) => string
    readonly refresh: string
    readonly newOnes: string
    readonly shown: (count: string) => string
    readonly none: string
    readonly noneMine: string
    readonly more: string
    readonly open: (place: string) => string
    readonly see: string
    readonly own: string
    readonly drill: string
    readonly round: (round: string) => string
    readonly acknowledgeAll: (count: string) => string
    readonly acknowledgeAllSure: string
    readonly acknowledged: (done: string, failed: string) => string
  }
  readonly late: {
    readonly title: string
    readonly hint: string
    readonly none: string
    readonly level: (level: number) => string
    readonly cut: (count: string) => string
  }
  readonly back: string
  readonly gone: string
  readonly heading: (place: string) => string
  readonly facts: {
    readonly stage: string
    readonly opened: string
    readonly source: string
    readonly place: string
    readonly item: string
    readonly lead: string
    readonly offeredTo: string
    readonly coHandlers: string
    readonly noCoHandlers: string
    readonly coHandlerStates: { readonly ASKED: string; readonly DONE: string; readonly RELEASED: string }
    readonly slowest: (name: string) => string
    readonly escalation: string
  }
  readonly said: {
    readonly title: string
    readonly grade: string
    readonly day: string
    readonly tags: string
    readonly comment: string
    readonly noComment: string
    readonly pending: string
    readonly statement: string
    readonly notOfEvaluation: string
    readonly hidden: string
  }
  readonly later: {
    readonly title: string
    readonly hint: string
    readonly kinds: { readonly REVISION: string; readonly SUPPLEMENTARY: string }
    readonly grade: string
    readonly day: string
  }
  readonly complaint: {
    readonly title: string
    readonly found: string
    readonly channel: string
    readonly receivedAt: string
    readonly senderNo: string
    readonly words: string
    readonly erased: string
    readonly hasContact: string
    readonly noContact: string
    readonly throughDesk: string
    readonly contact: string
  }
  readonly clocks: {
    readonly title: string
    readonly due: (time: string) => string
    readonly noCalendar: string
    readonly left: (time: string) => string
    readonly over: (time: string) => string
    readonly days: (days: string, hours: string) => string
    readonly hours: (hours: string, minutes: string) => string
    readonly minutes: (minutes: string) => string
  }
  readonly story: {
    readonly title: string
    readonly seeFile: (label: string) => string
    readonly by: { readonly OWN: string; readonly ACCOUNT: string; readonly CITIZEN: string; readonly PLATFORM: string }
    readonly doneBy: (time: string) => string
    readonly satisfaction: (points: string) => string
    readonly solved: string
    readonly notSolved: string
    readonly numberShown: string
    readonly numberNotShown: string
    readonly unknown: string
  }
  readonly callBack: {
    readonly title: string
    readonly reaches: { readonly CALL: string; readonly DO_NOT_CALL: string; readonly MAILBOX: string }
    readonly byOthers: string
    readonly phone: string
    readonly hint: string
    readonly show: string
  }
  readonly problem: {
    readonly title: string
    readonly occurrence: (times: string) => string
    readonly again: string
    readonly history: string
    readonly entry: string
    readonly unnamed: string
  }
  readonly steps: {
    readonly title: string
    readonly none: string
    readonly later: string
    readonly submit: string
    readonly giveUp: string
    readonly done: (step: string) => string
    readonly words: string
    readonly wordsOptional: string
    readonly wordsHint: string
    readonly mailboxHint: string
    readonly channel: string
    readonly outcome: string
    readonly finding: string
    readonly problem: string
    readonly problemAsSaid: string
    readonly doneBy: string
    readonly doneByHint: (due: string) => string
    readonly organization: string
    readonly noOrganization: string
    readonly evidence: string
    readonly evidenceHint: string
    readonly evidenceOptional: string
    readonly file: string
    readonly fileHint: string
    readonly fileSending: string
    readonly fileNotTaken: string
    readonly filePreview: string
    readonly fileKept: (size: string) => string
    readonly fileLabel: (number: string) => string
    readonly evidenceKind: string
    readonly evidenceReference: string
    readonly addEvidence: string
    readonly removeEvidence: (number: string) => string
    readonly choose: string
    readonly lack: string
    readonly passed: string
    readonly passedNothing: string
    readonly keptDraft: (step: string) => string
    readonly names: { readonly [Each in OrderStep]: string }
    readonly script: string
    readonly hints: { readonly [Each in OrderStep]: string }
  }
  readonly stages: { readonly [Each in OrderStage]: string }
  readonly paces: { readonly [Each in Order['pace']]: string }
  readonly clockNames: { readonly [Each in HandlingClock]: string }
  readonly clockStates: { readonly [Each in Order['clocks'][number]['state']]: string }
  readonly sources: { readonly [Each in OrderSource]: string }
  readonly channels: { readonly [Each in ContactChannel]: string }
  readonly outcomes: { readonly [Each in ContactOutcome]: string }
  readonly findings: { readonly [Each in Finding]: string }
  readonly evidenceKinds: { readonly [Each in EvidenceKind]: string }
  readonly events: { readonly [Each in OrderEvent['kind']]: string }
}

export const zh: OrderTexts = {
  titles: { WORK: '差评工单', REVIEW: '复核工作台', NONE: '差评工单' },
  hint: {
    WORK: '收到差评后先签收、再联系评价人；被评价的人员不参与办理，也不回访。',
    REVIEW: '复核由没有参与办理、不属于该大厅和承办单位的人员进行。',
    NONE: '管辖范围内的差评工单，只能查看。',
  },
  views: { label: '工单视图', mine: '待我处理', all: '全部工单', late: '超期督办' },
  sheet: {
    title: '晨间清单',
    ofPlace: '（管辖范围内）',
    open: (count) => `未办结 ${count} 件`,
    wants: {
      CALL: '待联系',
      TELL: '待反馈',
      OVERDUE: '已超期',
      DUE_TODAY: '今日到期',
      REVIEW: '待复核',
      EXTENSION: '延期待批',
      TRANSFER: '转办待答复',
    },
    devices: '失联设备',
    nothing: '目前没有要处理的工单。',
    praise: (verySatisfied, evaluations) =>
      `昨天本大厅收到 ${evaluations} 条评价，其中 ${verySatisfied} 条“非常满意”。晨会上请转达感谢。`,
    onDuty: (names) => `现在值班：${names}。新的差评和催办先告诉值班的人。`,
    nobodyOnDuty: '现在没有人值班：新的差评和催办会告诉本大厅全体内部监督员。',
    oneself: (name) => `${name}（您）`,
    until: (name, time) => `${name} 至 ${time}`,
    roster: '值班表',
  },
  places: {
    windows: '各窗口情况',
    halls: '各大厅情况',
    place: '窗口或大厅',
    open: '未办结',
    overdue: '超期',
    due: '最近期限',
    show: (name) => `只看 ${name}`,
    every: '不限窗口和大厅',
    noLimit: '暂无期限',
  },
  filter: {
    label: '筛选',
    stage: '环节',
    everyStage: '全部环节',
    want: '事由',
    everyWant: '全部事由',
    source: '来源',
    everySource: '全部来源',
  },
  list: {
    asOf: (time) => `${time} 的情况`,
    refresh: '刷新',
    newOnes: '有新的提醒，点击刷新',
    shown: (count) => `显示 ${count} 件，最先到期的在前`,
    none: '没有符合条件的工单。',
    noneMine: '没有等您处理的工单。',
    more: '显示更多',
    open: (place) => `打开工单：${place}`,
    see: '打开',
    own: '可由我处理',
    drill: '拨测',
    round: (round) => `第 ${round} 次重新办理`,
    acknowledgeAll: (count) => `全部签收（${count} 件）`,
    acknowledgeAllSure: '签收后即表示已看到并开始处理。确定全部签收吗？',
    acknowledged: (done, failed) => `已签收 ${done} 件，未成功 ${failed} 件。`,
  },
  late: {
    title: '超期督办',
    hint: '超过期限没有办的工单，按上报的级别排列；第 1 级是所在区划的工作小组，往后逐级向上。',
    none: '没有超期的工单。',
    level: (level) => (level === 0 ? '已超期，办理单位和大厅知悉' : `已上报第 ${level} 级`),
    cut: (count) => `只显示最早到期的 ${count} 件。`,
  },
  back: '返回工单列表',
  gone: '没有找到这张工单，或者不在您的管辖范围内。',
  heading: (place) => `差评工单 · ${place}`,
  facts: {
    stage: '环节',
    opened: '生成时间',
    source: '来源',
    place: '地点',
    item: '事项',
    lead: '主办单位',
    offeredTo: '转办待答复',
    coHandlers: '协办单位',
    noCoHandlers: '没有协办单位',
    coHandlerStates: { ASKED: '未反馈', DONE: '已反馈', RELEASED: '不再协办' },
    slowest: (name) => `正在等 ${name} 反馈，其他单位已经办完或在等它。`,
    escalation: '督办级别',
  },
  said: {
    title: '评价内容',
    grade: '评价等级',
    day: '办理日期',
    tags: '勾选的原因',
    comment: '原话',
    noComment: '没有留言',
    pending: '评价人没有说明原因，请在首次联系时询问。',
    statement: '被评价人员的说明',
    notOfEvaluation: '这张工单不是由评价生成的。',
    hidden: '评价人的身份不在此显示。',
  },
  later: {
    title: '后来的评价',
    hint: '由评价人凭回执自行提交。第一次的评价不变。任何人不得要求、暗示或诱导修改评价。',
    kinds: { REVISION: '改评（联系之后）', SUPPLEMENTARY: '追评（整改反馈之后）' },
    grade: '后来的等级',
    day: '提交日期',
  },
  complaint: {
    title: '投诉内容',
    found: '发现的问题',
    channel: '来源',
    receivedAt: '收到时间',
    senderNo: '来源编号',
    words: '原话',
    erased: '已依法删除',
    hasContact:
      '反映人留有联系方式，加密保存；由复核、工作小组或纪检人员按目的查看，承办单位经来源单位或凭回执查看的信箱联系。',
    noContact: '反映人没有留联系方式：答复写在凭回执查看的信箱里。',
    throughDesk: '回执经柜台转交：登记人看到过回执，凭它作出的评价不计入整改满意率和满意度，只另列件数。',
    contact: '查看联系方式',
  },
  clocks: {
    title: '时限',
    due: (time) => `期限 ${time}`,
    noCalendar: '该年度放假安排尚未发布，期限待定',
    left: (time) => `还剩 ${time}`,
    over: (time) => `已超 ${time}`,
    days: (days, hours) => `${days} 天 ${hours} 小时`,
    hours: (hours, minutes) => `${hours} 小时 ${minutes} 分`,
    minutes: (minutes) => `${minutes} 分钟`,
  },
  story: {
    title: '办理经过',
    seeFile: (label) => `查看文件${label === '' ? '' : `：${label}`}`,
    by: { OWN: '本人', ACCOUNT: '工作人员', CITIZEN: '评价人', PLATFORM: '平台' },
    doneBy: (time) => `完成期限 ${time}`,
    satisfaction: (points) => `对整改的满意度 ${points} 分`,
    solved: '问题已解决',
    notSolved: '问题没有解决',
    numberShown: '已调取号码',
    numberNotShown: '未调取号码',
    unknown: '其他',
  },
  callBack: {
    title: '怎样联系评价人',
    reaches: {
      CALL: '留有手机号，可以电话回访。信箱留言不算联系上。',
      DO_NOT_CALL: '本人要求不再打扰：请不要打电话、发短信，只能在信箱留言。',
      MAILBOX: '没有可用的手机号：请在信箱留言，评价人凭回执查看。',
    },
    byOthers: '号码不对被评价的大厅和窗口公开，由主办单位的承办人员或者复核人员回访。',
    phone: '手机号',
    hint: '只为这一次回访；谁在什么时候看过号码，会记入审计。',
    show: '查看号码',
  },
  problem: {
    title: '核实的问题',
    occurrence: (times) => `第 ${times} 次发现`,
    again: '同样的问题整改办结后又出现。制定措施前，请先看以前改过什么、为什么没有管住。',
    history: '查看以前的整改',
    entry: '查看台账记录',
    unnamed: '没有说明是什么问题',
  },
  steps: {
    title: '现在可以办理',
    none: '目前没有需要您办理的环节。',
    later: '暂时不能办理',
    submit: '提交',
    giveUp: '收起',
    done: (step) => `已办理：${step}。`,
    words: '说明',
    wordsOptional: '说明（可不填）',
    wordsHint: '会加密保存。请不要写姓名、电话和证件号码。',
    mailboxHint:
      '这些话会原样放进信箱，评价人凭回执就能看到；请写明要问的事，留有手机号的请选“没有联系上”，仍要电话回访。',
    channel: '方式',
    outcome: '结果',
    finding: '核实结果',
    problem: '问题分类',
    problemAsSaid: '按评价人勾选的原因',
    doneBy: '计划完成日期',
    doneByHint: (due) => `不晚于整改期限 ${due}`,
    organization: '单位',
    noOrganization: '请选择单位',
    evidence: '整改证据',
    evidenceHint: '上传照片或文件，或写明文件名称、编号，至少一项。',
    evidenceOptional: '证据（选填）',
    file: '上传照片或 PDF',
    fileHint: 'JPEG、PNG 或 PDF。照片中的位置、时间、设备信息会自动删除；PDF 原样保存，请勿含无关的个人信息。',
    fileSending: '正在上传…',
    fileNotTaken: '只能上传 JPEG、PNG 照片和 PDF 文件。',
    filePreview: '已上传照片的预览',
    fileKept: (size) => `已上传 ${size}`,
    fileLabel: (number) => `附件 ${number}`,
    evidenceKind: '证据种类',
    evidenceReference: '文件名称或编号',
    addEvidence: '再加一项证据',
    removeEvidence: (number) => `删除第 ${number} 项证据`,
    choose: '请选择',
    lack: '还有必填的内容没有填写，请检查标明的各项。',
    passed: '您填写期间，别人先处理了这张工单，您的这一步没有提交：',
    passedNothing: '请看过最新情况再办。',
    keptDraft: (step) => `您为“${step}”写的内容没有丢失，可以复制：`,
    names: {
      ACKNOWLEDGE: '签收',
      CONTACT: '记录联系',
      VERIFY: '记录核实结果',
      PLAN: '制定整改方案',
      FINISH: '整改完成，提请复核',
      EXPLAIN: '说明理由，提请复核',
      FEED_BACK: '反馈评价人',
      ASK_EXTENSION: '申请延期',
      OFFER_TRANSFER: '转办',
      ACCEPT_TRANSFER: '接受转办',
      REFUSE_TRANSFER: '退回转办',
      WITHDRAW_TRANSFER: '撤回转办',
      ADD_CO_HANDLER: '请单位协办',
      FINISH_CO_HANDLING: '协办反馈',
      RELEASE_CO_HANDLER: '解除协办',
      PASS_REVIEW: '复核通过',
      RETURN_REVIEW: '退回重办',
      GRANT_EXTENSION: '同意延期',
      REFUSE_EXTENSION: '不同意延期',
      ASSIGN_LEAD: '指定主办单位',
    },
    script: '回访话术（参考，不得要求群众改变评价）',
    hints: {
      ACKNOWLEDGE: '表示已看到并开始处理。',
      CONTACT: '每次联系都要记录；联系不上的也要逐次记录。',
      VERIFY: '情况清楚合理的，立即整改；情况复杂的，先定方案；诉求没有依据的，说明理由。',
      PLAN: '写明措施、责任人岗位和完成日期。',
      FINISH: '写明做了什么，并附证据；之后由他人复核。',
      EXPLAIN: '写明依据；之后由他人复核。',
      FEED_BACK: '写给评价人看的答复，请用通俗的话。',
      ASK_EXTENSION: '只能申请一次，由复核人员审批。',
      OFFER_TRANSFER: '对方接受之前，仍由本单位负责。',
      ACCEPT_TRANSFER: '接受后由本单位主办，期限不变。',
      REFUSE_TRANSFER: '写明理由；工单回到原单位。',
      WITHDRAW_TRANSFER: '对方还没有答复；撤回也算一次转办。',
      ADD_CO_HANDLER: '各协办单位都反馈后才能提请复核。',
      FINISH_CO_HANDLING: '写明本单位完成了什么。',
      RELEASE_CO_HANDLER: '迟迟没有反馈，或者不再需要的，写明原因后不再等它；过程会保留。',
      PASS_REVIEW: '确认整改属实、评价人的问题得到回应。',
      RETURN_REVIEW: '写明哪里不够；整改期限继续计算。',
      GRANT_EXTENSION: '按本地规定延长整改期限。',
      REFUSE_EXTENSION: '写明理由。',
      ASSIGN_LEAD: '转办次数已满、没有单位接手时，由您指定主办单位，并写明理由；期限不变。',
    },
  },
  stages: {
    OPENED: '待签收',
    ACKNOWLEDGED: '待联系',
    CONTACTED: '待核实',
    RECTIFYING: '整改中',
    EXPLAINING: '说明理由',
    IN_REVIEW: '待复核',
    REVIEWED: '待反馈',
    FED_BACK: '待评价人评价',
    CLOSED: '已办结',
  },
  paces: { RUNNING: '按时', WARNING: '临期', OVERDUE: '超期', RESTING: '不计时' },
  clockNames: {
    ACKNOWLEDGE: '签收',
    CONTACT: '首次联系',
    VERIFY: '核实',
    PLAN: '整改方案',
    HANDLE: '整改完成',
    REVIEW: '复核',
    FEED_BACK: '反馈',
  },
  clockStates: { RUNNING: '计时中', WARNING: '临期', OVERDUE: '超期', KEPT: '按时完成', MISSED: '超期完成' },
  sources: { EVALUATION: '差评', COMPLAINT: '投诉', ALERT: '预警', INSPECTION: '查评', OPINION: '意见征集' },
  channels: { PHONE: '电话', TEXT_MESSAGE: '短信', MESSAGE: '消息', VISIT: '当面', MAILBOX: '凭回执查看的信箱' },
  outcomes: { REACHED: '联系上', NOT_REACHED: '没有联系上', DECLINED: '对方不愿再谈' },
  findings: {
    CLEAR: '情况清楚、诉求合理，立即整改',
    COMPLEX: '情况复杂，限期整改',
    NO_LEGAL_BASIS: '诉求没有法律依据，予以说明',
  },
  evidenceKinds: { DOCUMENT: '文件', RECORDING: '录音录像', PHOTO: '照片', REGISTER: '台账登记' },
  events: {
    OPENED: '生成工单',
    ACKNOWLEDGED: '签收',
    CONTACT_TRIED: '联系评价人',
    VERIFIED: '核实',
    PLANNED: '制定整改方案',
    DONE: '整改完成，提请复核',
    EXPLAINED: '说明理由，提请复核',
    CITIZEN_WROTE: '评价人回复了留言',
    REVIEW_PASSED: '复核通过',
    REVIEW_RETURNED: '退回重办',
    FED_BACK: '反馈评价人',
    RATED: '评价人评价整改',
    CLOSED: '办结',
    REOPENED: '重新办理',
    EXTENSION_ASKED: '申请延期',
    EXTENSION_GRANTED: '同意延期',
    EXTENSION_REFUSED: '不同意延期',
    TRANSFER_OFFERED: '提出转办',
    TRANSFER_ACCEPTED: '接受转办',
    TRANSFER_REFUSED: '退回转办',
    CO_HANDLER_ADDED: '请单位协办',
    CO_HANDLER_DONE: '协办单位反馈',
    HELP_ASKED: '群众请值班人员过来',
    CO_HANDLER_RELEASED: '解除协办',
    TRANSFER_WITHDRAWN: '撤回转办',
    LEAD_ASSIGNED: '上级指定主办单位',
  },
}
