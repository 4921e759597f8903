import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { InventedLog, requestOf } from '../../tests/support/invented-log.ts'
import { openWitness, type TestWitness } from '../../tests/support/witness.ts'
import { bodyBytesMax } from './serve.ts'

const log = new InventedLog('log.example/2026', 50)
const connectionsMax = 20
let witness: TestWitness
let pages: string
let genuine: string
beforeAll(async () => {
  pages = await mkdtemp(join(tmpdir(), 'yiping-pages-'))
  await mkdir(join(pages, 'verify'))
  await writeFile(join(pages, 'verify', 'index.html'), '<!doctype html><title>check</title>')
  await writeFile(join(pages, 'verify', 'page.js'), 'export {}')
  await writeFile(join(pages, '.hidden.js'), 'no')
  await writeFile(join(pages, 'notes.key'), 'no')
  await symlink('/etc/hostname', join(pages, 'outside.txt'))
  witness = await openWitness({ vkeys: log.vkeys, pages, connectionsMax })
  genuine = await log.request(0, 10)
})
afterAll(async () => {
  await witness.end()
  await rm(pages, { recursive: true, force: true })
})

const port = () => Number(new URL(witness.url).port)
const opened: Socket[] = []
async function dial(): Promise<Socket> {
  const socket = connect(port(), '127.0.0.1')
  opened.push(socket)
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('connect', resolve))
  return socket
}
/** What is answered to these bytes until the connection ends; how long that took. */
async function say(text: string | Uint8Array): Promise<{ text: string; ms: number }> {
  const [socket, began] = [await dial(), performance.now()]
  let told = ''
  socket.on('data', (chunk) => {
    told += chunk
  })
  socket.write(text)
  await new Promise((resolve) => socket.once('close', resolve))
  return { text: told, ms: performance.now() - began }
}
const post = (body: string, length = Buffer.byteLength(body)) =>
  `POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: ${length}\r\n\r\n${body}`
const isServing = async () => (await fetch(`${witness.url}/healthz`)).status === 200

describe('a witness goes on serving', () => {
  test('whatever bytes it is sent', async () => {
    const mangled = fc.tuple(fc.nat(genuine.length), fc.nat(20), fc.string({ maxLength: 20, unit: 'binary' }))
    await fc.assert(
      fc.asyncProperty(mangled, async ([from, out, put]) => {
        const body = genuine.slice(0, from) + put + genuine.slice(from + out)
        const { status } = await witness.add(body)
        expect([400, 403, 404, 422].includes(status) || body === genuine || status === 409).toBe(true)
      }),
      { numRuns: 300 },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        expect((await witness.add(bytes)).status).toBe(400)
      }),
      { numRuns: 200 },
    )
    expect(await isServing()).toBe(true)
  })

  test('where more is sent than a checkpoint needs, said before or not', async () => {
    const long = 'x'.repeat(bodyBytesMax + 1)
    expect((await say(post(long))).text).toMatch(/^HTTP\/1\.1 413 /)
    expect((await say(post('', 2 ** 40))).text).toMatch(/^HTTP\/1\.1 413 /)
    const chunk = `${(1024).toString(16)}\r\n${'x'.repeat(1024)}\r\n`
    const chunked = `POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(30)}`
    expect((await say(chunked)).text).toMatch(/^HTTP\/1\.1 413 /)
    expect((await say(`GET / HTTP/1.1\r\nHost: w\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).text).toMatch(
      /^HTTP\/1\.1 431 /,
    )
    expect(await isServing()).toBe(true)
  })

  test('where a note is full of copies of a genuine signature', async () => {
    const note = await log.note(11)
    const copies = (count: number) => note + (note.split('\n').at(-2) ?? '').concat('\n').repeat(count)
    expect([200, 409]).toContain((await witness.add(genuine)).status)
    // Each key is heard once; more than a hundred lines are no note.
    expect((await witness.add(requestOf(10, log.proof(10, 11), copies(99)))).status).toBe(200)
    expect((await witness.add(requestOf(11, [], copies(100)))).status).toBe(400)
  })

  test('where one sends ahead: one request a connection is answered', async () => {
    const asked = 'GET /vkey HTTP/1.1\r\nHost: w\r\n\r\n'
    const { text } = await say(asked.repeat(50))
    expect(text.match(/HTTP\/1\.1 200 /g)).toHaveLength(1)
  })

  test('where others hold connections open and say nothing to the end: they are cut off', async () => {
    const slow = await Promise.all(Array.from({ length: connectionsMax }, dial))
    for (const [at, socket] of slow.entries()) socket.write(at % 2 === 0 ? 'POST /add-ch' : post('old 0\n', 500))
    await wait(200)
    // As many as it takes; one more is turned away at once, not kept waiting.
    const { text, ms } = await say('GET /vkey HTTP/1.1\r\nHost: w\r\n\r\n')
    expect(text).toBe('')
    expect(ms).toBeLessThan(2000)
    await Promise.all(slow.map((socket) => new Promise((resolve) => socket.once('close', resolve).resume())))
    expect(await isServing()).toBe(true)
  })
})

describe('its pages', () => {
  const at = async (path: string) => (await say(`GET ${path} HTTP/1.1\r\nHost: w\r\n\r\n`)).text
  test.each([
    ['/verify', 308],
    ['/verify/', 200],
    ['/verify/index.html', 200],
    ['/verify/page.js', 200],
    ['/', 404],
    ['/.hidden.js', 404],
    ['/notes.key', 404],
    ['/outside.txt', 404],
    ['/../witness.key', 404],
    ['/verify/..%2f..%2fwitness.key', 404],
    ['/%2e%2e/witness.key', 404],
    ['//etc/hostname', 404],
    ['/__proto__', 404],
    ['/verify/%00', 404],
  ])('are what lies in the folder and nothing else: %s', async (path, status) => {
    expect(await at(path)).toContain(`HTTP/1.1 ${status} `)
  })

  test('say what they are, and are put into no frame', async () => {
    const { headers } = await fetch(`${witness.url}/verify`)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})
