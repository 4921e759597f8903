import type { Outgoing } from '../../platform/outgoing/index.ts'
import { type NoticeTemplates, templateOf } from '../notice/templates.ts'
import type {
  AskOutcome,
  LetterProvider,
  LetterReceipt,
  OutgoingLetter,
  ReceiptCall,
  SendOutcome,
} from '../provider.ts'
import { byStatus, membersOf, post, unheard } from './http.ts'
import { isSignedJson, signJson } from './signed.ts'

export interface JsonSmsSettings {
  readonly kind: 'sms-json'
  readonly name: string
  readonly url: string
  readonly appId: string
  readonly secret: string
  /** The approved template; its parameters are hall, day, link and stop. Of a reminder they are count, link and stop. */
  readonly template: string
  /** Of notices, with the same parameters; what is not named is not sent by this provider. */
  readonly noticeTemplates?: NoticeTemplates
  readonly signName: string
  readonly timeoutMs: number
}

const sendOutcomes: Readonly<Record<string, SendOutcome['kind']>> = {
  OK: 'TAKEN',
  // It has seen this id before: the letter is with it, and it will not send it again.
  DUPLICATE: 'TAKEN',
  INVALID_PHONE: 'ADDRESS_DEAD',
  BLACKLISTED: 'ADDRESS_DEAD',
  THROTTLED: 'NOT_TAKEN',
  NO_BALANCE: 'NOT_TAKEN',
  TEMPLATE_UNKNOWN: 'NOT_TAKEN',
  SIGNATURE_INVALID: 'NOT_TAKEN',
}
const askOutcomes: Readonly<Record<string, AskOutcome>> = {
  ACCEPTED: 'TAKEN',
  SENT: 'TAKEN',
  DELIVERED: 'DELIVERED',
  FAILED: 'UNDELIVERED',
  NOT_FOUND: 'NOT_TAKEN',
}
const dayMs = 86_400_000

/** Text messages through a gateway that takes one signed JSON POST for each, by template and parameters. */
export function jsonSms(settings: JsonSmsSettings, now: () => number, outgoing: Outgoing): LetterProvider {
  const { secret, appId, timeoutMs } = settings
  const base = new URL(settings.url)
  const call = (path: string, value: unknown) => {
    const url = new URL(`${base.pathname.replace(/\/$/, '')}${path}`, base)
    const body = JSON.stringify(value)
    return post(outgoing, url.href, body, signJson(secret, appId, 'POST', url.pathname, body, now()), timeoutMs)
  }
  return {
    name: settings.name,
    channels: ['SMS'],
    timeoutMs,
    repeatSafeMs: dayMs,
    receiptAnswer: { type: 'application/json', body: '{"code":"OK"}' },
    carries: (notice) => templateOf(settings.template, settings.noticeTemplates, notice) !== undefined,
    async send(letter: OutgoingLetter): Promise<SendOutcome> {
      const heard = await call('/messages', {
        clientMessageId: letter.messageId,
        phone: letter.address,
        signName: settings.signName,
        template: templateOf(settings.template, settings.noticeTemplates, letter.notice),
        parameters: letter.words,
      })
      if (!heard.answered) return unheard(heard)
      const answer = membersOf(heard.text)
      const kind = sendOutcomes[String(answer.code)]
      if (kind === undefined) return heard.status < 400 ? { kind: 'UNKNOWN' } : byStatus(heard.status)
      return kind === 'TAKEN' ? { kind, reference: referenceOf(answer.messageId) } : { kind }
    },
    async ask(messageId): Promise<AskOutcome> {
      const heard = await call('/messages/query', { clientMessageId: messageId })
      if (!heard.answered || heard.status >= 400) return 'UNKNOWN'
      return askOutcomes[String(membersOf(heard.text).status)] ?? 'UNKNOWN'
    },
    readReceipts: (sent) => (isSignedJson(secret, sent) ? toReceipts(sent) : undefined),
  }
}

function toReceipts({ body }: ReceiptCall): readonly LetterReceipt[] {
  const reports = membersOf(body.toString('utf8')).reports
  return (Array.isArray(reports) ? reports : []).flatMap((report: Record<string, unknown>) => {
    const became = askOutcomes[String(report.status)]
    if (became !== 'DELIVERED' && became !== 'UNDELIVERED') return []
    return [{ by: 'MESSAGE_ID' as const, id: String(report.clientMessageId), became }]
  })
}

export function referenceOf(value: unknown): string | null {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  return /^[\x21-\x7e]{1,80}$/.test(text) ? text : null
}
