import type { RefusalCode } from '../../contracts/problem.ts'

/**
 * What somebody who gives an evaluation cannot be told: refusals of other pages, and of machines. They stand apart, because the page of five faces
 * is weighed. Complete by type with `refusals` of the shared texts.
 */
const zh = {
  TOKEN_NOT_OFFERED: '这次办事没有提供匿名凭证，或者领取时间已过。',
  TOKEN_ALREADY_ISSUED: '这次办事的这种凭证已经发出过一张，不能再发。',
  TOKEN_SPENT: '这张凭证已经用过，每张只能用一次。内容没有提交，可以不附凭证再提交。',
  TOKEN_EXPIRED: '这张凭证已过使用期限。内容没有提交，可以不附凭证再提交。',
  TOKEN_WRONG: '这张凭证无效，或者不是用于这里的。内容没有提交，可以不附凭证再提交。',
  BLINDED_WRONG: '领取凭证的请求不完整，请再试一次。',
  NO_INSPECTOR: '这里现在没有可以回避、受理这件事的纪检监察人员，内容没有保存。请拨打 12388 反映。',
  SUPPLEMENTED_ALREADY: '您已经说过现在的情况，每种只能提交一次。',
  INVALIDATED: '这条评价已经裁定不计入，不能再追加。',
  FILE_UNKNOWN: '文件已过保存时间或已经用过，请重新上传。',
  FILE_TYPE_WRONG: '只能上传 JPEG、PNG 照片和 PDF 文件，内容须与类型一致。',
  FILE_DAMAGED: '文件不完整或已损坏，请换一份。',
  FILE_TOO_LARGE: '文件太大，请缩小后再上传。',
  FILE_TELLS_AUTHOR:
    '文档里写有作者、软件和时间，且无法自动清除。请用“打印为 PDF”另存一份（不勾选“文档属性”），或拍照上传。',
  FILE_NOT_SAFE: '文档带有脚本、附件、密码或无法检查的内容，请另存为普通 PDF 或拍照上传。',
  FILES_TOO_MANY: '文件太多，请减少后再试。',
  LEAF_UNKNOWN: '公开日志里没有这一条。',
  LEAF_WAITING: '这一条还没有进入公开日志，请过一分钟再查。',
  STOP_CODE_UNKNOWN: '这个链接已失效，请联系大厅或拨打 12345。',
  STOPPED_BY_ANOTHER: '本人或其他单位已登记不再接收，只能由本人通过短信里的链接，或者由原登记单位恢复。',
  NOTICE_UNKNOWN: '这个链接已过期，请凭回执码查询，或拨打 12345。',
  PAIRING_CODE_UNKNOWN: '配对码不对，或者已经用过、过期。',
  SERVICE_ENDED_ALREADY: '本次服务已结束并已邀请评价，不能再改动。',
  ACCEPTED_AT_MISSING: '缺少受理时间。',
  COMPLETED_AT_MISSING: '缺少办结时间。',
  TIMES_OUT_OF_ORDER: '时间的先后顺序不对。',
  SEQUENCE_REPEATED: '服务序号重复。',
  OUTCOME_WITHOUT_END: '有办理结果但没有结束时间。',
  END_WITHOUT_OUTCOME: '有结束时间但没有办理结果。',
  ITEM_UNKNOWN: '没有找到这个事项。',
  DIVISION_UNKNOWN: '没有找到这个行政区划。',
  ORGANIZATION_UNKNOWN: '没有找到这个部门。',
  STAFF_UNKNOWN: '没有找到这名工作人员。',
  PLACE_UNKNOWN: '没有找到这个大厅或窗口。',
  PUBLIC_KEY_WRONG: '设备的密钥不对，请重新配对。',
  SIGNATURE_WRONG: '设备的签名不对，请检查设备。',
  SEAL_UNREADABLE: '评价的密封内容无法读取，请检查设备。',
  ARRIVED_TOO_LATE: '离线评价送到得太晚，已超过允许的期限。',
  CASE_NOT_REPORTED: '这个编号的办件一直没有报送，或者不在这个窗口。',
  EFFECTIVE_BEFORE_TODAY: '生效日期在今天之前；已经生效的内容不能倒改。',
  LEVEL_NOT_BELOW_PARENT: '上级行政区划的层级必须更高。',
  HOURS_OUT_OF_ORDER: '开放时间的起止颠倒或互相重叠。',
} as const satisfies Partial<Record<RefusalCode, string>>

export type LaterRefusal = keyof typeof zh

const en: { readonly [Code in LaterRefusal]: string } = {
  TOKEN_NOT_OFFERED: 'No anonymous token is offered for this service, or it is too late for one.',
  TOKEN_ALREADY_ISSUED: 'Such a token was issued for this service already, and there is one only.',
  TOKEN_SPENT: 'This token has been used; it serves once. Nothing was sent: you may send it again without the token.',
  TOKEN_EXPIRED: 'This token may not be used any more. Nothing was sent: you may send it again without the token.',
  TOKEN_WRONG: 'This token is not valid, or not for this place. Nothing was sent: you may send it again without it.',
  BLINDED_WRONG: 'What was asked for is incomplete. Please try again.',
  NO_INSPECTOR:
    'Nobody of discipline inspection can read this here without being involved; nothing was kept. Please call 12388.',
  SUPPLEMENTED_ALREADY: 'You have said how it is now already: each can be given once.',
  INVALIDATED: 'It was decided that this evaluation does not count: nothing can be added to it.',
  FILE_UNKNOWN: 'The file was kept for too long without use, or has been used. Please upload it again.',
  FILE_TYPE_WRONG: 'Only JPEG and PNG photos and PDF documents, each being what it is called.',
  FILE_DAMAGED: 'The file is damaged or incomplete. Please take another copy.',
  FILE_TOO_LARGE: 'The file is too large. Please make it smaller.',
  FILE_TELLS_AUTHOR:
    'The document says who made it, with what and when, where that cannot be taken out. Please print it to a new PDF with document properties left out, or hand in photos.',
  FILE_NOT_SAFE:
    'The document holds scripts, other files, a password or parts that cannot be checked. Save it as a plain PDF, or take a photo.',
  FILES_TOO_MANY: 'Too many files. Please send fewer.',
  LEAF_UNKNOWN: 'The public log has no such entry.',
  LEAF_WAITING: 'This entry is not in the public log yet. Look again in a minute.',
  STOP_CODE_UNKNOWN: 'This link is no longer valid. Please tell the hall or call 12345.',
  STOPPED_BY_ANOTHER:
    'The recipient, or another office, has said no more letters. Only the link in the letter, or that office, can take it back.',
  NOTICE_UNKNOWN: 'This link has expired. Please use your receipt code, or call 12345.',
  PAIRING_CODE_UNKNOWN: 'The pairing code is wrong, used or expired.',
  SERVICE_ENDED_ALREADY: 'This service has ended and its citizen has been asked: it can no longer be changed.',
  ACCEPTED_AT_MISSING: 'The time of acceptance is missing.',
  COMPLETED_AT_MISSING: 'The time of completion is missing.',
  TIMES_OUT_OF_ORDER: 'The times are out of order.',
  SEQUENCE_REPEATED: 'A service number appears twice.',
  OUTCOME_WITHOUT_END: 'There is an outcome but no end.',
  END_WITHOUT_OUTCOME: 'There is an end but no outcome.',
  ITEM_UNKNOWN: 'There is no such service item.',
  DIVISION_UNKNOWN: 'There is no such administrative division.',
  ORGANIZATION_UNKNOWN: 'There is no such department.',
  STAFF_UNKNOWN: 'There is no such member of staff.',
  PLACE_UNKNOWN: 'There is no such hall or window.',
  PUBLIC_KEY_WRONG: 'The key of the device is wrong. Please pair it again.',
  SIGNATURE_WRONG: 'The signature of the device is wrong. Please check the device.',
  SEAL_UNREADABLE: 'The sealed evaluation cannot be read. Please check the device.',
  ARRIVED_TOO_LATE: 'This evaluation arrived after the time allowed for a terminal without network.',
  CASE_NOT_REPORTED: 'No case with this number was reported for this window.',
  EFFECTIVE_BEFORE_TODAY: 'The day of effect is before today; what has been in force is not rewritten.',
  LEVEL_NOT_BELOW_PARENT: 'The division above must be of a higher level.',
  HOURS_OUT_OF_ORDER: 'Opening hours end before they begin, or overlap.',
}

export const laterRefusals: { readonly [Language in 'zh-CN' | 'en']: { readonly [Code in LaterRefusal]: string } } = {
  'zh-CN': zh,
  en,
}
