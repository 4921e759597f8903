import type { OpinionKind, RecordingConsent } from '../../../domain/opinion.ts'
import type { SettlementWay, StatementState } from '../../../domain/opinion-coding.ts'
import type { FindingState, OpinionOutcome } from '../../../domain/opinion-finding.ts'

/** What the pages of opinions say. */
export interface OpinionTexts {
  readonly title: string
  readonly hint: string
  readonly views: {
    readonly label: string
    readonly sessions: string
    readonly record: string
    readonly findings: string
  }
  readonly kind: string
  readonly every: string
  readonly kinds: { readonly [Each in OpinionKind]: string }
  readonly none: string
  readonly shown: (count: string) => string
  readonly more: string
  readonly see: (topic: string) => string
  readonly back: string
  readonly summary: (participants: string, statements: string) => string
  readonly noProtocol: string
  readonly coded: (done: string, min: string) => string
  readonly found: (count: string) => string
  readonly record: {
    readonly hint: string
    readonly day: string
    readonly host: string
    readonly topic: string
    readonly participants: string
    readonly participantsHint: string
    readonly consent: string
    readonly guide: string
    readonly ownGuide: string
    readonly questions: string
    readonly questionsHint: string
    readonly submit: string
    readonly lack: string
  }
  readonly consents: { readonly [Each in RecordingConsent]: string }
  readonly facts: { readonly place: string; readonly host: string; readonly groups: string; readonly questions: string }
  readonly people: (count: string) => string
  readonly protocol: {
    readonly title: string
    readonly hint: string
    readonly write: string
    readonly correct: string
    readonly group: (number: string) => string
    readonly words: (number: string) => string
    readonly add: string
    readonly reason: string
    readonly reasonHint: string
    readonly corrections: string
    readonly erased: string
  }
  readonly coding: {
    readonly title: string
    readonly hint: string
    readonly main: (number: string) => string
    readonly more: (number: string) => string
    readonly choose: string
    readonly noMore: string
    readonly submit: string
    readonly lack: string
    readonly book: string
    readonly states: { readonly [Each in StatementState]: string }
    readonly given: string
    readonly agreement: (agreed: string, units: string) => string
    readonly alpha: (alpha: string) => string
    readonly noAlpha: string
    readonly settle: (number: string) => string
    readonly way: string
    readonly ways: { readonly [Each in SettlementWay]: string }
    readonly code: string
    readonly reason: string
    readonly settleSubmit: string
  }
  readonly files: {
    readonly title: string
    readonly refused: string
    readonly choose: string
    readonly hint: string
    readonly sending: string
    readonly notTaken: string
    readonly open: (kilobytes: string) => string
  }
  readonly finding: {
    readonly title: string
    readonly hint: string
    readonly statements: string
    readonly statement: (number: string) => string
    readonly words: string
    readonly wordsHint: string
    readonly code: string
    readonly submit: string
    readonly lack: string
    readonly kept: string
    readonly rests: (statements: string, sessions: string, participants: string, suggestions: string) => string
    readonly states: { readonly [Each in FindingState]: string }
    readonly decide: string
    readonly outcome: string
    readonly outcomes: { readonly [Each in OpinionOutcome]: string }
    readonly noHall: string
    readonly decision: string
    readonly decisionHint: string
    readonly order: string
    readonly none: string
    readonly open: string
    readonly decided: string
    readonly state: string
  }
}

export const zh: OpinionTexts = {
  title: '意见征集',
  hint: '企业座谈会、政务服务开放日、访谈和焦点小组：记录发言、编码、归纳成意见，再办理、答复。发言不记姓名。',
  views: { label: '查看', sessions: '各次征集', record: '登记一次', findings: '归纳的意见' },
  kind: '形式',
  every: '全部',
  kinds: { ENTERPRISE_FORUM: '企业座谈会', OPEN_DAY: '政务服务开放日', INTERVIEW: '访谈', FOCUS_GROUP: '焦点小组' },
  none: '这里还没有登记过意见征集。',
  shown: (count) => `列出 ${count} 次`,
  more: '更多',
  see: (topic) => `查看：${topic}`,
  back: '返回列表',
  summary: (participants, statements) => `${participants} 人参加，发言 ${statements} 条`,
  noProtocol: '还没有记录',
  coded: (done, min) => `编码 ${done}/${min} 人`,
  found: (count) => `归纳意见 ${count} 条`,
  record: {
    hint: '只填人数，不填姓名。',
    day: '日期',
    host: '主办单位',
    topic: '主题',
    participants: '参加人数',
    participantsHint: '没有这一类就留空。',
    consent: '是否同意记录',
    guide: '提纲',
    ownGuide: '自拟问题',
    questions: '问题',
    questionsHint: '一行一个问题。',
    submit: '登记',
    lack: '请填写大厅或行政区划、主办单位、主题和参加人数。',
  },
  consents: { WRITTEN: '书面同意', SPOKEN: '口头同意', REFUSED: '不同意' },
  facts: { place: '地点', host: '主办单位', groups: '参加者', questions: '提纲' },
  people: (count) => `${count} 人`,
  protocol: {
    title: '记录',
    hint: '一条发言一行，只写身份，不写姓名、电话。写好后不能改，只能另写一版并说明原因。',
    write: '保存记录',
    correct: '另写一版更正',
    group: (number) => `第 ${number} 条的身份`,
    words: (number) => `第 ${number} 条发言`,
    add: '加一条',
    reason: '更正原因',
    reasonHint: '说明哪里记错了。',
    corrections: '更正',
    erased: '（已删除）',
  },
  coding: {
    title: '编码',
    hint: '每人单独编码；规定的人数都编完以后，才看得到别人的编码。',
    main: (number) => `第 ${number} 条的主编码`,
    more: (number) => `第 ${number} 条的次编码`,
    choose: '请选择',
    noMore: '没有',
    submit: '提交编码',
    lack: '每条发言都要选主编码。',
    book: '编码表',
    states: { UNCODED: '未编完', APART: '两人不一致', AGREED: '一致', SETTLED: '已裁定' },
    given: '各人的编码',
    agreement: (agreed, units) => `主编码一致 ${agreed}/${units} 条`,
    alpha: (alpha) => `Krippendorff α = ${alpha}`,
    noAlpha: '条数太少或编码全部相同，不给出 α。',
    settle: (number) => `裁定第 ${number} 条`,
    way: '方式',
    ways: { THIRD: '由第三人裁定', TALK: '两人商定' },
    code: '编码',
    reason: '理由',
    settleSubmit: '裁定',
  },
  files: {
    title: '照片和材料',
    refused: '参加者不同意记录，不保存照片和材料。',
    choose: '上传照片或材料',
    hint: 'JPEG、PNG 照片或 PDF；拍摄信息会自动去掉。',
    sending: '正在上传…',
    notTaken: '只能上传 JPEG、PNG 照片和 PDF 文件。',
    open: (kilobytes) => `打开（${kilobytes}）`,
  },
  finding: {
    title: '归纳意见',
    hint: '选择说同一件事、已编码的发言，用一句大家都能看的话写出来。',
    statements: '依据的发言',
    statement: (number) => `第 ${number} 条`,
    words: '意见',
    wordsHint: '会对外公布，不写任何个人信息。',
    code: '编码',
    submit: '归纳',
    lack: '请至少选一条发言，并写明意见。',
    kept: '已归纳，可在“归纳的意见”里办理。',
    rests: (statements, sessions, participants, suggestions) =>
      `依据：${sessions} 次征集（${participants} 人）的 ${statements} 条发言，意见箱 ${suggestions} 条`,
    states: { OPEN: '待办理', TAKEN_UP: '已采纳，办理中', DONE: '已办结', ANSWERED: '已答复', DECLINED: '未采纳' },
    decide: '办理',
    outcome: '结果',
    outcomes: { TAKEN_UP: '采纳，转工单整改', ANSWERED: '答复', DECLINED: '不采纳' },
    noHall: '没有指明大厅，不能转工单。',
    decision: '公布的说明',
    decisionHint: '对外公布；提意见的人凭回执码也会看到。不写任何个人信息。',
    order: '查看工单',
    none: '这里没有意见。',
    open: '待办理',
    decided: '已决定',
    state: '状态',
  },
}
