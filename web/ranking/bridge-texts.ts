import type { ChangedRule } from '../../domain/score-bridge.ts'

/** What the page of a period says where a rule has changed with it. */
export interface BridgeTexts {
  readonly title: string
  readonly lead: string
  readonly changed: string
  /** Each rule by its name, and what it decides. */
  readonly rules: { readonly [Each in ChangedRule]: string }
  /** From when on what was changed holds, and by the rules of which day the other side is computed. */
  readonly since: (from: string, before: string) => string
  readonly asked: (day: string) => string
  readonly counted: (now: string, before: string) => string
  readonly moved: (windows: string, added: string, gone: string) => string
  readonly noneMoved: string
  readonly onlyBest: string
  readonly why: string
  readonly whyAsked: string
  readonly sides: { readonly now: string; readonly before: string }
  readonly citizens: string
  readonly whole: string
  readonly named: (top: string, bottom: string) => string
  readonly not: string
  readonly row: string
}

export const bridgeZh: BridgeTexts = {
  title: '规则变更的并行对照',
  lead: '这一期有规则变更。为了看清变化从哪里来，照变更前的规则把这一期再算一遍，放在一起看；排名、预警和名单只以新规则为准。',
  changed: '变更了什么：',
  rules: {
    'window-score': '窗口评分规则：怎样比较办同样事项的窗口，够多少份评价、有几成把握才点名',
    evaluation: '评价规则：哪些等级算差评',
    'composite-score': '综合评价规则：几方评价怎样合在一起算',
    'score-scheme': '指标方案的要求：权重和覆盖率要守哪些界限',
    'rater-agreement': '评分者一致性规则：测评人员宽严不同怎样校正',
    'system-indicator': '系统指标规则：时限、等候等数怎样从业务记录取',
    scheme: '指标方案：用哪些指标、各占多少权重',
    labels: '评价选项：请人评价时给出的原因标签和问法',
    terminal: '终端规则：评价终端怎样提问和显示',
  },
  since: (from, before) => `从什么时候起：以上计算规则自 ${from} 起执行，对照一边用的是 ${before} 当天执行的规则。`,
  asked: (day) => `评价选项或终端自 ${day} 起变更，对照只含此前收到的评价。`,
  counted: (now, before) => `计入评价：新规则 ${now} 份，照变更前 ${before} 份。`,
  moved: (windows, added, gone) =>
    `有 ${windows} 个窗口的点名结论因此不同：新规则点名而照变更前不点名的 ${added} 个，照变更前点名而新规则不点名的 ${gone} 个。`,
  noneMoved: '没有窗口的点名结论因此不同。',
  onlyBest: '后列尚不公开点名，以上只算前列。',
  why: '这些不同不说明窗口的工作变好或者变差：两边算的是同一期、同一批窗口的同样服务，变的只是算法。要看工作的变化，请在同一套规则下比较前后各期。',
  whyAsked: '问法变更时，对照一边只有变更前的评价，份数少、把握就小，名单不同也可能只是因为少。',
  sides: { now: '新规则', before: '照变更前' },
  citizens: '群众和企业评价',
  whole: '综合得分',
  named: (top, bottom) => `前列 ${top} 个，待提升 ${bottom} 个`,
  not: '不点名',
  row: '对照的存证记录和算法依据',
}

export const bridgeEn: BridgeTexts = {
  title: 'Beside the rules of before',
  lead: 'A rule has changed with this period. So that everybody sees what that alone makes, the period is computed once more by the rules of before; the ranking, alerts and lists follow the new rules.',
  changed: 'What has changed:',
  rules: {
    'window-score':
      'rules of comparison: how windows that do the same things are compared, and how many evaluations and how much certainty it takes to name one',
    evaluation: 'rules of evaluation: which grades count as bad',
    'composite-score': 'rules of the composite: how the evaluator groups are put together',
    'score-scheme': 'what schemes have to keep: bounds of weights and coverage',
    'rater-agreement': 'rules of agreement between assessors: how severity is taken out',
    'system-indicator': 'rules of system indicators: how times and waits are read from records',
    scheme: 'the scheme: which indicators there are and what each weighs',
    labels: 'the labels: the reasons and words that are shown to whoever evaluates',
    terminal: 'rules of terminals: how a terminal asks',
  },
  since: (from, before) =>
    `Since when: these rules hold from ${from} on; the other side is computed by the rules of ${before}.`,
  asked: (day) => `Labels or terminals changed on ${day}: beside it stands what was given before alone.`,
  counted: (now, before) => `Evaluations that count: ${now} by the new rules, ${before} as before.`,
  moved: (windows, added, gone) =>
    `For ${windows} windows it makes a difference to being named: ${added} are named by the new rules alone, ${gone} by those of before alone.`,
  noneMoved: 'For no window it makes a difference to being named.',
  onlyBest: 'Those among the last are not named yet: this is about the best alone.',
  why: 'None of this says that work has become better or worse: both sides are of the same services at the same windows in the same period, and only the way of computing is another. To see whether work has changed, compare periods under one set of rules.',
  whyAsked:
    'Where people are asked otherwise, the other side has only what was given before: fewer evaluations are less sure, and a name may be missing for that alone.',
  sides: { now: 'New rules', before: 'As before' },
  citizens: 'What citizens and enterprises say',
  whole: 'Composite',
  named: (top, bottom) => `${top} among the best, ${bottom} to be improved`,
  not: 'not named',
  row: 'Its row in the log, and what it follows from',
}
