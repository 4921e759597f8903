import { afterEach, describe, expect, test, vi } from 'vitest'
import { routes } from '../../contracts/index.ts'
import { addresses, call, toUrl } from './call.ts'

const answering = (response: () => Response | Promise<Response>) => {
  const asked = vi.fn((_url: string, _init: RequestInit) => Promise.resolve(response()))
  vi.stubGlobal('fetch', asked)
  return asked
}

afterEach(() => vi.unstubAllGlobals())

describe('the addresses are those of the contracts', () => {
  test.each(Object.entries(addresses))('%s', (name, [method, path]) => {
    const promise = routes.find((route) => route.name === name)
    expect(promise && { method: promise.method, path: promise.path }).toEqual({ method, path })
  })
})

test('path parameters are encoded', () => {
  expect(toUrl('seeBoard', { hallCode: 'a/b?' })).toBe('/api/v1/halls/a%2Fb%3F/board')
})

test('a repeated answer is an answer like the first', async () => {
  const asked = answering(
    () => new Response('{"id":"1"}', { status: 201, headers: { 'Idempotency-Replayed': 'true' } }),
  )
  const body = { token: 't', grade: 5, channel: 'WEB' } as const
  expect(await call('giveEvaluation', { body, idempotencyKey: 'key-1' })).toEqual({
    ok: true,
    status: 201,
    answer: { id: '1' },
    replayed: true,
  })
  const [url, init] = asked.mock.calls[0] ?? []
  expect(url).toBe('/api/v1/evaluations')
  expect(init).toMatchObject({ method: 'POST', credentials: 'omit', headers: { 'idempotency-key': 'key-1' } })
})

test('a lost connection is an outcome, not an exception', async () => {
  answering(() => Promise.reject(new TypeError('Failed to fetch')))
  expect(await call('seeHalls', {})).toEqual({ ok: false, offline: true })
})

test('a refusal carries its code, and how long to wait', async () => {
  const problem = { type: 'urn:yiping:problem:busy', title: 'busy', status: 503, code: 'BUSY' }
  answering(() => new Response(JSON.stringify(problem), { status: 503, headers: { 'Retry-After': '7' } }))
  expect(await call('seeHalls', {})).toEqual({ ok: false, offline: false, problem, retryAfterSeconds: 7 })
})

test.each([
  [502, 'BUSY'],
  [504, 'BUSY'],
  [429, 'TOO_MANY_REQUESTS'],
  [500, 'FAULT'],
  [403, 'FAULT'],
])('a page of a proxy with status %i is judged by its status', async (status, code) => {
  answering(() => new Response('<html>Bad gateway</html>', { status }))
  expect(await call('seeHalls', {})).toMatchObject({ ok: false, problem: { code, status } })
})
