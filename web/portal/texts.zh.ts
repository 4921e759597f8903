import type { seeBulletin } from '../../contracts/portal.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { type PublicPageNames, publicPageTexts } from '../shared/public-pages/texts.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'
import type { RuleWords } from './rule-words.ts'
import { ruleWordsZh } from './rule-words.zh.ts'

type Said = 'TOP' | 'BOTTOM' | 'NO_DIFFERENCE_SHOWN' | 'TOO_FEW_TO_TELL' | 'LOW_PARTICIPATION' | 'NOT_COMPARABLE'
type Rate = 'replyRate' | 'rectificationRate' | 'onTimeRectificationRate'
type Cause = 'POLICY_CHANGE' | 'PILOT_REFORM' | 'SYSTEM_OUTAGE' | 'POWER_CUT' | 'NATURAL_DISASTER' | 'OTHER_OUTSIDE'
/** By which a published period says whom it names. */
export type Naming = AnswerOf<typeof seeBulletin>['naming']
type Unit = 'HOURS' | 'SERVICE_HOURS' | 'NATURAL_DAYS' | 'WORKING_DAYS'

export interface PortalTexts {
  readonly shared: SharedTexts
  readonly title: string
  readonly lead: string
  readonly opening: string
  readonly failed: string
  readonly unknown: string
  readonly pages: PublicPageNames
  readonly period: (name: string) => string
  readonly days: (from: string, to: string) => string
  readonly notYet: string
  readonly newest: string
  readonly published: (day: string) => string
  readonly late: (days: string) => string
  readonly revision: (number: string) => string
  readonly withdrawn: (day: string, reason: string) => string
  readonly withdrawnShort: string
  readonly noneStands: (period: string, day: string, reason: string) => string
  readonly figure: {
    readonly good: string
    readonly share: (share: string, lower: string, upper: string) => string
    readonly interval: string
    readonly noGood: string
    readonly tooFew: (smallest: string) => string
    readonly nobody: string
    readonly absent: string
    readonly evaluations: (count: string) => string
    readonly participation: (answered: string, invited: string, share: string) => string
    readonly fewAsked: string
    readonly nobodyAsked: string
    readonly grades: string
  }
  readonly counted: (evaluations: string) => string
  readonly leftOut: (invalidated: string, exempted: string) => string
  readonly halls: string
  readonly hallsLead: string
  readonly history: string
  readonly windows: string
  readonly windowsLead: string
  readonly said: { readonly [Each in Said]: (naming: Naming) => string }
  readonly notNamed: string
  readonly scoreLabel: string
  readonly score: (score: string, lower: string, upper: string) => string
  readonly pooled: (months: string) => string
  readonly rectification: {
    readonly title: string
    readonly lead: (from: string, to: string) => string
    readonly underWay: string
    readonly observed: string
    readonly observation: (count: string, unit: Unit) => string
    readonly orders: (count: string) => string
    readonly few: (smallest: string) => string
    readonly fewDue: (below: string) => string
    readonly nothingDue: string
    readonly rates: { readonly [Each in Rate]: string }
    readonly of: (count: string, of: string) => string
    readonly goal: (goal: string) => string
    readonly more: string
  }
  readonly exemptions: {
    readonly title: string
    readonly lead: (from: string, to: string) => string
    readonly counts: (proposed: string, granted: string, refused: string, pending: string) => string
    readonly causes: { readonly [Each in Cause]: string }
  }
  readonly freshness: {
    readonly title: string
    readonly published: (time: string) => string
    readonly never: string
    readonly counted: (time: string) => string
    readonly until: (time: string) => string
    readonly drill: (time: string) => string
    readonly noDrill: string
    readonly drillMissing: string
    readonly status: string
  }
  readonly window: {
    readonly title: string
    readonly proof: string
    readonly inputs: (count: string) => string
    readonly result: string
    readonly how: string
    readonly opened: string
    readonly none: string
    readonly ownScore: string
  }
  readonly bulletin: {
    readonly title: string
    readonly lead: string
    readonly none: string
    readonly name: (month: string) => string
    readonly print: string
    readonly total: string
    readonly before: (month: string, share: string) => string
    readonly noBefore: string
    readonly named: string
    readonly noneNamed: string
    readonly lastHeld: string
    readonly verdicts: string
    readonly verdict: { readonly [Each in Said | 'MIDDLE']: string }
    readonly hall: string
    readonly evaluations: string
    readonly participation: string
    readonly goodShare: string
    readonly change: string
    readonly source: string
    readonly others: string
    readonly all: string
    readonly proof: (digest: string) => string
  }
  readonly method: MethodTexts
  readonly data: {
    readonly title: string
    readonly lead: (smallest: string) => string
    readonly licence: string
    readonly licenceSince: (day: string) => string
    readonly rows: (rows: string, version: string) => string
    readonly made: (time: string) => string
    readonly columns: string
    readonly api: string
  }
  readonly notesTitle: string
  readonly notes: readonly string[]
}

interface MethodTexts {
  readonly title: string
  readonly lead: string
  readonly choose: string
  readonly hall: string
  readonly window: string
  readonly pick: string
  readonly noWindow: string
  readonly own: string
  readonly steps: {
    readonly counted: (days: string) => string
    readonly ownCounted: (evaluations: string, answered: string, invited: string) => string
    readonly ownCountedAlone: (evaluations: string) => string
    readonly ownFew: string
    readonly points: (map: readonly string[]) => string
    readonly ownPoints: (points: string) => string
    readonly mix: string
    readonly ownMix: (expected: string, adjusted: string) => string
    readonly drawn: string
    readonly ownDrawn: (score: string, lower: string, upper: string, reliability: string) => string
    readonly group: (windows: string) => string
    readonly ownGroup: (windows: string) => string
    readonly different: (level: string) => string
    readonly named: (top: string, bottom: string, probability: string) => string
    readonly enough: (evaluations: string, clusters: string, reliability: string, months: string) => string
    readonly ownEnough: (evaluations: string, effective: string, months: string) => string
    readonly low: (percent: string) => string
    readonly ownLow: (share: string) => string
    readonly cell: (smallest: string) => string
  }
  readonly stepsTitle: string
  readonly seeds: string
  readonly seedWords: (first: string) => string
  readonly draws: string
  readonly policies: string
  readonly policiesLead: string
  readonly policy: { readonly [word: string]: string }
  readonly inForce: (division: string, day: string, version: string, id: string) => string
  readonly source: string
  readonly rule: string
  readonly rules: RuleWords
  readonly ofWhole: string
  readonly schemes: string
  readonly scheme: (version: string, division: string) => string
  readonly indicator: string
  readonly citizen: string
  readonly enterprise: string
}

export const zh: PortalTexts = {
  shared: sharedZh,
  title: '政务服务评价公开',
  lead: '这里只有已经签发公布的结果和公开统计。每个数旁边都有参评情况和区间，都可以自己重算。',
  opening: '正在打开…',
  failed: '现在取不到数据，会自动重试。',
  unknown: '没有公布过这一页的内容，或者没有这个大厅、窗口。',
  pages: publicPageTexts['zh-CN'],
  period: (name) => {
    const [year = '', part = ''] = name.split('-')
    if (part === '') return `${year} 年度`
    if (part.startsWith('Q')) return `${year} 年第 ${part.slice(1)} 季度`
    if (part.startsWith('H')) return `${year} 年${part === 'H1' ? '上' : '下'}半年`
    return `${year} 年 ${Number(part)} 月`
  },
  days: (from, to) => `按办事日期：${from}至${to}`,
  notYet: '还没有公布过结果。每一期定稿、核对、审查并签发后，会出现在这里。',
  newest: '最近公布的结果',
  published: (day) => `${day}公布`,
  late: (days) => `比公开目录晚 ${days} 天`,
  revision: (number) => `第 ${number} 次更正`,
  withdrawn: (day, reason) => `本结果已于${day}撤回：${reason}`,
  withdrawnShort: '已撤回',
  noneStands: (period, day, reason) =>
    `${period}的最近一版已于${day}撤回：${reason}。重新签发之前没有现行结果；公布过的各版仍可查看。`,
  figure: {
    good: '好评率',
    share: (share, lower, upper) => `${share}（${lower} 至 ${upper}）`,
    interval: '真实水平很可能在的区间',
    noGood: '没有足够的评价可分等级',
    tooFew: (smallest) => `不足 ${smallest} 条，或会由此推出别处的，不公布`,
    nobody: '本期没有评价',
    absent: '本期没有计入这里',
    evaluations: (count) => `${count} 条评价`,
    participation: (answered, invited, share) => `邀请 ${invited} 次，评价 ${answered} 次，参评率 ${share}`,
    fewAsked: '受邀或评价的太少，参评情况不公布',
    nobodyAsked: '本期没有邀请记录，参评率不明',
    grades: '各等级条数',
  },
  counted: (evaluations) => `计入评价 ${evaluations} 条。`,
  leftOut: (invalidated, exempted) => `不计入：申诉成立 ${invalidated} 条，容错 ${exempted} 条。`,
  halls: '各大厅',
  hallsLead: '按大厅编码排列，不分先后。',
  history: '公布过的各期',
  windows: '各窗口',
  windowsLead: '按窗口编码排列，不分先后；这里只给有把握点名的窗口列出分数，各窗口自己的分值和区间见其页面。',
  said: {
    TOP: ({ topPercent }) => `前列：有把握排在同类前 ${topPercent}%`,
    BOTTOM: ({ bottomPercent }) => `待提升：有把握排在同类后 ${bottomPercent}%`,
    NO_DIFFERENCE_SHOWN: () => '未显示差别',
    TOO_FEW_TO_TELL: ({ months }) => `说不准：合并现有月份（最多 ${months} 个月）后，评价数、人日数或可靠度仍不够`,
    LOW_PARTICIPATION: () => '参评率过低，不上榜',
    NOT_COMPARABLE: () => '没有足够的同类窗口可比',
  },
  notNamed: '不点名',
  scoreLabel: '得分',
  score: (score, lower, upper) => `${score} 分（${lower}–${upper}）`,
  pooled: (months) => `合并 ${months} 个月`,
  rectification: {
    title: '差评整改',
    lead: (from, to) => `${from}至${to}开始的差评与投诉工单。各率的分母是到期应办的。`,
    underWay: '正在整改',
    observed: '观察期内',
    observation: (count, unit) =>
      `观察期：反馈后 ${count} ${{ HOURS: '小时', SERVICE_HOURS: '个服务小时', NATURAL_DAYS: '天', WORKING_DAYS: '个工作日' }[unit]}内，反映人可以要求重新办理。`,
    orders: (count) => `${count} 件`,
    few: (smallest) => `不足 ${smallest} 件，不公布`,
    fewDue: (below) => `到期不足 ${below} 件，不出比率`,
    nothingDue: '没有到期应办的',
    rates: { replyRate: '反馈率', rectificationRate: '整改率', onTimeRectificationRate: '按期整改率' },
    of: (count, of) => `${count} ÷ ${of} 件`,
    goal: (goal) => `目标 ≥ ${goal}`,
    more: '全部整改指标与定义',
  },
  exemptions: {
    title: '容错',
    lead: (from, to) => `${from} 至 ${to}的服务日期，经批准不计入评分的，公开件数。`,
    counts: (proposed, granted, refused, pending) =>
      `提出 ${proposed} 件，批准 ${granted} 件，不批准 ${refused} 件，待决定 ${pending} 件。`,
    causes: {
      POLICY_CHANGE: '政策变化',
      PILOT_REFORM: '改革试点',
      SYSTEM_OUTAGE: '系统故障',
      POWER_CUT: '停电',
      NATURAL_DISASTER: '自然灾害',
      OTHER_OUTSIDE: '其他外部原因',
    },
  },
  freshness: {
    title: '这些数是什么时候的',
    published: (time) => `最近一次公布：${time}`,
    never: '还没有公布过结果',
    counted: (time) => `整改与容错统计：${time}`,
    until: (time) => `公布结果所依据的记录截至：${time}`,
    drill: (time) => `最近一次通过的系统拨测：${time}`,
    noDrill: '还没有拨测记录',
    drillMissing: '今天应做的拨测还没有通过',
    status: '运行状态',
  },
  window: {
    title: '窗口评价历史',
    proof: '核对',
    inputs: (count) => `底数 ${count} 份`,
    result: '公布的结果文本',
    how: '分数怎么来的',
    opened: '这个窗口逐条公开的评价',
    none: '还没有公布过这个窗口的结果。',
    ownScore: '分值（未点名，仅供本窗口参考，含区间）',
  },
  bulletin: {
    title: '月度通报',
    lead: '由已公布的结果自动生成，没有另外撰写的文字。',
    none: '还没有公布过月度结果，所以还没有通报。',
    name: (month) => `${month}政务服务评价通报`,
    print: '打印',
    total: '总体情况',
    before: (month, share) => `${month}为 ${share}。`,
    noBefore: '上一个月没有公布结果，不作比较。',
    named: '点名的窗口',
    noneNamed: '本月没有有把握点名的窗口。',
    lastHeld: '先奖后罚阶段：后列窗口只公布个数，不点名。',
    verdicts: '全部窗口',
    verdict: {
      TOP: '前列',
      BOTTOM: '待提升',
      MIDDLE: '中间',
      NO_DIFFERENCE_SHOWN: '未显示差别',
      TOO_FEW_TO_TELL: '不够，说不准',
      LOW_PARTICIPATION: '参评率过低',
      NOT_COMPARABLE: '不可比',
    },
    hall: '大厅',
    evaluations: '评价',
    participation: '参评率',
    goodShare: '好评率（区间）',
    change: '上月（区间）',
    source: '来源与核对',
    others: '本月公布过的其他各版',
    all: '全部通报',
    proof: (digest) => `照底数重算的完整结果，其 SHA-256：${digest}`,
  },
  method: {
    title: '计算方法',
    lead: '本页的每个数都取自现行的政策和方案，不是另写的。以往的结果按当时的政策计算，其编号写在该期的核对信息里。',
    choose: '用一个窗口的数来说明',
    hall: '大厅',
    window: '窗口',
    pick: '请选择',
    noWindow: '这个大厅还没有公布过窗口结果。',
    own: '这个窗口：',
    steps: {
      counted: (days) => `按办事日期归入当月。邀请在 ${days} 天内有效，逾期的不计；没有评价的不算好评也不算差评。`,
      ownCounted: (evaluations, answered, invited) =>
        `计入 ${evaluations} 条评价；当月邀请 ${invited} 次，其中评价 ${answered} 次。`,
      ownCountedAlone: (evaluations) => `计入 ${evaluations} 条评价；受邀的太少，参评情况不公布。`,
      ownFew: '当月评价太少，不公布条数。',
      points: (map) => `五个等级从低到高折成 ${map.join('、')} 分。`,
      ownPoints: (points) => `直接平均 ${points} 分。`,
      mix: '扣除事项、人群、渠道、年龄段、答复早晚和依法不予办理的影响；等候、补正和态度是窗口自己的事，不扣除。',
      ownMix: (expected, adjusted) => `同类窗口办同样的事平均会得 ${expected} 分，扣除后是 ${adjusted} 分。`,
      drawn: '评价越少，越向同类平均收拢，并给出区间。同一人同一天的评价往往相像，折算后才计。',
      ownDrawn: (score, lower, upper, reliability) =>
        `收拢后 ${score} 分，区间 ${lower} 至 ${upper}，可靠度 ${reliability}。`,
      group: (windows) => `只与同类比较：满 ${windows} 个窗口才成一组。`,
      ownGroup: (windows) => `同组 ${windows} 个窗口。`,
      different: (level) =>
        `先检验同组窗口是否真有差别：若无差别时出现这种差距的机会不小于千分之 ${level}，写“未显示差别”。`,
      named: (top, bottom, probability) =>
        `真实水平在同类前 ${top}% 或后 ${bottom}% 的概率不低于 ${probability} 才点名；中间不排名次。在两套分值上都要成立，差评占比也要在同一侧，概率同样不低于 ${probability}。`,
      enough: (evaluations, clusters, reliability, months) =>
        `还要满 ${evaluations} 条评价、${clusters} 个互不相关的人日，可靠度不低于 ${reliability}；不够时依次合并 ${months} 个月。`,
      ownEnough: (evaluations, effective, months) =>
        `${evaluations} 条评价，折合互不相关的 ${effective} 条，用了 ${months} 个月。`,
      low: (percent) => `参评率低于 ${percent}% 的，两头都不上榜。`,
      ownLow: (share) => `参评率 ${share}。`,
      cell: (smallest) =>
        `不足 ${smallest} 条的窗口，连条数也不公布，只合并计入大厅或全市；合并后仍不足 ${smallest} 条的不计入任何数，所以大厅减窗口、季度减各月都推不出它们；已公布的大厅和窗口，其中某一等级可以少于 ${smallest} 条。`,
    },
    stepsTitle: '一步一步',
    seeds: '点名规则是怎样检验的',
    seedWords: (first) =>
      `用模拟城市检验：窗口都一样好的城市里，最多二十分之一会点到名。随机种子从 ${first} 起，每座城市用下一个，任何人都能重跑。`,
    draws: '抽检与抽签的种子和结果也都公开：',
    policies: '全部数字与来源',
    policiesLead: '每条规则的值、适用地区、生效日期和依据。',
    policy: {
      invitation: '评价邀请',
      evaluation: '评价',
      'score-period': '评价周期',
      'window-score': '窗口比较与点名',
      publication: '公开目录',
      'handling-figure': '整改指标',
      'open-data': '开放数据',
      exemption: '容错',
      deduction: '扣分',
    },
    inForce: (division, day, version, id) => `${division} · ${day}起 · 第 ${version} 版 · 编号 ${id}`,
    source: '依据',
    rule: '规则',
    rules: ruleWordsZh,
    ofWhole: '同上，见整份文件',
    schemes: '现行评价方案',
    scheme: (version, division) => `第 ${version} 版 · ${division}`,
    indicator: '指标',
    citizen: '群众',
    enterprise: '企业',
  },
  data: {
    title: '开放数据',
    lead: (smallest) =>
      `公布的结果和公开统计，可整表取用。不足 ${smallest} 条的大厅、窗口或工单组整个留空，会由此推出它们的也留空；已公布的大厅和窗口，其中某一等级可以少于 ${smallest} 条。`,
    licence: '使用条件',
    licenceSince: (day) => `自${day}起`,
    rows: (rows, version) => `${rows} 行 · 第 ${version} 版`,
    made: (time) => `生成时间 ${time}`,
    columns: '各列说明',
    api: '供程序调用的接口',
  },
  notesTitle: '怎样读',
  notes: [
    '好评率是“基本满意”及以上的占比；区间说明它有多大把握。区间重叠的，不能说谁更好。',
    '大厅之间办的事不同，好评率不作排名；有把握的比较见区间排名。',
    '撤回和更正的结果照旧可查。签发可以晚，但不能改。',
  ],
}
