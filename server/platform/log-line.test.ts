import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createHttp } from './http.ts'

const forged = '{"level":30,"msg":"forged"}'
const hostile = `a\r\n${forged}\n\u001b[31m\u009b31m\u0085\u2028${forged}\u2029\u202egnp\u2066\u200f\u0000`

test('what somebody sent forges no line of the log, colours none and turns none around', async () => {
  let log = ''
  const logTo = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk)
      done()
    },
  })
  const http = await createHttp({
    logLevel: 'trace',
    trustedProxies: ['127.0.0.1'],
    tls: null,
    onAnswered: () => undefined,
    logTo,
  })
  http.post('/fault/:name', (request) => {
    request.log.warn({ name: request.params, body: request.body, route: hostile }, hostile)
    throw Object.assign(new Error(hostile), { name: hostile, code: hostile })
  })
  await http.inject({
    method: 'POST',
    url: `/fault/${encodeURIComponent(hostile)}`,
    headers: { 'x-forwarded-for': 'a, {"forged":1}', 'user-agent': 'x\u009b31m', 'content-type': 'application/json' },
    payload: '{}',
  })
  await http.inject({ method: 'POST', url: '/fault/plain', payload: `{"a":"${hostile}` })
  await http.close()
  const lines = log.split('\n').filter((line) => line !== '')
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ pid: process.pid, hostname: expect.any(String) })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(log).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u200f\u202a-\u202e\u2066-\u2069]/)
  expect(lines.some((line) => (JSON.parse(line) as { msg: string }).msg === hostile)).toBe(true)
})
