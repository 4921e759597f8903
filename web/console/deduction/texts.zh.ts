import type {
  DeductionKind,
  DeductionOutcome,
  DeductionState,
  DeductionTarget,
  DismissalGround,
} from '../../../domain/deduction.ts'

/** What the page of deductions and bonuses says. */
export interface DeductionTexts {
  readonly title: string
  readonly hint: string
  readonly state: string
  readonly every: string
  readonly states: { readonly [Each in DeductionState]: string }
  readonly kind: string
  readonly everyKind: string
  readonly kinds: { readonly [Each in DeductionKind]: string }
  readonly targets: { readonly [Each in DeductionTarget]: string }
  readonly outcomes: { readonly [Each in DeductionOutcome]: string }
  readonly grounds: { readonly [Each in DismissalGround]: string }
  readonly none: string
  readonly shown: (count: string) => string
  readonly more: string
  readonly points: (kind: DeductionKind, points: string) => string
  readonly deed: (day: string) => string
  readonly source: (source: string) => string
  readonly unit: (name: string) => string
  readonly words: string
  readonly files: string
  readonly basis: { readonly FINDING: string; readonly AUDIT: string }
  readonly finding: string
  readonly answerBy: (time: string) => string
  readonly noTerm: string
  readonly answered: (time: string) => string
  readonly answer: string
  readonly unanswered: string
  readonly decided: (time: string) => string
  readonly reasons: string
  readonly refusals: Readonly<Record<string, string>>
  readonly file: {
    readonly taken: (count: string) => string
    readonly where: string
  }
  readonly answering: {
    readonly label: (what: string) => string
    readonly hint: string
    readonly submit: string
  }
  readonly deciding: {
    readonly label: (what: string) => string
    readonly outcome: string
    readonly points: string
    readonly ground: string
    readonly words: string
    readonly wordsHint: string
    readonly submit: string
  }
  readonly proposing: {
    readonly title: string
    readonly hint: string
    readonly kind: string
    readonly item: string
    readonly choose: string
    readonly hall: string
    readonly against: string
    readonly window: string
    readonly organization: string
    readonly ofHall: string
    readonly day: string
    readonly words: string
    readonly wordsHint: string
    readonly finding: string
    readonly findingHint: string
    /** Where findings can be chosen. */
    readonly findingChosen: string
    readonly findingWithout: string
    readonly findingNone: string
    readonly submit: string
    readonly done: string
  }
  readonly list: string
}

export const zh: DeductionTexts = {
  title: '扣分与加分',
  hint: '负面清单上的行为扣分，弹性加分项加分。一人提出、附证据，单位在期限内申辩，再由另一人审定；分值按行为发生当天有效的清单。',
  state: '状态',
  every: '全部状态',
  states: { TO_ANSWER: '待申辩', TO_DECIDE: '待审定', DECIDED: '已审定' },
  kind: '类别',
  everyKind: '扣分和加分',
  kinds: { DEDUCTION: '扣分', BONUS: '加分' },
  targets: { WINDOW: '计入窗口', HALL: '计入大厅', ORGANIZATION: '计入单位' },
  outcomes: { UPHELD: '成立', REDUCED: '成立，减少分值', DISMISSED: '不予认定' },
  grounds: {
    NOT_SHOWN: '事实不清、证据不足',
    NOT_THEIRS: '不是该单位的责任',
    GOOD_FAITH_EXEMPTION: '善意容缺受理，免责',
    OTHER: '其他',
  },
  none: '没有扣分或加分。',
  shown: (count) => `列出 ${count} 项`,
  more: '再列一些',
  points: (kind, points) => (kind === 'BONUS' ? `加 ${points} 分` : `扣 ${points} 分`),
  deed: (day) => `发生于 ${day}`,
  source: (source) => `依据：${source}`,
  unit: (name) => `责任单位：${name}`,
  words: '事实',
  files: '证据',
  basis: { FINDING: '根据一项测评发现', AUDIT: '根据评价抽查核实为不实' },
  finding: '查看测评发现',
  answerBy: (time) => `申辩期到 ${time}`,
  noTerm: '工作日历尚未公布，申辩期没有截止。',
  answered: (time) => `${time} 申辩`,
  answer: '单位申辩',
  unanswered: '单位没有在期限内申辩。',
  decided: (time) => `${time} 审定`,
  reasons: '审定理由',
  refusals: {
    OWN_PROPOSAL: '自己提出的由别人审定。',
    DECIDES_OWN_CASE: '您属于这个大厅或单位，由别人审定。',
    GROUND_NOT_ADMITTED: '这一项不适用善意容缺受理免责。',
    STATED_ALREADY: '已经申辩过了，只能申辩一次。',
    TOO_EARLY: '单位还没有申辩，期限也没有到，现在不能审定。',
    TOO_LATE: '申辩期已过。',
    EVIDENCE_MISSING: '请附证据：上传文件，或者填写测评发现编号。',
    NOT_AT_THIS_STAGE: '所依据的测评发现还没有转工单，或者评价还没有核实为不实。',
    NOT_FOUND: '这个大厅没有这一项测评发现，或者已经看不到了。',
    CONFLICT: '同一项测评发现或评价抽查只能提出一次。',
    STEP_INCOMPLETE: '还有没填的内容：计入窗口的要选窗口，减少分值的要写比清单少的分值，不予认定的要选理由。',
    COMMENT_EMPTY: '请写明情况。',
  },
  file: { taken: (count) => `已附 ${count} 件`, where: '先选择大厅，再上传证据。' },
  answering: {
    label: (what) => `申辩：${what}`,
    hint: '写明当时的情况，可以附证据。只能提交一次。',
    submit: '提交申辩，不能再改',
  },
  deciding: {
    label: (what) => `审定：${what}`,
    outcome: '结论',
    points: '改为多少分',
    ground: '不予认定的理由',
    words: '理由',
    wordsHint: '单位会看到。',
    submit: '审定，不能再改',
  },
  proposing: {
    title: '提出扣分或加分',
    hint: '扣分会立即告知单位，请它申辩。',
    kind: '类别',
    item: '事项',
    choose: '请选择',
    hall: '大厅',
    against: '计入',
    window: '窗口编号',
    organization: '责任单位',
    ofHall: '大厅的管理单位',
    day: '发生日期',
    words: '事实',
    wordsHint: '写明时间、地点、经过。单位会看到；不写群众和评价人的姓名、电话。',
    finding: '测评发现编号（没有可不填）',
    findingHint: '已转工单的测评发现可以作为证据。',
    findingChosen: '所依据的测评发现',
    findingWithout: '不依据测评发现',
    findingNone: '该大厅没有已转工单的测评发现',
    submit: '提出，不能再改',
    done: '已提出。',
  },
  list: '现行清单',
}
