import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify'
import { type TSchema, Type } from 'typebox'
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from '../../contracts/route.ts'
import { idempotencyKeyPattern } from '../../contracts/shapes.ts'
import type { LimitedCall } from '../../domain/rate-limit.ts'
import { findUnplainText } from './plain-text.ts'
import { limitedBy } from './rate-limits.ts'
import { pointerOf, Refused } from './refused.ts'

export interface Call<R> {
  readonly params: ParamsOf<R>
  readonly query: QueryOf<R>
  readonly body: BodyOf<R>
  /** Present on idempotent routes. */
  readonly idempotencyKey: string
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export interface Answer<Body> {
  readonly status: number
  readonly body: Body
  readonly headers?: Readonly<Record<string, string>>
}

export interface ServeOptions {
  /** Calls are limited by who makes them, at all servers together. */
  readonly limit?: LimitedCall
  /** Runs before the body is read: who calls, and may they? */
  readonly before?: (request: FastifyRequest) => Promise<void>
}

const nothing = Type.Object({}, { additionalProperties: false })
const idempotencyKey = new RegExp(idempotencyKeyPattern)

/** Keeps one promise of the contracts. The shapes are checked from the same value that the client was typed by. */
export function serve<R extends Route>(
  app: FastifyInstance,
  route: R,
  keep: (call: Call<R>) => Promise<Answer<AnswerOf<R>>> | Answer<AnswerOf<R>>,
  options: ServeOptions = {},
): void {
  const { before } = options
  const schema = { ...routeSchema(route) }
  const config = {
    ...(route.itemsApart === undefined ? {} : { itemsApart: route.itemsApart }),
    ...(options.limit === undefined ? {} : { rateLimit: limitedBy(app, options.limit) }),
  }
  const routeOptions: RouteShorthandOptions = {
    schema,
    // A HEAD of a stream would stay open with nobody to read it.
    exposeHeadRoute: route.mediaType !== 'text/event-stream',
    ...(route.bodyBytesMax === undefined ? {} : { bodyLimit: route.bodyBytesMax }),
    config,
    ...(before === undefined ? {} : { onRequest: (request) => before(request) }),
  }
  app.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    ...routeOptions,
    handler: async (request, reply) => {
      const answer = await keep({
        params: request.params as ParamsOf<R>,
        query: request.query as QueryOf<R>,
        body: request.body as BodyOf<R>,
        idempotencyKey: route.idempotent ? loadIdempotencyKey(request) : '',
        request,
        reply,
      })
      if (reply.sent) return reply
      if (answer.headers) void reply.headers(answer.headers)
      // Answers are about one person or change by the second; what may be kept longer says so itself.
      if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
      return reply.code(answer.status).send(answer.body)
    },
  })
}

function routeSchema(route: Route): Record<string, TSchema | Record<string, TSchema>> {
  const isJson = route.mediaType === undefined
  return {
    ...(route.params ? { params: route.params } : {}),
    querystring: route.query ?? nothing,
    ...(route.body ? { body: envelopeOf(route.body, route.itemsApart) } : {}),
    ...(isJson ? { response: route.answers as Record<string, TSchema> } : {}),
  }
}

/** The body without what is promised of the items that are judged apart. */
function envelopeOf(body: TSchema, itemsApart: string | undefined): TSchema {
  if (itemsApart === undefined) return body
  const { properties } = body as { properties?: Record<string, TSchema> }
  return { ...body, properties: { ...properties, [itemsApart]: { ...properties?.[itemsApart], items: {} } } } as TSchema
}

/** What the door would have refused this item with, had it come alone. */
export function findItemRefusal(request: FastifyRequest, promised: TSchema, item: unknown): Refused | undefined {
  const unplain = findUnplainText(item)
  if (unplain !== undefined) return new Refused('TEXT_NOT_PLAIN', unplain)
  const validate = request.compileValidationSchema(promised as unknown as Record<string, unknown>)
  return validate(item) ? undefined : new Refused('MALFORMED', pointerOf(validate.errors))
}

function loadIdempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key === '') throw new Refused('IDEMPOTENCY_KEY_MISSING')
  if (!idempotencyKey.test(key)) throw new Refused('MALFORMED', '/Idempotency-Key')
  return key
}
