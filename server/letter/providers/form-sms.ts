import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import type { Outgoing } from '../../platform/outgoing/index.ts'
import type {
  AskOutcome,
  LetterProvider,
  LetterReceipt,
  OutgoingLetter,
  ReceiptCall,
  SendOutcome,
} from '../provider.ts'
import { byStatus, post, unheard } from './http.ts'
import { referenceOf } from './json-sms.ts'
import { isEqual, isRecent, signForm } from './signed.ts'

export interface FormSmsSettings {
  readonly kind: 'sms-form'
  readonly name: string
  readonly url: string
  readonly account: string
  readonly secret: string
  /** Stands before the text, in brackets 【】, as the operators demand. */
  readonly signName: string
  readonly timeoutMs: number
}

const sendOutcomes: Readonly<Record<string, SendOutcome['kind']>> = {
  '0': 'TAKEN',
  '9': 'TAKEN', // this id has been seen before
  '3': 'ADDRESS_DEAD', // no such number
  '4': 'ADDRESS_DEAD', // on the operator’s list of those who want none
  '1': 'NOT_TAKEN', // account or signature
  '2': 'NOT_TAKEN', // no balance
  '5': 'NOT_TAKEN', // too fast
  '6': 'NOT_TAKEN', // text refused
}
const stats: Readonly<Record<string, AskOutcome>> = {
  ACCEPTD: 'TAKEN',
  ENROUTE: 'TAKEN',
  DELIVRD: 'DELIVERED',
  UNDELIV: 'UNDELIVERED',
  EXPIRED: 'UNDELIVERED',
  REJECTD: 'UNDELIVERED',
  UNKNOWN: 'UNKNOWN',
  NOTFOUND: 'NOT_TAKEN',
}
const hourMs = 3_600_000

/** Text messages through a gateway of the older kind: form-encoded calls, answers in lines of `code,id`, states as in SMPP. */
export function formSms(settings: FormSmsSettings, now: () => number, outgoing: Outgoing): LetterProvider {
  const { account, secret, timeoutMs } = settings
  const base = settings.url.replace(/\/$/, '')
  const call = (path: string, more: Readonly<Record<string, string>>) => {
    const fields: Record<string, string> = { account, ts: toTimestamp(now()), ...more }
    const body = new URLSearchParams({ ...fields, sign: signForm(secret, fields) }).toString()
    return post(
      outgoing,
      base + path,
      body,
      { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      timeoutMs,
    )
  }
  return {
    name: settings.name,
    channels: ['SMS'],
    timeoutMs,
    repeatSafeMs: hourMs,
    receiptAnswer: { type: 'text/plain', body: '0' },
    async send(letter: OutgoingLetter): Promise<SendOutcome> {
      const content = `【${settings.signName}】${letter.text}`
      const heard = await call('/send.do', { msgid: letter.messageId, mobile: letter.address, content })
      if (!heard.answered) return unheard(heard)
      if (heard.status !== 200) return byStatus(heard.status)
      const [code = '', reference] = heard.text.trim().split(',')
      const kind = sendOutcomes[code] ?? 'UNKNOWN'
      return kind === 'TAKEN' ? { kind, reference: referenceOf(reference) } : { kind }
    },
    async ask(messageId): Promise<AskOutcome> {
      const heard = await call('/query.do', { msgid: messageId })
      if (!heard.answered || heard.status !== 200) return 'UNKNOWN'
      const [code, , stat = ''] = heard.text.trim().split(',')
      return code === '0' ? (stats[stat] ?? 'UNKNOWN') : 'UNKNOWN'
    },
    readReceipts: (sent) => toReceipts(sent, account, secret),
  }
}

function toReceipts({ body, now }: ReceiptCall, account: string, secret: string): readonly LetterReceipt[] | undefined {
  const fields = Object.fromEntries(new URLSearchParams(body.toString('utf8')))
  const isOurs = fields.account === account && isEqual(fields.sign ?? '', signForm(secret, fields))
  if (!isOurs || !isRecent(fromTimestamp(fields.ts ?? ''), now)) return undefined
  const became = stats[fields.stat ?? '']
  if (became !== 'DELIVERED' && became !== 'UNDELIVERED') return []
  return [{ by: 'MESSAGE_ID', id: fields.msgid ?? '', became }]
}

/** yyyyMMddHHmmss in Shanghai, as these gateways write it. */
export function toTimestamp(now: number): string {
  const clock = new Date(now + 8 * hourMs).toISOString()
  return toPlainDate(now).replaceAll('-', '') + clock.slice(11, 19).replaceAll(':', '')
}

function fromTimestamp(text: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text) ?? []
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`)
}
