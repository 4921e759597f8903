import type { RefusalCode } from '../../../contracts/problem.ts'
import type { Audience } from '../../../domain/score-scheme.ts'
import type { WeightingMethod, WeightingOutcome, WeightingState, weightingLacks } from '../../../domain/weighting.ts'

type Lack = (typeof weightingLacks)[number]

export interface WeightingTexts {
  readonly title: string
  readonly hint: string
  readonly none: string
  readonly back: string
  readonly top: string
  readonly open: string
  readonly audiences: { readonly [Each in Audience]: string }
  readonly methods: { readonly [Each in WeightingMethod]: string }
  readonly methodHints: { readonly [Each in WeightingMethod]: string }
  readonly states: { readonly [Each in WeightingState]: string }
  readonly outcomes: { readonly [Each in WeightingOutcome]: string }
  readonly lacks: { readonly [Each in Lack]: string }
  readonly purpose: (text: string) => string
  readonly round: (round: string, roundsMax: string) => string
  readonly answered: (answered: string, experts: string) => string
  readonly until: (when: string) => string
  readonly seeOne: string
  readonly seeNamed: (what: string) => string
  readonly refusals: { readonly [Each in RefusalCode]?: string }
  readonly result: {
    readonly title: (round: string) => string
    readonly hidden: string
    readonly answers: (count: string) => string
    readonly concordance: (value: string, least: string | null) => string
    readonly noConcordance: string
    readonly consistency: (value: string) => string
    readonly weight: (share: string) => string
    readonly quartiles: (lower: string, upper: string, median: string) => string
    readonly variation: (value: string, most: string) => string
    readonly agreed: string
    readonly apart: string
    readonly stable: string
    readonly moved: string
    readonly earlier: string
  }
  readonly own: {
    readonly title: string
    readonly hint: string
    readonly none: string
    readonly waits: string
    readonly answer: string
    readonly answerNamed: (what: string) => string
    readonly anonymous: string
    readonly done: string
    readonly answered: string
    readonly missed: string
    readonly yours: (points: string) => string
    readonly submit: string
  }
  readonly pairs: {
    readonly hint: string
    readonly progress: (number: string, all: string) => string
    readonly which: string
    readonly firstMore: (name: string) => string
    readonly both: string
    readonly howMuch: (name: string) => string
    readonly strengths: readonly string[]
    readonly earlier: string
    readonly later: string
    readonly review: string
    readonly change: (first: string, second: string) => string
    readonly fit: string
    readonly fitSoFar: (things: string, ratio: string) => string
    readonly fitAll: (ratio: string) => string
    readonly fitNone: string
    readonly good: (most: string) => string
    readonly bad: (most: string) => string
    readonly worst: string
    readonly follows: (one: string, other: string, result: string) => string
    readonly said: (said: string) => string
    readonly same: (first: string, second: string) => string
    readonly times: (first: string, second: string, times: string) => string
    readonly weights: string
    readonly lack: string
  }
  readonly ratings: {
    readonly hint: string
    readonly field: (name: string) => string
    readonly last: (lower: string, upper: string, median: string) => string
    readonly lack: (name: string) => string
  }
  readonly run: {
    readonly close: string
    readonly closeSure: string
    readonly waits: string
    readonly next: string
    readonly nextHint: string
    readonly until: string
    readonly draft: string
    readonly draftHint: string
    readonly source: string
    readonly reason: string
    readonly submitDraft: string
    readonly drafted: (when: string) => string
    readonly seeScheme: string
    readonly lackDay: string
    readonly lackWords: string
  }
  readonly opening: {
    readonly title: string
    readonly scheme: string
    readonly choose: string
    readonly version: (title: string, version: string) => string
    readonly audience: string
    readonly level: string
    readonly levelOf: (name: string, things: string) => string
    readonly method: string
    readonly purpose: string
    readonly purposeHint: string
    readonly experts: string
    readonly expertsHint: string
    readonly until: string
    readonly submit: string
    readonly lack: string
  }
}

export const zh: WeightingTexts = {
  title: '赋权',
  hint: '由受邀专家判断各项指标应占多少权重。意见匿名，一轮结束以前谁也看不到别人的答复；结果只能起草为方案的新版本，由他人审定。',
  none: '还没有赋权。',
  back: '返回列表',
  top: '最上一级',
  open: '发起赋权',
  audiences: { CITIZEN: '群众办事', ENTERPRISE: '企业办事' },
  methods: { AHP: '两两比较（层次分析法）', DELPHI: '多轮打分（德尔菲法）' },
  methodHints: {
    AHP: '每次只比两项，说出哪一项更重要、重要多少。适合 3 到 9 项。',
    DELPHI: '给每一项的重要程度打分；每轮反馈全体的四分位数后再打，直到意见一致且稳定，否则如实说明没有共识。',
  },
  states: { OPEN: '答复中', BETWEEN_ROUNDS: '等待下一轮', WEIGHED: '已形成权重', NO_CONSENSUS: '没有达成共识' },
  outcomes: { WEIGHED: '已形成权重', ANOTHER_ROUND: '还需要一轮', NO_CONSENSUS: '没有达成共识，不给出权重' },
  lacks: {
    EXPERTS: '答复的专家太少',
    CONCORDANCE: '各项先后次序的意见不够一致',
    VARIATION: '有的项分数差别太大',
    STABILITY: '中位数与上一轮相比还在变动，或没有可比的上一轮',
  },
  purpose: (text) => `用途：${text}`,
  round: (round, roundsMax) => `第 ${round} 轮（最多 ${roundsMax} 轮）`,
  answered: (answered, experts) => `受邀 ${experts} 人，本轮已答复 ${answered} 人`,
  until: (when) => `${when} 截止`,
  seeOne: '查看',
  seeNamed: (what) => `查看 ${what}`,
  refusals: {
    TOO_EARLY: '还没到截止时间，也还有专家没有答复，不能结束本轮。',
    TOO_LATE: '本轮已截止，不能再答复。',
    NOT_AT_THIS_STAGE: '这一步现在不能做，请刷新后再看。',
    VERSION_PASSED: '已经进入别的轮次或版本，请刷新后再看。',
    ALREADY_SUBMITTED: '本轮您已答复过。',
    EXPIRY_OUT_OF_BOUNDS: '截止日期须在今天以后，且不超过规定天数。',
    SCHEME_RULE_BROKEN: '照这些权重，方案不满足约束，不能起草。约束和出处见评价方案页。',
    SCHEME_UNCHANGED: '这些权重与原来相同，不用起草。',
  },
  result: {
    title: (round) => `第 ${round} 轮结果`,
    hidden: '答复太少：为保护每个人的意见，不显示任何汇总。',
    answers: (count) => `${count} 人答复`,
    concordance: (value, least) => `协和系数 ${value}${least === null ? '' : `（须不低于 ${least}）`}`,
    noConcordance: '没有人分出先后，算不出协和系数',
    consistency: (value) => `群体一致性比率 ${value}`,
    weight: (share) => `权重 ${share}`,
    quartiles: (lower, upper, median) => `一半的专家在 ${lower}～${upper} 分，中位数 ${median} 分`,
    variation: (value, most) => `变异系数 ${value}（须不超过 ${most}）`,
    agreed: '意见一致',
    apart: '差别太大',
    stable: '已稳定',
    moved: '还在变动',
    earlier: '以前各轮',
  },
  own: {
    title: '我的赋权',
    hint: '您受邀作为专家判断各项权重。',
    none: '现在没有邀请您的赋权。',
    waits: '等您答复',
    answer: '去答复',
    answerNamed: (what) => `去答复 ${what}`,
    anonymous: '意见匿名：结束以前谁也看不到，结束以后只汇总，不显示是谁说的。每轮只能提交一次。',
    done: '已提交。本轮结束后可以在这里看到汇总结果。',
    answered: '本轮您已答复',
    missed: '本轮您没有答复',
    yours: (points) => `您上次打 ${points} 分`,
    submit: '提交，不能再改',
  },
  pairs: {
    hint: '每次只比两项：哪一项更重要，重要多少。',
    progress: (number, all) => `第 ${number} 组，共 ${all} 组`,
    which: '哪一项更重要？',
    firstMore: (name) => `${name} 更重要`,
    both: '同样重要',
    howMuch: (name) => `${name} 重要多少？`,
    strengths: [
      '2 倍（略重要）',
      '3 倍（稍重要）',
      '4 倍',
      '5 倍（明显重要）',
      '6 倍',
      '7 倍（重要得多）',
      '8 倍',
      '9 倍（极其重要）',
    ],
    earlier: '上一组',
    later: '下一组',
    review: '检查并提交',
    change: (first, second) => `改：${first} 与 ${second}`,
    fit: '前后是否一致',
    fitSoFar: (things, ratio) => `前 ${things} 项：一致性比率 ${ratio}`,
    fitAll: (ratio) => `全部：一致性比率 ${ratio}`,
    fitNone: '比完前三项以后，这里会显示您的判断前后是否一致。',
    good: (most) => `一致（低于 ${most}），可以采用。`,
    bad: (most) => `前后矛盾较大（须低于 ${most}），现在还不能提交。`,
    worst: '最对不上的三项：',
    follows: (one, other, result) => `您说 ${one}，${other}；照此推算，${result}。`,
    said: (said) => `您说的却是 ${said}。请想一想，改其中一组。`,
    same: (first, second) => `“${first}”和“${second}”同样重要`,
    times: (first, second, times) => `“${first}”是“${second}”的 ${times} 倍`,
    weights: '照您的判断，各项权重为',
    lack: '还有几组没有比较。',
  },
  ratings: {
    hint: '请给每一项的重要程度打分：0 分完全不重要，100 分极其重要。各项分数不用加起来等于 100。',
    field: (name) => `${name}（0～100 分）`,
    last: (lower, upper, median) => `上一轮一半的专家在 ${lower}～${upper} 分，中位数 ${median} 分。`,
    lack: (name) => `“${name}”请填 0 到 100 的整数。`,
  },
  run: {
    close: '结束本轮',
    closeSure: '结束以后不能再答复，并汇总全部意见。',
    waits: '截止以后，或者全部答复以后，才能结束本轮。',
    next: '开始下一轮',
    until: '下一轮截止日期',
    nextHint: '受邀专家不变，他们会看到本轮的四分位数。',
    draft: '起草方案新版本',
    draftHint: '把这些权重写进方案的新版本，其余不变；由他人审定后才生效。',
    source: '依据文件',
    reason: '为什么要改',
    submitDraft: '起草，等待他人审定',
    drafted: (when) => `已于 ${when} 起草新版本`,
    seeScheme: '查看新版本',
    lackDay: '请填写截止日期。',
    lackWords: '请填写依据文件和理由。',
  },
  opening: {
    title: '发起赋权',
    scheme: '评价方案',
    choose: '请选择',
    version: (title, version) => `${title}（第 ${version} 版）`,
    audience: '哪一套权重',
    level: '哪一级',
    levelOf: (name, things) => `${name}（下有 ${things} 项）`,
    method: '方法',
    purpose: '用途',
    purposeHint: '受邀专家会看到。',
    experts: '受邀专家',
    expertsHint: '各轮不变。谁答复了什么，任何人都看不到。',
    until: '第一轮截止日期',
    submit: '发起并通知专家',
    lack: '请选好方案和专家，填好用途和截止日期。',
  },
}
