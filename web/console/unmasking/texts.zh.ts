import type { MaskedField } from '../../../domain/unmasking.ts'

export interface UnmaskingTexts {
  readonly title: string
  readonly hint: string
  readonly caseNo: string
  readonly caseNoHint: string
  readonly needCaseNo: string
  readonly search: string
  readonly none: string
  readonly several: string
  readonly accepted: (time: string) => string
  readonly unknownItem: string
  readonly unknownHall: string
  readonly look: string
  readonly lookNamed: (item: string) => string
  readonly another: string
  readonly masked: string
  readonly erased: string
  readonly fields: { readonly [Each in MaskedField]: string }
  readonly form: {
    readonly title: string
    readonly hint: (perHour: string) => string
    readonly left: (count: string) => string
    readonly noneLeft: string
    readonly field: string
    readonly purpose: string
    readonly choosePurpose: string
    readonly reason: string
    readonly reasonHint: (min: string, max: string) => string
    readonly needPurpose: string
    readonly submit: string
  }
  readonly shown: {
    readonly title: (field: string) => string
    readonly hint: string
    readonly hiddenIn: (seconds: string) => string
    readonly longer: string
    readonly hide: string
    readonly hidden: string
  }
}

export const zh: UnmaskingTexts = {
  title: '办件联系人',
  hint: '姓名、电话、证件号码平时一律脱敏。确有需要时，说明目的和理由，可以逐项查看一次；每次查看都有记录，由审计和纪检核查。',
  caseNo: '办件编号',
  caseNoHint: '向来电人或投诉人核对后输入。编号不会出现在网址和浏览记录里。',
  needCaseNo: '请输入办件编号：字母、数字、点、横线或下划线，最多 64 位。',
  search: '查找',
  none: '没有找到：编号不对，或者不在当前岗位的管辖范围内。',
  several: '有几个业务系统报送过这个编号，请选择：',
  accepted: (time) => `受理于 ${time}`,
  unknownItem: '事项不详',
  unknownHall: '不在大厅办理',
  look: '查看',
  lookNamed: (item) => `查看 ${item}`,
  another: '查另一个办件',
  masked: '已登记的信息（脱敏）',
  erased: '这个办件没有可以查看的个人信息：报送时没有登记，或者已经删除。',
  fields: {
    'case-no': '办件编号',
    'applicant-name': '申请人或反映人姓名',
    'applicant-phone': '申请人或反映人电话',
    'applicant-certificate-no': '申请人证件号码',
    'agent-name': '代办人姓名',
    'agent-phone': '代办人电话',
    'agent-certificate-no': '代办人证件号码',
  },
  form: {
    title: '查看一项完整信息',
    hint: (perHour) => `需要用验证器再次确认身份。每人每小时最多查看 ${perHour} 项，超出会立即报警。`,
    left: (count) => `一小时内还可以查看 ${count} 项。`,
    noneLeft: '一小时内的次数已经用完，请稍后再来。继续查看会报警。',
    field: '查看哪一项',
    purpose: '目的',
    choosePurpose: '请选择目的',
    reason: '理由（用自己的话）',
    reasonHint: (min, max) => `${min} 至 ${max} 个字；加密保存，供核查。`,
    needPurpose: '请选择目的。',
    submit: '查看',
  },
  shown: {
    title: (field) => `${field}（只显示这一次）`,
    hint: '只用于刚才说明的目的。离开、隐藏或切换页面后无法再看到；再看要重新说明。',
    hiddenIn: (seconds) => `${seconds} 秒后自动隐藏`,
    longer: '再显示一分钟',
    hide: '已经用完，立即隐藏',
    hidden: '已隐藏。',
  },
}
