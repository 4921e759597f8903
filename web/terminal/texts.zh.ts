import type { IdentityMode } from '../../domain/identity-mode.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'
import type { PresenceDriver } from './drivers.ts'

export interface TerminalTexts {
  readonly shared: SharedTexts
  readonly title: string
  readonly opening: string
  readonly noStore: string
  readonly pair: string
  readonly pairHint: string
  readonly code: string
  readonly name: string
  readonly nameHint: string
  readonly pairNow: string
  readonly pairOffline: string
  readonly notATerminal: string
  readonly revoked: string
  readonly revokedHint: string
  readonly revokedKept: (count: string) => string
  readonly idle: string
  readonly idleHint: string
  readonly find: string
  readonly findHint: string
  readonly serial: string
  readonly search: string
  readonly erase: string
  readonly found: string
  readonly notFound: string
  readonly wholeNumber: string
  readonly askByNumber: (number: string) => string
  readonly back: string
  readonly offline: string
  readonly offlineHint: string
  readonly online: string
  readonly kept: (count: string) => string
  readonly stranded: (count: string, place: string) => string
  readonly question: string
  readonly oneTap: string
  readonly item: string
  readonly serialNo: string
  readonly staffNo: string
  readonly caseNo: string
  readonly keptHere: string
  readonly identity: { readonly [Mode in IdentityMode]: string }
  readonly voluntary: string
  readonly notKept: string
  readonly present: { readonly [Kind in PresenceDriver['kind']]: string }
  readonly presented: { readonly [Kind in PresenceDriver['kind']]: string }
  readonly print: string
  readonly printed: string
  readonly emulated: string
  readonly deviceFailed: string
  readonly slipTitle: string
  readonly reasonsOffer: string
  readonly reasonsOfferHint: string
  readonly reasonsShow: string
  readonly reasons: string
  readonly reasonsHint: string
  readonly send: string
  readonly skip: string
  readonly thanks: string
  readonly thanksMore: string
  readonly receiptTitle: string
  readonly receiptHint: string
  readonly receiptStay: string
  readonly receiptOwn: string
  readonly receiptCode: string
  readonly receiptShielded: string
  readonly receiptShow: string
  readonly receiptPrint: string
  readonly receiptPrinted: string
  readonly done: string
  readonly notNow: string
  readonly keypad: string
  readonly keyOf: (key: string) => string
  readonly spokenAsk: (item: string, staff: string, serial: string) => string
  readonly spokenAskCase: string
  readonly spokenThanks: string
}

export const zh: TerminalTexts = {
  shared: sharedZh,
  title: '窗口评价终端',
  opening: '正在打开…',
  noStore: '这台设备的浏览器不能保存数据，不能用作评价终端。请退出无痕模式或更换浏览器。',
  pair: '与窗口配对',
  pairHint: '请向管理员索取配对码。配对码一天内有效，只能使用一次。',
  code: '配对码',
  name: '设备名称',
  nameHint: '例如：综合窗口 1 号评价终端',
  pairNow: '配对',
  pairOffline: '没有网络，暂时不能配对。',
  notATerminal: '这个配对码不是给窗口评价终端用的，请让管理员为一个窗口的平板、自助机或按键评价器重新生成。',
  revoked: '这台设备已停用，请重新配对',
  revokedHint: '管理员已停用这台设备，重新配对之前不能评价。',
  revokedKept: (count) =>
    `本机有 ${count} 份评价还没有提交，已加密保存，没有丢失。请重新配对到原来的窗口，配对后自动提交。`,
  idle: '欢迎办事',
  idleHint: '办结后，这里会请您评价本次服务。',
  find: '评价刚办过的业务',
  findHint: '请输入办件编号：回执单上的后四位，或者完整编号。',
  serial: '办件编号',
  search: '查找',
  erase: '删除',
  found: '请选择您办理的业务',
  notFound: '这里没有找到这个编号的业务。',
  wholeNumber: '请输入完整的办件编号，可以先评价，联网后自动核对。',
  askByNumber: (number) => `评价编号为 ${number} 的业务`,
  back: '返回',
  offline: '暂无网络，仍可评价',
  offlineHint: '评价加密保存在本机，联网后自动提交。',
  online: '已联网',
  kept: (count) => `待提交 ${count} 份`,
  stranded: (count, place) =>
    `本机另有 ${count} 份评价属于原来的窗口（${place}），不能从这里提交，仍保存在本机。请管理员把本机重新配对到那个窗口。`,
  question: '请对本次服务作出评价',
  oneTap: '点一下即可，不需要登录。',
  item: '事项',
  serialNo: '流水号',
  staffNo: '工号',
  caseNo: '办件编号',
  keptHere: '联网后与办件核对；核对不到的评价不会计入。',
  identity: {
    REAL_NAME_HIDDEN: '窗口和工作人员看不到是谁评价的；只有回访核实时才会用到您的信息。',
    REAL_NAME: '负责处理评价的人员可以看到您的身份。',
    ANONYMOUS: '匿名评价：不保存评价与办件的联系。',
  },
  voluntary: '评价自愿，不评价不影响办事；五个等级同样有效。',
  notKept: '没有保存成功，请再点一次；仍不成功请扫描回执单上的二维码评价。',
  present: { ID_CARD: '刷身份证', FACE: '刷脸', SIGNATURE: '手写签名' },
  presented: { ID_CARD: '已刷身份证', FACE: '已刷脸', SIGNATURE: '已签名' },
  print: '打印评价码，用手机评价',
  printed: '评价码已打印',
  emulated: '模拟设备',
  deviceFailed: '设备没有反应，可以直接评价。',
  slipTitle: '扫码评价本次服务',
  reasonsOffer: '评价已收到。需要补充原因吗？',
  reasonsOfferHint: '补充原因时，屏幕上会显示可选的内容，请注意遮挡。',
  reasonsShow: '补充原因',
  reasons: '您为什么这样评价？',
  reasonsHint: '可以多选，也可以不选。',
  send: '提交原因',
  skip: '不补充',
  thanks: '感谢您的评价',
  thanksMore: '每一份评价都同样有效。',
  receiptTitle: '评价回执',
  receiptHint: '扫码保存回执，可查询、补充，也可核验有没有被改过。',
  receiptStay: '需要多留一会儿，请点一下屏幕。',
  receiptOwn: '请自己保管：凭它可以看到您的评价。',
  receiptCode: '回执二维码',
  receiptShielded: '可以带走一张回执。凭它能看到您的评价，显示时请注意遮挡。',
  receiptShow: '显示回执二维码',
  receiptPrint: '打印回执',
  receiptPrinted: '回执已打印，请带走',
  done: '完成',
  notNow: '暂不评价',
  keypad: '也可以按按键评价器',
  keyOf: (key) => `按键 ${key}`,
  spokenAsk: (item, staff, serial) =>
    `请对本次服务作出评价。办理事项：${item}。${staff === '' ? '' : `工号：${staff}。`}流水号：${serial}。`,
  spokenAskCase: '请对本次服务作出评价。',
  spokenThanks: '感谢您的评价。',
}
