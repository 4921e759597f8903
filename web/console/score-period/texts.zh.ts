import type { Verdict } from '../../../domain/naming.ts'
import type { ChangedRule } from '../../../domain/score-bridge.ts'
import type { ScorePeriodKind, ScorePeriodState, ScorePurpose } from '../../../domain/score-period.ts'

interface Named {
  readonly name: string
  readonly words: string
}

/** What the pages of periods of assessment and objections say. */
export interface PeriodTexts {
  readonly title: string
  readonly hint: string
  readonly none: string
  readonly back: string
  readonly see: string
  readonly seeNamed: (period: string) => string
  readonly listed: string
  readonly period: (name: string) => string
  readonly days: (from: string, to: string) => string
  readonly kinds: { readonly [Each in ScorePeriodKind]: string }
  readonly states: { readonly [Each in ScorePeriodState]: Named }
  readonly kind: string
  readonly every: string
  readonly closes: (time: string) => string
  readonly closesWhy: (valid: string, grace: string, time: string) => string
  readonly objectionsUntil: (time: string) => string
  readonly openObjections: (count: string) => string
  readonly purposes: { readonly [Each in ScorePurpose]: string }
  readonly revision: (number: string) => string
  readonly version: {
    readonly title: string
    readonly hint: string
    readonly none: string
    readonly computed: (time: string, until: string) => string
    readonly counted: (evaluations: string) => string
    readonly leftOut: (invalidated: string, exempted: string) => string
    readonly digest: string
    readonly made: string
    readonly inputs: string
    readonly input: (month: string, isOwn: boolean) => string
    readonly logSize: (size: string) => string
    readonly rules: (version: string, from: string) => string
    readonly bridgeHint: string
    readonly against: (version: string) => string
    readonly same: string
    readonly changedWindows: (windows: string, verdicts: string) => string
    readonly sameComposite: string
    readonly changedComposites: (windows: string, verdicts: string) => string
    readonly changed: string
    readonly rulesChanged: { readonly [Each in ChangedRule]: string }
    readonly why: {
      readonly evaluations: (count: string) => string
      readonly fewer: (count: string) => string
      readonly invalidated: (count: string) => string
      readonly exempted: (count: string) => string
      readonly rules: string
      readonly none: string
    }
  }
  readonly figures: {
    readonly title: string
    readonly hint: string
    readonly ownOnly: string
    readonly hall: string
    readonly hallOption: (name: string, windows: string) => string
    readonly none: string
    readonly score: (score: string, lower: string, upper: string) => string
    readonly interval: (lower: string, upper: string) => string
    readonly evaluations: (count: string) => string
    readonly months: (count: string) => string
    readonly place: (from: string, to: string, windows: string) => string
    readonly how: string
    readonly raw: (points: string, count: string) => string
    readonly expected: (points: string) => string
    readonly adjusted: (points: string, by: string) => string
    readonly effective: (count: string) => string
    readonly drawn: (points: string) => string
    readonly reliability: (has: string, needed: string) => string
    readonly named: (probability: string, evaluations: string) => string
    readonly noFigure: string
    readonly versions: string
    readonly versionOf: (version: string, verdict: string, score: string) => string
    readonly unscored: string
  }
  readonly participation: {
    readonly title: string
    readonly share: (answered: string, invited: string, share: string) => string
    readonly nobody: string
    readonly asked: (asked: string, evaluated: string, share: string) => string
    readonly bounds: (worst: string, best: string) => string
    readonly weighted: (weighted: string, mean: string) => string
    readonly below: (percent: string) => string
    readonly unknown: string
    readonly even: (good: string, bad: string) => string
    readonly selective: (good: string, bad: string) => string
    readonly chance: (chance: string) => string
    readonly fewToTest: string
  }
  readonly verdicts: { readonly [Each in Verdict]: Named }
  readonly objections: {
    readonly title: string
    readonly hint: string
    readonly open: string
    readonly none: string
    readonly counts: (open: string, upheld: string, dismissed: string) => string
    readonly states: { readonly open: string; readonly upheld: string; readonly dismissed: string }
    readonly words: string
    readonly objected: (time: string) => string
    readonly decideBy: (time: string) => string
    readonly overdue: string
    readonly own: string
    readonly mayNot: string
    readonly erased: string
    readonly reasons: string
    readonly decided: (time: string) => string
    readonly raise: string
    readonly raiseNamed: (window: string) => string
    readonly raiseHint: string
    readonly raiseWords: string
    readonly raiseSubmit: string
    readonly raised: string
    readonly deciding: (window: string) => string
    readonly outcome: string
    readonly outcomes: { readonly UPHELD: string; readonly DISMISSED: string }
    readonly remedy: string
    readonly choose: string
    readonly remedies: { readonly EXEMPTION: string; readonly INVALIDATION: string; readonly CORRECTION: string }
    readonly remedyHint: string
    readonly decideWords: string
    readonly decideHint: string
    readonly decideSubmit: string
    readonly seePeriod: string
  }
  readonly refusals: Readonly<Record<string, string>>
}

export const zh: PeriodTexts = {
  title: '评价周期',
  hint: '按办事日期归期，晚到的评价仍算在办事的那一期。每一期都按事先公布的规则自动计算：先给被评单位看，可提异议；定稿后再发现的，另出修订版，原来的版本不改。',
  none: '还没有评价，也就没有周期。',
  back: '返回全部周期',
  see: '查看',
  seeNamed: (period) => `查看 ${period}`,
  listed: '、',
  period: (name) => {
    const [year = '', part = ''] = name.split('-')
    if (part === '') return `${year} 年度`
    if (part.startsWith('Q')) return `${year} 年第 ${part.slice(1)} 季度`
    if (part.startsWith('H')) return `${year} 年${part === 'H1' ? '上' : '下'}半年`
    return `${year} 年 ${Number(part)} 月`
  },
  days: (from, to) => `办事日期：${from}至${to}`,
  kinds: { MONTH: '月度', QUARTER: '季度专项', HALF_YEAR: '半年（第三方）', YEAR: '年度' },
  states: {
    OPEN: { name: '进行中', words: '这一期还没有结束。' },
    CLOSING: { name: '等待评价到齐', words: '这一期已经结束，评价还可能到，现在不计算。' },
    DUE: { name: '即将计算', words: '评价已经到齐，马上计算。' },
    UNDER_OBJECTION: { name: '异议期', words: '结果已给被评单位看，单位可以提异议。' },
    TO_DECIDE: { name: '异议待审定', words: '异议期已过，还有异议没有审定；审定后才能定稿。' },
    TO_FINISH: { name: '即将定稿', words: '没有未审定的异议，马上定稿。' },
    FINAL: { name: '已定稿', words: '结果已定，再发现的另出修订版。' },
  },
  kind: '周期类别',
  every: '全部类别',
  closes: (time) => `评价到齐：${time}`,
  closesWhy: (valid, grace, time) =>
    `最后一天办事的人在 ${valid} 天内可以评价，断网的终端在 ${grace} 天内可以补传，所以到${time}才算到齐。`,
  objectionsUntil: (time) => `异议截止：${time}`,
  openObjections: (count) => `${count} 件异议待审定`,
  purposes: { OBJECTION: '异议稿', FINAL: '定稿', REVISION: '修订版', BRIDGE: '并行对照' },
  revision: (number) => `第 ${number} 次修订`,
  version: {
    title: '各个版本',
    hint: '每一版都留存所用的底数、规则和结果的摘要，任何人可以据此逐字节重算。',
    none: '还没有计算过。',
    computed: (time, until) => `${time}计算，计入${until}之前的事实`,
    counted: (evaluations) => `计入评价 ${evaluations} 条`,
    leftOut: (invalidated, exempted) => `不计入：申诉成立 ${invalidated} 条，容错 ${exempted} 条`,
    digest: '结果摘要',
    made: '由什么算出',
    inputs: '底数（每月一份，按摘要）',
    input: (month, isOwn) => (isOwn ? month : `${month}（评价太少的窗口合并用）`),
    logSize: (size) => `计算时公开日志有 ${size} 条`,
    rules: (version, from) => `窗口比较规则第 ${version} 版，${from}起施行`,
    bridgeHint: '规则、评价选项或终端变更后的一期，照变更前再算一遍，作为对照与结果一同公布；排序和名单以新规则为准。',
    against: (version) => `与${version}相比`,
    same: '结果没有变化。',
    changedWindows: (windows, verdicts) => `${windows} 个窗口的数字变了，其中 ${verdicts} 个的结论变了`,
    sameComposite: '综合得分没有变化',
    changedComposites: (windows, verdicts) => `${windows} 个窗口的综合得分变了，其中 ${verdicts} 个的结论变了`,
    changed: '变更的是：',
    rulesChanged: {
      'window-score': '窗口评分规则',
      evaluation: '评价规则',
      'composite-score': '综合评价规则',
      'score-scheme': '指标方案的要求',
      'rater-agreement': '评分者一致性规则',
      'system-indicator': '系统指标规则',
      scheme: '指标方案',
      labels: '评价选项',
      terminal: '终端规则',
    },
    why: {
      evaluations: (count) => `多计入 ${count} 条评价`,
      fewer: (count) => `少计入 ${count} 条评价`,
      invalidated: (count) => `申诉成立、不再计入的多 ${count} 条`,
      exempted: (count) => `容错、不再计入的多 ${count} 条`,
      rules: '所用规则不同',
      none: '计入的评价没有增减',
    },
  },
  figures: {
    title: '窗口得分',
    hint: '这里按窗口编号排列，不是名次。分数旁的区间表示有多大把握。',
    ownOnly: '你能看到的，是本期你接受过评价的窗口。',
    hall: '大厅',
    hallOption: (name, windows) => `${name}（${windows} 个窗口）`,
    none: '这里没有你能看的窗口。',
    score: (score, lower, upper) => `${score} 分（${lower}–${upper}）`,
    interval: (lower, upper) => `真实水平很可能在 ${lower} 至 ${upper} 分之间。`,
    evaluations: (count) => `${count} 条评价`,
    months: (count) => `合并 ${count} 个月`,
    place: (from, to, windows) => `同类 ${windows} 个窗口中，大约在第 ${from}–${to} 位`,
    how: '分数怎么来的',
    raw: (points, count) => `直接平均：${count} 条评价，平均 ${points} 分。`,
    expected: (points) => `同类窗口办同样的事项、面对同样的人群，平均会得 ${points} 分。事项难办，不算窗口的错。`,
    adjusted: (points, by) => `扣除这一影响后是 ${points} 分（${by}）。`,
    effective: (count) => `同一名工作人员同一天的评价往往相像，折合 ${count} 条互不相关的评价。`,
    drawn: (points) => `评价有限，分数向同类平均收拢，得 ${points} 分：评价越少，收拢越多。`,
    reliability: (has, needed) => `可靠度 ${has}，点名要求不低于 ${needed}。`,
    named: (probability, evaluations) =>
      `点名还要求：评价不少于 ${evaluations} 条，把握不低于 ${probability}，并且各套分值对照都成立。`,
    noFigure: '评价太少，或者没有可比的窗口，不给分数。',
    versions: '各版对照',
    versionOf: (version, verdict, score) => `${version}：${verdict}，${score}`,
    unscored: '没有分数',
  },
  participation: {
    title: '参评情况',
    share: (answered, invited, share) => `邀请 ${invited} 次，评价 ${answered} 次，参评率 ${share}`,
    nobody: '没有邀请记录，也就不知道有多少人没有评价。',
    asked: (asked, evaluated, share) => `评价时间已过的邀请 ${asked} 次，评价 ${evaluated} 次（${share}）。`,
    bounds: (worst, best) =>
      `没有评价的人怎么想，谁也不知道：都极不满意，平均是 ${worst} 分；都非常满意，平均是 ${best} 分。`,
    weighted: (weighted, mean) => `如果各类人同样愿意评价，平均会是 ${weighted} 分（直接平均 ${mean} 分）。`,
    below: (percent) => `参评率低于 ${percent}，两头都不上榜。`,
    unknown: '有记录的邀请太少，不推算没有评价的人。',
    even: (good, bad) => `办成的邀请了 ${good}，没有办成的邀请了 ${bad}：看不出挑人邀请。`,
    selective: (good, bad) => `办成的邀请了 ${good}，没有办成的只邀请了 ${bad}：像是挑人邀请，请核实。`,
    chance: (chance) => `仅凭偶然出现这种情况的可能性：${chance}。`,
    fewToTest: '办成的或者没有办成的太少，不检验是否挑人邀请。',
  },
  verdicts: {
    TOP: { name: '前列', words: '真实水平很可能在同类前列。' },
    BOTTOM: { name: '待提升', words: '真实水平很可能在同类后列。' },
    MIDDLE: { name: '中间', words: '评价足够，但不能有把握地说在前列或后列。' },
    NO_DIFFERENCE_SHOWN: { name: '未显示差别', words: '同类窗口之间的差别，不超过偶然会有的程度。' },
    TOO_FEW_TO_TELL: { name: '太少，说不准', words: '合并以往各月，评价仍然太少。' },
    LOW_PARTICIPATION: { name: '参评率过低', words: '受邀的人中评价的太少，两头都不上榜。' },
    NOT_COMPARABLE: { name: '不可比', words: '没有足够多办理同样事项的窗口可以比较。' },
  },
  objections: {
    title: '异议',
    hint: '被评单位在异议期内对本单位窗口的结果提一次异议；由与该大厅、该单位无关的人审定。审定本身不改分数：认可的异议通过容错、评价不计入或者更正数据改变结果。',
    open: '异议',
    none: '没有异议。',
    counts: (open, upheld, dismissed) => `待审定 ${open} 件，成立 ${upheld} 件，不成立 ${dismissed} 件`,
    states: { open: '待审定', upheld: '成立', dismissed: '不成立' },
    words: '异议内容',
    objected: (time) => `${time}提出`,
    decideBy: (time) => `应在${time}前审定`,
    overdue: '已超过审定期限',
    own: '这是你提出的，由他人审定。',
    mayNot: '由与该大厅、该单位无关的人审定。',
    erased: '内容已依法删除。',
    reasons: '审定理由',
    decided: (time) => `${time}审定`,
    raise: '提异议',
    raiseNamed: (window) => `对${window}提异议`,
    raiseHint: '写清楚哪里与事实不符、依据是什么。每个窗口每期只能提一次，提出后不能再改。',
    raiseWords: '异议内容和依据',
    raiseSubmit: '提出，不能再改',
    raised: '异议已提出，等待审定。',
    deciding: (window) => `审定对${window}的异议`,
    outcome: '结论',
    outcomes: { UPHELD: '成立', DISMISSED: '不成立' },
    remedy: '通过什么改变结果',
    choose: '请选择',
    remedies: { EXEMPTION: '容错：这些日期不计入', INVALIDATION: '有关评价不计入', CORRECTION: '更正数据' },
    remedyHint: '成立的异议不直接改分数，按所选途径办理后，定稿或者修订版会反映。',
    decideWords: '理由',
    decideHint: '被评单位会看到。',
    decideSubmit: '审定，不能再改',
    seePeriod: '看这一期',
  },
  refusals: {
    COMMENT_EMPTY: '请写明内容',
    COMMENT_TOO_LONG: '内容太长，请控制在 2000 字以内',
    STEP_INCOMPLETE: '成立的异议要选择通过什么改变结果',
    STATED_ALREADY: '这个窗口本期已经提过异议',
    NOT_AT_THIS_STAGE: '现在不在异议期内',
    NOT_YOURS_TO_DO: '只能对本单位的窗口提异议',
    OWN_PROPOSAL: '不能审定自己提出的异议',
    DECIDES_OWN_CASE: '不能审定本大厅、本单位的异议',
    PROPOSAL_DECIDED: '这件异议已经审定',
  },
}
