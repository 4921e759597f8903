import type { ListedScheme } from '../../../contracts/score-scheme.ts'
import type { HeldReason } from '../../../domain/composite-score.ts'
import type { EvaluatorGroup, IndicatorUnit, WindowKind } from '../../../domain/indicator.ts'
import type { Audience } from '../../../domain/score-scheme.ts'
import type { SchemeFaultCode } from '../../../domain/score-scheme-check.ts'
import type { SchemeRule } from '../../../domain/score-scheme-rule.ts'
import type { SchemeChange } from '../../../domain/score-scheme-version.ts'

type Said = (text: string) => string
type Members<Kind> =
  Extract<SchemeChange, { kind: Kind }> extends { members: readonly (infer Member extends string)[] }
    ? { readonly [Each in Member]: string }
    : never

/** What the pages of schemes of scores say. */
export interface SchemeTexts {
  readonly title: string
  readonly hint: string
  readonly on: string
  readonly none: string
  readonly back: string
  readonly see: string
  readonly seeNamed: (name: string, version: string) => string
  readonly version: Said
  readonly indicators: Said
  readonly governs: string
  readonly states: { readonly [Each in ListedScheme['state']]: string }
  readonly from: Said
  readonly shipped: string
  readonly own: string
  readonly revise: string
  readonly copy: string
  /** Between the parts of a list. */
  readonly listed: string
  readonly audiences: { readonly [Each in Audience]: string }
  readonly groups: { readonly [Each in EvaluatorGroup]: string }
  readonly units: { readonly [Each in IndicatorUnit]: string }
  readonly kinds: { readonly [Each in WindowKind]: string }
  readonly stages: { readonly PROCESS: string; readonly RESULT: string }
  readonly aspects: { readonly EFFICIENCY: string; readonly EXPERIENCE: string }
  readonly reaches: { readonly COMMON: string; readonly PARTICULAR: string }
  readonly packs: Readonly<Record<string, string>>
  readonly facts: {
    readonly code: string
    readonly state: string
    readonly place: string
    readonly packs: string
    readonly noPacks: string
    readonly bonusMax: string
    readonly source: string
    readonly base: string
    readonly reason: string
    readonly drafted: string
    readonly ended: string
    readonly decisionReason: string
  }
  readonly tree: {
    readonly title: Said
    readonly audienceWeight: Said
    readonly weight: string
    readonly inWhole: Said
    readonly groupShares: string
    readonly alternates: (away: string, to: string) => string
    readonly showOther: Said
  }
  readonly indicator: {
    readonly volume: string
    readonly noRule: string
    readonly noSource: string
    readonly source: Said
    readonly value: (value: string, unit: string) => string
    readonly linear: (floor: string, target: string) => string
    readonly inverse: (floor: string, target: string) => string
    readonly step: (bound: string, points: string) => string
    readonly otherwise: Said
    readonly bottomLine: Said
    readonly target: Said
    readonly anchor: (points: string, words: string) => string
    readonly formula: string
    readonly rule: string
    readonly anchors: string
    readonly document: string
  }
  readonly constraints: {
    readonly title: string
    readonly hint: string
    readonly accepted: string
    readonly refused: Said
    readonly kept: string
    readonly broken: string
    readonly source: Said
    readonly rules: { readonly [Each in SchemeRule['name']]: Said }
    readonly has: (where: string, share: string) => string
    readonly lacks: Said
    readonly atKind: Said
    readonly conflict: Said
    readonly packRule: (pack: string, rule: string, source: string) => string
    readonly faults: string
    readonly fault: { readonly [Each in SchemeFaultCode]: string }
    readonly faultAt: (name: string, text: string) => string
  }
  readonly changes: {
    readonly title: string
    readonly of: (place: string, version: string) => string
    readonly none: string
    readonly kinds: { readonly [Each in SchemeChange['kind']]: string }
    readonly whole: string
    readonly wasIs: (was: string, is: string) => string
    readonly other: string
    readonly scheme: Members<'SCHEME'>
    readonly indicator: Members<'INDICATOR_CHANGED'>
    readonly node: Members<'NODE_CHANGED'>
  }
  readonly effects: {
    readonly title: string
    readonly hint: string
    readonly ask: string
    readonly changed: string
    readonly ofOpen: Said
    readonly ofFinal: Said
    readonly unscored: string
    readonly ranked: (before: string, after: string) => string
    readonly heldTitle: string
    readonly held: { readonly [Each in HeldReason]: (windows: string) => string }
    readonly missing: (group: string, windows: string) => string
    readonly trees: string
    readonly weights: string
    readonly group: string
    readonly before: string
    readonly after: string
    readonly weight: (nominal: string, effective: string) => string
    readonly divisions: string
    readonly halls: string
    readonly kinds: string
    readonly name: string
    readonly compared: string
    readonly of: (compared: string, windows: string) => string
    readonly gainers: string
    readonly losers: string
    readonly change: string
    readonly rise: string
    readonly gain: string
    readonly lose: string
    readonly nobody: string
    readonly window: (before: string, after: string, placeBefore: string, placeAfter: string) => string
  }
  readonly decide: {
    readonly title: string
    readonly waits: string
    readonly from: string
    readonly publish: string
    readonly publishSure: string
    readonly reason: string
    readonly reject: string
    readonly rejectSure: string
    readonly lackDay: string
    readonly lackReason: string
    readonly done: string
  }
  readonly editor: {
    readonly title: Said
    readonly copyTitle: Said
    readonly hint: string
    readonly nameZh: string
    readonly nameEn: string
    readonly bonusMax: string
    readonly packs: string
    readonly audienceWeight: Said
    readonly weightOf: Said
    readonly remove: string
    readonly removeNamed: Said
    readonly more: Said
    readonly alternate: string
    readonly alternateNone: string
    readonly floor: Said
    readonly target: Said
    readonly bottomLine: Said
    readonly developmentTarget: Said
    readonly ofBoth: string
    readonly add: string
    readonly addTo: string
    readonly addWhat: string
    readonly top: string
    readonly choose: string
    readonly code: string
    readonly codeHint: string
    readonly codeWrong: string
    readonly source: string
    readonly reason: string
    readonly lack: string
    readonly refused: string
    readonly submit: string
  }
}

export const zh: SchemeTexts = {
  title: '评价方案',
  hint: '得分由哪些指标构成、各占多少。版本不可修改：一人起草新版本，另一人审定后从某一天起生效；已计算的周期仍按原版本。',
  on: '查看哪一天的方案',
  none: '还没有评价方案。',
  back: '返回列表',
  see: '查看',
  seeNamed: (name, version) => `查看 ${name} 第 ${version} 版`,
  version: (number) => `第 ${number} 版`,
  indicators: (number) => `${number} 项指标`,
  governs: '施行中',
  states: { OPEN: '待审定', REJECTED: '未通过', FUTURE: '待生效', IN_FORCE: '在其区划施行', REPLACED: '已被取代' },
  from: (day) => `${day} 起`,
  shipped: '随平台提供',
  own: '本人起草',
  revise: '起草新版本',
  copy: '以此为底稿另立方案',
  listed: '；',
  audiences: { CITIZEN: '群众办事', ENTERPRISE: '企业办事' },
  groups: { PUBLIC: '群众和企业', THIRD_PARTY: '第三方', SYSTEM: '系统数据', INTERNAL: '内部' },
  units: {
    ...{ PERCENT: '%', POINT: '分', MINUTE: '分钟', HOUR: '小时', WORKING_DAY: '个工作日', COUNT: '次' },
    ...{ PER_THOUSAND: '‰', PER_PERSON: '件/人', YUAN: '元' },
  },
  kinds: {
    ...{ COMPREHENSIVE: '综合窗口', SPECIALIST: '专业窗口', SELF_SERVICE: '自助服务', ASSISTED: '帮办代办' },
    ...{ ELDERLY: '老年人窗口', DISABLED: '残疾人窗口', UNRESOLVED_MATTER: '“办不成事”窗口' },
    ...{ ONLINE: '网上平台', HOTLINE: '热线' },
  },
  stages: { PROCESS: '过程', RESULT: '结果' },
  aspects: { EFFICIENCY: '效率', EXPERIENCE: '体验' },
  reaches: { COMMON: '共性', PARTICULAR: '个性' },
  packs: { COMMON: '通用约束', GENERAL: '综合评价约束', RED_FLAG: '红旗窗口约束' },
  facts: {
    ...{ code: '代号', state: '状态', place: '区划', packs: '约束集', noPacks: '仅通用约束', bonusMax: '加分上限' },
    ...{ source: '依据', base: '所依据的版本', reason: '修改理由', drafted: '起草时间', ended: '审定时间' },
    decisionReason: '不通过的理由',
  },
  tree: {
    title: (audience) => `${audience}权重`,
    audienceWeight: (share) => `两类服务都有的窗口，此类占 ${share}`,
    weight: '权重',
    inWhole: (share) => `占总分 ${share}`,
    groupShares: '各评价主体占比',
    alternates: (away, to) => `不适用于${away}，权重移至：${to}`,
    showOther: (audience) => `看${audience}`,
  },
  indicator: {
    volume: '数量指标',
    noRule: '无计分规则',
    noSource: '无数据来源',
    source: (measure) => `来源 ${measure}`,
    value: (value, unit) => `${value} ${unit}`,
    linear: (floor, target) => `${floor} 得 0 分，${target} 得 100 分，其间按直线`,
    inverse: (floor, target) => `${target} 以内 100 分，其外按反比，${floor} 起 0 分`,
    step: (bound, points) => `达到 ${bound} 得 ${points} 分`,
    otherwise: (points) => `其余 ${points} 分`,
    bottomLine: (value) => `底线 ${value}（一票否决）`,
    target: (value) => `发展目标 ${value}`,
    anchor: (points, words) => `${points} 分：${words}`,
    formula: '公式',
    rule: '计分',
    anchors: '行为锚定',
    document: '出处',
  },
  constraints: {
    title: '约束与依据',
    hint: '每一条都写明出处；修改时随时重新核对，各类窗口按替代权重分别核对。',
    accepted: '全部满足。',
    refused: (number) => `有 ${number} 处不满足，不能提交。`,
    kept: '满足',
    broken: '不满足',
    source: (text) => `依据：${text}`,
    rules: {
      sourceNeeded: () => '每项指标都有数据来源',
      ruleNeeded: () => '每项指标都有计分规则',
      processMin: (share) => `过程指标合计不低于 ${share}`,
      publicMin: (share) => `群众和企业评价不低于 ${share}`,
      publicMax: (share) => `群众和企业评价不高于 ${share}`,
      thirdPartyMin: (share) => `第三方评价不低于 ${share}`,
      thirdPartyMax: (share) => `第三方评价不高于 ${share}`,
      systemMin: (share) => `系统数据不低于 ${share}`,
      systemMax: (share) => `系统数据不高于 ${share}`,
      internalMin: (share) => `内部评价不低于 ${share}`,
      internalMax: (share) => `内部评价不高于 ${share}`,
      volumeMax: (share) => `单项数量指标不高于 ${share}`,
    },
    has: (where, share) => `${where}：现为 ${share}`,
    lacks: (name) => `缺：${name}`,
    atKind: (kind) => `在${kind}`,
    conflict: (rules) => `约束互相冲突，没有方案能同时满足：${rules}。请改选约束集，系统不代为取舍。`,
    packRule: (pack, rule, source) => `${pack}：${rule}（${source}）`,
    faults: '方案本身的错误',
    fault: {
      SCHEME_EMPTY: '至少要有一项指标。',
      SCHEME_WORDS_MISSING: '名称要中英文都填写。',
      SCHEME_PACK_UNKNOWN: '约束集不存在或重复。',
      SCHEME_BONUS_WRONG: '加分上限须在 0 到 100 之间。',
      INDICATOR_TWICE: '有两项指标用了同一个代号。',
      INDICATOR_UNKNOWN: '没有这项指标。',
      INDICATOR_UNUSED: '这项指标没有权重，不起作用。',
      INDICATOR_COUNTED_TWICE: '同一项指标在一棵树里算了两次。',
      NODE_TWICE: '有两处用了同一个代号。',
      NODE_PARENT_WRONG: '上级不存在、是指标、成环，或层级太深。',
      NODE_EMPTY: '这一类下面没有指标。',
      NODE_WEIGHT_WRONG: '权重须大于 0、不超过 100 %，最多两位小数。',
      WEIGHTS_NOT_FULL: '同级权重合计须为 100 %。',
      ALTERNATES_WRONG: '不适用时权重没有去处，或去处不对。',
      INDICATOR_WORDS_MISSING: '指标的名称、定义、公式和出处要中英文都填写。',
      RULE_SENSELESS: '计分规则不成立。',
      BOTTOM_LINE_SENSELESS: '底线和发展目标须是数，底线须比发展目标差。',
      ANCHORS_WRONG: '行为锚定至少两档，从低到高，各不相同。',
    },
    faultAt: (name, text) => `${name}：${text}`,
  },
  changes: {
    title: '与所依据版本的差别',
    of: (place, version) => `${place} 第 ${version} 版`,
    none: '没有差别。',
    kinds: {
      ...{ SCHEME: '已改', AUDIENCE: '已改', NODE_CHANGED: '已改', INDICATOR_CHANGED: '指标已改' },
      ...{ NODE_ADDED: '新增', NODE_REMOVED: '删去', INDICATOR_ADDED: '新增指标', INDICATOR_REMOVED: '删去指标' },
    },
    whole: '方案整体',
    wasIs: (was, is) => `${was} → ${is}`,
    other: '内容已改',
    scheme: { title: '名称', packs: '约束集', bonusMax: '加分上限' },
    indicator: {
      ...{ name: '名称', definition: '定义', formula: '公式', unit: '单位', direction: '方向', stage: '过程/结果' },
      ...{ aspect: '效率/体验', reach: '共性/个性', isVolume: '数量指标', source: '数据来源', rule: '计分规则' },
      ...{ bottomLine: '底线', developmentTarget: '发展目标', anchors: '行为锚定', notAtKinds: '不适用的窗口' },
      document: '出处',
    },
    node: { parent: '上级', name: '名称', weight: '权重', indicator: '指标', alternates: '替代权重' },
  },
  effects: {
    title: '谁会上升、谁会下降',
    hint: '用最近一期已计算的数据，按原方案和这一方案各算一遍。只作参考，不留存；窗口一方看不到。',
    ask: '试算',
    changed: '方案在试算后又有改动，请再试算一次。',
    ofOpen: (period) => `用 ${period} 的数据（异议期中，尚未定稿）。`,
    ofFinal: (period) => `用 ${period} 的数据（已定稿）。`,
    unscored: '这一期没有执行中的综合方案，只有试算的一边。',
    ranked: (before, after) => `全市列入排序的窗口：原方案 ${before} 个，这一方案 ${after} 个。`,
    heldTitle: '不列入排序的原因（一个窗口可有几条）',
    held: {
      GROUP_MISSING: (windows) => `有一方没有评价：${windows} 个窗口`,
      COVERAGE_LOW: (windows) => `有数据的权重不够：${windows} 个窗口`,
      VETOED: (windows) => `触及底线指标：${windows} 个窗口`,
      NOTHING_MEASURED: (windows) => `没有数据：${windows} 个窗口`,
    },
    missing: (group, windows) => `${group}没有数据：${windows} 个窗口`,
    trees: '两棵指标树分开看',
    weights: '各方的权重：名义上的，和实际造成差别的份额',
    group: '评价方',
    before: '原方案',
    after: '这一方案',
    weight: (nominal, effective) => `名义 ${nominal}，实际 ${effective}`,
    divisions: '按区划',
    halls: '按大厅',
    kinds: '按窗口类型',
    name: '名称',
    compared: '可比窗口',
    of: (compared, windows) => `${compared} / ${windows}`,
    gainers: '上升',
    losers: '下降',
    change: '平均分差',
    rise: '平均名次变化',
    gain: '上升最多的窗口',
    lose: '下降最多的窗口',
    nobody: '没有。',
    window: (before, after, placeBefore, placeAfter) =>
      `${before} → ${after} 分，全市第 ${placeBefore} → ${placeAfter} 位`,
  },
  decide: {
    title: '审定',
    waits: '等待他人审定。起草人不能审定自己的草案。',
    from: '从哪一天起生效',
    publish: '审定通过',
    publishSure: '生效后，从这一天起的周期按此版本计分；之前的周期不变。确定吗？',
    reason: '不通过的理由',
    reject: '不予通过',
    rejectSure: '确定不予通过吗？',
    lackDay: '请选择生效日期。',
    lackReason: '请写明理由。',
    done: '已审定。',
  },
  editor: {
    title: (name) => `起草新版本：${name}`,
    copyTitle: (name) => `另立方案，底稿：${name}`,
    hint: '权重按同级合计 100 % 填写。右侧随时核对约束；提交前什么都不会保存。',
    nameZh: '方案名称（中文）',
    nameEn: '方案名称（英文）',
    bonusMax: '加分上限（分）',
    packs: '遵守的约束集',
    audienceWeight: (audience) => `${audience}所占（%）`,
    weightOf: (name) => `${name}（%）`,
    remove: '删去',
    removeNamed: (name) => `删去 ${name}`,
    more: (name) => `${name}：替代权重和计分`,
    alternate: '不适用时权重移至',
    alternateNone: '（没有去处）',
    floor: (unit) => `得 0 分的值（${unit}）`,
    target: (unit) => `得 100 分的值（${unit}）`,
    bottomLine: (unit) => `底线（${unit}），留空为无`,
    developmentTarget: (unit) => `发展目标（${unit}），留空为无`,
    ofBoth: '计分规则、底线和目标对群众办事和企业办事共用。',
    add: '加入',
    addTo: '加到哪一类下',
    addWhat: '从指标库加入',
    top: '最上层',
    choose: '请选择',
    code: '方案代号',
    codeHint: '小写字母开头，只含小写字母、数字和连字符。',
    codeWrong: '代号须以小写字母开头，只含小写字母、数字和连字符，2 至 40 个字符。',
    source: '所依据的文件',
    reason: '为什么要改',
    lack: '请填写所依据的文件和理由。',
    refused: '请先改正不满足的约束和错误。',
    submit: '提交，等待他人审定',
  },
}
