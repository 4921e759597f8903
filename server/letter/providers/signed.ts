import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

const toleranceMs = 5 * 60_000

/** HMAC-SHA-256 over time, nonce, method, path and the digest of the body, as the larger Chinese gateways sign. */
export function signJson(
  secret: string,
  appId: string,
  method: string,
  path: string,
  body: string | Buffer,
  now: number,
) {
  const timestamp = String(Math.floor(now / 1000))
  const nonce = randomBytes(12).toString('hex')
  return {
    'content-type': 'application/json; charset=utf-8',
    'x-app-id': appId,
    'x-timestamp': timestamp,
    'x-nonce': nonce,
    'x-signature': signature(secret, timestamp, nonce, method, path, body),
  }
}

function signature(
  secret: string,
  timestamp: string,
  nonce: string,
  method: string,
  path: string,
  body: string | Buffer,
) {
  const digest = createHash('sha256').update(body).digest('hex')
  return createHmac('sha256', secret).update([timestamp, nonce, method, path, digest].join('\n')).digest('hex')
}

/** Is a call signed with the secret, and not older than five minutes? */
export function isSignedJson(
  secret: string,
  call: { readonly headers: IncomingHttpHeaders; readonly path: string; readonly body: Buffer; readonly now: number },
): boolean {
  const [timestamp, nonce, sent] = ['x-timestamp', 'x-nonce', 'x-signature'].map((name) =>
    String(call.headers[name] ?? ''),
  )
  if (!isRecent(Number(timestamp) * 1000, call.now)) return false
  return isEqual(sent ?? '', signature(secret, timestamp ?? '', nonce ?? '', 'POST', call.path, call.body))
}

/** The parameters in the order of their names, and the secret at the end: the older, form-encoded way. */
export function signForm(secret: string, fields: Readonly<Record<string, string>>): string {
  const text = Object.keys(fields)
    .filter((name) => name !== 'sign')
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&')
  return createHmac('sha256', secret).update(text).digest('hex')
}

export function isRecent(at: number, now: number): boolean {
  return Number.isFinite(at) && Math.abs(now - at) <= toleranceMs
}

export function isEqual(sent: string, due: string): boolean {
  const [a, b] = [Buffer.from(sent), Buffer.from(due)]
  return a.length === b.length && timingSafeEqual(a, b)
}
