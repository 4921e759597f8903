import type { AssessorBackground, AssessorEndCause, AssessorPool } from '../../../domain/assessor.ts'
import type { CompositionWarning } from '../../../domain/assessor-composition.ts'

/** What the pages of pools and agencies say. */
export interface AssessorTexts {
  readonly title: string
  readonly hint: string
  readonly division: string
  readonly views: {
    readonly label: string
    readonly members: string
    readonly agencies: string
    readonly recruit: string
  }
  readonly pools: { readonly [Each in AssessorPool]: string }
  readonly poolHints: { readonly [Each in AssessorPool]: string }
  readonly backgrounds: { readonly [Each in AssessorBackground]: string }
  readonly composition: {
    readonly title: string
    readonly source: (source: string) => string
    readonly enough: string
    readonly short: string
    readonly agencies: string
    readonly publicMembers: (agency: string) => string
    readonly experts: string
    readonly supervisors: string
    readonly least: (min: string) => string
    readonly leastPercent: (min: string) => string
    readonly countOf: (count: string, of: string) => string
    readonly nobody: string
    readonly bar: (percent: string, min: string) => string
    readonly warnings: { readonly [Each in CompositionWarning]: string }
    readonly pools: string
    readonly pool: string
    readonly members: string
    readonly from: string
  }
  readonly list: {
    readonly title: string
    readonly filter: string
    readonly pool: string
    readonly everyPool: string
    readonly state: string
    readonly current: string
    readonly past: string
    readonly shown: (count: string) => string
    readonly none: string
    readonly noneOfThese: string
    readonly more: string
    readonly states: { readonly CURRENT: string; readonly TERM_OVER: string; readonly ENDED: string }
    readonly term: string
    readonly span: (from: string, until: string) => string
    readonly agency: string
    readonly home: string
    readonly employers: string
    readonly employer: (name: string, left: string | undefined) => string
    readonly halls: string
    readonly place: string
    readonly ended: (day: string, cause: string) => string
    readonly reason: string
    readonly self: string
    readonly unannounced: string
  }
  readonly end: {
    readonly open: string
    readonly openOf: (name: string) => string
    readonly cause: string
    readonly causes: { readonly [Each in AssessorEndCause]: string }
    readonly reason: string
    readonly reasonHint: string
    readonly submit: string
    readonly lack: string
    readonly done: (name: string) => string
  }
  readonly agencies: {
    readonly title: string
    readonly hint: string
    readonly none: string
    readonly holds: string
    readonly over: string
    readonly ended: string
    readonly members: (count: string) => string
    readonly contract: string
    readonly qualification: string
    readonly team: string
    readonly teamOf: (team: string, publicMembers: string) => string
    readonly earlier: (count: string) => string
    readonly endedOn: (day: string) => string
    readonly renew: string
    readonly renewOf: (name: string) => string
    readonly renewed: string
    readonly end: string
    readonly endOf: (name: string) => string
    readonly endReason: string
    readonly endSubmit: string
    readonly endDone: string
    readonly lackReason: string
    readonly form: {
      readonly title: string
      readonly name: string
      readonly qualification: string
      readonly qualificationHint: string
      readonly from: string
      readonly until: string
      readonly team: string
      readonly publicMembers: string
      readonly submit: string
      readonly lack: string
      readonly done: string
    }
  }
  readonly recruit: {
    readonly title: string
    readonly pool: string
    readonly who: string
    readonly choose: string
    readonly nobody: (roles: string) => string
    readonly disqualified: (day: string) => string
    readonly isOwn: string
    readonly background: string
    readonly agency: string
    readonly home: string
    readonly homeHint: string
    readonly homeFree: string
    readonly until: string
    readonly untilHint: (day: string) => string
    readonly employer: string
    readonly employerHint: string
    readonly leftOn: string
    readonly leftOnHint: string
    readonly addEmployer: string
    readonly removeEmployer: (name: string) => string
    readonly submit: string
    readonly lack: string
    readonly lackHome: string
    readonly lackAgency: string
    readonly done: (name: string) => string
  }
  readonly own: { readonly title: string; readonly hint: string }
}

export const zh: AssessorTexts = {
  title: '评价员库',
  hint: '第三方、神秘顾客、社会监督员、工作小组、窗口监督员和检查人员的名单、任期与回避依据。窗口一侧看不到这里的任何内容。',
  division: '区划',
  views: { label: '评价员库的内容', members: '构成与名单', agencies: '第三方机构', recruit: '人员入库' },
  pools: {
    THIRD_PARTY: '第三方',
    MYSTERY_SHOPPER: '神秘顾客',
    SOCIAL_SUPERVISOR: '社会监督员',
    WORKING_GROUP: '工作小组',
    WINDOW_SUPERVISOR: '窗口监督员（自评）',
    INSPECTOR: '四不两直检查',
  },
  poolHints: {
    THIRD_PARTY: '由合同有效的机构派出。',
    MYSTERY_SHOPPER: '暗访：结果公布前不告知任何窗口。',
    SOCIAL_SUPERVISOR: '按季度轮换；回避居住地和工作过的单位。',
    WORKING_GROUP: '专家占比有下限；按季度轮换。',
    WINDOW_SUPERVISOR: '只评自己的大厅，结果单独标为自评。',
    INSPECTOR: '不发通知、不打招呼，直接到现场。',
  },
  backgrounds: {
    EXPERT: '专家',
    DEPUTY: '人大代表',
    CPPCC_MEMBER: '政协委员',
    ENTERPRISE: '企业',
    CITIZEN: '群众',
    MEDIA: '媒体',
    OFFICIAL: '公职人员',
  },
  composition: {
    title: '构成',
    source: (source) => `要求出自：${source}`,
    enough: '达到',
    short: '不足',
    agencies: '合同有效的第三方机构',
    publicMembers: (agency) => `公众代表占比：${agency}`,
    experts: '工作小组中的专家占比',
    supervisors: '社会监督员人数',
    least: (min) => `要求至少 ${min}`,
    leastPercent: (min) => `要求至少 ${min} %`,
    countOf: (count, of) => `${of} 人中 ${count} 人`,
    nobody: '暂无人员',
    bar: (percent, min) => `占 ${percent}，要求至少 ${min} %`,
    warnings: {
      TOO_FEW_AGENCIES: '机构太少：无法由另一家复核。',
      TOO_FEW_PUBLIC_MEMBERS: '有机构的公众代表不足。',
      TOO_FEW_EXPERTS: '工作小组的专家不足。',
      TOO_FEW_SUPERVISORS: '社会监督员人数不足。',
    },
    pools: '各库人数与来源',
    pool: '库',
    members: '人数',
    from: '来源',
  },
  list: {
    title: '名单',
    filter: '筛选名单',
    pool: '库',
    everyPool: '全部',
    state: '任期',
    current: '任期内',
    past: '已结束',
    shown: (count) => `已列出 ${count} 人次`,
    none: '库中还没有人。请在“人员入库”中添加。',
    noneOfThese: '没有符合条件的人员。',
    more: '显示更多',
    states: { CURRENT: '任期内', TERM_OVER: '任期已满', ENDED: '已出库' },
    term: '任期',
    span: (from, until) => `${from} 至 ${until}`,
    agency: '派出机构',
    home: '居住地（回避）',
    employers: '任职单位（回避）',
    employer: (name, left) => (left === undefined ? `${name}（在职）` : `${name}（${left} 离职）`),
    halls: '本人大厅',
    place: '所属区划',
    ended: (day, cause) => `${day} 出库：${cause}`,
    reason: '理由',
    self: '自评',
    unannounced: '不事先告知',
  },
  end: {
    open: '出库',
    openOf: (name) => `出库：${name}`,
    cause: '原因',
    causes: { ROTATED: '按期轮换', RESIGNED: '本人辞任', DISQUALIFIED: '取消资格', ENTERED_WRONGLY: '登记有误' },
    reason: '理由',
    reasonHint: '写明事实，不写他人姓名和号码。出库后不能撤销，只能重新入库。',
    submit: '确认出库',
    lack: '请填写理由。',
    done: (name) => `${name}已出库。`,
  },
  agencies: {
    title: '第三方机构',
    hint: '合同有效期之外不派任何人。续签的合同从其起始日起代替前一份。',
    none: '还没有登记第三方机构。',
    holds: '合同有效',
    over: '不在合同期内',
    ended: '合同已终止',
    members: (count) => `在库 ${count} 人`,
    contract: '合同期',
    qualification: '资质',
    team: '团队',
    teamOf: (team, publicMembers) => `${team} 人，其中公众代表 ${publicMembers} 人`,
    earlier: (count) => `另有 ${count} 份合同记录`,
    endedOn: (day) => `${day} 终止`,
    renew: '登记新合同',
    renewOf: (name) => `登记新合同：${name}`,
    renewed: '新合同已登记。',
    end: '终止合同',
    endOf: (name) => `终止合同：${name}`,
    endReason: '理由',
    endSubmit: '确认终止',
    endDone: '合同已终止，该机构不再派人。',
    lackReason: '请填写终止的理由。',
    form: {
      title: '登记机构',
      name: '机构名称',
      qualification: '资质',
      qualificationHint: '营业执照、业绩、无违规证明等；不写个人号码。',
      from: '合同起始日',
      until: '合同截止日',
      team: '团队人数',
      publicMembers: '其中公众代表人数',
      submit: '登记',
      lack: '请填写全部内容。',
      done: '机构已登记。',
    },
  },
  recruit: {
    title: '人员入库',
    pool: '入哪个库',
    who: '人员',
    choose: '请选择',
    nobody: (roles) => `没有可入库的人员：本区划内还没有未入库的“${roles}”岗位账户。`,
    disqualified: (day) => `${day} 曾被取消资格`,
    isOwn: '不能由本人入库',
    background: '来源',
    agency: '派出机构',
    home: '居住地区划代码',
    homeHint: '不会被派往该地（按规定的层级）。',
    homeFree: '可不填；填写后不会被派往该地。',
    until: '任期至',
    untilHint: (day) => `最晚 ${day}`,
    employer: '任职过的单位',
    employerHint: '在职或离职不久的单位，不会被派去评价。',
    leftOn: '离职日期',
    leftOnHint: '在职则不填',
    addEmployer: '加上这个单位',
    removeEmployer: (name) => `去掉 ${name}`,
    submit: '入库',
    lack: '请填写人员、来源和任期。',
    lackHome: '这个库必须填写居住地。',
    lackAgency: '请选择派出机构。',
    done: (name) => `${name}已入库。`,
  },
  own: {
    title: '本人的评价员身份',
    hint: '居住地和任职单位决定您不会被派往哪里。有变化请告知工作小组。',
  },
}
