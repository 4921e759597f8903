import type { PolicyFindingCode } from '../../../domain/policy-check.ts'

export interface PolicyTexts {
  readonly title: string
  readonly hint: string
  readonly none: string
  readonly back: string
  readonly gone: string
  readonly filter: {
    readonly division: string
    readonly word: string
    readonly all: string
    readonly on: string
    readonly show: string
  }
  readonly columns: {
    readonly word: string
    readonly division: string
    readonly days: string
    readonly source: string
    readonly state: string
    readonly act: string
  }
  readonly see: string
  readonly seeNamed: (name: string) => string
  readonly from: (day: string) => string
  readonly fromUntil: (from: string, until: string) => string
  readonly governs: string
  readonly states: {
    readonly IN_FORCE: string
    readonly FUTURE: string
    readonly REPLACED: string
    readonly ENDED: string
  }
  readonly version: (version: string) => string
  readonly replaces: string
  readonly replacesNothing: string
  readonly rulesTitle: string
  readonly changed: string
  readonly wasBefore: (value: string) => string
  readonly wasNotThere: string
  readonly sourceOf: string
  readonly publishedOn: (day: string) => string
  readonly noDay: string
  readonly bySource: string
  readonly ofDocument: string
  readonly findingsTitle: string
  readonly noFindings: string
  readonly weights: { readonly REFUSES: string; readonly TELLS: string }
  readonly findings: { readonly [Each in PolicyFindingCode]: string }
  readonly against: (rule: string, where: string) => string
  readonly laterPercent: (percent: string) => string
  readonly wholePolicy: string
  readonly candidate: string
  readonly proposals: {
    readonly title: string
    readonly none: string
    readonly states: {
      readonly OPEN: string
      readonly ADOPTED: string
      readonly REJECTED: string
      readonly WITHDRAWN: string
    }
    readonly proposedAt: string
    readonly endedAt: string
    readonly reason: string
    readonly make: string
    readonly adopt: string
    readonly adoptSure: string
    readonly reject: string
    readonly rejectReason: string
    readonly withdraw: string
    readonly withdrawSure: string
    readonly contradicts: string
    readonly done: string
    readonly waits: string
  }
  readonly form: {
    readonly title: string
    readonly hint: string
    readonly pack: string
    readonly noPack: string
    readonly from: string
    readonly fromHint: string
    readonly until: string
    readonly document: string
    readonly rule: string
    readonly value: string
    readonly valueHint: string
    readonly count: string
    readonly unit: string
    readonly text: string
    readonly publishedOn: string
    readonly url: string
    readonly mayBeLaxer: string
    readonly add: string
    readonly remove: (rule: string) => string
    readonly chosen: string
    readonly noneChosen: string
    readonly submit: string
    readonly lack: string
    readonly badValue: string
  }
  readonly limit: {
    readonly [Unit in 'HOURS' | 'SERVICE_HOURS' | 'NATURAL_DAYS' | 'WORKING_DAYS']: (count: string) => string
  }
  readonly units: { readonly [Unit in 'HOURS' | 'SERVICE_HOURS' | 'NATURAL_DAYS' | 'WORKING_DAYS']: string }
  readonly lastDayMoves: string
  readonly yes: string
  readonly no: string
  readonly nothing: string
  /** Names of policies; one that is not here is shown by its word. */
  readonly words: Readonly<Record<string, string>>
  /** Names of rules by word and pointer; one that is not here is shown by its pointer. */
  readonly rules: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** What stands in a rule as a code. */
  readonly values: Readonly<Record<string, string>>
}

export const zh: PolicyTexts = {
  title: '政策规则',
  hint: '每一个数字都有出处、地区和生效日期。修改须一人提出、另一人审定，从生效之日起只管其后的评价；此前的工单仍按当时的规则办理。',
  none: '没有符合条件的政策。',
  back: '返回政策列表',
  gone: '没有找到这项政策，或者不在本岗位的管辖范围内。',
  filter: { division: '地区', word: '政策', all: '全部政策', on: '哪一天', show: '查看' },
  columns: { word: '政策', division: '地区', days: '生效', source: '依据', state: '状态', act: '操作' },
  see: '查看',
  seeNamed: (name) => `查看 ${name}`,
  from: (day) => `${day} 起`,
  fromUntil: (from, until) => `${from} 起，${until} 失效`,
  governs: '现行适用',
  states: { IN_FORCE: '本级现行', FUTURE: '尚未生效', REPLACED: '已被取代', ENDED: '已失效' },
  version: (version) => `第 ${version} 版`,
  replaces: '取代',
  replacesNothing: '此前没有规定',
  rulesTitle: '规则与出处',
  changed: '有变动',
  wasBefore: (value) => `原为 ${value}`,
  wasNotThere: '原来没有',
  sourceOf: '出处',
  publishedOn: (day) => `${day} 发布`,
  noDay: '发布日期不详',
  bySource: '本级文件自定，可宽于上级',
  ofDocument: '依本政策所据文件',
  findingsTitle: '冲突检查',
  noFindings: '没有发现冲突。',
  weights: { REFUSES: '不能生效', TELLS: '提示' },
  findings: {
    CLOCK_RUNS_BACKWARDS: '先到的环节比后到的环节期限更长',
    EXTENSION_WITHOUT_HANDLING: '有延期而没有整改期限',
    REOPENING_ENDS_BEFORE_RATING: '重开期限在评价整改期限之前结束',
    LAST_DAY_MOVES_ONLY_NATURAL_DAYS: '只有自然日才谈得上末日顺延',
    NO_CONTACT_CLOCK: '没有首次联系的期限',
    LAXER_THAN_ABOVE: '比上级规定宽松，而本级文件没有自定',
    LAXER_BY_ITS_SOURCE: '比上级规定宽松，但本级文件自有规定',
    SOMETIMES_LAXER: '单位不同，按日历有些日子比上级宽松',
    LAXER_BELOW: '下级现行规定比它宽松',
    CANNOT_BE_COMPARED: '单位不同，没有日历可比',
    SOURCE_MISSING: '改了规则而没有写明出处',
    SOURCE_DATE_MISSING: '出处没有发布日期',
    SAME_DAY: '同一天已有另一个版本生效',
    VALIDITY_OVERLAPS: '与另一个版本的有效期重叠',
  },
  against: (rule, where) => `对照：${where} 的“${rule}”`,
  laterPercent: (percent) => `按已公布的日历，${percent}% 的起算时刻更晚到期`,
  wholePolicy: '整项政策',
  candidate: '本提议',
  proposals: {
    title: '修改提议',
    none: '管辖范围内没有提议。',
    states: { OPEN: '待审定', ADOPTED: '已通过', REJECTED: '未通过', WITHDRAWN: '已撤回' },
    proposedAt: '提出时间',
    endedAt: '办结时间',
    reason: '理由',
    make: '提出修改',
    adopt: '审定通过',
    adoptSure: '通过后到生效之日自动生效，之后的评价都按它办理，不能撤回。确定通过吗？',
    reject: '不予通过',
    rejectReason: '不予通过的理由（选填）',
    withdraw: '撤回提议',
    withdrawSure: '确定撤回吗？',
    contradicts: '有不能生效的冲突，只能不予通过或由提出人撤回后重新提出。',
    done: '已经办结。',
    waits: '由安全管理员审定：提出的人不能自己审定。',
  },
  form: {
    title: '提出修改',
    hint: '没有写到的规则保持生效前一日的样子。可以从政策包带入各地已有的规定，再逐条核对。',
    pack: '从政策包带入',
    noPack: '不使用政策包',
    from: '生效日期',
    fromHint: '最早明天：今天的评价已按今天的规则受理。',
    until: '失效日期（选填，试行文件用）',
    document: '依据文件',
    rule: '规则',
    value: '内容',
    valueHint: '列表等内容按 JSON 填写。',
    count: '数量',
    unit: '单位',
    text: '出处（文件与条款）',
    publishedOn: '发布日期',
    url: '网址（选填）',
    mayBeLaxer: '本级文件自定，可宽于上级',
    add: '加入这条规则',
    remove: (rule) => `去掉 ${rule}`,
    chosen: '要修改的规则',
    noneChosen: '还没有加入规则。',
    submit: '提交提议',
    lack: '请填写地区、生效日期、依据文件，并至少加入一条规则。',
    badValue: '内容的格式不对。',
  },
  limit: {
    HOURS: (count) => `${count} 小时`,
    SERVICE_HOURS: (count) => `${count} 个办公小时`,
    NATURAL_DAYS: (count) => `${count} 个自然日`,
    WORKING_DAYS: (count) => `${count} 个工作日`,
  },
  units: { HOURS: '小时', SERVICE_HOURS: '办公小时', NATURAL_DAYS: '自然日', WORKING_DAYS: '工作日' },
  lastDayMoves: '末日遇休息日顺延',
  yes: '是',
  no: '否',
  nothing: '无',
  words: {
    account: '账户与密码',
    'api-key': '接口密钥',
    appeal: '申诉',
    'malicious-evaluator': '恶意评价登记',
    audit: '审计',
    'audit-standstill': '审计中断',
    'audit-view': '审计查询',
    'blind-token': '匿名凭证',
    board: '实时看板',
    challenge: '防批量验证',
    drill: '系统拨测',
    embed: '嵌入评价',
    evaluation: '评价内容',
    handling: '差评处理',
    'handling-figure': '整改指标',
    'problem-entry': '问题台账',
    'evidence-file': '证据文件',
    notice: '告知群众',
    supplement: '改评与追评',
    complaint: '投诉登记',
    'follow-up': '回访话术',
    'confidential-report': '直达举报',
    'closure-audit': '办结抽查',
    'evaluation-audit': '评价抽查',
    opinion: '意见征集',
    'assessment-finding': '测评发现',
    deduction: '扣分与加分',
    exemption: '容错',
    'manipulation-detector': '刷评识别',
    assessor: '评价员库',
    assessment: '测评',
    'assessment-plan': '测评计划',
    'rater-agreement': '评分一致性与复核',
    'open-data': '开放数据',
    publication: '公开目录',
    'root-cause': '根因分析',
    silence: '听不到的声音',
    'score-alert': '得分预警',
    'alert-visit': '预警核查',
    'staff-figure': '个人表现',
    'score-list': '红榜、待提升名单与进步奖',
    'score-period': '评价周期与异议',
    'system-indicator': '系统数据指标',
    'composite-score': '综合得分',
    'window-score': '窗口比较与点名',
    'score-scheme': '评价方案约束',
    weighting: '专家赋权',
    'invitation-wording': '邀评用语与诱导情形',
    'identity-mode': '实名方式',
    import: '文件导入',
    invitation: '邀评',
    'invitation-count': '邀评计数',
    ledger: '公开日志',
    'ledger-key': '日志签名密钥',
    letter: '短信与消息',
    reminder: '短信提醒工作人员',
    message: '收件箱',
    'own-evaluation': '本人收到的评价',
    'comment-reading': '意见分析',
    participation: '参评情况',
    passkey: '通行密钥',
    'rate-limit': '访问频率',
    retention: '保存期限',
    'sign-on': '统一认证',
    terminal: '评价终端',
    unmasking: '查看个人信息',
    'window-page': '窗口公示页',
    wording: '措辞',
  },
  rules: {
    handling: {
      '/scoreRule': '分数也开工单的规则',
      '/clocks/ACKNOWLEDGE': '签收',
      '/clocks/CONTACT': '首次联系（回访）',
      '/clocks/VERIFY': '核实',
      '/clocks/PLAN': '制定整改方案',
      '/clocks/HANDLE': '整改完成并申请复核',
      '/clocks/REVIEW': '复核',
      '/clocks/FEED_BACK': '向群众反馈',
      '/handleComplex': '情况复杂的整改期限',
      '/warningPercentLeft': '剩余百分之几时预警',
      '/escalateAfter': '超期后逐级督办的间隔',
      '/contactTriesMin': '至少联系几次才算联系不上',
      '/helpWithinMinutes': '评价后多少分钟内可请值班人员到场',
      '/contactTriesApartMinutes': '两次联系至少相隔多少分钟才各算一次',
      '/extension': '可以延期一次',
      '/transfersMax': '转办次数上限',
      '/rateWithin': '群众评价整改的期限',
      '/reopenWithin': '群众要求重新办理的期限',
      '/reopeningsMax': '重新办理的次数上限',
    },
    'malicious-evaluator': {
      '/isKept': '是否建立登记',
      '/keptMonths': '登记保存月数（最多 12）',
      '/objectWithin': '评价人提出异议的期限',
    },
    'ledger-key': { '/transitionNaturalDays': '新旧密钥并行签名天数' },
    ledger: {
      '/promiseSeconds': '承诺多少秒内记入日志',
      '/alarmSeconds': '等待多少秒报警',
      '/openAfterDays': '几天后公开字段',
      '/smallestGroup': '少于几条不单独公开',
    },
    'blind-token': {
      '/isOffered': '是否提供匿名凭证',
      '/expectedMin': '窗口每周预计办件不足多少件时与全厅合用密钥',
      '/expectedOverWeeks': '按过去几周估算办件量',
      '/keyWeeksAhead': '提前几周生成并公布密钥',
      '/graceDays': '该周结束后几天内仍可领取',
      '/useDays': '停止领取后几天内仍可使用',
      '/delayMinutesMax': '使用前随机等待最多几分钟',
    },
    appeal: {
      '/appealWithin': '申诉期限',
      '/objectWithin': '群众提出异议的期限',
      '/decideWithin': '裁定期限',
      '/grounds': '可以申诉的情形',
      '/decidedBy/kind': '由谁裁定',
      '/decidedBy/members': '评议组人数',
      '/decidedBy/outsidersMin': '其中外部人员至少',
    },
    wording: wordingRules(
      {
        NEGATIVE_EVALUATION: '差评',
        HANDLING_ORDER: '差评工单',
        APPEAL: '申诉',
        SUPPLEMENTARY_EVALUATION: '追评',
        LOW_RANKED_LIST: '排名靠后的名单',
        FALSE_CLOSURE: '整改不实',
        DAILY_DRILL: '系统拨测',
      },
      '中文',
      '英文',
    ),
    invitation: { '/validForNaturalDays': '邀评有效天数', '/issueWithinNaturalDays': '办结多少天内报送才邀评' },
    letter: {
      '/secondAfterNaturalDays': '几天后再邀一次',
      '/quietFrom': '免打扰开始',
      '/quietUntil': '免打扰结束',
      '/perRecipientPerDayMax': '每人每天最多条数',
    },
    reminder: {
      '/minutesApartMin': '两次提醒至少相隔分钟',
      '/perDayMax': '每人每天最多提醒次数',
      '/validHours': '多少小时没有发出就不再发',
    },
    evaluation: {
      '/negativeGradeMax': '几级及以下为差评',
      '/commentCodePointsMax': '文字评价字数上限',
      '/scoreScale': '评分制',
    },
    weighting: {
      '/ahp/consistencyMax': '两两比较：一致性比率须小于（万分之）',
      '/ahp/expertsMin': '两两比较：最少专家人数',
      '/delphi/expertsMin': '德尔菲法：最少专家人数',
      '/delphi/roundsMax': '德尔菲法：最多轮数',
      '/delphi/concordanceMin': '德尔菲法：协和系数不低于（万分之）',
      '/delphi/variationMax': '德尔菲法：变异系数不超过（万分之）',
      '/answerWithinNaturalDaysMax': '一轮最多天数',
    },
    'manipulation-detector': {
      '/quarantineLevelThousandths': '暂存的错误发现率不超过（千分之）',
      '/watchLevelThousandths': '提示的错误发现率不超过（千分之）',
      '/decideWithin': '两人复核期限',
      '/replayNaturalDays': '修改前回放多少天',
      '/markPercentAbove': '暂存超过百分之几时标注',
    },
    exemption: {
      '/rangeNaturalDaysMax': '最多天数',
      '/proposeWithinNaturalDays': '最后一天以后多少天内提出',
      '/decideWithin': '审定期限',
    },
    board: { '/smallestGroup': '少于几人不公开分布' },
    retention: { '/keptNaturalYears': '保存年数' },
    audit: { '/keptMonths': '审计保存月数' },
  },
  values: {
    LEVEL_UP: '上一级管理部门',
    PANEL: '评议组',
    MISPRESSED: '误按',
    WRONG_OBJECT: '评错对象',
    NO_LEGAL_BASIS: '无法定依据',
    MALICIOUS: '恶意差评',
    OFF_TOPIC: '与办事无关',
    DUPLICATE: '重复',
    SYSTEM_FAULT: '系统故障',
  },
}

export function wordingRules(
  terms: Readonly<Record<string, string>>,
  inChinese: string,
  inEnglish: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(terms).flatMap(([term, name]) => [
      [`/terms/${term}`, name],
      [`/terms/${term}/zh-CN`, `${name} · ${inChinese}`],
      [`/terms/${term}/en`, `${name} · ${inEnglish}`],
    ]),
  )
}
