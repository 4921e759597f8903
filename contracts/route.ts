import type { Static, TSchema } from 'typebox'
import type { Permission } from '../domain/access.ts'
import { type RefusalCode, signedRequestRefusals } from './problem.ts'

/** What an API key or device may be allowed to do. A region and halls narrow it further. */
export const scopes = [
  'cases:write',
  'cases:drill',
  'complaints:write',
  'devices:pair',
  'devices:read',
  'catalogue:read',
  'catalogue:write',
  'imports:run',
  'do-not-call:write',
  'participation:read',
  'embed:link',
] as const
export type Scope = (typeof scopes)[number]

export type Method = 'GET' | 'POST' | 'PUT'

/**
 * Who may call: anybody (a token or receipt in the body is the right itself), the holder of an API key with a scope (and, where
 * a permission is named, a signed-in account whose post holds it), a paired device, a signed-in account whose post holds a
 * permission, and whoever has begun to sign in.
 *
 * What stops somebody (`stops`) is never refused because the audit stands still: its entry is kept, and sealed as soon as anything is.
 */
export type Caller =
  | { readonly kind: 'anybody' }
  | { readonly kind: 'api-key'; readonly scope: Scope; readonly permission?: Permission; readonly stops?: true }
  | { readonly kind: 'device' }
  | { readonly kind: 'account'; readonly permission: Permission; readonly stops?: true }
  | { readonly kind: 'session'; readonly stage: 'ANY' | 'FACTOR_SHOWN' | 'OPEN' }

interface RouteSpec<Params, Query, Body, Answer> {
  readonly method: Method
  /** With `{name}` for path parameters. */
  readonly path: string
  readonly name: string
  readonly summary: string
  readonly caller: Caller
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** A write that may be retried: needs an `Idempotency-Key`, repeats its first answer. */
  readonly idempotent?: boolean
  readonly bodyBytesMax?: number
  /** The body is a file of one of these media types, read as it arrives; how large it may be is a setting. */
  readonly uploads?: readonly string[]
  /** The body's list whose items are each judged and answered apart: a malformed one is refused by itself, not the whole call. */
  readonly itemsApart?: string
  /** Success answers by status. */
  readonly answers: { readonly [status: number]: Answer }
  /** What the answer is, where it is not JSON. */
  readonly mediaType?: string
  readonly refusals: readonly RefusalCode[]
}

/**
 * One promise: path, shapes and refusals as plain values. Validation, serialisation, the OpenAPI document and the typed client
 * all read this one value. The static types are inferred here, once.
 */
export interface Route<Params = unknown, Query = unknown, Body = unknown, Answer = unknown>
  extends RouteSpec<TSchema, TSchema, TSchema, TSchema> {
  /** Carries the static types; never present at run time. */
  readonly types?: { readonly params: Params; readonly query: Query; readonly body: Body; readonly answer: Answer }
}

type StaticOr<Schema> = Schema extends TSchema ? Static<Schema> : undefined

export function route<
  const Params extends TSchema | undefined = undefined,
  const Query extends TSchema | undefined = undefined,
  const Body extends TSchema | undefined = undefined,
  const Answer extends TSchema = TSchema,
>(
  spec: RouteSpec<Params, Query, Body, Answer>,
): Route<StaticOr<Params>, StaticOr<Query>, StaticOr<Body>, Static<Answer>> {
  const refusals = spec.caller.kind === 'api-key' ? [...spec.refusals, ...signedRequestRefusals] : spec.refusals
  return { ...spec, refusals } as Route<StaticOr<Params>, StaticOr<Query>, StaticOr<Body>, Static<Answer>>
}

export type ParamsOf<R> = R extends Route<infer Params, unknown, unknown, unknown> ? Params : never
export type QueryOf<R> = R extends Route<unknown, infer Query, unknown, unknown> ? Query : never
export type BodyOf<R> = R extends Route<unknown, unknown, infer Body, unknown> ? Body : never
export type AnswerOf<R> = R extends Route<unknown, unknown, unknown, infer Answer> ? Answer : never
