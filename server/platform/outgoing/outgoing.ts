import { lookup as lookUp } from 'node:dns'
import { type ClientRequest, type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isInside } from './ranges.ts'

interface OutgoingAsk {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** For everything together: name, connection, answer to its last byte. */
  readonly timeoutMs: number
  readonly answerBytesMax: number
}

interface OutgoingAnswer {
  readonly status: number
  readonly text: string
}

/** Every request that the platform itself makes to the outside. */
export type Outgoing = (ask: OutgoingAsk) => Promise<OutgoingAnswer>

/** A request that was not answered. Never quotes the address, which may carry a secret. */
export class OutgoingFailed extends Error {
  readonly code: string
  /** Whether it is certain that nothing was sent. */
  readonly isUnsent: boolean

  constructor(code: string, isUnsent: boolean) {
    super(`outgoing request: ${code}`)
    this.code = code
    this.isUnsent = isUnsent
  }
}

/** Errors of a request that never left: no name, no route, nobody listening, no trust. */
const neverLeft =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_TLS_CERT_ALTNAME_INVALID|CERT_HAS_EXPIRED|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|ADDRESS_INSIDE)$/

/**
 * One door to the outside (against server-side request forgery). https alone; the name is resolved once and the connection goes
 * to that very address, so that no second answer of the name server leads elsewhere; addresses inside are refused, whatever
 * name or spelling leads there; nothing is redirected; time and size are bounded.
 * @param allowedHosts what the operator has named in OUTGOING_HOSTS: there also inside, and without TLS
 */
export function guardedOutgoing(allowedHosts: readonly string[], resolve: typeof lookUp = lookUp): Outgoing {
  return async (ask) => {
    const url = new URL(ask.url)
    const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase()
    const isAllowed = allowedHosts.some((one) => one === url.host.toLowerCase() || one === host)
    if (url.protocol !== 'https:' && !(isAllowed && url.protocol === 'http:')) throw new OutgoingFailed('NOT_TLS', true)
    if (url.username !== '' || url.password !== '') throw new OutgoingFailed('CREDENTIALS_IN_ADDRESS', true)
    if (isIP(host) !== 0 && !isAllowed && isInside(host)) throw new OutgoingFailed('ADDRESS_INSIDE', true)
    return send(url, ask, checkedLookup(isAllowed, resolve))
  }
}

/** What the connection asks for an address: the one that was looked at is the one that it gets. */
function checkedLookup(isAllowed: boolean, resolve: typeof lookUp): LookupFunction {
  return (hostname, options, told) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const fault =
        error ?? (isAllowed || addresses.every(({ address }) => !isInside(address)) ? null : refusedInside())
      if (fault !== null) return told(fault, '', 0)
      const [first] = addresses
      if (options.all === true) told(null, addresses)
      else told(null, first?.address ?? '', first?.family ?? 0)
    })
  }
}

function refusedInside(): NodeJS.ErrnoException {
  return Object.assign(new Error('an address inside'), { code: 'ADDRESS_INSIDE' })
}

function send(url: URL, ask: OutgoingAsk, lookup: LookupFunction): Promise<OutgoingAnswer> {
  return new Promise((resolve, reject) => {
    const open = url.protocol === 'https:' ? requestTls : requestPlain
    const length = Buffer.byteLength(ask.body ?? '')
    const headers = { ...ask.headers, ...(ask.body === undefined ? {} : { 'content-length': String(length) }) }
    // No connection is kept: each is made to an address that was looked at for it.
    const request: ClientRequest = open(url, { method: ask.method, headers, lookup, agent: false })
    const timer = setTimeout(() => request.destroy(coded('TIMED_OUT')), ask.timeoutMs)
    const fail = (error: NodeJS.ErrnoException & { errors?: readonly NodeJS.ErrnoException[] }) => {
      clearTimeout(timer)
      // Two addresses tried, both refused: the code stands one floor deeper.
      const code = String(error.code ?? error.errors?.[0]?.code ?? 'BROKEN')
      reject(new OutgoingFailed(code, neverLeft.test(code)))
    }
    request.on('error', fail)
    request.on('response', (response) => {
      read(response, ask.answerBytesMax, (error, text) => {
        clearTimeout(timer)
        if (error !== undefined) {
          request.destroy()
          fail(error)
        } else resolve({ status: response.statusCode ?? 0, text })
      })
    })
    request.end(ask.body)
  })
}

/** An answer that leads elsewhere is an answer, not followed. */
function read(
  response: IncomingMessage,
  bytesMax: number,
  done: (error: NodeJS.ErrnoException | undefined, text: string) => void,
): void {
  const chunks: Buffer[] = []
  let length = 0
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    length += chunk.length
    if (length > bytesMax) response.destroy(coded('ANSWER_TOO_LONG'))
  })
  response.on('error', (error) => done(error, ''))
  response.on('end', () => done(undefined, Buffer.concat(chunks).toString('utf8')))
}

function coded(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code })
}
