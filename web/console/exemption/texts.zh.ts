import type { ExemptionCause, ExemptionCover, ExemptionOutcome, ExemptionState } from '../../../domain/exemption.ts'

/** What the page of exemptions says. */
export interface ExemptionTexts {
  readonly title: string
  readonly hint: string
  readonly state: string
  readonly every: string
  readonly states: { readonly [Each in ExemptionState]: string }
  readonly causes: { readonly [Each in ExemptionCause]: string }
  readonly covers: { readonly [Each in ExemptionCover]: string }
  readonly outcomes: { readonly [Each in ExemptionOutcome]: string }
  readonly none: string
  readonly shown: (count: string) => string
  readonly more: string
  readonly days: (from: string, to: string) => string
  readonly exempt: (from: string, to: string) => string
  readonly unit: (name: string) => string
  readonly words: string
  readonly document: string
  readonly documentOf: (title: string, number: string | null, day: string) => string
  readonly proposed: (time: string) => string
  readonly decideBy: (time: string) => string
  readonly noTerm: string
  readonly overdue: string
  readonly refusedBefore: (count: string) => string
  readonly decided: (time: string) => string
  readonly reasons: string
  readonly refusals: Readonly<Record<string, string>>
  readonly deciding: {
    readonly label: (what: string) => string
    readonly outcome: string
    readonly from: string
    readonly to: string
    readonly words: string
    readonly wordsHint: string
    readonly submit: string
  }
  readonly proposing: {
    readonly title: string
    readonly hint: string
    readonly cause: string
    readonly choose: string
    readonly hall: string
    readonly window: string
    readonly windowHint: string
    readonly item: string
    readonly itemHint: string
    readonly from: string
    readonly to: string
    readonly documentTitle: string
    readonly documentHint: string
    readonly documentNumber: string
    readonly documentDay: string
    readonly words: string
    readonly wordsHint: string
    readonly submit: string
    readonly done: string
  }
  readonly figures: {
    readonly title: string
    readonly hint: string
    readonly none: string
    readonly at: (month: string, division: string) => string
    readonly counts: (counts: { readonly [Each in FigureName]: string }) => string
    readonly overdue: (count: string) => string
    readonly days: (windows: string, items: string) => string
    readonly cause: (cause: string, proposed: string, granted: string) => string
  }
}

type FigureName = 'proposed' | 'granted' | 'narrowed' | 'refused' | 'pending'

export const zh: ExemptionTexts = {
  title: '容错',
  hint: '政策调整、系统故障等外部原因造成的下降，由单位提出，与该单位无关的人审定；核准的日期不计入成绩。件数向社会公开。',
  state: '状态',
  every: '全部状态',
  states: { TO_DECIDE: '待审定', DECIDED: '已审定' },
  causes: {
    POLICY_CHANGE: '政策调整',
    PILOT_REFORM: '改革试点',
    SYSTEM_OUTAGE: '系统故障',
    POWER_CUT: '停电、断网',
    NATURAL_DISASTER: '自然灾害',
    OTHER_OUTSIDE: '其他外部原因',
  },
  covers: { WINDOW: '一个窗口', HALL: '整个大厅', ITEM: '一个事项' },
  outcomes: { GRANTED: '核准', NARROWED: '核准部分日期', REFUSED: '不予核准' },
  none: '没有容错申请。',
  shown: (count) => `列出 ${count} 项`,
  more: '再列一些',
  days: (from, to) => (from === to ? `申请日期：${from}` : `申请日期：${from} 至 ${to}`),
  exempt: (from, to) => (from === to ? `${from} 不计入成绩` : `${from} 至 ${to} 不计入成绩`),
  unit: (name) => `责任单位：${name}`,
  words: '情况说明',
  document: '依据文件',
  documentOf: (title, number, day) => [title, number, day].filter((each) => each !== null).join(' · '),
  proposed: (time) => `${time} 提出`,
  decideBy: (time) => `应在 ${time} 前审定`,
  noTerm: '工作日历尚未公布，审定没有截止时间。',
  overdue: '已超过审定期限。逾期不等于核准。',
  refusedBefore: (count) => `同一处、同一时段此前有 ${count} 项申请没有核准。`,
  decided: (time) => `${time} 审定`,
  reasons: '审定理由',
  refusals: {
    OWN_PROPOSAL: '自己提出的由别人审定。',
    DECIDES_OWN_CASE: '您属于这个大厅或单位，由别人审定。',
    PROPOSAL_DECIDED: '已经审定过了，请刷新查看。',
    NOT_YOURS_TO_DO: '只能为本大厅、或本部门负责的事项提出。',
    TIMES_OUT_OF_ORDER: '结束日期不能早于开始日期。',
    TIME_IN_FUTURE: '日期还没有到：只能为已经过去的日期提出，文件日期也不能晚于今天。',
    TIME_TOO_LONG_AGO: '最后一天已过去太久，超过了提出的期限。',
    RANGE_TOO_LONG: '日期超过规定的最长天数。',
    CONFLICT: '同一处在这些日期里已有待审定或已核准的容错。',
    STEP_INCOMPLETE: '核准部分日期时，请填写比申请更少的起止日期。',
    COMMENT_EMPTY: '请写明情况。',
    MISSING: '请选择原因和大厅，填写起止日期、文件名称和文件日期。',
  },
  deciding: {
    label: (what) => `审定：${what}`,
    outcome: '结论',
    from: '核准开始日期',
    to: '核准结束日期',
    words: '理由',
    wordsHint: '单位会看到。',
    submit: '审定，不能再改',
  },
  proposing: {
    title: '提出容错',
    hint: '只为外部原因提出，并写明依据的文件。审定以前照常计入成绩。',
    cause: '原因',
    choose: '请选择',
    hall: '大厅',
    window: '窗口编号（不填为整个大厅）',
    windowHint: '只涉及一个窗口时填写。',
    item: '事项编码（不填为全部事项）',
    itemHint: '31 位实施清单编码，只涉及一个事项时填写。',
    from: '开始日期',
    to: '结束日期',
    documentTitle: '文件名称',
    documentHint: '通知、政策或故障报告的名称。',
    documentNumber: '文号（没有可不填）',
    documentDay: '文件日期',
    words: '情况说明',
    wordsHint: '写明发生了什么、怎样影响了办事。不写群众的姓名、电话。',
    submit: '提出，不能再改',
    done: '已提出。',
  },
  figures: {
    title: '对外公开的件数',
    hint: '按服务月份和地区统计，不用登录就能看到。',
    none: '近一年没有容错申请。',
    at: (month, division) => `${month} · ${division}`,
    counts: ({ proposed, granted, narrowed, refused, pending }) =>
      `提出 ${proposed} 项，核准 ${granted} 项（其中部分日期 ${narrowed} 项），不予核准 ${refused} 项，待审定 ${pending} 项`,
    overdue: (count) => `逾期未审定 ${count} 项`,
    days: (windows, items) => `不计入成绩：窗口 ${windows} 天次，事项 ${items} 天次`,
    cause: (cause, proposed, granted) => `${cause}：提出 ${proposed}，核准 ${granted}`,
  },
}
