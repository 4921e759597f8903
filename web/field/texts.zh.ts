import type { OwnVisitEnding, OwnVisitState } from '../../domain/assessment.ts'
import type { EvidenceKind } from '../../domain/assessment-form.ts'
import type { AssessorPool } from '../../domain/assessor.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'
import type { PhotoRefusal } from './photo.ts'
import type { Lack } from './ready.ts'

/** Of what is taken: pixels in ten thousands (万) and in millions, bytes in MB. */
interface PhotoLimits {
  readonly tenThousands: number
  readonly megapixels: number
  readonly megabytes: number
}

/** What only whoever assesses can be told, besides what every face says. */
type FieldRefusal =
  | 'ALREADY_SUBMITTED'
  | 'VISIT_ENDED'
  | 'RECUSAL_FOUND'
  | 'TOO_EARLY'
  | 'TOO_LATE'
  | 'EVIDENCE_MISSING'
  | 'LOCATION_MISSING'
  | 'MARK_MISSING'
  | 'PERSONAL_NUMBER'
  | 'STEP_INCOMPLETE'
  | 'TIME_IN_FUTURE'

export interface FieldTexts {
  readonly shared: SharedTexts
  readonly title: string
  readonly opening: string
  readonly noStore: string
  readonly wiped: string
  readonly unreached: string
  readonly signedOut: string
  readonly signedOutKept: string
  readonly signIn: string
  readonly wipe: string
  readonly wipeAsked: string
  readonly notAssessor: string
  readonly again: string
  readonly lead: string
  readonly offline: string
  readonly online: string
  readonly needsSignIn: string
  readonly keptHere: string
  readonly signOut: string
  readonly signOutWaiting: (drafts: string) => string
  readonly signOutOffline: string
  readonly none: string
  readonly states: { readonly [State in OwnVisitState]: string }
  readonly drafted: string
  readonly waiting: string
  readonly pools: { readonly [Pool in AssessorPool]: string }
  readonly secret: string
  readonly days: (from: string, to: string) => string
  readonly until: (day: string) => string
  readonly fill: string
  readonly goOn: string
  readonly back: string
  readonly autosaved: string
  readonly saveFailed: string
  readonly arrival: string
  readonly arrived: string
  readonly leaving: string
  readonly left: string
  readonly correct: (what: string) => string
  readonly notApplicable: string
  readonly mark: (mark: string) => string
  readonly evidence: { readonly [Kind in Exclude<EvidenceKind, 'NONE'>]: string }
  readonly needed: string
  readonly shownBy: string
  readonly words: string
  readonly recording: string
  readonly photo: string
  readonly document: string
  readonly photoHint: (edge: string, files: string) => string
  readonly preparing: string
  readonly photoKept: (no: string, size: string) => string
  readonly documentKept: (no: string, size: string) => string
  readonly preview: (no: string) => string
  readonly removeFile: (no: string) => string
  readonly filesFull: (files: string) => string
  readonly photoRefusals: { readonly [Code in PhotoRefusal]: (most: PhotoLimits) => string }
  readonly location: string
  readonly locationWhy: string
  readonly locationAsk: string
  readonly locationBusy: string
  readonly locationKept: (latitude: string, longitude: string) => string
  readonly locationDenied: string
  readonly locationOptional: string
  readonly overall: string
  readonly lacks: { readonly [Kind in Lack['kind']]: (title: string) => string }
  readonly lacking: (count: string) => string
  readonly ready: string
  readonly submit: string
  readonly submitHint: string
  readonly queued: string
  readonly sending: string
  readonly kept: string
  readonly takeBack: string
  readonly submitted: string
  readonly end: string
  readonly endHint: string
  readonly endings: { readonly [Cause in OwnVisitEnding]: string }
  readonly endCause: string
  readonly endReason: string
  readonly endSubmit: string
  readonly endOffline: string
  readonly ended: string
  readonly refusals: { readonly [Code in FieldRefusal]: string }
}

export const zh: FieldTexts = {
  shared: sharedZh,
  title: '现场测评',
  opening: '正在打开…',
  noStore: '浏览器不允许在本机保存内容，无法离线测评。请使用 https 地址，并关闭无痕模式。',
  wiped: '已退出登录，本机保存的测评内容已全部删除。',
  unreached: '现在没有网络，本机也没有已下载的测评任务。请先在有网络的地方打开一次。',
  signedOut: '请先登录，再下载测评任务。',
  signedOutKept: '登录已结束。本机有未提交的测评，已加密保存；登录后可以继续填写，等待提交的会自动提交。',
  signIn: '去登录',
  wipe: '删除本机保存的测评',
  wipeAsked: '再点一次：未提交的内容和照片将无法找回',
  notAssessor: '当前岗位没有现场测评权限，请在工作台切换岗位。',
  again: '重试',
  lead: '有网络时打开一次，任务就下载到本机；到现场没有网络也能填写，恢复网络后自动提交。',
  offline: '没有网络：可以继续填写，内容保存在本机。',
  online: '已联网',
  needsSignIn: '登录已结束：内容保存在本机，重新登录后自动提交。',
  keptHere: '未提交的内容和照片加密保存在本机，提交成功或退出登录后立即删除。请勿借给他人使用。',
  signOut: '退出登录并删除本机内容',
  signOutWaiting: (drafts) => `本机还有 ${drafts} 份没有提交，退出后无法找回。再点一次退出`,
  signOutOffline: '没有网络，登录尚未在服务器上结束；本机内容已删除。',
  none: '目前没有测评任务。',
  states: { TO_COME: '未到时间', OPEN: '待测评', OVER: '已过期', SUBMITTED: '已提交', ENDED: '已终止' },
  drafted: '已开始填写',
  waiting: '等待提交',
  pools: {
    THIRD_PARTY: '第三方测评',
    MYSTERY_SHOPPER: '神秘顾客暗访',
    SOCIAL_SUPERVISOR: '社会监督员',
    WORKING_GROUP: '工作小组',
    WINDOW_SUPERVISOR: '窗口监督员自评',
    INSPECTOR: '四不两直检查',
  },
  secret: '暗访：结果公布前，请勿向任何人说明身份和任务。',
  days: (from, to) => `${from} 至 ${to}`,
  until: (day) => `最迟 ${day} 提交`,
  fill: '填写',
  goOn: '继续填写',
  back: '返回任务列表',
  autosaved: '每一步都已自动保存在本机',
  saveFailed: '没有保存成功：本机空间可能不足，请先提交或删除部分照片。',
  arrival: '到达时间',
  arrived: '我到了',
  leaving: '离开时间',
  left: '我离开了',
  correct: (what) => `更正${what}`,
  notApplicable: '不适用：这里没有这一项',
  mark: (mark) => `${mark} 分`,
  evidence: {
    WORDS: '请写明看到或听到了什么。',
    PHOTO: '请附照片。',
    RECORDING: '请填写录音编号。',
    DOCUMENT: '请附文件或文件的照片。',
  },
  needed: '这个分值必须有依据：',
  shownBy: '说明、照片（可以不填）',
  words: '说明',
  recording: '录音编号',
  photo: '拍照或选择照片',
  document: '拍照或选择文件',
  photoHint: (edge, files) =>
    `照片会在本机缩小到长边 ${edge} 像素，拍摄地点、时间、机型等信息会去掉；最多 ${files} 件。`,
  preparing: '正在处理照片…',
  photoKept: (no, size) => `照片 ${no}（${size}）`,
  documentKept: (no, size) => `文件 ${no}（${size}）`,
  preview: (no) => `照片 ${no} 预览`,
  removeFile: (no) => `删除第 ${no} 件`,
  filesFull: (files) => `这一项已有 ${files} 件，不能再加。`,
  photoRefusals: {
    TYPE_WRONG: () => '只能使用 JPEG、PNG 照片或 PDF 文件，这个文件不是。请直接拍照，或在相册里选择照片。',
    TOO_MANY_PIXELS: ({ tenThousands }) =>
      `照片像素太高，超过 ${tenThousands} 万像素。请在相机设置里关闭高像素模式后重拍。`,
    TOO_LARGE: ({ megabytes }) => `文件太大，超过 ${megabytes} MB。请重拍或换一份较小的文件。`,
    DAMAGED: () => '这张照片打不开，可能已损坏。请重拍一张。',
  },
  location: '到访位置',
  locationWhy: '这张测评表要求证明到过现场。只取一次，精确到约一百米，不记录行走路线。',
  locationAsk: '提供现在的位置',
  locationBusy: '正在定位…',
  locationKept: (latitude, longitude) => `已记录：北纬 ${latitude}°，东经 ${longitude}°（约一百米）`,
  locationDenied: '没有取得位置。请在浏览器或系统设置里允许定位，到室外或窗边再试。',
  locationOptional: '可以不提供。',
  overall: '总体说明（可以不填）',
  lacks: {
    ARRIVAL: () => '还没有记录到达时间',
    MARK: (title) => `没有打分：${title}`,
    EVIDENCE: (title) => `缺少依据：${title}`,
    LOCATION: () => '还没有提供到访位置',
    LEAVING: () => '还没有记录离开时间',
    TIMES: () => '离开时间早于到达时间',
  },
  lacking: (count) => `还差 ${count} 项`,
  ready: '已填完，可以提交。',
  submit: '提交',
  submitHint: '只能提交一次，提交后不能修改。没有网络时会保存在本机，联网后自动提交。',
  queued: '已提交，等待网络：联网后自动发送，不会重复。',
  sending: '正在发送…',
  kept: '提交成功，本机内容已删除。',
  takeBack: '没有提交成功，请改正后再提交：',
  submitted: '已提交',
  end: '不能测评这个窗口',
  endHint: '与窗口人员有利害关系应当回避；其他原因不能到访也请说明，以便另派他人。',
  endings: { RECUSED: '应当回避', DECLINED: '不能到访', CLOSED_WINDOW: '窗口没有开放' },
  endCause: '原因',
  endReason: '具体情况（不要写姓名和号码）',
  endSubmit: '终止这次任务',
  endOffline: '需要网络才能终止任务。',
  ended: '任务已终止。',
  refusals: {
    ALREADY_SUBMITTED: '这次测评已经提交过，只能提交一次。',
    VISIT_ENDED: '这次测评任务已经终止。',
    RECUSAL_FOUND: '这次测评应当回避，或者聘期、合同已经结束，不能提交。请选择“不能测评这个窗口”。',
    TOO_EARLY: '到达时间早于任务开始的日期，或者早于任务分派给您的时间。',
    TOO_LATE: '离开时间晚于任务的最后一天，或者已过提交期限。',
    EVIDENCE_MISSING: '还缺少依据。',
    LOCATION_MISSING: '还没有提供到访位置。',
    MARK_MISSING: '还有项目没有打分。',
    PERSONAL_NUMBER: '请不要写电话或证件号码。',
    STEP_INCOMPLETE: '请写明具体情况。',
    TIME_IN_FUTURE: '离开时间在将来，请核对手机时间。',
  },
}
