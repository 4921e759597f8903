import type { PublicationState, PublicationStep, WithdrawalOutcome } from '../../../domain/publication.ts'
import type { TimeLimit } from '../../../domain/time-limit.ts'

/** What the page of publications says. */
export interface PublicationTexts {
  readonly title: string
  readonly hint: string
  readonly none: string
  readonly readOnly: string
  readonly catalogue: {
    readonly title: string
    readonly within: (kind: string, count: string, unit: string) => string
    readonly units: { readonly [Each in TimeLimit['unit']]: string }
    readonly namesLast: string
    readonly namesBestOnly: string
    readonly source: (source: string) => string
    readonly rate: (rate: string) => string
    readonly noRate: string
  }
  readonly states: { readonly [Each in PublicationState]: string }
  readonly revision: (number: string) => string
  readonly first: string
  readonly drafted: (time: string) => string
  readonly due: (time: string) => string
  readonly late: (days: string) => string
  readonly wasLate: (days: string) => string
  readonly counted: (evaluations: string, invalidated: string, exempted: string) => string
  readonly windows: string
  readonly verdict: (name: string, windows: string) => string
  readonly way: string
  readonly steps: { readonly [Each in PublicationStep]: string }
  readonly draft: string
  readonly isPublic: string
  readonly stepDone: (step: string, time: string) => string
  readonly held: (time: string, reason: string) => string
  readonly heldFor: (days: string) => string
  readonly byYou: string
  readonly byOther: string
  readonly withdrawn: (time: string, reason: string) => string
  readonly next: (step: string) => string
  readonly mayNot: {
    readonly ANOTHER_ROLE: { readonly [Each in PublicationStep]: string }
    readonly TWO_STEPS_BY_ONE: string
  }
  readonly take: { readonly [Each in PublicationStep]: string }
  readonly sure: { readonly [Each in PublicationStep]: string }
  readonly hints: { readonly [Each in PublicationStep]: string }
  readonly done: string
  readonly hold: string
  readonly holdReason: string
  readonly holdHint: string
  readonly holdSubmit: string
  readonly withdrawal: {
    readonly title: string
    readonly proposed: (time: string, reason: string) => string
    readonly outcomes: { readonly [Each in WithdrawalOutcome]: (time: string) => string }
    readonly declinedFor: (reason: string) => string
    readonly waits: string
    readonly waitsOwn: string
    readonly propose: string
    readonly reason: string
    readonly hint: string
    readonly submit: string
    readonly agree: string
    readonly sure: string
    readonly decline: string
    readonly declineReason: string
    readonly declineHint: string
    readonly declineSubmit: string
  }
  readonly see: string
  readonly seePeriod: string
  readonly refusals: Readonly<Record<string, string>>
}

export const zh: PublicationTexts = {
  title: '结果发布',
  hint: '定稿和每次修订都自动成为待发布稿，没有人能挑选发不发、也没有人能改数字。经数据核对、保密和隐私审查、领导签发三步，由三个不同的人办理，之后向社会公开。可以说明原因暂缓，迟了几天会一并公开。辖区覆盖这一期全部大厅的岗位才能办理；其余岗位在公布后只读。',
  none: '还没有已公布的结果，也没有你能办理的。一期结果涵盖的大厅都在你的辖区内，公布前才在这里显示；你若另有更大范围的岗位，请先切换。',
  readOnly: '只读 · 超出你的辖区',
  catalogue: {
    title: '公开目录：什么时候公开什么',
    within: (kind, count, unit) => `${kind}：定稿后 ${count} ${unit}内公开`,
    units: { HOURS: '小时', SERVICE_HOURS: '个服务小时', NATURAL_DAYS: '天', WORKING_DAYS: '个工作日' },
    namesLast: '后列窗口（待提升）同时公开点名。',
    namesBestOnly: '先奖后罚：现在只点名前列窗口，后列只公布个数。',
    source: (source) => `依据：${source}`,
    rate: (rate) => `公开率 ${rate}：已到公开日期的，有多少已经公开。`,
    noRate: '还没有到公开日期的。',
  },
  states: {
    DRAFT: '待数据核对',
    CHECKED: '待保密和隐私审查',
    REVIEWED: '待领导签发',
    OVERTAKEN: '已被后一版取代，不再签发',
    PUBLISHED: '已公开',
    WITHDRAWN: '已撤回',
  },
  revision: (number) => `第 ${number} 次修订`,
  first: '定稿',
  drafted: (time) => `${time}成稿`,
  due: (time) => `应于${time}前公开`,
  late: (days) => `已迟 ${days} 天`,
  wasLate: (days) => `公开时迟 ${days} 天`,
  counted: (evaluations, invalidated, exempted) =>
    `计入评价 ${evaluations} 条；不计入：申诉成立 ${invalidated} 条，容错 ${exempted} 条`,
  windows: '各结论的窗口数',
  verdict: (name, windows) => `${name} ${windows} 个`,
  way: '办理进度',
  steps: { CHECKED: '数据核对', REVIEWED: '保密和隐私审查', SIGNED: '领导签发' },
  draft: '成稿',
  isPublic: '公开',
  stepDone: (step, time) => `${step}：${time}`,
  held: (time, reason) => `${time}暂缓：${reason}`,
  heldFor: (days) => `暂缓 ${days} 天`,
  byYou: '你办理',
  byOther: '他人办理',
  withdrawn: (time, reason) => `已于${time}撤回：${reason}`,
  next: (step) => `下一步：${step}`,
  mayNot: {
    ANOTHER_ROLE: {
      CHECKED: '由工作组或者纪检监察人员办理。',
      REVIEWED: '由工作组或者纪检监察人员办理。',
      SIGNED: '由领导小组签发。',
    },
    TWO_STEPS_BY_ONE: '你已办理过其中一步，这一步要由另一个人办理。',
  },
  take: { CHECKED: '核对无误', REVIEWED: '审查通过', SIGNED: '签发并公开' },
  sure: {
    CHECKED: '确认底数、规则和结果一致？确认后不能撤销。',
    REVIEWED: '确认没有不能公开的内容？确认后不能撤销。',
    SIGNED: '签发后立即向社会公开，数字照计算结果，不能修改。',
  },
  hints: {
    CHECKED: '核对底数、规则和结果：在评价周期页可以看到各版的摘要，审计工具可以逐字节重算。',
    REVIEWED: '审查是否有涉密内容、能否认出个人：人数太少的不给分数。',
    SIGNED: '签发只决定何时公开，不能修改任何数字。',
  },
  done: '已办理。',
  hold: '暂缓并说明原因',
  holdReason: '为什么暂缓',
  holdHint: '原因和迟了几天会记录在案。其他人仍可办理下一步。',
  holdSubmit: '记录暂缓原因',
  withdrawal: {
    title: '撤回',
    proposed: (time, reason) => `${time}提出撤回：${reason}`,
    outcomes: { AGREED: (time) => `${time}同意撤回`, DECLINED: (time) => `${time}不同意撤回` },
    declinedFor: (reason) => `不同意的原因：${reason}`,
    waits: '等待领导小组的另一个人同意，同意前结果照常公开。',
    waitsOwn: '是你提出的，要由另一个人同意。',
    propose: '提出撤回',
    reason: '为什么撤回',
    hint: '另一个人同意后才撤回；撤回后社会公众会看到这个原因，原来的结果仍可查看，注明已撤回。',
    submit: '提出撤回，交另一个人办理',
    agree: '同意撤回',
    sure: '撤回后不能恢复：引用它的各处随即不再计入，另算一版等待签发。确认撤回？',
    decline: '不同意撤回',
    declineReason: '为什么不撤回',
    declineHint: '结果照常公开；原因记录在案，内部可查。',
    declineSubmit: '不同意撤回',
  },
  see: '看公开页面',
  seePeriod: '看这一期',
  refusals: {
    COMMENT_EMPTY: '请写明原因',
    STEP_INCOMPLETE: '请写明原因',
    TWO_STEPS_BY_ONE: '你已办理过其中一步，这一步要由另一个人办理',
    OWN_PROPOSAL: '是你提出的，要由另一个人同意',
    NOT_AT_THIS_STAGE: '已有他人先办理，请刷新查看',
    NOT_FOUND: '这一期涵盖的大厅不全在你的辖区内',
  },
}
