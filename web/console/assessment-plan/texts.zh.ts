import type { FormUnit } from '../../../domain/assessment-form.ts'
import type {
  PlanState,
  PlanStrata,
  VisitEndCause,
  VisitEndingOutcome,
  VisitState,
} from '../../../domain/assessment-plan.ts'

/** What the pages of assessment plans say. */
export interface PlanTexts {
  readonly title: string
  readonly hint: string
  readonly back: string
  readonly make: string
  readonly none: string
  readonly more: string
  readonly shown: (count: string) => string
  readonly see: (title: string) => string
  readonly open: string
  readonly filter: { readonly label: string; readonly state: string; readonly every: string }
  readonly states: { readonly [Each in PlanState]: string }
  readonly secret: string
  readonly openly: string
  readonly units: { readonly [Each in FormUnit]: string }
  readonly strata: { readonly [Each in PlanStrata]: string }
  readonly days: (from: string, to: string) => string
  readonly progress: (done: string, all: string) => string
  readonly draft: {
    readonly title: string
    readonly name: string
    readonly division: string
    readonly pool: string
    readonly from: string
    readonly to: string
    readonly form: string
    readonly noForm: string
    readonly strataBy: string
    readonly secret: string
    readonly yes: string
    readonly no: string
    readonly sample: string
    readonly doubles: string
    readonly doublesHint: string
    readonly share: (agency: string) => string
    readonly shareHint: string
    readonly noAgencies: string
    readonly drawDay: string
    readonly drawHour: string
    readonly randomness: string
    readonly randomnessHint: string
    readonly preview: string
    readonly previewed: (units: string) => string
    readonly smallest: (sample: string) => string
    readonly submit: string
    readonly sure: string
    readonly lack: string
  }
  readonly plan: {
    readonly about: string
    readonly form: string
    readonly pool: string
    readonly drawn: (sample: string, doubles: string) => string
    readonly drawNotBefore: string
    readonly randomness: string
    readonly witnessesOnly: string
    readonly quota: (agency: string, percent: string, visits: string) => string
    readonly quotas: string
    readonly reason: string
  }
  readonly population: {
    readonly title: string
    readonly hint: string
    readonly stratum: string
    readonly units: string
    readonly sample: string
    readonly share: string
    readonly digest: string
  }
  readonly freeze: { readonly act: string; readonly sure: string; readonly hint: string }
  readonly draw: {
    readonly title: string
    readonly wait: (time: string) => string
    readonly text: string
    readonly textHint: (announced: string) => string
    readonly source: string
    readonly sourceHint: string
    readonly act: string
    readonly lack: string
    readonly explained: string
    readonly fromFreeze: string
    readonly fromLottery: (text: string, source: string) => string
    readonly fromWitnesses: (names: string) => string
    readonly check: (planId: string) => string
  }
  readonly visits: {
    readonly title: string
    readonly hidden: string
    readonly place: string
    readonly turn: string
    readonly assessor: string
    readonly state: string
    readonly points: string
    readonly end: string
    readonly endOf: (place: string, assessor: string) => string
    readonly states: { readonly [Each in VisitState]: string }
    readonly causes: { readonly [Each in VisitEndCause]: string }
    readonly cause: string
    readonly reason: string
    readonly lack: string
    readonly send: string
    readonly propose: string
    readonly proposeHint: string
    readonly aloneHint: string
    readonly unassigned: (places: string) => string
    readonly assign: string
    readonly open: string
    readonly submitted: string
    readonly ended: string
  }
  readonly endings: {
    readonly title: string
    readonly hint: string
    readonly by: string
    readonly byManager: string
    readonly byAssessor: string
    readonly visits: string
    readonly proposed: string
    readonly waiting: string
    readonly outcomes: { readonly [Each in VisitEndingOutcome]: string }
    readonly outcome: string
    readonly reason: string
    readonly decide: string
    readonly proposedBy: (name: string, at: string) => string
    readonly decidedBy: (name: string, at: string) => string
  }
  readonly publish: { readonly act: string; readonly sure: string; readonly hint: string }
  readonly withdraw: { readonly act: string; readonly reason: string; readonly send: string; readonly lack: string }
}

export const zh: PlanTexts = {
  title: '测评计划',
  hint: '先冻结抽样框并记入公开日志，再等一个事先谁也不知道的随机数，然后抽取去处并派人；任何人都能按公布的内容重新抽一遍。',
  back: '返回计划列表',
  make: '新建计划',
  none: '还没有测评计划。',
  more: '列出更多',
  shown: (count) => `已列出 ${count} 项`,
  see: (title) => `查看：${title}`,
  open: '查看',
  filter: { label: '筛选', state: '状态', every: '全部状态' },
  states: { DRAFT: '草稿', FROZEN: '已冻结', DRAWN: '实施中', PUBLISHED: '已公布', WITHDRAWN: '已撤回' },
  secret: '暗访',
  openly: '明访',
  units: { WINDOW: '窗口', CASE: '办件' },
  strata: { HALL: '按大厅', WINDOW_KIND: '按窗口类别', DIVISION: '按区划' },
  days: (from, to) => `${from} 至 ${to}`,
  progress: (done, all) => `完成 ${done} / ${all}`,
  draft: {
    title: '新建测评计划',
    name: '名称',
    division: '区划',
    pool: '评价员库',
    from: '起始日',
    to: '截止日',
    form: '测评表',
    noForm: '请选择测评表',
    strataBy: '分层',
    secret: '是否暗访',
    yes: '暗访：公布结果前不让任何窗口知道',
    no: '明访',
    sample: '样本数',
    doubles: '复评数',
    doublesHint: '样本中由互不知情的两人各去一次的个数，用于计算一致性。',
    share: (agency) => `${agency} 的份额（%）`,
    shareHint: '各机构合计 100%。',
    noAgencies: '没有合同期内的第三方机构，请先登记。',
    drawDay: '抽取不早于（日期）',
    drawHour: '抽取不早于（时）',
    randomness: '约定的公开随机数',
    randomnessHint:
      '写明冻结之后才会产生、谁都能查到的结果，如“2026年第135期双色球开奖号码”。有见证人联署日志时可以不填。',
    preview: '预览抽样框',
    previewed: (units) => `今天抽样框共 ${units} 个`,
    smallest: (sample) => `这样分层，样本数至少取 ${sample} 才能每层都有、且不偏离比例。`,
    submit: '保存计划',
    sure: '保存后不能修改，只能撤回重做。',
    lack: '请填写名称、测评表、起止日期、样本数和抽取时间。',
  },
  plan: {
    about: '计划内容',
    form: '测评表',
    pool: '评价员库',
    drawn: (sample, doubles) => `抽取 ${sample} 个，其中 ${doubles} 个去两次`,
    drawNotBefore: '抽取不早于',
    randomness: '约定的公开随机数',
    witnessesOnly: '未约定，只用见证人联署',
    quota: (agency, percent, visits) => `${agency} ${percent}%，${visits} 次`,
    quotas: '机构配额',
    reason: '撤回原因',
  },
  population: {
    title: '抽样框',
    hint: '已冻结并记入公开日志；每层抽取数与比例之差都在一个以内。',
    stratum: '分层',
    units: '总数',
    sample: '抽取',
    share: '比例应得',
    digest: '摘要（SHA-256）',
  },
  freeze: {
    act: '冻结抽样框',
    sure: '冻结后抽样框对所有人公开，不能再变。确定冻结吗？',
    hint: '按今天生效的目录列出全部开放的窗口（不含停用的和拨测专用的），算出摘要记入日志。',
  },
  draw: {
    title: '抽取',
    wait: (time) => `须等到 ${time} 之后、日志有了新的检查点，才能抽取。`,
    text: '公开随机数',
    textHint: (announced) => `恰好录入事先约定的：${announced}`,
    source: '来源',
    sourceHint: '在哪里可以查到，如官网公告和期号。',
    act: '抽取并派人',
    lack: '请填写公开随机数和来源。',
    explained: '种子由下列各项合在一起求摘要得到，缺任何一项都算不出，其中至少一项在冻结之后才产生，且不由本平台决定：',
    fromFreeze: '冻结抽样框时记入日志的那一条，和当时一并承诺、公布结果时才公开的密数',
    fromLottery: (text, source) => `公开随机数 ${text}（${source}）`,
    fromWitnesses: (names) => `见证人在约定时间之后对日志的联署：${names}`,
    check: (planId) => `任何人可用 npm run audit -- sample ${planId} 重新抽取核对。`,
  },
  visits: {
    title: '测评任务',
    hidden: '这是暗访计划，公布前只显示进度。',
    place: '去处',
    turn: '第几次',
    assessor: '评价员',
    state: '状态',
    points: '得分',
    end: '终止',
    endOf: (place, assessor) => `终止：${place} ${assessor}`,
    states: { OPEN: '待完成', SUBMITTED: '已提交', ENDED: '已终止' },
    causes: {
      RECUSED: '回避（另派他人）',
      DECLINED: '推辞（另派他人）',
      CLOSED_WINDOW: '窗口已停（按顺位换下一个）',
      NOT_DONE: '不再进行',
      REASSIGNED: '改派他人',
    },
    cause: '原因',
    reason: '说明',
    lack: '请写明情况。',
    send: '确认终止',
    propose: '提交建议',
    proposeHint: '会换人或换去处，须由另一人同意；同意之前任务仍要完成。',
    aloneHint: '不再派人，也不换去处；次数随结果公布。',
    unassigned: (places) => `还有无人可派的去处：${places}`,
    assign: '重新派人',
    open: '待完成',
    submitted: '已提交',
    ended: '已终止',
  },
  endings: {
    title: '未做的任务',
    hint: '按原因和由谁终止计数；公布结果时所有人都能看到。',
    by: '由谁终止',
    byManager: '管理计划的人',
    byAssessor: '评价员本人',
    visits: '次数',
    proposed: '建议终止的任务',
    waiting: '待另一人审定',
    outcomes: { ACCEPTED: '同意终止', REFUSED: '不同意，仍要完成' },
    outcome: '审定结果',
    reason: '审定理由',
    decide: '审定',
    proposedBy: (name, at) => `${name} 于 ${at} 建议`,
    decidedBy: (name, at) => `${name} 于 ${at} 审定`,
  },
  publish: {
    act: '公布结果',
    sure: '公布后各窗口能看到自己的结果，所有人能看到抽取的去处并重新核对。确定公布吗？',
    hint: '所有任务完成或终止后才能公布；公布前窗口看不到任何痕迹。',
  },
  withdraw: {
    act: '撤回计划',
    reason: '撤回原因（抽样框已冻结的，所有人可见）',
    send: '确认撤回',
    lack: '请写明原因。',
  },
}
