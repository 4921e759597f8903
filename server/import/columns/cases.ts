import { type Column, column, instant, number, required, text, word, yesNo } from './column.ts'

const applicants = {
  自然人: 'NATURAL_PERSON',
  企业法人: 'ENTERPRISE',
  事业法人: 'PUBLIC_INSTITUTION',
  社会组织法人: 'SOCIAL_ORGANIZATION',
  非法人企业: 'NON_CORPORATE_ENTERPRISE',
  行政机关: 'GOVERNMENT_AGENCY',
  其他组织: 'OTHER',
}
const services = {
  咨询: 'CONSULTATION',
  申报: 'APPLICATION',
  补正: 'SUPPLEMENT',
  缴费: 'PAYMENT',
  办结: 'DECISION',
  签收: 'COLLECTION',
  其他: 'OTHER',
}
const modes = { 窗口: 'COUNTER', 自助: 'SELF_SERVICE', 网上: 'ONLINE', 电话: 'PHONE', 上门: 'HOME' }
const outcomes = { 办成: 'DONE', 不予办理: 'REFUSED', 退回补正: 'RETURNED', 撤回: 'WITHDRAWN', 放弃: 'ABANDONED' }
const timeHint = '北京时间，如 2026-01-05 09:30'
const sealedHint = '加密保存，接口不返回'

/** A case, the same on each of its rows or left out on all but the first. */
const ofCase: readonly Column[] = [
  required('/caseNo', '办件编号', text, '示例-2026-0001', '字母、数字、点、横线；同一办件的多次服务各占一行，须相邻'),
  required(
    '/itemCode',
    '事项编码',
    text,
    '11990102MB0000000T1000000000002',
    '实施清单编码 31 位或业务办理项编码 33 位',
  ),
  required('/divisionCode', '行政区划代码', text, '990102', '6 位或 12 位'),
  column('/organizationCode', '承办部门代码', text, '', '统一社会信用代码；不填为事项的实施部门'),
  column('/caseName', '办件名称', text, '', sealedHint),
  required('/caseType', '办件类型', word({ 即办件: 'IMMEDIATE', 承诺件: 'COMMITTED' }), '承诺件', '从下拉列表中选择'),
  required(
    '/status',
    '办理状态',
    word({ 待受理: 'PENDING', 已受理: 'ACCEPTED', 已办结: 'COMPLETED' }),
    '已受理',
    '从下拉列表中选择',
  ),
  required('/handlingChannel', '办件渠道', word({ 线上: 'ONLINE', 线下: 'OFFLINE' }), '线下', '从下拉列表中选择'),
  column('/appliedAt', '申请时间', instant, '', timeHint),
  column('/acceptedAt', '受理时间', instant, '2026-01-05 09:20', `${timeHint}；已受理、已办结必填`),
  column('/completedAt', '办结时间', instant, '', `${timeHint}；已办结必填`),
  required('/applicant/type', '申请人类型', word(applicants), '自然人', '从下拉列表中选择'),
  column('/applicant/name', '申请人姓名或名称', text, '甄小明', sealedHint),
  column('/applicant/certificateType', '申请人证件类型', text, '111', '三位代码：111 居民身份证'),
  column('/applicant/certificateNo', '申请人证件号码', text, '', sealedHint),
  column('/applicant/phone', '申请人手机号', text, '', sealedHint),
  column('/agent/name', '代理人姓名', text, '', sealedHint),
  column('/agent/certificateType', '代理人证件类型', text, '', '三位代码：111 居民身份证'),
  column('/agent/certificateNo', '代理人证件号码', text, '', sealedHint),
  column('/agent/phone', '代理人手机号', text, '', sealedHint),
  column('/receivingPlace/divisionCode', '收件地区划代码', text, '', '跨省通办等异地办理时填写'),
  column('/receivingPlace/organizationCode', '收件部门代码', text, '', '与收件地区划一起填'),
  column('/decidingPlace/divisionCode', '办理地区划代码', text, '', '跨省通办等异地办理时填写'),
  column('/decidingPlace/organizationCode', '办理部门代码', text, '', '与办理地区划一起填'),
  column(
    '/attribution',
    '评价归属',
    word({ 收件地: 'RECEIVING', 办理地: 'DECIDING', 两地: 'BOTH' }),
    '',
    '异地办理的评价归谁；不填为收件地',
  ),
  column('/timesSubmitted', '提交次数', number, '', '整数'),
  column('/trips', '跑动次数', number, '', '整数'),
  column('/prejudged', '智能预审', yesNo, '', '是或否'),
  column('/assisted', '帮办代办', yesNo, '', '是或否'),
]

const ofService: readonly Column[] = [
  required('/occurrences/#/sequence', '第几次服务', number, '1', '1 至 99，同一办件内不重复'),
  required('/occurrences/#/service', '服务名称', word(services), '申报', '从下拉列表中选择'),
  required('/occurrences/#/mode', '服务方式', word(modes), '窗口', '从下拉列表中选择'),
  required('/occurrences/#/hallCode', '大厅编码', text, 'HC-01', '大厅须先导入'),
  required('/occurrences/#/windowCode', '窗口编号', text, 'A01', '窗口须先导入'),
  column('/occurrences/#/staffNo', '工号', text, '1001', '当时登录窗口的工作人员'),
  column('/occurrences/#/startedAt', '服务开始时间', instant, '2026-01-05 09:20', timeHint),
  column('/occurrences/#/endedAt', '服务结束时间', instant, '2026-01-05 09:32', `${timeHint}；填了即发出评价邀请`),
  column('/occurrences/#/outcome', '服务结果', word(outcomes), '办成', '与结束时间一起填；无论结果如何都邀请评价'),
  column('/occurrences/#/legallyRequiredRefusal', '依法不予', yesNo, '', '是或否'),
  column('/occurrences/#/waitingMinutes', '等候分钟', number, '8', '整数'),
  column('/occurrences/#/handlingMinutes', '办理分钟', number, '12', '整数'),
]

export const caseColumns: readonly Column[] = [...ofCase, ...ofService]
