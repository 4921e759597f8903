import { problem, type RefusalCode, refusalStatus } from './problem.ts'
import type { Route } from './route.ts'
import { idempotencyKeyPattern } from './shapes.ts'

/** The routes as an OpenAPI 3.1 document. Plain data in, plain data out; the golden file holds the result. */
export function toOpenApi(routes: readonly Route[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = paths[route.path] ?? {}
    path[route.method.toLowerCase()] = toOperation(route)
    paths[route.path] = path
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Yiping 以评',
      version,
      description:
        'Open API of the evaluation platform. Refusals are problem documents (RFC 9457) with a stable code. Writes that may be retried carry an Idempotency-Key.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description:
            'API key of a business system: yp_…; or, where the key has to sign, Signature-Input, Signature and Content-Digest (RFC 9421, RFC 9530; docs/signed-requests.md)',
        },
        device: { type: 'http', scheme: 'bearer', description: 'token of a paired device: yd_…' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-yiping',
          description: 'signed-in account; named “yiping” where the platform is served by plain http on loopback',
        },
      },
      schemas: { Problem: plain(problem) },
    },
  }
}

function toOperation(route: Route): Record<string, unknown> {
  return {
    operationId: route.name,
    summary: route.summary,
    security: toSecurity(route.caller),
    parameters: [
      ...toParameters('path', route.params),
      ...toParameters('query', route.query),
      ...idempotencyParameter(route),
    ],
    ...(route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: plain(route.body) } } } }
      : {}),
    ...(route.uploads ? { requestBody: { required: true, content: toUploads(route.uploads) } } : {}),
    responses: { ...toAnswers(route), ...toRefusals(route) },
  }
}

function toUploads(mediaTypes: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
}

function toSecurity(caller: Route['caller']): Record<string, string[]>[] {
  switch (caller.kind) {
    case 'anybody':
      return []
    case 'api-key':
      return [
        { apiKey: [caller.scope] },
        ...(caller.permission === undefined ? [] : [{ session: [caller.permission] }]),
      ]
    case 'device':
      return [{ device: [] }]
    case 'account':
      return [{ session: [caller.permission] }]
    case 'session':
      return [{ session: [] }]
  }
}

function toAnswers(route: Route): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(route.answers).map(([status, schema]) => [
      status,
      {
        description: 'Success',
        ...(route.idempotent
          ? {
              headers: {
                'Idempotency-Replayed': {
                  description: 'true where this is the first answer again',
                  schema: { type: 'string' },
                },
              },
            }
          : {}),
        content: { [route.mediaType ?? 'application/json']: { schema: plain(schema) } },
      },
    ]),
  )
}

function toRefusals(route: Route): Record<string, unknown> {
  const byStatus = new Map<number, RefusalCode[]>()
  for (const code of route.refusals)
    byStatus.set(refusalStatus[code], [...(byStatus.get(refusalStatus[code]) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.join(', '),
        ...(status === 503 || status === 429
          ? { headers: { 'Retry-After': { description: 'seconds', schema: { type: 'integer' } } } }
          : {}),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

function toParameters(place: 'path' | 'query', schema: Route['params']): Record<string, unknown>[] {
  if (schema === undefined) return []
  const { properties, required } = plain(schema) as { properties: Record<string, unknown>; required?: string[] }
  return Object.entries(properties).map(([name, inner]) => ({
    name,
    in: place,
    required: required?.includes(name) ?? false,
    schema: inner,
  }))
}

function idempotencyParameter(route: Route): Record<string, unknown>[] {
  if (!route.idempotent) return []
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description:
        'Chosen by the caller. The same key and body get the first answer again; another body 409 IDEMPOTENCY_MISMATCH.',
      schema: { type: 'string', pattern: idempotencyKeyPattern },
    },
  ]
}

/** The schema as plain JSON: names of our own ($id) have no meaning outside. */
function plain(schema: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === '$id' ? undefined : value))) as Record<
    string,
    unknown
  >
}
