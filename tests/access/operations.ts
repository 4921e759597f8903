import { routes } from '../../contracts/index.ts'
import { toOpenApi } from '../../contracts/openapi.ts'
import type { Schema } from '../fuzz/generate.ts'

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly schema: Schema
}

/** A route as the outside knows it. */
export interface Operation {
  readonly operationId: string
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content: Record<string, { readonly schema: Schema }> }>
  >
}

const { paths } = toOpenApi(routes, '0') as {
  paths: Record<string, Record<string, Omit<Operation, 'path' | 'method'>>>
}

/** Every route there is, out of the OpenAPI document. */
export const operations: readonly Operation[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, said]) => ({ ...said, path, method: method.toUpperCase() }) as Operation),
)
