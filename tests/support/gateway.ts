import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { toTimestamp } from '../../server/letter/providers/form-sms.ts'
import { isSignedJson, signForm, signJson } from '../../server/letter/providers/signed.ts'

/**
 * What the gateway does with a call. TAKE: as it should. TAKE_THEN_500, TAKE_THEN_HANG: it takes the letter, and the caller is not
 * told. REFUSE: it takes nothing and says so. FAIL: it takes nothing and answers 500. HANG: it takes nothing and never answers.
 */
export type Behaviour = 'TAKE' | 'TAKE_THEN_500' | 'TAKE_THEN_HANG' | 'REFUSE' | 'FAIL' | 'HANG' | 'DEAD_NUMBER'

export interface TakenLetter {
  readonly gateway: string
  readonly messageId: string
  readonly phone: string
  readonly link: string
  /** Of the approved text, where it goes by one. */
  readonly template: string
  /** The text as it arrived, or what the approved one was filled with. */
  readonly said: string
  /** The how manieth letter of all that arrived at any gateway. */
  readonly arrival: number
}

export interface GatewayOptions {
  readonly kind: 'sms-json' | 'sms-form'
  readonly name: string
  readonly behave?: (call: number) => Behaviour
  readonly now?: () => number
}

const secret = 'a secret of the test gateway'
const id = 'yiping-test'
const hangMs = 30_000
let arrivals = 0

/**
 * A text-message gateway as a test needs it: real HTTP, signed calls, two wire formats, and every bad habit. It never recognises
 * a message id that it has seen: whatever is sent twice arrives twice, so that nothing hides behind its kindness.
 */
export class TestGateway {
  readonly taken: TakenLetter[] = []
  /** The last way to say no more that each phone was told. */
  readonly stops = new Map<string, string>()
  calls = 0
  asks = 0
  unsigned = 0
  behave: (call: number) => Behaviour
  readonly #options: GatewayOptions
  readonly #server: Server
  readonly #now: () => number

  private constructor(options: GatewayOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
    this.behave = options.behave ?? (() => 'TAKE')
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy())
    })
  }

  static async start(options: GatewayOptions): Promise<TestGateway> {
    const gateway = new TestGateway(options)
    await gateway.up()
    return gateway
  }

  #port = 0
  async up(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (this.#server.address() as AddressInfo).port
  }

  async down(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  /** How the platform has to be told of it. */
  settings(timeoutMs = 500) {
    const { kind, name } = this.#options
    const common = { name, url: `http://127.0.0.1:${this.#port}/gw`, secret, timeoutMs }
    return kind === 'sms-json'
      ? {
          kind,
          ...common,
          appId: id,
          template: 'T1',
          noticeTemplates: { ANSWERED: 'N1', WROTE: 'N2', COMPLAINT_KEPT: 'N3', REMINDER: 'R1' },
          signName: '以评',
        }
      : { kind, ...common, account: id, signName: '以评' }
  }

  /** Tells the platform what became of letters, so often as is wished. @returns the statuses of its answers */
  async tell(base: string, messageIds: readonly string[], became: 'DELIVERED' | 'FAILED', times = 1, key = secret) {
    const path = `/letters/receipts/${this.#options.name}`
    const statuses: number[] = []
    for (let time = 0; time < times; time += 1) {
      for (const messageId of messageIds) {
        const { body, headers } = this.#receipt(path, messageId, became, key)
        statuses.push((await fetch(base + path, { method: 'POST', body, headers })).status)
      }
    }
    return statuses
  }

  #receipt(path: string, messageId: string, became: 'DELIVERED' | 'FAILED', key: string) {
    if (this.#options.kind === 'sms-json') {
      const body = JSON.stringify({ reports: [{ clientMessageId: messageId, status: became }] })
      return { body, headers: signJson(key, id, 'POST', path, body, this.#now()) as Record<string, string> }
    }
    const stat = became === 'DELIVERED' ? 'DELIVRD' : 'UNDELIV'
    const fields: Record<string, string> = { account: id, ts: toTimestamp(this.#now()), msgid: messageId, stat }
    const body = new URLSearchParams({ ...fields, sign: signForm(key, fields) }).toString()
    return { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } as Record<string, string> }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const call = this.#options.kind === 'sms-json' ? this.#readJson(request, body) : this.#readForm(body)
    if (call === undefined) {
      this.unsigned += 1
      response.writeHead(403).end()
      return
    }
    if (call.phone === '') return this.#answerQuery(call.messageId, response)
    this.calls += 1
    await this.#take(call, response)
  }

  async #take(call: Omit<TakenLetter, 'arrival' | 'gateway'>, response: ServerResponse): Promise<void> {
    const behaviour = this.behave(this.calls)
    if (behaviour.startsWith('TAKE')) {
      arrivals += 1
      this.taken.push({ ...call, gateway: this.#options.name, arrival: arrivals })
    }
    if (behaviour.endsWith('HANG')) await pause(hangMs, undefined, { ref: false })
    const isJson = this.#options.kind === 'sms-json'
    if (behaviour === 'TAKE_THEN_500' || behaviour === 'FAIL') response.writeHead(500).end('oops')
    else if (behaviour === 'REFUSE') response.end(isJson ? '{"code":"THROTTLED"}' : '5,')
    else if (behaviour === 'DEAD_NUMBER') response.end(isJson ? '{"code":"INVALID_PHONE"}' : '3,')
    else response.end(isJson ? `{"code":"OK","messageId":"r${this.calls}"}` : `0,r${this.calls}`)
  }

  #answerQuery(messageId: string, response: ServerResponse): void {
    this.asks += 1
    const isTaken = this.taken.some((letter) => letter.messageId === messageId)
    const isJson = this.#options.kind === 'sms-json'
    if (isJson) response.end(JSON.stringify({ code: 'OK', status: isTaken ? 'SENT' : 'NOT_FOUND' }))
    else response.end(`0,${messageId},${isTaken ? 'ACCEPTD' : 'NOTFOUND'}`)
  }

  #readJson(request: IncomingMessage, body: Buffer) {
    const call = { headers: request.headers, path: request.url ?? '', body, now: this.#now() }
    if (!isSignedJson(secret, call)) return undefined
    const sent = JSON.parse(body.toString('utf8')) as {
      clientMessageId: string
      phone?: string
      template?: string
      parameters?: { link: string; stop: string }
    }
    if (sent.phone !== undefined) this.stops.set(sent.phone, sent.parameters?.stop ?? '')
    return {
      messageId: sent.clientMessageId,
      phone: sent.phone ?? '',
      link: sent.parameters?.link ?? '',
      template: sent.template ?? '',
      said: JSON.stringify(sent.parameters ?? {}),
    }
  }

  #readForm(body: Buffer) {
    const fields = Object.fromEntries(new URLSearchParams(body.toString('utf8')))
    if (fields.sign !== signForm(secret, fields)) return undefined
    const link = /https?:\S+\/e\S+/.exec(fields.content ?? '')?.[0] ?? ''
    return { messageId: fields.msgid ?? '', phone: fields.mobile ?? '', link, template: '', said: fields.content ?? '' }
  }
}
