import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { writeVkey } from '../../ledger/note.ts'
import type { NoteSigner } from '../../signing/signer.ts'
import { countEvidence } from './evidence.ts'
import type { Page } from './pages.ts'
import { findHeld } from './state.ts'
import type { Answer, WatchedLog, Witness } from './witness.ts'

export interface ServeParts {
  readonly witness: Witness
  readonly signer: NoteSigner
  readonly logs: readonly WatchedLog[]
  readonly pages: ReadonlyMap<string, Page>
  readonly connectionsMax: number
  tell(line: string): void
}

/** 63 hashes of a proof and a hundred signatures fit. */
export const bodyBytesMax = 16 * 1024
/** From the first byte of a request to its last one. */
const requestMs = 10_000
/** To the last byte of the answer, however slowly it is taken. */
const answerMs = 30_000

/** Anybody may ask, from any page: what is answered is public. Pages hosted here run what they came with and ask whatever log a receipt names. */
const headers = {
  'access-control-allow-origin': '*',
  'cache-control': 'no-cache',
  'content-security-policy':
    "default-src 'self'; connect-src *; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const

/** Not listening yet. Whoever is slow, sends too much or comes in a crowd is cut off; nobody waits for him. */
export function createWitnessServer(parts: ServeParts): Server {
  const server = createServer(
    { requestTimeout: requestMs, headersTimeout: requestMs, connectionsCheckingInterval: 1000, maxHeaderSize: 8192 },
    (request, response) => void answer(parts, request, response),
  )
  server.maxConnections = parts.connectionsMax
  // One request for each connection, and then it is closed: what was sent ahead behind a first one is not piled up here.
  server.maxRequestsPerSocket = 1
  server.timeout = answerMs
  return server
}

async function answer(parts: ServeParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const timer = setTimeout(() => request.socket.destroy(), answerMs)
  response.once('close', () => clearTimeout(timer))
  try {
    send(response, await answerOf(parts, request))
  } catch (error) {
    // A request that was broken off is nobody's fault here.
    if (request.complete) parts.tell(`cannot answer: ${(error as Error).message}`)
    send(response, plain(500, 'the witness cannot answer now\n'))
  }
}

type Sent = Omit<Answer, 'body'> & {
  readonly body: string | Buffer
  readonly allow?: string
  readonly location?: string
}

const plain = (status: number, body: string): Sent => ({ status, type: 'text/plain; charset=utf-8', body })
const notAllowed = (allow: string): Sent => ({ ...plain(405, 'not by this method\n'), allow })

function send(response: ServerResponse, { status, type, body, allow, location }: Sent): void {
  if (response.headersSent || response.destroyed) return
  const length = Buffer.byteLength(body)
  response.writeHead(status, {
    ...headers,
    connection: 'close',
    ...(allow === undefined ? {} : { allow }),
    ...(location === undefined ? {} : { location }),
    'content-type': type,
    'content-length': length,
  })
  response.end(body)
}

async function answerOf(parts: ServeParts, request: IncomingMessage): Promise<Sent> {
  const url = findUrl(request.url ?? '')
  if (url === undefined) return plain(400, 'no address\n')
  if (url.pathname === '/add-checkpoint') {
    if (request.method !== 'POST') return notAllowed('POST')
    const body = await findBody(request)
    return body === undefined ? plain(413, 'too long\n') : parts.witness.addCheckpoint(body)
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET, HEAD')
  return look(parts, url)
}

async function look({ logs, signer, pages }: ServeParts, { pathname, searchParams }: URL): Promise<Sent> {
  if (pathname === '/vkey') return plain(200, `${writeVkey(signer.key)}\n`)
  if (pathname === '/healthz') return healthOf(signer, logs)
  if (pathname === '/checkpoint') {
    const log = logs.find(({ origin }) => origin === searchParams.get('origin'))
    if (log === undefined) return plain(404, 'a log that this witness does not watch\n')
    const held = await findHeld(log.folder)
    return held === undefined ? plain(404, 'nothing of this log was cosigned yet\n') : plain(200, held.note)
  }
  const page = pages.get(pathname)
  if (page !== undefined) return { status: 200, type: page.type, body: page.bytes }
  // What a page asks for beside itself lies in its folder.
  return pages.has(`${pathname}/`) ? { ...plain(308, ''), location: `${pathname}/` } : plain(404, 'nothing here\n')
}

/** How far each log was cosigned, and how many pieces of evidence lie here: whoever runs it looks at the latter. */
async function healthOf({ key }: NoteSigner, logs: readonly WatchedLog[]): Promise<Sent> {
  const told = await Promise.all(
    logs.map(async ({ origin, folder }) => {
      const [held, evidence] = await Promise.all([findHeld(folder), countEvidence(folder)])
      return { origin, size: held?.checkpoint.size ?? null, conflicts: evidence.CONFLICT, unproven: evidence.UNPROVEN }
    }),
  )
  const body = `${JSON.stringify({ status: 'ok', witness: key.name, logs: told })}\n`
  return { status: 200, type: 'application/json; charset=utf-8', body }
}

function findUrl(text: string): URL | undefined {
  return text.startsWith('/') && URL.canParse(`http://witness${text}`) ? new URL(`http://witness${text}`) : undefined
}

/** undefined where more comes than any checkpoint needs; the rest is not read. */
async function findBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > bodyBytesMax) return undefined
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > bodyBytesMax) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
