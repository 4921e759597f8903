import { type Column, column, dated, day, number, required, text, word, yesNo } from './column.ts'

const bureau = '11990102MB0000001A'
const division = '990102'
const codeHint = '2 至 32 位字母、数字或短横线，全平台不重复'
const orgHint = '统一社会信用代码，18 位；部门须先导入'
const units = { 天: 'DAY', 工作日: 'WORKING_DAY', 月: 'MONTH', 年: 'YEAR' }

export const organizationColumns: readonly Column[] = [
  required('/organizationCode', '统一社会信用代码', text, bureau, '18 位'),
  required('/name', '部门名称', text, '和畅区政务服务管理局', '全称'),
  required('/divisionCode', '行政区划代码', text, division, '6 位或 12 位'),
  ...dated,
]

export const hallColumns: readonly Column[] = [
  required('/hallCode', '大厅编码', text, 'HC-01', codeHint),
  required('/name', '大厅名称', text, '和畅区政务服务大厅', '对群众显示的名称'),
  required('/divisionCode', '行政区划代码', text, division, '6 位或 12 位'),
  required('/managingOrganizationCode', '管理部门代码', text, bureau, orgHint),
  column('/address', '地址', text, '和畅区惠民路 1 号', '可不填'),
  ...dated,
]

const windowKinds = {
  综合窗口: 'COMPREHENSIVE',
  专业窗口: 'SPECIALIST',
  自助服务区: 'SELF_SERVICE',
  帮办代办窗口: 'ASSISTED',
  老年人专窗: 'ELDERLY',
  残疾人专窗: 'DISABLED',
  办不成事反映窗口: 'UNRESOLVED_MATTER',
  网上办事: 'ONLINE',
  热线: 'HOTLINE',
}

export const windowColumns: readonly Column[] = [
  required('/hallCode', '大厅编码', text, 'HC-01', '大厅须先导入'),
  required('/windowCode', '窗口编号', text, 'A01', '本大厅内不重复'),
  required('/name', '窗口名称', text, '综合窗口 1 号', '对群众显示的名称'),
  required('/kind', '窗口类别', word(windowKinds), '综合窗口', '从下拉列表中选择'),
  ...dated,
]

export const staffColumns: readonly Column[] = [
  required('/hallCode', '大厅编码', text, 'HC-01', '大厅须先导入'),
  required('/staffNo', '工号', text, '1001', '胸牌上的编号，本大厅内不重复'),
  column('/name', '姓名', text, '甄小明', '加密保存，接口不返回；不填则沿用原来的'),
  required(
    '/post',
    '岗位',
    word({ 窗口人员: 'WINDOW', 后台审批: 'BACK_OFFICE', 督导员: 'SUPERVISOR' }),
    '窗口人员',
    '从下拉列表中选择',
  ),
  required('/employingOrganizationCode', '用人单位代码', text, bureau, orgHint),
  column('/managingHallCode', '管理大厅编码', text, '', '不填为所在大厅'),
  required('/appraisingOrganizationCode', '考核部门代码', text, bureau, orgHint),
  column('/onProbationUntil', '试用期至', day, '', '试用期内不参加排名'),
  ...dated,
]

export const itemColumns: readonly Column[] = [
  required('/itemCode', '实施清单编码', text, '11990102MB0000000T1000000000009', '31 位'),
  required('/name', '事项名称', text, '就业登记', '全称'),
  required(
    '/taskType',
    '事项类型',
    text,
    '20',
    '两位代码：01 行政许可，05 行政给付，07 行政确认，20 公共服务，99 其他等',
  ),
  required('/organizationCode', '实施部门代码', text, bureau, orgHint),
  required(
    '/audiences',
    '服务对象',
    { kind: 'WORD', words: { 个人: 'CITIZEN', 法人: 'ENTERPRISE' }, many: true },
    '个人',
    '个人、法人；两者都有时写“个人、法人”',
  ),
  required('/caseType', '办件类型', word({ 即办件: 'IMMEDIATE', 承诺件: 'COMMITTED' }), '承诺件', '从下拉列表中选择'),
  column('/committedLimit/value', '承诺办结时限', number, '3', '整数；与单位一起填'),
  column('/committedLimit/unit', '承诺时限单位', word(units), '工作日', '从下拉列表中选择'),
  column('/statutoryLimit/value', '法定办结时限', number, '15', '整数；与单位一起填'),
  column('/statutoryLimit/unit', '法定时限单位', word(units), '工作日', '从下拉列表中选择'),
  column('/mustBeOnSite', '必须现场办理', yesNo, '否', '是或否'),
  ...dated,
]
