import type { AppealEvent, AppealGround, Stance, Verdict } from '../../../domain/appeal.ts'
import type { AppealStanding, AppealStep } from '../../../domain/appeal-option.ts'

/** What the desk of appeals says. A ground, a standing or a step without words does not compile. */
export interface AppealTexts {
  readonly title: string
  readonly hint: { readonly DECIDE: string; readonly READ: string }
  readonly views: {
    readonly label: string
    readonly mine: string
    readonly all: string
    readonly figures: string
    readonly register: string
  }
  readonly filter: { readonly label: string; readonly standing: string; readonly open: string }
  readonly list: {
    readonly asOf: (time: string) => string
    readonly refresh: string
    readonly shown: (count: string) => string
    readonly none: string
    readonly noneMine: string
    readonly more: string
    readonly open: (place: string) => string
    readonly see: string
    readonly own: string
    readonly drill: string
  }
  readonly back: string
  readonly gone: string
  readonly heading: (place: string) => string
  readonly before: (time: string) => string
  readonly noCalendar: string
  readonly facts: {
    readonly title: string
    readonly unit: string
    readonly ground: string
    readonly item: string
    readonly lodged: string
    readonly citizen: string
    readonly objectUntil: string
    readonly decideUntil: string
    readonly decidedBy: string
    readonly levelUp: string
    readonly panel: (members: string, outsiders: string) => string
    readonly votes: string
    readonly votesOf: (given: string, needed: string) => string
    readonly order: string
  }
  readonly result: {
    readonly title: string
    readonly here: string
    readonly province: string
    readonly accepted: string
    readonly notAccepted: string
    readonly notAnswered: string
    readonly differs: string
    readonly stays: string
    readonly counts: string
  }
  readonly story: {
    readonly title: string
    readonly by: {
      readonly OWN: string
      readonly ACCOUNT: string
      readonly CITIZEN: string
      readonly PLATFORM: string
    }
    readonly outsider: string
    readonly hidden: string
    readonly hiddenWords: string
  }
  readonly steps: {
    readonly title: string
    readonly none: string
    readonly later: string
    readonly done: (step: string) => string
    readonly names: { readonly [Each in AppealStep]: string }
    readonly hints: { readonly [Each in AppealStep]: string }
    readonly verdict: string
    readonly choose: string
    readonly reasons: string
    readonly reasonsHint: string
    readonly silence: string
    readonly submit: string
    readonly giveUp: string
    readonly lack: string
    readonly withdrawSure: string
    readonly answer: string
    readonly source: string
    readonly sourceHint: string
    readonly passed: string
    readonly keptDraft: string
  }
  readonly lodge: {
    readonly title: string
    readonly hint: (until: string) => string
    readonly open: string
    readonly ground: string
    readonly words: string
    readonly wordsHint: string
    readonly evidence: string
    readonly submit: string
    readonly lack: string
    readonly lodged: (time: string) => string
    readonly see: string
    readonly upheld: string
  }
  readonly figures: {
    readonly title: string
    readonly hint: (since: string) => string
    readonly definitions: string
    readonly none: string
    readonly columns: {
      readonly unit: string
      readonly orders: string
      readonly appeals: string
      readonly appealRate: string
      readonly decided: string
      readonly upheld: string
      readonly upheldRate: string
    }
    readonly total: string
    readonly publicTitle: string
    readonly publicHint: string
    readonly noRate: string
  }
  readonly grounds: { readonly [Each in AppealGround]: string }
  readonly standings: { readonly [Each in AppealStanding]: string }
  readonly stances: { readonly [Each in Stance | 'NOT_YET' | 'SILENT']: string }
  readonly verdicts: { readonly [Each in Verdict]: string }
  readonly events: { readonly [Each in AppealEvent['kind']]: string }
}

export const zh: AppealTexts = {
  title: '申诉',
  hint: {
    DECIDE: '申诉由与该大厅、承办单位无关的人员裁定，须先听取评价人的意见；评价人没有答复，不等于同意。',
    READ: '管辖范围内的申诉。裁定由与该大厅、承办单位无关的人员作出。',
  },
  views: { label: '申诉视图', mine: '待我裁定', all: '全部申诉', figures: '申诉率', register: '恶意评价登记' },
  filter: { label: '筛选', standing: '状态', open: '未裁定' },
  list: {
    asOf: (time) => `${time} 的情况`,
    refresh: '刷新',
    shown: (count) => `显示 ${count} 件`,
    none: '没有符合条件的申诉。',
    noneMine: '没有等您裁定的申诉。',
    more: '显示更多',
    open: (place) => `打开申诉：${place}`,
    see: '打开',
    own: '可由我裁定',
    drill: '拨测',
  },
  back: '返回申诉列表',
  gone: '没有找到这件申诉，或者不在您的管辖范围内。',
  heading: (place) => `申诉 · ${place}`,
  before: (time) => `${time} 之前`,
  noCalendar: '该年度放假安排尚未发布，期限待定',
  facts: {
    title: '申诉情况',
    unit: '申诉单位',
    ground: '理由类别',
    item: '事项',
    lodged: '提出时间',
    citizen: '评价人意见',
    objectUntil: '评价人可答复',
    decideUntil: '应作出裁定',
    decidedBy: '裁定方式',
    levelUp: '上一级人员一人裁定',
    panel: (members, outsiders) => `${members} 人评议，其中外部人员至少 ${outsiders} 人`,
    votes: '已表决',
    votesOf: (given, needed) => `${given} / ${needed} 人`,
    order: '查看差评工单',
  },
  result: {
    title: '裁定结果',
    here: '本级裁定',
    province: '省级平台',
    accepted: '同意不计入',
    notAccepted: '不同意，仍计入',
    notAnswered: '尚未答复',
    differs: '省级平台与本级裁定不一致：本级得分按本级裁定计算，省级得分以省级平台为准。',
    stays: '这条评价不再计入得分；评价内容、工单和本次裁定都保留在案，工单继续办理。',
    counts: '申诉没有成立：这条评价照常计入得分。',
  },
  story: {
    title: '经过',
    by: { OWN: '本人', ACCOUNT: '工作人员', CITIZEN: '评价人', PLATFORM: '平台' },
    outsider: '外部人员',
    hidden: '全部表决后才公开各人的意见。',
    hiddenWords: '评价人写的话只给裁定人员看。',
  },
  steps: {
    title: '现在可以办理',
    none: '目前没有需要您办理的环节。',
    later: '暂时不能办理',
    done: (step) => `已提交：${step}。`,
    names: { VOTE: '表决', WITHDRAW: '撤回申诉', NOTE_PROVINCE: '登记省级答复' },
    hints: {
      VOTE: '写明理由。评议组全部表决后按多数裁定，票数相同时以评价人的意见为准；理由会原样给评价人和申诉单位看。',
      WITHDRAW: '撤回后，这条评价照常计入得分，不能再次申诉。',
      NOTE_PROVINCE: '本级裁定成立的，由省级平台自行决定是否同意；只登记一次。',
    },
    verdict: '意见',
    choose: '请选择',
    reasons: '理由',
    reasonsHint: '会加密保存。请不要写姓名、电话和证件号码。',
    silence: '评价人在期限内没有答复。没有答复不等于同意，请只依据证据判断。',
    submit: '提交',
    giveUp: '收起',
    lack: '还有必填的内容没有填写，请检查标明的各项。',
    withdrawSure: '撤回后不能再次申诉。确定撤回吗？',
    answer: '省级答复',
    source: '答复的出处',
    sourceHint: '写明文号、日期或平台回执编号。',
    passed: '您填写期间，这件申诉有了新的情况，您的这一步没有提交。请看过最新情况再办。',
    keptDraft: '您写的内容没有丢失，可以复制：',
  },
  lodge: {
    title: '申诉',
    hint: (until) =>
      `认为这条评价是误评或恶意评价的，可附证据申诉一次；期限 ${until}。评价人会看到申诉理由并可提出异议，由他人裁定。`,
    open: '提出申诉',
    ground: '理由类别',
    words: '申诉理由',
    wordsHint: '会原样给评价人看。请不要写任何人的姓名、电话和证件号码。',
    evidence: '申诉证据',
    submit: '提交申诉',
    lack: '请选择理由类别，写明理由，并附至少一项证据。',
    lodged: (time) => `${time} 已提出申诉。`,
    see: '查看申诉',
    upheld: '申诉成立：这条评价不再计入得分，评价和工单保留在案，继续办理。',
  },
  figures: {
    title: '申诉率和成立率',
    hint: (since) => `${since} 以来，按单位统计；拨测不计。`,
    definitions:
      '申诉率 = 申诉件数 ÷ 差评和投诉工单数；成立率 = 裁定成立件数 ÷ 已裁定件数。成立率过高，说明可能有人借申诉抹掉差评，或评价的设置有问题。',
    none: '管辖范围内还没有工单。',
    columns: {
      unit: '单位',
      orders: '工单',
      appeals: '申诉',
      appealRate: '申诉率',
      decided: '已裁定',
      upheld: '成立',
      upheldRate: '成立率',
    },
    total: '合计',
    publicTitle: '对外公开的总数',
    publicHint: '全平台合计，任何人可查，不显示单位。',
    noRate: '—（无）',
  },
  grounds: {
    MISPRESSED: '误操作',
    WRONG_OBJECT: '评价对象错误',
    NO_LEGAL_BASIS: '诉求没有法定依据',
    MALICIOUS: '恶意评价',
    OFF_TOPIC: '与办事无关',
    DUPLICATE: '重复评价',
    SYSTEM_FAULT: '系统故障',
  },
  standings: {
    WAITING: '等评价人答复',
    HEARD: '待裁定',
    OVERDUE: '裁定超期',
    DECIDED: '已裁定',
    WITHDRAWN: '已撤回',
  },
  stances: {
    OBJECTS: '反对申诉',
    AGREES: '同意申诉',
    NOT_YET: '尚未答复',
    SILENT: '期限内没有答复（不等于同意）',
  },
  verdicts: { UPHELD: '成立，评价不计入得分', REJECTED: '不成立，评价照常计入' },
  events: {
    LODGED: '提出申诉',
    CITIZEN_SPOKE: '评价人答复',
    VOTED: '表决',
    DECIDED: '裁定',
    WITHDRAWN: '撤回申诉',
    PROVINCE_ANSWERED: '省级答复',
  },
}
