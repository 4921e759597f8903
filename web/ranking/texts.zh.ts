import type { EvaluatorGroup, IndicatorUnit } from '../../domain/indicator.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'
import type { Naming } from './ask.ts'
import { type BridgeTexts, bridgeZh } from './bridge-texts.ts'

type Verdict =
  | 'TOP'
  | 'BOTTOM'
  | 'MIDDLE'
  | 'NO_DIFFERENCE_SHOWN'
  | 'TOO_FEW_TO_TELL'
  | 'LOW_PARTICIPATION'
  | 'NOT_COMPARABLE'

type Held = 'NOTHING_MEASURED' | 'GROUP_MISSING' | 'COVERAGE_LOW' | 'VETOED'

interface Named {
  readonly name: string
  /** By the rules of the period. */
  readonly words: (naming: Naming) => string
}

export interface RankingTexts {
  readonly shared: SharedTexts
  readonly title: string
  readonly lead: string
  readonly opening: string
  readonly failed: string
  readonly unknown: string
  readonly others: string
  readonly period: (name: string) => string
  readonly days: (from: string, to: string) => string
  readonly catalogue: {
    readonly title: string
    readonly rate: (rate: string, count: string, of: string) => string
    readonly none: string
    readonly dueOn: (day: string) => string
    readonly late: (days: string) => string
    readonly notYet: string
    readonly publishedOn: (day: string) => string
    readonly revision: (number: string) => string
    readonly withdrawn: string
    readonly noneStands: string
    readonly waiting: (version: string, day: string, late: string) => string
    readonly first: string
  }
  readonly ranking: {
    readonly counted: (evaluations: string) => string
    readonly leftOut: (invalidated: string, exempted: string) => string
    readonly withdrawn: (day: string, reason: string) => string
    readonly revised: (number: string) => string
    readonly superseded: (number: string) => string
    readonly noneStands: (day: string, reason: string) => string
    readonly others: string
    readonly top: (naming: Naming) => string
    readonly last: (naming: Naming) => string
    readonly lastHeld: string
    readonly noneTop: string
    readonly noneLast: string
    readonly noOrder: string
    readonly score: (score: string, lower: string, upper: string) => string
    readonly place: (from: string, to: string, windows: string) => string
    readonly participation: (answered: string, invited: string, share: string) => string
    readonly evaluations: (evaluations: string) => string
    readonly few: string
    readonly fewAsked: string
    readonly pooled: (months: string) => string
    readonly pooledNote: string
    readonly how: string
    readonly rest: string
    readonly window: string
    readonly windows: string
  }
  readonly verdicts: { readonly [Each in Verdict]: Named }
  readonly one: {
    readonly title: string
    /** Of a window of the middle, from which those among the last are not told until they are named. */
    readonly notNamed: Named
    readonly steps: string
    readonly raw: (points: string, evaluations: string) => string
    readonly expected: (points: string) => string
    readonly adjusted: (points: string, by: string) => string
    readonly drawn: (points: string) => string
    readonly interval: (lower: string, upper: string) => string
    readonly effective: (count: string) => string
    readonly reliability: (has: string, needed: string) => string
    readonly history: string
  }
  readonly bridge: BridgeTexts
  readonly composite: {
    readonly title: string
    readonly gaps: { readonly [Each in 'NO_SCHEME' | 'SCHEME_NOT_ACCEPTED' | 'NOT_COMPUTED']: string }
    readonly by: (title: string, version: string) => string
    readonly counted: (visits: string, deductions: string) => string
    readonly weights: string
    /** `effective` null: no window is ranked, or they do not differ; `isRanked` says which. */
    readonly weight: (group: string, nominal: string, effective: string | null, isRanked: boolean) => string
    readonly groups: { readonly [Each in EvaluatorGroup]: string }
    readonly top: (naming: Naming) => string
    readonly last: (naming: Naming) => string
    readonly heldName: string
    readonly heldWords: string
    readonly held: { readonly [Each in Held]: (count: string) => string }
    readonly why: { readonly [Each in Held]: string }
    readonly listed: string
    readonly points: (points: string) => string
    readonly between: (lower: string, upper: string) => string
    readonly likely: (probability: string) => string
    readonly adds: (group: string, weight: string, points: string, error: string) => string
    readonly addsNothing: (group: string, weight: string) => string
    readonly bonus: (points: string) => string
    readonly deduction: (points: string) => string
    readonly coverage: (share: string) => string
    readonly audiences: { readonly CITIZEN: string; readonly ENTERPRISE: string }
    readonly leaf: (name: string, weight: string, state: string, value: string | null, points: string | null) => string
    readonly states: { readonly [Each in 'MEASURED' | 'FLOORED' | 'MISSING' | 'NOT_APPLICABLE']: string }
    readonly units: { readonly [Each in IndicatorUnit]: string }
    readonly vetoed: string
    readonly input: string
    readonly result: string
    readonly whole: string
  }
  readonly proof: {
    readonly title: string
    readonly words: string
    readonly input: (number: string) => string
    readonly result: string
    readonly whole: string
  }
  readonly notesTitle: string
  readonly notes: readonly string[]
}

export const zh: RankingTexts = {
  shared: sharedZh,
  title: '区间排名',
  lead: '只点名有把握排在前列的窗口，中间不排名次；差别没有把握的，如实说“未显示差别”。每个分数旁都有区间和参评情况，任何人都可以照公开的底数重算。',
  opening: '正在打开…',
  failed: '现在取不到数据，会自动重试。',
  unknown: '还没有公布这一期，或者没有这个窗口。',
  others: '全部各期',
  period: (name) => {
    const [year = '', part = ''] = name.split('-')
    if (part === '') return `${year} 年度`
    if (part.startsWith('Q')) return `${year} 年第 ${part.slice(1)} 季度`
    if (part.startsWith('H')) return `${year} 年${part === 'H1' ? '上' : '下'}半年`
    return `${year} 年 ${Number(part)} 月`
  },
  days: (from, to) => `按办事日期：${from}至${to}`,
  catalogue: {
    title: '公开目录',
    rate: (rate, count, of) => `公开率 ${rate}：已到公开日期的 ${of} 份中，已经公开 ${count} 份。`,
    none: '还没有定稿的一期。',
    dueOn: (day) => `应于${day}前公开`,
    late: (days) => `迟 ${days} 天`,
    notYet: '尚未公开',
    publishedOn: (day) => `${day}公开`,
    revision: (number) => `第 ${number} 次更正`,
    withdrawn: '已撤回',
    noneStands: '现在没有现行结果，重新签发后另行公布',
    waiting: (version, day, late) =>
      `${version}：${day}算出，等待签发${late === '' ? '' : `，${late}`}。签发前不公布其中的数。`,
    first: '本期结果',
  },
  ranking: {
    counted: (evaluations) => `计入评价 ${evaluations} 条。`,
    leftOut: (invalidated, exempted) => `不计入：申诉成立 ${invalidated} 条，容错 ${exempted} 条。`,
    withdrawn: (day, reason) => `本结果已于${day}撤回：${reason}`,
    revised: (number) => `这是第 ${number} 次更正后的结果，更正前的仍可查看。`,
    superseded: (number) => `这一版已被第 ${number} 次更正取代。`,
    noneStands: (day, reason) =>
      `本期最近一版已于${day}撤回：${reason}。重新签发之前，本期没有现行结果；公布过的各版仍可查看。`,
    others: '本期公布过的各版',
    top: ({ topPercent }) => `有把握排在同类前 ${topPercent}%`,
    last: ({ bottomPercent }) => `待提升：有把握排在同类后 ${bottomPercent}%`,
    lastHeld: '现处于先奖后罚阶段：后列窗口只公布个数，不公开点名；何时点名，另行公布日期。',
    noneTop: '本期没有窗口能有把握地说排在前列。',
    noneLast: '本期没有窗口能有把握地说排在后列。',
    noOrder: '以下按大厅和窗口编号排列，不分先后。',
    score: (score, lower, upper) => `${score} 分（${lower}–${upper}）`,
    place: (from, to, windows) => `同类 ${windows} 个窗口中，大约在第 ${from}–${to} 位`,
    participation: (answered, invited, share) => `本期邀请 ${invited} 次，其中评价 ${answered} 次，参评率 ${share}`,
    evaluations: (evaluations) => `${evaluations} 条评价`,
    few: '评价太少（也可能没有），不公布条数',
    fewAsked: '受邀或评价的太少，或没有邀请记录，参评情况不公布',
    pooled: (months) => `合并 ${months} 个月`,
    pooledNote: '评价少的窗口合并几个月来看，各窗口旁写有“合并几个月”；邀请和参评率只算本期。',
    how: '分数怎么来的',
    rest: '其余窗口',
    window: '窗口',
    windows: '个窗口',
  },
  verdicts: {
    TOP: {
      name: '前列',
      words: ({ topPercent, probability }) => `真实水平在同类前 ${topPercent}% 的概率不低于 ${probability / 10}%。`,
    },
    BOTTOM: {
      name: '待提升',
      words: ({ bottomPercent, probability }) =>
        `真实水平在同类后 ${bottomPercent}% 的概率不低于 ${probability / 10}%。`,
    },
    MIDDLE: { name: '中间', words: () => '有足够的评价，但不能有把握地说在前列或后列；不排名次。' },
    NO_DIFFERENCE_SHOWN: { name: '未显示差别', words: () => '同类窗口之间的差别，不超过偶然会有的程度。' },
    TOO_FEW_TO_TELL: {
      name: '太少，说不准',
      words: ({ months }) => `把现有月份合并（最多 ${months} 个月）后，评价数、人日数或可靠度仍不足以下结论。`,
    },
    LOW_PARTICIPATION: { name: '参评率过低', words: () => '受邀的人中评价的太少，两头都不上榜。' },
    NOT_COMPARABLE: { name: '不可比', words: () => '没有足够多办理同样事项的窗口可以比较。' },
  },
  one: {
    title: '这个窗口的分数是怎么来的',
    notNamed: {
      name: '未点名',
      words: () => '有足够的评价，没有点名。在公布后列点名的日期之前，中间和后列都这样写，不作区分。',
    },
    steps: '逐步说明',
    raw: (points, evaluations) => `直接平均：${evaluations} 条评价，平均 ${points} 分。`,
    expected: (points) => `同类窗口办同样的事项、面对同样的人群，平均会得 ${points} 分。事项本身难办，不算窗口的错。`,
    adjusted: (points, by) => `扣除这一影响后是 ${points} 分（${by}）。`,
    drawn: (points) => `评价有限，分数向同类平均收拢，得 ${points} 分：评价越少，收拢越多。`,
    interval: (lower, upper) => `真实水平很可能在 ${lower} 至 ${upper} 分之间。`,
    effective: (count) => `同一名工作人员同一天的评价往往相像，折合 ${count} 条互不相关的评价。`,
    reliability: (has, needed) => `可靠度 ${has}，点名要求不低于 ${needed}。`,
    history: '这个窗口逐条公开的评价',
  },
  bridge: bridgeZh,
  composite: {
    title: '综合得分',
    gaps: {
      NO_SCHEME: '本市这一期没有执行中的综合评价方案，只公布群众评价的排名。',
      SCHEME_NOT_ACCEPTED: '这一期的综合评价方案不符合现行约束，不计算综合得分，只公布群众评价的排名。',
      NOT_COMPUTED: '这一版没有计算综合得分，只有群众评价的排名。',
    },
    by: (title, version) => `按《${title}》第 ${version} 版，把群众、第三方、系统数据和内部各方合在一起算。`,
    counted: (visits, deductions) => `计入测评 ${visits} 次，加减分 ${deductions} 条。`,
    weights: '名义权重写在方案里；实际份额是窗口之间的差别里有多少来自这一方：处处一样的，权重再大也分不出高下。',
    weight: (group, nominal, effective, isRanked) =>
      `${group}：名义 ${nominal}，${effective === null ? (isRanked ? '窗口之间没有差别可分' : '没有列入排序的窗口') : `实际 ${effective}`}`,
    groups: { PUBLIC: '群众和企业', THIRD_PARTY: '第三方', SYSTEM: '系统数据', INTERNAL: '内部' },
    top: ({ topPercent }) => `综合：有把握排在同类前 ${topPercent}%`,
    last: ({ bottomPercent }) => `综合：待提升，有把握排在同类后 ${bottomPercent}%`,
    heldName: '不列入综合排序',
    heldWords: '缺一方评价、底数不全或触及底线的，不排序。',
    held: {
      GROUP_MISSING: (count) => `${count} 个缺一方评价`,
      COVERAGE_LOW: (count) => `${count} 个覆盖率不足`,
      VETOED: (count) => `${count} 个触及底线指标`,
      NOTHING_MEASURED: (count) => `${count} 个没有数据`,
    },
    why: {
      GROUP_MISSING: '有一方没有评价，不列入排序：',
      COVERAGE_LOW: '有数据的权重太少，不公布得分。',
      VETOED: '触及底线指标，不列入排序；得分照旧公布。',
      NOTHING_MEASURED: '没有任何数据。',
    },
    listed: '，',
    points: (points) => `综合 ${points} 分`,
    between: (lower, upper) => `计入各方误差，很可能在 ${lower} 至 ${upper} 分之间`,
    likely: (probability) => `把握 ${probability}`,
    adds: (group, weight, points, error) => `${group}（权重 ${weight}）贡献 ${points} 分，误差 ±${error}`,
    addsNothing: (group, weight) => `${group}（权重 ${weight}）没有数据`,
    bonus: (points) => `加分 ${points}`,
    deduction: (points) => `扣分 ${points}`,
    coverage: (share) => `有数据的权重 ${share}`,
    audiences: { CITIZEN: '个人办事的各项指标', ENTERPRISE: '企业办事的各项指标' },
    leaf: (name, weight, state, value, points) =>
      `${name}（权重 ${weight}）：${[state, ...(value === null ? [] : [value]), ...(points === null ? [] : [`折 ${points} 分`])].join('，')}`,
    states: {
      MEASURED: '有数据',
      FLOORED: '应报未报，计最低分',
      MISSING: '没有数据，不计',
      NOT_APPLICABLE: '不适用，权重已另行分配',
    },
    units: {
      ...{ PERCENT: '%', POINT: '分', MINUTE: '分钟', HOUR: '小时', WORKING_DAY: '个工作日', COUNT: '次' },
      ...{ PER_THOUSAND: '‰', PER_PERSON: '件/人', YUAN: '元' },
    },
    vetoed: '触及底线。',
    input: '综合得分的底数：方案和各方数值',
    result: '公布的综合结果文本',
    whole: '照底数重算的完整结果，其 SHA-256：',
  },
  proof: {
    title: '自己重算',
    words: '下面是计算所用的全部底数和结果；它们的摘要记在存证日志里，谁也不能悄悄改动。用审计工具可以一次核完：',
    input: (number) => `底数 ${number}`,
    result: '公布的结果文本',
    whole: '照底数重算的完整结果，其 SHA-256：',
  },
  notesTitle: '怎样读',
  notes: [
    '没有评价的不算好评，也不算差评：沉默不计分。',
    '分数先扣除事项、人群、渠道、年龄段、答复早晚和依法不予办理的影响；等候、补正和态度是窗口自己的事，不扣除。',
    '点名要在两套分值上都成立，差评占比也要在同一侧；达不到就不点名。',
    '申诉成立等后来查明的情况，另出编号的更正，不计入下一期；旧版照旧可查。',
    '签发可以晚，但不能改：晚了几天，公开目录里写明。',
  ],
}
