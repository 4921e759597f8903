import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform()
})
afterAll(() => platform.stop())

/** A busy machine takes its time to begin. */
const answersWithinMs = 20_000
const quietMs = 1500

/** Writes bytes to the server as no client library would, and reads what comes until it closes or is quiet. */
function raw(text: string): Promise<{ answer: string; milliseconds: number }> {
  const started = performance.now()
  return new Promise((resolve) => {
    const socket = connect(platform.running.port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    let at = started
    const done = () => {
      socket.destroy()
      resolve({ answer, milliseconds: at - started })
    }
    socket.setTimeout(answersWithinMs, done)
    socket.on('data', (bytes) => {
      socket.setTimeout(quietMs)
      at = performance.now()
      answer += bytes.toString('latin1')
    })
    socket.on('error', done)
    socket.on('close', done)
  })
}

const head = (path: string, headers: Record<string, string>) =>
  `POST ${path} HTTP/1.1\r\nhost: localhost\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`

describe('an oversized body is refused early', () => {
  test.each([
    ['/api/v1/evaluations', 10_000_000],
    ['/api/v1/evaluations', 16_385],
    ['/api/v1/evaluations/batch', 10_000_000],
    ['/api/v1/public-comments', 10_000_000],
    ['/api/v1/devices', 4097],
  ])('%s, announced with %i bytes, before a single one is sent', async (path, length) => {
    const { answer, milliseconds } = await raw(
      head(path, { 'content-type': 'application/json', 'content-length': String(length) }),
    )
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('application/problem+json')
    expect(answer).toContain('"code":"BODY_TOO_LARGE"')
    expect(milliseconds).toBeLessThan(answersWithinMs / 2)
  })

  test('also where its length was not announced', async () => {
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`
    const { answer } = await raw(
      head('/api/v1/evaluations', { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }) +
        chunk.repeat(8),
    )
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('and to an unknown caller not even that is said', async () => {
    const put = head('/api/v1/cases/X-1', { 'content-type': 'application/json', 'content-length': '10000000' })
    const { answer } = await raw(put.replace('POST', 'PUT'))
    expect(answer).toMatch(/^HTTP\/1\.1 401 /)
  })
})

describe('what is no HTTP at all', () => {
  test.each([
    ['nonsense', 'nonsense\r\n\r\n'],
    ['a header without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(70_000)}\r\n\r\n`],
    ['two lengths', head('/api/v1/evaluations', { 'content-length': '1', 'Content-Length': '2' })],
  ])('is refused as malformed: %s', async (_name, text) => {
    const { answer } = await raw(text)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('application/problem+json')
    expect(answer).toContain('"code":"MALFORMED"')
  })

  test.each([
    ['deep nesting', `{"evaluations":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`],
    ['a member that stands twice', '{"evaluations":[{"token":"AAAAAAAAAAAAAAAAAAAAAA","grade":1,"grade":5}]}'],
    ['a member that stands twice, once in disguise', '{"evaluations":[],"\\u0065valuations":[]}'],
  ])('%s is refused like any other malformed body', async (_name, body) => {
    const answer = await fetch(`${platform.base}/api/v1/evaluations/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    expect(answer.status).toBe(400)
    expect(((await answer.json()) as { code: string }).code).toBe('MALFORMED')
  })
})

describe('where no answer is allowed to say too much', () => {
  test('an unknown address is not found, however it is asked', async () => {
    const calls = callsOf(platform)
    expect(refusal(await calls.get('/api/v1/nothing'))).toBe('404 NOT_FOUND')
    expect(refusal(await calls.post('/api/v1/halls/', {}))).toBe('404 NOT_FOUND')
  })

  test.each([
    ['POST', '/api/v1/halls', 'GET, HEAD'],
    ['DELETE', '/api/v1/cases/SECRET-1', 'PUT'],
    ['GET', '/api/v1/evaluations?colour=red', 'POST'],
    ['HEAD', '/api/v1/halls/YP-TRIAL-01/board/events', 'GET'],
    ['PROPFIND', '/healthz', 'GET, HEAD'],
    ['TRACE', '/healthz', 'GET, HEAD'],
  ])('an address that is known but not asked like this says how it may be: %s %s', async (method, path, allow) => {
    const { answer } = await raw(
      `${method} ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\nconnection: close\r\n\r\nabc`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 405 /)
    expect(answer.toLowerCase()).toContain(`\r\nallow: ${allow.toLowerCase()}\r\n`)
    if (method !== 'HEAD') expect(answer).toContain('"code":"METHOD_NOT_ALLOWED"')
  })

  test('every answer carries the headers that keep browsers safe', async () => {
    for (const path of ['/api', '/api/v1/halls', '/healthz', '/nothing']) {
      const { headers } = await fetch(platform.base + path)
      expect(headers.get('content-security-policy')).toContain("default-src 'self'")
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })
})

describe('stopping', () => {
  test('does not wait for who holds a connection open and asks nothing, nor for screens that follow a board', async () => {
    const other = await startPlatform()
    const silent = connect(other.running.port, '127.0.0.1')
    silent.on('error', () => undefined)
    const stream = await fetch(`${other.base}/api/v1/halls/YP-TRIAL-01/board/events`)
    await stream.body?.getReader().read()
    const stopped = await Promise.race([other.stop().then(() => 'stopped'), pause(10_000, 'still waiting')])
    silent.destroy()
    expect(stopped).toBe('stopped')
  })
})
