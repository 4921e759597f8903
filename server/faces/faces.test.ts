import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttp } from '../platform/http.ts'
import { serveFaces } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'yiping-faces-'))
let http: FastifyInstance

function put(name: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), content)
}

beforeAll(async () => {
  for (const page of ['home', 'citizen', 'console', 'terminal', 'field', 'verify'])
    put(`web/${page}/index.html`, `<title>${page}</title>`)
  for (const asset of ['a-1.js', 'a-1.css', 'mark-1.svg', '.hidden-1.js']) put(`web/assets/${asset}`, 'x')
  put('web/assets/mark-1.svg.br', brotliCompressSync('x'))
  for (const face of ['terminal', 'field']) put(`web/${face}/worker.js`, 'x')
  put('web/embed/v1.js', 'x')
  for (const file of ['index-1.js', 'texts.en-1.js', 'other.json']) put(`web/verify/${file}`, 'x')
  for (const other of ['package.json', 'web/.git/config', 'web/status.json']) put(other, 'not for anybody')
  http = await createHttp({ logLevel: 'silent', trustedProxies: [], tls: null, onAnswered: () => undefined })
  await serveFaces(http, join(folder, 'web'), [])
})
afterAll(async () => {
  await http.close()
  rmSync(folder, { recursive: true })
})

const get = (url: string) => http.inject({ method: 'GET', url, headers: { 'accept-encoding': 'br' } })

test.each([
  ['/', 'text/html; charset=utf-8', 'no-cache'],
  ['/console/', 'text/html; charset=utf-8', 'no-cache'],
  ['/terminal/worker.js', 'application/javascript; charset=utf-8', 'no-cache'],
  ['/field/', 'text/html; charset=utf-8', 'no-cache'],
  ['/field/worker.js', 'application/javascript; charset=utf-8', 'no-cache'],
  ['/embed', 'text/html; charset=utf-8', 'no-cache'],
  ['/embed/v1.js', 'application/javascript; charset=utf-8', 'public, max-age=3600'],
  ['/verify/', 'text/html; charset=utf-8', 'no-cache'],
  ['/verify/texts.en-1.js', 'application/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/verify/index-1.js', 'application/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/a-1.js', 'application/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/a-1.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/mark-1.svg', 'image/svg+xml; charset=utf-8', 'public, max-age=31536000, immutable'],
])(
  'a page and what belongs to it says what it is, in which characters, and how long it may be kept: %s',
  async (...row) => {
    const [url, type, kept] = row
    const { statusCode, headers } = await get(url)
    expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, type, kept])
    expect(headers['x-content-type-options']).toBe('nosniff')
  },
)

test.each([
  '/assets',
  '/assets/',
  '/assets/.hidden-1.js',
  '/assets/../status.json',
  '/assets/%2e%2e/status.json',
  '/assets/..%2f..%2fpackage.json',
  '/assets/..%5c..%5cpackage.json',
  '/.git/config',
  '/package.json',
  '/status.json',
  '/home/index.html',
  '/verify/index.html',
  '/verify/other.json',
  '/verify/..%2fstatus.json',
])('nothing else in the folder or beside it is there, and no list of it: %s', async (url) => {
  const { statusCode, body } = await get(url)
  expect([statusCode, JSON.parse(body)]).toMatchObject([404, { code: 'NOT_FOUND' }])
})

test('another address that is answered leads to ourselves', async () => {
  for (const url of ['/console', '/terminal', '/field', '/verify'])
    expect((await get(url)).headers.location).toBe(`${url}/`)
})
