import type { Verdict } from '../../../domain/appeal.ts'
import type { MaliciousEnding, MaliciousStanding, MaliciousStep } from '../../../domain/malicious-evaluator.ts'

export interface MaliciousTexts {
  readonly title: string
  readonly hint: string
  readonly notKept: string
  readonly list: {
    readonly shown: (count: string) => string
    readonly none: string
    readonly more: string
    readonly see: string
    readonly seeNamed: (number: string) => string
    readonly refresh: string
  }
  readonly number: (number: string) => string
  readonly proposedAt: string
  readonly confirmedAt: string
  readonly objectUntil: string
  readonly endsAt: string
  readonly endedAt: string
  readonly before: (time: string) => string
  readonly noCalendar: string
  readonly section: string
  readonly sectionHint: string
  readonly noEntry: string
  readonly nothing: string
  readonly later: string
  readonly standings: { readonly [Each in MaliciousStanding]: string }
  readonly endings: { readonly [Each in MaliciousEnding]: string }
  readonly events: Readonly<Record<string, string>>
  readonly by: Readonly<Record<'OWN' | 'ACCOUNT' | 'CITIZEN' | 'PLATFORM', string>>
  readonly steps: { readonly [Each in MaliciousStep]: string }
  readonly hints: { readonly [Each in MaliciousStep]: string }
  readonly verdict: string
  readonly choose: string
  readonly verdicts: { readonly [Each in Verdict]: string }
  readonly words: string
  readonly wordsHint: string
  readonly submit: string
  readonly giveUp: string
  readonly lack: string
  readonly count: {
    readonly title: string
    readonly hint: string
    readonly see: string
    readonly is: (count: string) => string
  }
}

export const zh: MaliciousTexts = {
  title: '恶意评价登记',
  hint: '只登记经申诉裁定为恶意的评价，逐条由两人决定，告知评价人，评价人可以提出异议。只有编号，没有人。登记不影响任何人评价，也不影响差评的办理。',
  notKept:
    '本地区不建恶意评价登记。个别地区的早期规定设有这类名册，容易让人不敢说话，所以默认不建；须建立的，由本地区的规定写明，并按政策规则的程序生效。',
  list: {
    shown: (count) => `已显示 ${count} 条`,
    none: '没有登记。',
    more: '显示更多',
    see: '查看申诉',
    seeNamed: (number) => `查看申诉（第 ${number} 号登记）`,
    refresh: '刷新',
  },
  number: (number) => `第 ${number} 号`,
  proposedAt: '提出登记',
  confirmedAt: '确认',
  objectUntil: '评价人可以提出异议',
  endsAt: '自动终止',
  endedAt: '已终止',
  before: (time) => `${time} 以前`,
  noCalendar: '待定（该年度放假安排尚未发布）',
  section: '恶意评价登记',
  sectionHint:
    '申诉成立不等于须登记：登记要另行决定，一人提出，另一人确认，均不得属于该大厅、该单位。理由评价人会逐字读到。',
  noEntry: '这条评价没有登记。',
  nothing: '现在没有需要您办的。',
  later: '属于您的职责，但目前不能办',
  standings: {
    PROPOSED: '待另一人确认',
    DECLINED: '未予登记',
    WAITING: '异议期内，未生效',
    OBJECTED: '有异议待裁定，未生效',
    IN_FORCE: '生效',
    ENDED: '已终止',
  },
  endings: {
    DECIDED: '提前终止',
    OBJECTION_UPHELD: '异议成立',
    EXPIRED: '到期',
    NOT_KEPT: '本地区不再建登记',
    ERASED: '评价已删除',
  },
  events: {
    PROPOSED: '提出登记',
    CONFIRMED: '确认登记',
    DECLINED: '不予登记',
    OBJECTED: '评价人提出异议',
    JUDGED: '异议裁定',
    ENDED: '登记终止',
  },
  by: { OWN: '您', ACCOUNT: '工作人员', CITIZEN: '评价人', PLATFORM: '平台' },
  steps: { PROPOSE: '提出登记', CONFIRM: '确认登记', DECLINE: '不予登记', JUDGE: '裁定异议', END: '提前终止' },
  hints: {
    PROPOSE: '写明为什么除了不计入得分，还须登记。由另一人确认。',
    CONFIRM: '确认后才查找评价人的联系方式，只留下它的加密影像；评价人凭回执读到理由，可以提出异议，异议期满前不生效。',
    DECLINE: '不予登记的，不能再次提出。',
    JUDGE: '由没有提出、也没有确认的人裁定。异议成立的，登记立即终止。',
    END: '对评价人有利，一人即可决定。',
  },
  verdict: '裁定',
  choose: '请选择',
  verdicts: { UPHELD: '异议成立，登记终止', REJECTED: '异议不成立' },
  words: '理由',
  wordsHint: '加密保存，评价人逐字读到。请不要写姓名、电话、证件号码。',
  submit: '提交',
  giveUp: '收起',
  lack: '请写明理由，裁定异议的请选择结果。',
  count: {
    title: '以前的登记',
    hint: '裁定人员可以查看这位评价人有几条生效的登记，只有条数。每次查看都记入审计。以前的登记不能证明这一条是恶意的：请就这一条的证据裁定。',
    see: '查看条数',
    is: (count) => `生效的登记：${count} 条`,
  },
}
