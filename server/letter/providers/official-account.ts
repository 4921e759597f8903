import { createHash } from 'node:crypto'
import type { Outgoing } from '../../platform/outgoing/index.ts'
import { type NoticeTemplates, templateOf } from '../notice/templates.ts'
import type { LetterProvider, LetterReceipt, OutgoingLetter, ReceiptCall, SendOutcome } from '../provider.ts'
import { byStatus, type Heard, membersOf, post, unheard } from './http.ts'
import { referenceOf } from './json-sms.ts'
import { isEqual, isRecent } from './signed.ts'

export interface OfficialAccountSettings {
  readonly kind: 'official-account'
  readonly name: string
  /** https://api.weixin.qq.com, or what stands in for it. */
  readonly url: string
  readonly appId: string
  readonly secret: string
  readonly templateId: string
  readonly noticeTemplates?: NoticeTemplates
  /** Signs the calls that the account makes to us. */
  readonly callbackToken: string
  readonly timeoutMs: number
}

const outcomes: Readonly<Record<string, SendOutcome['kind']>> = {
  '0': 'TAKEN',
  '40003': 'ADDRESS_DEAD', // no such openid
  '43004': 'ADDRESS_DEAD', // does not follow the account
  '43019': 'ADDRESS_DEAD', // on its blacklist
  '43101': 'ADDRESS_DEAD', // refuses messages
  '40037': 'NOT_TAKEN', // template unknown
  '45009': 'NOT_TAKEN', // calls of the day used up
}
const tokenRefused = new Set(['40001', '40014', '42001'])
/** A token is renewed this long before it runs out. */
const renewBeforeMs = 300_000
/** The platform does not send one client_msg_id twice within ten minutes; we stay below. */
const repeatSafeMs = 8 * 60_000

/**
 * Template messages of an official account 公众号. There is no way to ask what became of one: within ten minutes the same
 * client_msg_id may be sent again and is recognised; later it stays uncertain.
 */
export function officialAccount(
  settings: OfficialAccountSettings,
  now: () => number,
  outgoing: Outgoing,
): LetterProvider {
  const { name, timeoutMs, callbackToken } = settings
  const tokens = new AccessTokens(settings, now, outgoing)
  return {
    name,
    channels: ['MESSAGE'],
    timeoutMs: timeoutMs * 4, // two calls for a token and two to send, at the most
    repeatSafeMs,
    receiptAnswer: { type: 'text/plain', body: 'success' },
    carries: (notice) => templateOf(settings.templateId, settings.noticeTemplates, notice) !== undefined,
    async send(letter) {
      const first = await sendOnce(outgoing, settings, await tokens.find(), letter)
      if (first !== 'TOKEN_REFUSED') return first
      tokens.forget()
      const second = await sendOnce(outgoing, settings, await tokens.find(), letter)
      return second === 'TOKEN_REFUSED' ? { kind: 'NOT_TAKEN' } : second
    },
    readReceipts: (call) => (isFromAccount(callbackToken, call) ? toReceipts(call) : undefined),
    answerTrial: (call) => (isFromAccount(callbackToken, call) ? String(call.query.echostr ?? '') : undefined),
  }
}

async function sendOnce(
  outgoing: Outgoing,
  { url, templateId, noticeTemplates, timeoutMs }: OfficialAccountSettings,
  token: string | undefined,
  letter: OutgoingLetter,
): Promise<SendOutcome | 'TOKEN_REFUSED'> {
  if (token === undefined) return { kind: 'NOT_TAKEN' }
  const heard = await post(
    outgoing,
    `${url}/cgi-bin/message/template/send?access_token=${encodeURIComponent(token)}`,
    JSON.stringify({
      touser: letter.address,
      template_id: templateOf(templateId, noticeTemplates, letter.notice),
      url: letter.words.link,
      client_msg_id: letter.messageId.replaceAll('-', ''),
      data: {
        thing1: { value: letter.words.hall ?? '' },
        time2: { value: letter.words.day ?? '' },
        thing3: { value: letter.words.stop },
      },
    }),
    { 'content-type': 'application/json; charset=utf-8' },
    timeoutMs,
  )
  if (!heard.answered) return unheard(heard)
  return toOutcome(heard)
}

function toOutcome(heard: Extract<Heard, { answered: true }>): SendOutcome | 'TOKEN_REFUSED' {
  if (heard.status !== 200) return byStatus(heard.status)
  const answer = membersOf(heard.text)
  const code = String(answer.errcode)
  if (tokenRefused.has(code)) return 'TOKEN_REFUSED'
  const kind = outcomes[code] ?? 'UNKNOWN'
  return kind === 'TAKEN' ? { kind, reference: referenceOf(answer.msgid) } : { kind }
}

/** One token for all letters; those that come while it is being fetched wait for the same answer. */
class AccessTokens {
  readonly #settings: OfficialAccountSettings
  readonly #now: () => number
  readonly #outgoing: Outgoing
  #token: { readonly text: string; readonly until: number } | undefined
  #fetching: Promise<string | undefined> | undefined

  constructor(settings: OfficialAccountSettings, now: () => number, outgoing: Outgoing) {
    this.#settings = settings
    this.#now = now
    this.#outgoing = outgoing
  }

  forget(): void {
    this.#token = undefined
  }

  find(): Promise<string | undefined> {
    if (this.#token !== undefined && this.#now() < this.#token.until) return Promise.resolve(this.#token.text)
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = undefined
    })
    return this.#fetching
  }

  /** The secret goes in the body: in an address it would stand in every log on the way. */
  async #fetch(): Promise<string | undefined> {
    const { url, appId, secret, timeoutMs } = this.#settings
    const heard = await post(
      this.#outgoing,
      `${url}/cgi-bin/stable_token`,
      JSON.stringify({ grant_type: 'client_credential', appid: appId, secret }),
      { 'content-type': 'application/json' },
      timeoutMs,
    )
    const answer = heard.answered ? membersOf(heard.text) : {}
    const [text, seconds] = [answer.access_token, Number(answer.expires_in)]
    if (typeof text !== 'string' || !(seconds > 0)) return undefined
    this.#token = { text, until: this.#now() + Math.max(seconds * 1000 - renewBeforeMs, 1000) }
    return text
  }
}

/** The account signs time and nonce, not what it says: behind TLS, and within five minutes. */
function isFromAccount(callbackToken: string, { query, now }: ReceiptCall): boolean {
  const [timestamp, nonce, sent] = ['timestamp', 'nonce', 'signature'].map((name) => String(query[name] ?? ''))
  if (!isRecent(Number(timestamp) * 1000, now)) return false
  const due = createHash('sha1').update([callbackToken, timestamp, nonce].sort().join('')).digest('hex')
  return isEqual(sent ?? '', due)
}

function toReceipts({ body }: ReceiptCall): readonly LetterReceipt[] {
  const xml = body.toString('utf8')
  const value = (name: string) => new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^<\\]]{1,80})`).exec(xml)?.[1] ?? ''
  if (value('Event') !== 'TEMPLATESENDJOBFINISH') return []
  const became = value('Status') === 'success' ? 'DELIVERED' : 'UNDELIVERED'
  return [{ by: 'REFERENCE', id: value('MsgID'), became }]
}
