import type { IdentityMode } from '../../domain/identity-mode.ts'
import type { serviceNames } from '../../domain/service-case.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'
import type { Trouble } from './trouble.ts'

type ServiceName = (typeof serviceNames)[number]

interface TroubleTexts {
  readonly title: string
  readonly next: string
}

export interface CitizenTexts {
  readonly shared: SharedTexts
  readonly titles: {
    readonly evaluate: string
    readonly receipt: string
    readonly comment: string
    readonly none: string
  }
  readonly opening: string
  readonly readAloud: string
  readonly item: string
  readonly window: string
  readonly staffNo: string
  readonly serialNo: string
  readonly serviceDay: string
  readonly services: { readonly [Name in ServiceName]: string }
  readonly question: string
  readonly oneTap: string
  readonly voluntary: string
  readonly identity: { readonly [Mode in IdentityMode]: string }
  readonly sending: string
  readonly kept: string
  readonly keptNext: string
  readonly keptBusy: string
  readonly sendNow: string
  readonly received: string
  readonly receivedAt: (instant: string) => string
  readonly receivedTime: string
  readonly yourGrade: (grade: string) => string
  readonly whyTitle: (grade: string) => string
  readonly whyHint: string
  readonly comment: string
  readonly commentHint: string
  readonly left: (count: number) => string
  readonly over: (count: number) => string
  readonly scores: string
  readonly scoresHint: (scale: number) => string
  readonly noScore: string
  readonly sendReasons: string
  readonly skipReasons: string
  readonly reasonsKept: string
  readonly thanks: string
  readonly thanksMore: string
  readonly reasonsAdded: string
  readonly reasonPending: string
  readonly backToPage: string
  readonly receipt: string
  readonly receiptHint: string
  readonly openReceipt: string
  readonly saveReceipt: string
  readonly receiptFile: (facts: { receipt: string; receivedAt: string; address: string }) => string
  readonly report: string
  readonly asKept: string
  readonly reasons: string
  readonly nothing: string
  readonly commentAsKept: string
  readonly gradeGiven: string
  readonly publicCommentHint: string
  readonly gradeOptional: string
  readonly noGrade: string
  readonly sendComment: string
  readonly commentReceived: string
  readonly commentReceivedMore: string
  readonly commentKept: string
  readonly commentBusy: string
  readonly spokenQuestion: (place: string) => string
  readonly spokenChoice: (grade: string) => string
  readonly troubles: { readonly [Each in Trouble]: TroubleTexts }
}

export const zh: CitizenTexts = {
  shared: sharedZh,
  titles: { evaluate: '评价本次服务', receipt: '查看我的评价', comment: '对窗口提意见', none: '页面不存在' },
  opening: '正在打开…',
  readAloud: '朗读',
  item: '事项',
  window: '窗口',
  staffNo: '工号',
  serialNo: '办件尾号',
  serviceDay: '服务日期',
  services: {
    CONSULTATION: '咨询',
    APPLICATION: '申报',
    SUPPLEMENT: '补正',
    PAYMENT: '缴费',
    DECISION: '办结',
    COLLECTION: '取件',
    OTHER: '服务',
  },
  question: '您对本次服务满意吗？',
  oneTap: '点一下即提交，好评差评同样有效。',
  voluntary: '评价自愿，任何人不得强迫、诱导或干预。',
  identity: {
    REAL_NAME_HIDDEN: '实名隐名：系统可联系您，窗口和工作人员看不到您是谁。',
    REAL_NAME: '实名：处理本评价的工作人员可以看到您是谁并联系您。',
    ANONYMOUS: '匿名：评价记录不保存您和办件的信息，窗口和工作人员看不到您是谁，也无法回访您。',
  },
  sending: '正在提交…',
  kept: '已记下，联网后自动提交',
  keptNext: '现在网络不通。可以留在本页，也可以稍后重新打开本页，不用再点一次。',
  keptBusy: '现在提交的人很多或系统暂时故障，正在自动重试，不用再点一次。',
  sendNow: '现在提交',
  received: '已收到',
  receivedAt: (instant) => `收到时间：${instant}`,
  receivedTime: '收到时间',
  yourGrade: (grade) => `您的评价：${grade}`,
  whyTitle: (grade) => `为什么是“${grade}”？`,
  whyHint: '可不填，可多选。原因只能补充一次。',
  comment: '想说的话',
  commentHint: '请不要写姓名、电话、证件号码。',
  left: (count) => `还可输入 ${count} 字`,
  over: (count) => `超出 ${count} 字，请缩短`,
  scores: '分项打分（可不填）',
  scoresHint: (scale) => `1 分最低，${scale} 分最高`,
  noScore: '不打分',
  sendReasons: '提交原因',
  skipReasons: '不填写，完成',
  reasonsKept: '原因已记下，正在重试提交',
  thanks: '感谢您的评价',
  thanksMore: '好评差评一样如实计入统计。',
  reasonsAdded: '原因已补充。',
  reasonPending: '没有填写原因，评价同样有效。之后可凭回执补充一次原因。',
  backToPage: '完成，返回原页面',
  receipt: '评价回执',
  receiptHint: '凭这串回执码可以查看自己的评价。请自己保存，不要交给别人。',
  openReceipt: '查看我的评价',
  saveReceipt: '保存为文件',
  receiptFile: ({ receipt, receivedAt, address }) =>
    `政务服务好差评 · 评价回执\n\n回执码：${receipt}\n收到时间：${receivedAt}\n查询方法：打开 ${address} ，粘贴回执码。\n请自己保存，不要交给别人。\n`,
  report: '受到报复、被吃拿卡要？直接告诉纪检监察',
  asKept: '系统保存的评价',
  reasons: '原因',
  nothing: '未填写',
  commentAsKept: '系统保存的综合点评',
  gradeGiven: '等级',
  publicCommentHint: '这是对窗口的综合点评，不对应某一次办事，与办事评价分开统计，标准相同。',
  gradeOptional: '满意程度（可不选）',
  noGrade: '取消所选等级',
  sendComment: '提交点评',
  commentReceived: '已收到您的点评',
  commentReceivedMore: '感谢您的意见。',
  commentKept: '网络不通，点评还没有送出。请留在本页，联网后自动提交。',
  commentBusy: '系统繁忙或暂时故障，点评还没有送出，正在自动重试。',
  spokenQuestion: (place) =>
    `您正在评价${place}的服务。您对本次服务满意吗？依次是：非常满意，满意，基本满意，不满意，非常不满意。点一下即提交。评价自愿。`,
  spokenChoice: (grade) => `您选择了：${grade}。已收到，谢谢。`,
  troubles: {
    LINK_MALFORMED: {
      title: '评价链接不完整',
      next: '请重新扫描回执单上的二维码，或者从短信里重新打开完整的链接。',
    },
    INVITATION_UNKNOWN: {
      title: '没有找到这个评价链接',
      next: '请检查链接是否完整。如果是扫码打开的，请再扫一次，或者向窗口要一张新的回执单。',
    },
    INVITATION_EXPIRED: {
      title: '评价链接已经过期',
      next: '这次服务的评价时间已过。仍想反映问题，可以扫描窗口上的二维码提交综合点评，或者拨打 12345。',
    },
    ALREADY_EVALUATED: {
      title: '这次服务已经评价过了',
      next: '一次服务只评价一次。如果是您评价的，凭回执码可以查看；如果不是您本人评价的，请拨打 12345 反映。',
    },
    RECEIPT_MALFORMED: { title: '回执码不完整', next: '回执码是 64 个字母、数字、“-”或“_”，请完整粘贴。' },
    NOTICE_UNKNOWN: { title: '这个链接已过期', next: '请输入您的回执码查询，或拨打 12345。' },
    RECEIPT_UNKNOWN: { title: '没有找到这张回执', next: '请检查回执码是否完整、有没有粘贴错。' },
    ERASED: {
      title: '内容已经删除',
      next: '这条记录里的个人信息已经依法删除，谁也看不到了。评价的等级仍然计入统计，其中没有您的任何信息。',
    },
    WINDOW_UNKNOWN: { title: '没有找到这个窗口', next: '请重新扫描窗口上的二维码，或者询问大厅工作人员。' },
    EMBED_LINK_UNKNOWN: { title: '评价链接不对', next: '请回到办事的网页或应用，重新点“评价”。' },
    EMBED_LINK_EXPIRED: {
      title: '评价链接已经失效',
      next: '为了安全，这个链接只在几分钟内有效。请回到办事的网页或应用，重新点“评价”。',
    },
    ORIGIN_NOT_ALLOWED: {
      title: '不能在这个网页里评价',
      next: '这个网页没有得到授权，评价没有打开。请从办事的网页或应用重新进入。',
    },
    PAGE_UNKNOWN: { title: '没有这个页面', next: '请重新扫描二维码，或者从首页进入。' },
    OFFLINE: { title: '网络不通', next: '请检查手机网络。网络恢复后本页会自动打开。' },
    BUSY: { title: '现在使用的人很多', next: '请不要关闭本页，正在自动重试。' },
    FAULT: { title: '系统暂时出了故障', next: '请不要关闭本页，正在自动重试；也可以稍后再打开。' },
    REFUSED: { title: '没有成功', next: '请刷新本页后重试。' },
  },
}
