import { isUtf8 } from 'node:buffer'
import type { Duplex } from 'node:stream'
import rateLimit from '@fastify/rate-limit'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import { type RefusalCode, refusalStatus, toProblem } from '../../contracts/problem.ts'
import { isAsDigested } from './body-digest.ts'
import { orBusy } from './database.ts'
import { randomBytes } from './dice.ts'
import { isUnambiguous } from './json-body.ts'
import { toPlainLine } from './log-line.ts'
import { Methods } from './methods.ts'
import { findUnplainText } from './plain-text.ts'
import { clientOf, RateLimits, toLimitStore } from './rate-limits.ts'
import { pointerOf, Refused } from './refused.ts'
import { schemaCompilers } from './schema-compilers.ts'
import { securityHeaders } from './security-headers.ts'
import { toTlsOptions } from './tls.ts'

export interface HttpOptions {
  readonly logLevel: string
  readonly trustedProxies: readonly string[]
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null
  /** Called once per answered request with the route's pattern: an address with its values is never kept. */
  readonly onAnswered: (answered: Answered) => void
  readonly logTo?: NodeJS.WritableStream
}

export interface Answered {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly milliseconds: number
  readonly request: FastifyRequest
  /** The refusal's code, where it was refused. */
  readonly code: RefusalCode | undefined
}

declare module 'fastify' {
  interface FastifyRequest {
    /** How far its answer has come; absent: it is not there yet. */
    course?: 'ANSWERING' | 'TOLD'
    /** The code of the refusal that this request was answered with. */
    refusal?: RefusalCode
  }
  interface FastifyContextConfig {
    /** The body's list whose items are judged and answered one by one. */
    itemsApart?: string
  }
}

/** A server that knows no feature: limits, headers, problem documents and a log without personal data. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify(fastifyOptions(options)) as unknown as FastifyInstance
  const headers = await securityHeaders(options.tls !== null || options.trustedProxies.length > 0)
  const methods = new Methods()
  app.addHook('onRoute', ({ url, method }) => methods.add(url, method))
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers).header('x-request-id', request.id)
    done(request.is404 ? findWrongMethod(methods, request, reply) : undefined)
  })
  const limits = new RateLimits()
  app.decorate('rateLimits', limits)
  await app.register(rateLimit, {
    global: false,
    store: toLimitStore(limits),
    keyGenerator: clientOf,
    errorResponseBuilder: (_request, context) =>
      new Refused('TOO_MANY_REQUESTS', undefined, Math.ceil(context.ttl / 1000)),
  })
  readJsonOnly(app)
  app.addHook('preValidation', refuseUnplainText)
  tellEveryAnswer(app, options.onAnswered)
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, { code: 'NOT_FOUND' }))
  return app
}

/**
 * Each request is told of once, when its answer is there: sent, or made for somebody who has hung up meanwhile. Who does not wait
 * for a refusal has been refused all the same.
 */
function tellEveryAnswer(app: FastifyInstance, onAnswered: HttpOptions['onAnswered']): void {
  const tell = (request: FastifyRequest, reply: FastifyReply) => {
    if (request.course === 'TOLD') return
    request.course = 'TOLD'
    onAnswered({
      method: request.method,
      route: request.routeOptions.url ?? 'unmatched',
      status: reply.statusCode,
      milliseconds: reply.elapsedTime,
      request,
      code: request.refusal,
    })
  }
  app.addHook('onRequest', (request, reply, done) => {
    // A stream is taken over by its route: its answer has begun, and ends when either side closes.
    reply.raw.once('close', () => {
      if (request.course === 'ANSWERING' || reply.sent) tell(request, reply)
    })
    done()
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    if (reply.raw.destroyed) tell(request, reply)
    else request.course ??= 'ANSWERING'
    done(null, payload)
  })
  app.addHook('onResponse', (request, reply, done) => {
    tell(request, reply)
    done()
  })
}

/** A known address asked in another way than it answers: said before the body is read. */
function findWrongMethod(methods: Methods, request: FastifyRequest, reply: FastifyReply): Refused | undefined {
  const allowed = methods.of(request.url)
  if (allowed.length === 0) return undefined
  void reply.header('allow', allowed.join(', '))
  return new Refused('METHOD_NOT_ALLOWED')
}

function fastifyOptions(options: HttpOptions): FastifyServerOptions {
  return {
    ...(options.tls === null ? {} : { https: toTlsOptions(options.tls) }),
    logger: {
      level: options.logLevel,
      hooks: { streamWrite: toPlainLine },
      // The address of a request can carry a case number, its headers a key: neither is ever logged.
      serializers: {
        req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions?.url }),
      },
      ...(options.logTo ? { stream: options.logTo } : {}),
    },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    // Told in the answer, in the problem document and in the log: whoever asks about a failure can name it.
    genReqId: () => randomBytes(12).toString('base64url'),
    bodyLimit: 65_536,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: false } },
    schemaController: { compilersFactory: schemaCompilers() },
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      answerError(error, request, reply),
    clientErrorHandler: answerUnreadable,
    routerOptions: { maxParamLength: 256 },
  } as FastifyServerOptions
}

/** What cannot be read as HTTP never becomes a request; its answer is written by hand, with the same kind of document. */
function answerUnreadable(error: { readonly code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const body = JSON.stringify(toProblem('MALFORMED'))
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}

/** Bodies are JSON in UTF-8 that means one thing, and nothing else: a broken character would otherwise be replaced silently, in a record that is to be proved. */
function readJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (!isAsDigested(request, body as Buffer)) return done(new Refused('DIGEST_WRONG'), undefined)
    if (!isUtf8(body as Buffer)) return done(new Refused('MALFORMED'), undefined)
    const text = body.toString()
    void parse(request, text, (error, value) => {
      if (error !== null) done(error, undefined)
      else if (isUnambiguous(text, value)) done(null, value)
      else done(new Refused('MALFORMED'), undefined)
    })
  })
}

/** NUL, other control characters and lone surrogates: PostgreSQL refuses the first, screens and logs are fooled by the rest. */
function refuseUnplainText(request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void {
  const { itemsApart } = request.routeOptions.config
  const at = findUnplainText(itemsApart === undefined ? request.body : withoutItems(request.body, itemsApart))
  done(at === undefined ? undefined : new Refused('TEXT_NOT_PLAIN', at))
}

/** Items that are judged apart are looked at one by one, where they are answered one by one. */
function withoutItems(body: unknown, itemsApart: string): unknown {
  const hasItems =
    typeof body === 'object' && body !== null && Array.isArray((body as Record<string, unknown>)[itemsApart])
  return hasItems ? { ...body, [itemsApart]: [] } : body
}

function answerError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = orBusy(thrown)
  // Somebody will ask why the database was not there: the refusal alone does not say.
  if (error !== thrown) request.log.warn({ route: request.routeOptions?.url, fault: describeFault(thrown) }, 'busy')
  if (error instanceof Refused) {
    if (error.retryAfterSeconds !== undefined) void reply.header('retry-after', error.retryAfterSeconds)
    return sendProblem(request, reply, error)
  }
  const refusal = toRefusal(error as FastifyError)
  const { code } = refusal
  // The error of a fault may quote what was sent: only its kind and place in our code are logged.
  if (code === 'FAULT') request.log.error({ route: request.routeOptions?.url, fault: describeFault(error) }, 'fault')
  if (code === 'BUSY') void reply.header('retry-after', 2)
  return sendProblem(request, reply, refusal)
}

function describeFault(error: unknown): Record<string, unknown> {
  const { name, code, stack } = error as { name?: string; code?: string; stack?: string }
  const frames = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { name, code, frames: frames.slice(0, 8).map((line) => line.trim()) }
}

function toRefusal(error: FastifyError): { code: RefusalCode; at?: string } {
  if (error.validation) {
    return { code: 'MALFORMED', at: pointerOf(error.validation) }
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { code: 'BODY_TOO_LARGE' }
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { code: 'UNSUPPORTED_MEDIA_TYPE' }
    case 'FST_ERR_REP_ALREADY_SENT':
      return { code: 'FAULT' }
  }
  const status = error.statusCode ?? 500
  // What lies outside the folder of the faces is not there.
  if (status === 403 || status === 404) return { code: 'NOT_FOUND' }
  if (status === 503) return { code: 'BUSY' }
  return { code: status >= 400 && status < 500 ? 'MALFORMED' : 'FAULT' }
}

type Problematic = { readonly code: RefusalCode } & Partial<Pick<Refused, 'at' | 'among'>>

function sendProblem(request: FastifyRequest, reply: FastifyReply, { code, at, among }: Problematic): FastifyReply {
  request.refusal = code
  return reply
    .code(refusalStatus[code])
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer((body) => JSON.stringify(body))
    .send(toProblem(code, at, request.id, among))
}
