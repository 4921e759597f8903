import { type Column, column, dated, listOf, required, since, text, word } from './column.ts'
import { readFees, readHours, readMaterials, readWindowHours } from './lists.ts'

const item = '11990102MB0000000T1000000000009'
const hallHint = '大厅须先导入'
const windowHint = '窗口须先导入'
const itemHint = '实施清单编码 31 位；事项须先导入'
const hoursHint = '如“周一至周五 09:00-12:00、13:30-17:30；周六 09:00-12:00”，“每天 00:00-24:00”，“不开放”'

const levels = { 省: 'PROVINCE', 市: 'CITY', 区县: 'DISTRICT', 乡镇街道: 'STREET', 村社区: 'VILLAGE' }

export const divisionColumns: readonly Column[] = [
  required('/divisionCode', '行政区划代码', text, '990102001000', '6 位或 12 位'),
  required('/name', '行政区划名称', text, '河东街道', '全称'),
  required('/level', '层级', word(levels), '乡镇街道', '从下拉列表中选择'),
  required(
    '/parentCode',
    '上级行政区划代码',
    text,
    '990102',
    '上级须已存在：逐级导入；或按先上级后下级排列，并选择只导入正确的行',
  ),
  ...dated,
]

export const itemVariantColumns: readonly Column[] = [
  required('/handleItemCode', '业务办理项编码', text, `${item}01`, '33 位，前 31 位是事项的实施清单编码；事项须先导入'),
  required('/name', '业务办理项名称', text, '就业登记（首次）', '全称'),
  ...dated,
]

export const hallHoursColumns: readonly Column[] = [
  required('/hallCode', '大厅编码', text, 'HC-01', hallHint),
  required('/hours', '开放时间', listOf(readHours), '周一至周五 09:00-12:00、13:30-17:30；周六 09:00-12:00', hoursHint),
  since,
]

export const windowHoursColumns: readonly Column[] = [
  required('/hallCode', '大厅编码', text, 'HC-01', hallHint),
  required('/windowCode', '窗口编号', text, 'A01', windowHint),
  required(
    '/hours',
    '开放时间',
    listOf(readWindowHours),
    '周一至周五 09:00-12:00',
    `${hoursHint}；恢复大厅时间写“同大厅”`,
  ),
  since,
]

export const windowItemColumns: readonly Column[] = [
  required('/hallCode', '大厅编码', text, 'HC-01', hallHint),
  required('/windowCode', '窗口编号', text, 'A01', windowHint),
  required('/itemCode', '实施清单编码', text, item, itemHint),
  ...dated,
]

export const itemGuideColumns: readonly Column[] = [
  required('/itemCode', '实施清单编码', text, item, itemHint),
  column(
    '/materials',
    '办理材料',
    listOf(readMaterials),
    '居民身份证（原件）；申请表（不限）',
    '用分号隔开，括号内为原件、复印件、电子或不限；不需要材料写“无”；不填为未知',
  ),
  column(
    '/fees',
    '收费',
    listOf(readFees),
    '证件工本费 20元（收费依据文件名称）',
    '用分号隔开：名称、金额“元”、括号内收费依据；不收费写“不收费”；不填为未知',
  ),
  since,
]
