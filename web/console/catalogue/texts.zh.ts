import type {
  CatalogueKind,
  divisionLevels,
  limitUnits,
  staffPosts,
  windowKinds,
} from '../../../domain/catalogue-version.ts'

type Words<Each extends string> = { readonly [Word in Each]: string }

export interface CatalogueTexts {
  readonly title: string
  readonly hint: string
  readonly import: string
  readonly tree: string
  readonly openTree: string
  readonly loading: string
  readonly none: string
  readonly choose: string
  readonly closed: string
  readonly kinds: Words<CatalogueKind>
  readonly groups: {
    readonly organizations: string
    readonly halls: string
    readonly items: string
    readonly windows: string
    readonly staff: string
    readonly below: string
  }
  readonly add: Words<
    'division' | 'organization' | 'hall' | 'window' | 'staff' | 'item' | 'item-variant' | 'window-item'
  >
  readonly code: Words<
    'division' | 'organization' | 'hall' | 'window' | 'staff' | 'item' | 'item-variant' | 'window-item'
  >
  readonly codeHint: string
  readonly codeMissing: string
  readonly goOn: string
  readonly now: string
  readonly nothingNow: string
  readonly parts: string
  readonly history: {
    readonly title: string
    readonly none: string
    readonly from: string
    readonly says: string
    readonly recorded: string
    readonly state: string
    readonly FUTURE: string
    readonly NOW: string
    readonly PAST: string
    readonly REPLACED: string
  }
  readonly change: {
    readonly title: string
    readonly hint: string
    readonly readOnly: string
    readonly effectiveFrom: string
    readonly effectiveHint: string
    readonly submit: string
    readonly kept: (day: string) => string
    readonly same: string
    readonly conflict: string
  }
  readonly fields: Words<
    | 'name'
    | 'level'
    | 'parentCode'
    | 'status'
    | 'divisionCode'
    | 'managingOrganizationCode'
    | 'address'
    | 'kind'
    | 'post'
    | 'employingOrganizationCode'
    | 'appraisingOrganizationCode'
    | 'managingHallCode'
    | 'onProbationUntil'
    | 'taskType'
    | 'organizationCode'
    | 'audiences'
    | 'caseType'
    | 'committedLimit'
    | 'statutoryLimit'
    | 'mustBeOnSite'
    | 'hours'
    | 'materials'
    | 'fees'
    | 'staffName'
    | 'hasName'
  >
  readonly hints: Words<'staffName' | 'hours' | 'materials' | 'fees' | 'windowHours' | 'limit'>
  readonly optional: string
  readonly yes: string
  readonly no: string
  readonly unknown: string
  readonly nothing: string
  readonly sameAsHall: string
  readonly unreadable: string
  readonly statuses: Words<'OPEN' | 'CLOSED'>
  readonly levels: Words<(typeof divisionLevels)[number]>
  readonly windowKinds: Words<(typeof windowKinds)[number]>
  readonly posts: Words<(typeof staffPosts)[number]>
  readonly caseTypes: Words<'IMMEDIATE' | 'COMMITTED'>
  readonly units: Words<(typeof limitUnits)[number]>
  readonly audienceSets: Words<'CITIZEN' | 'ENTERPRISE' | 'BOTH'>
  readonly forms: Words<'ORIGINAL' | 'COPY' | 'ELECTRONIC' | 'ANY'>
  readonly weekdays: readonly [string, string, string, string, string, string, string]
}

export const zh: CatalogueTexts = {
  title: '机构与目录',
  hint: '区划、部门、大厅、窗口、人员和事项。修改从生效日期起成为新版本，已经生效的内容不会被改写。',
  import: '用 Excel 或 CSV 批量导入',
  tree: '目录树',
  openTree: '打开目录树',
  loading: '正在读取目录…',
  none: '管辖范围内还没有内容。',
  choose: '请在目录树中选择要查看或修改的内容。',
  closed: '已停用',
  kinds: {
    division: '行政区划',
    organization: '部门',
    hall: '大厅',
    window: '窗口',
    staff: '人员',
    item: '事项',
    'item-variant': '业务办理项',
    'item-guide': '办事指南',
    'hall-hours': '开放时间',
    'window-hours': '窗口开放时间',
    'window-item': '窗口受理的事项',
  },
  groups: { organizations: '部门', halls: '大厅', items: '事项', windows: '窗口', staff: '人员', below: '下级区划' },
  add: {
    division: '新增下级区划',
    organization: '新增部门',
    hall: '新增大厅',
    window: '新增窗口',
    staff: '新增人员',
    item: '新增事项',
    'item-variant': '新增业务办理项',
    'window-item': '为窗口添加事项',
  },
  code: {
    division: '行政区划代码（12 位）',
    organization: '统一社会信用代码（18 位）',
    hall: '大厅编码',
    window: '窗口编号',
    staff: '工号',
    item: '实施清单编码（31 位）',
    'item-variant': '业务办理项编码（33 位）',
    'window-item': '实施清单编码（31 位）',
  },
  codeHint: '编码确定后不能更改。',
  codeMissing: '请填写编码，并检查位数。',
  goOn: '继续填写内容',
  now: '今天生效的内容',
  nothingNow: '今天还没有生效的内容。',
  parts: '相关内容',
  history: {
    title: '版本',
    none: '还没有版本。',
    from: '生效日期',
    says: '内容',
    recorded: '录入时间',
    state: '状态',
    FUTURE: '将来生效',
    NOW: '当前生效',
    PAST: '历史',
    REPLACED: '已被更正',
  },
  change: {
    title: '修改',
    hint: '保存后形成新版本，从生效日期起适用；以前的版本保留不变。',
    readOnly: '当前岗位只能查看目录。',
    effectiveFrom: '生效日期',
    effectiveHint: '今天或以后；不填为今天。',
    submit: '保存新版本',
    kept: (day) => `已保存，从 ${day} 起生效。`,
    same: '与现有内容相同，没有产生新版本。',
    conflict: '保存之前，别人刚刚修改了这项内容。下面的版本已更新，请对照后再保存；您填写的内容仍在。',
  },
  fields: {
    name: '名称',
    level: '层级',
    parentCode: '上级区划代码',
    status: '状态',
    divisionCode: '所属区划代码',
    managingOrganizationCode: '管理部门（统一社会信用代码）',
    address: '地址',
    kind: '窗口类型',
    post: '岗位',
    employingOrganizationCode: '派驻部门（统一社会信用代码）',
    appraisingOrganizationCode: '考核部门（统一社会信用代码）',
    managingHallCode: '管理大厅编码',
    onProbationUntil: '见习期至',
    taskType: '事项类型（两位数字）',
    organizationCode: '实施部门（统一社会信用代码）',
    audiences: '办理对象',
    caseType: '办件类型',
    committedLimit: '承诺时限',
    statutoryLimit: '法定时限',
    mustBeOnSite: '必须现场办理',
    hours: '开放时间',
    materials: '办理材料',
    fees: '收费',
    staffName: '姓名',
    hasName: '姓名',
  },
  hints: {
    staffName: '加密保存，之后任何页面都不再显示；不填则保持原来的姓名。',
    hours: '每天一行，例如“09:00-12:00 13:30-17:30”；不开放的日子留空。',
    materials: '每行一种，例如“居民身份证（原件）”。没有填写表示未知；一行“无”表示不需要材料。',
    fees: '每行一项：名称|金额（元）|依据，例如“工本费|20|某文件”。没有填写表示未知；一行“无”表示不收费。',
    windowHours: '全部留空表示与大厅相同。',
    limit: '例如“20 工作日”。不填表示没有。',
  },
  optional: '（选填）',
  yes: '是',
  no: '否',
  unknown: '未知',
  nothing: '无',
  sameAsHall: '与大厅相同',
  unreadable: '格式不对，请按提示填写。',
  statuses: { OPEN: '启用', CLOSED: '停用' },
  levels: { COUNTRY: '国家', PROVINCE: '省', CITY: '市', DISTRICT: '区县', STREET: '街道乡镇', VILLAGE: '村社区' },
  windowKinds: {
    COMPREHENSIVE: '综合窗口',
    SPECIALIST: '专业窗口',
    SELF_SERVICE: '自助服务区',
    ASSISTED: '帮办代办窗口',
    ELDERLY: '老年人窗口',
    DISABLED: '残疾人窗口',
    UNRESOLVED_MATTER: '办不成事反映窗口',
    ONLINE: '网上平台',
    HOTLINE: '热线',
  },
  posts: { WINDOW: '窗口人员', BACK_OFFICE: '后台审批人员', SUPERVISOR: '内部监督员' },
  caseTypes: { IMMEDIATE: '即办件', COMMITTED: '承诺件' },
  units: { DAY: '自然日', WORKING_DAY: '工作日', MONTH: '月', YEAR: '年' },
  audienceSets: { CITIZEN: '个人', ENTERPRISE: '法人', BOTH: '个人和法人' },
  forms: { ORIGINAL: '原件', COPY: '复印件', ELECTRONIC: '电子件', ANY: '不限' },
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
}
