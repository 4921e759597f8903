import type { Language } from '../shared/language.ts'
import type { BlindPurpose } from './blind-drawer.ts'
import type { BlindFault } from './blind-token.ts'

export interface BlindTexts {
  readonly title: string
  readonly lead: string
  readonly points: readonly string[]
  readonly more: string
  readonly crowd: (expected: string) => string
  readonly alone: string
  readonly notLogged: string
  readonly purposes: { readonly [Each in BlindPurpose]: string }
  readonly get: { readonly [Each in BlindPurpose]: string }
  readonly issued: string
  readonly getting: string
  readonly got: string
  readonly useAfter: (time: string) => string
  readonly go: { readonly [Each in BlindPurpose]: string }
  readonly failed: string
  readonly faults: { readonly [Each in BlindFault]: string }
  readonly attach: string
  readonly attachHint: (week: string) => string
  readonly waits: (time: string) => string
  readonly sendNow: string
  readonly fromService: string
}

/** Both languages: this part is fetched where tokens are offered, by nobody else. */
export const blindTexts: { readonly [Each in Language]: BlindTexts } = {
  'zh-CN': {
    title: '匿名凭证',
    lead: '凭证能证明“说话的人那一周在这里办过事”，但不能说明是谁。它只用于综合点评和直达举报，不算您的评价，也不改变任何评分。',
    points: [
      '平台知道：这次办事领过凭证。平台不知道：凭证是哪一张、后来用没用、用在了哪条内容上。签名时看到的是打乱过的数，算不回来。',
      '平台防不住的：网络运营者和服务器收到请求时看得到网络地址；您写的内容也可能让人认出您。请不要写姓名、单号。',
      '领取和使用之间会随机等一段时间，免得时间对得上。换一个网络再用更好。',
      '凭证只存在这台设备的浏览器里，清除数据就没有了；领取时断网，凭证可能就此作废，不能再领。公用设备请不要领。',
      '纸质单和大厅终端不能使用这种凭证。',
    ],
    more: '匿名凭证是什么，能保护什么',
    crowd: (expected) => `同一把密钥那一周预计有 ${expected} 件办事，您藏在这些人中间。`,
    alone: '人数太少：别人可能猜得到是您。',
    notLogged: '密钥已在公开清单中核对；本页尚不能核对公开日志。',
    purposes: { PUBLIC_COMMENT: '综合点评用', CONFIDENTIAL_REPORT: '直达举报用' },
    get: { PUBLIC_COMMENT: '领取点评凭证', CONFIDENTIAL_REPORT: '领取举报凭证' },
    issued: '这次办事的这种凭证已经发出，每种只有一张。',
    getting: '正在领取…',
    got: '已领取，存在这台设备上。',
    useAfter: (time) => `建议 ${time} 之后再用。`,
    go: { PUBLIC_COMMENT: '去写综合点评', CONFIDENTIAL_REPORT: '去直达举报' },
    failed: '没有领到：网络不通或系统繁忙。如果请求已经送到，凭证就不能再领了。',
    faults: {
      KEY_NOT_SHOWN: '没有领取：给您的密钥不在公开清单里，它可能会暴露您。请告诉 12345。',
      KEY_NOT_LOGGED: '没有领取：这把密钥不在公开日志里，它可能会暴露您。请告诉 12345。',
      SIGNATURE_WRONG: '平台给的签名不对，凭证不能用。请告诉 12345。',
    },
    attach: '附上匿名凭证',
    attachHint: (week) =>
      `证明说话的人在 ${week} 那一周在这里办过事，不说明是谁。每张只能用一次；收到时间只保存到小时。`,
    waits: (time) => `为了不让时间对上，将在 ${time} 自动发送，请留在本页。`,
    sendNow: '不等了，现在发送',
    fromService: '来自在这里办过事的人（匿名凭证），没有人能知道是谁',
  },
  en: {
    title: 'Anonymous token',
    lead: 'A token shows that somebody was served here in that week, and not who. It is for general comments and confidential reports alone; it is no evaluation and changes no figure.',
    points: [
      'The platform knows that a token was issued for this service. It does not know which, whether it was used, or with what: it signs a number that was mixed with another, and nobody can compute it back.',
      'What the platform cannot prevent: the network and the server that receives a call see its network address, and what you write may show who you are. Please leave out names and numbers.',
      'A random wait lies between getting and using it, so that the times do not match. Another network is better still.',
      'The token lies in the browser of this device alone: clearing its data destroys it. If the connection is lost while you get it, it may be gone, and there is no second one. Please get none on a shared device.',
      'Paper slips and terminals in the hall cannot have one.',
    ],
    more: 'What a token is, and what it protects',
    crowd: (expected) =>
      `By the same key ${expected} services are expected in that week: among those people you are hidden.`,
    alone: 'These are few: others may guess that it was you.',
    notLogged: 'The key stands in the public list; this page cannot check the public log yet.',
    purposes: { PUBLIC_COMMENT: 'For a general comment', CONFIDENTIAL_REPORT: 'For a confidential report' },
    get: { PUBLIC_COMMENT: 'Get a token for a comment', CONFIDENTIAL_REPORT: 'Get a token for a report' },
    issued: 'Such a token was issued for this service; there is one of each kind.',
    getting: 'Getting it…',
    got: 'It lies on this device now.',
    useAfter: (time) => `Better used after ${time}.`,
    go: { PUBLIC_COMMENT: 'Write a general comment', CONFIDENTIAL_REPORT: 'Write a confidential report' },
    failed: 'No token: no connection, or the system is busy. If the call has arrived, there is no second one.',
    faults: {
      KEY_NOT_SHOWN:
        'No token was taken: the key is not in the public list and could give you away. Please tell 12345.',
      KEY_NOT_LOGGED:
        'No token was taken: the key is not in the public log and could give you away. Please tell 12345.',
      SIGNATURE_WRONG: 'What the platform has signed is wrong, and the token is of no use. Please tell 12345.',
    },
    attach: 'Send the anonymous token with it',
    attachHint: (week) =>
      `It shows that whoever writes was served here in the week of ${week}, and not who. It serves once; the time is kept to the hour.`,
    waits: (time) => `So that the times do not match it is sent at ${time}. Please stay on this page.`,
    sendNow: 'Send it now without waiting',
    fromService: 'From somebody who was served here (anonymous token); nobody can know who',
  },
}
