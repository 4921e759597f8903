import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TObject } from 'typebox'
import { describe, expect, test } from 'vitest'
import { type FieldGrade, readsGrade } from '../domain/access.ts'
import { routes } from './index.ts'
import { toOpenApi } from './openapi.ts'
import { refusalStatus, toProblem } from './problem.ts'

interface Operation {
  readonly operationId: string
  readonly security: readonly Record<string, readonly string[]>[]
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[]
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly headers?: Record<string, unknown> }>
  >
}
const document = toOpenApi(routes, '0') as { paths: Record<string, Record<string, Operation>> }
const operations = Object.values(document.paths).flatMap((path) => Object.values(path))

test('the promises are those of contracts/openapi.golden.json: a changed promise is seen in the diff', () => {
  const golden = readFileSync(join(import.meta.dirname, 'openapi.golden.json'), 'utf8')
  expect(`${JSON.stringify(document, null, 2)}\n`, 'where it is meant: npm run golden').toBe(golden)
})

describe('every promise', () => {
  test('has a name and a path of its own', () => {
    expect(operations).toHaveLength(routes.length)
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length)
  })

  test.each(routes.map((route) => [route.name, route] as const))(
    '%s names each of its refusals under its status',
    (name, route) => {
      const operation = operations.find(({ operationId }) => operationId === name)
      for (const code of route.refusals) {
        expect(operation?.responses[refusalStatus[code]]?.description.split(', ')).toContain(code)
      }
      expect(new Set(route.refusals).size).toBe(route.refusals.length)
    },
  )

  test.each(routes.map((route) => [route.name, route] as const))(
    '%s says what its kind of call can always meet',
    (_name, route) => {
      const may = (code: keyof typeof refusalStatus) => route.refusals.includes(code)
      if (route.body)
        expect([may('BODY_TOO_LARGE'), may('UNSUPPORTED_MEDIA_TYPE'), may('TEXT_NOT_PLAIN')]).toEqual([
          true,
          true,
          true,
        ])
      if (route.idempotent) expect([may('IDEMPOTENCY_KEY_MISSING'), may('IDEMPOTENCY_MISMATCH')]).toEqual([true, true])
      if (route.caller.kind === 'api-key') expect([may('UNAUTHENTICATED'), may('FORBIDDEN')]).toEqual([true, true])
      expect(may('MALFORMED')).toBe(true)
    },
  )

  test('that limits or is busy says when to come again', () => {
    for (const { responses } of operations) {
      for (const status of ['429', '503'])
        if (responses[status]) expect(responses[status].headers).toHaveProperty('Retry-After')
    }
  })

  test('that may be retried asks for an Idempotency-Key', () => {
    const asking = operations.filter(({ parameters }) =>
      parameters.some(({ name, required }) => name === 'Idempotency-Key' && required),
    )
    expect(asking.map(({ operationId }) => operationId)).toEqual(
      routes.filter((route) => route.idempotent).map(({ name }) => name),
    )
  })
})

test('no token, receipt, name or number of a case stands in a query', () => {
  const inQuery = operations.flatMap(({ parameters }) => parameters.filter((parameter) => parameter.in === 'query'))
  const days = ['day', 'from', 'on', 'to']
  const parts = [
    'after',
    'afterRound',
    'again',
    'before',
    'code',
    'divisionCode',
    'exception',
    'formId',
    'format',
    'hallCode',
    'itemCode',
    'kind',
    'knownUntil',
    'label',
    'language',
    'limit',
    'list',
    'mine',
    'month',
    'organizationCode',
    'period',
    'planId',
    'polarity',
    'pool',
    'review',
    'revision',
    'source',
    'span',
    'stage',
    'standing',
    'state',
    'want',
    'windowCode',
    'word',
    'year',
  ]
  const harmless = [...days, ...parts].sort()
  expect([...new Set(inQuery.map(({ name }) => name))].sort()).toEqual(harmless)
})

/** Wherever in a schema a grade stands. */
function gradesIn(schema: unknown): FieldGrade[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = (schema as { readonly 'x-grade'?: FieldGrade })['x-grade']
  return [...(own === undefined ? [] : [own]), ...Object.values(schema).flatMap(gradesIn)]
}

const l3Routes = routes.filter((route) => gradesIn(route.answers).includes('L3'))

test('names and words of people are promised alone under a permission that reads them, or for a receipt', () => {
  for (const { name, caller, body } of l3Routes) {
    const permission = 'permission' in caller ? caller.permission : undefined
    const isOwn =
      caller.kind === 'anybody' && Object.keys((body as TObject | undefined)?.properties ?? {}).includes('receipt')
    expect(isOwn || (permission !== undefined && readsGrade(permission, 'L3')), name).toBe(true)
  }
  expect(l3Routes.length).toBeGreaterThan(15)
})

test('a problem document carries its code, its status and where the reason lies', () => {
  expect(toProblem('TAG_NOT_OF_GRADE', '/tags/0', 'req-1')).toEqual({
    type: 'urn:yiping:problem:tag-not-of-grade',
    title: 'tag not of grade',
    status: 422,
    code: 'TAG_NOT_OF_GRADE',
    at: '/tags/0',
    requestId: 'req-1',
  })
})
