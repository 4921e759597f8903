import type { LookupAddress, lookup } from 'node:dns'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { guardedOutgoing, type OutgoingFailed } from './index.ts'
import { isInside } from './ranges.ts'

let server: Server | undefined
let heard = 0
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  heard = 0
})
async function listen(answer: RequestListener): Promise<string> {
  const listening = createServer((request, response) => {
    heard += 1
    answer(request, response)
  })
  server = listening
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(listening.address() as AddressInfo).port}`
}
const ask = (url: string) => ({ url, method: 'GET' as const, headers: {}, timeoutMs: 500, answerBytesMax: 1000 })
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error: OutgoingFailed) => error.code,
  )

/** A name server of the test's own: the first answer, and others for those who ask again. */
function names(...answers: readonly (readonly string[])[]) {
  let asked = 0
  const resolve = (_name: string, _options: unknown, told: (error: null, found: LookupAddress[]) => void) => {
    const found = answers[Math.min(asked, answers.length - 1)] ?? []
    asked += 1
    told(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
  return { resolve: resolve as unknown as typeof lookup, asked: () => asked }
}

describe('a request to the outside', () => {
  test.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://10.1.2.3/',
    'https://172.16.0.1/',
    'https://192.168.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.100.100.200/',
    'https://0.0.0.0/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[fd00:ec2::254]/',
  ])('never goes inside: %s', async (url) => {
    expect(await codeOf(guardedOutgoing([])(ask(url)))).toBe('ADDRESS_INSIDE')
  })

  test.each(['http://sms.example.cn/', 'file:///etc/passwd', 'gopher://127.0.0.1/', 'ftp://sms.example.cn/'])(
    'goes by TLS: not %s',
    async (url) => {
      expect(await codeOf(guardedOutgoing([])(ask(url)))).toBe('NOT_TLS')
    },
  )

  test('carries no password in its address', async () => {
    expect(await codeOf(guardedOutgoing([])(ask('https://a:b@sms.example.cn/')))).toBe('CREDENTIALS_IN_ADDRESS')
  })

  test('never goes inside by a name that leads there, also as one of several addresses', async () => {
    for (const found of [['10.0.0.1'], ['93.184.215.14', '127.0.0.1'], ['::ffff:10.0.0.1']]) {
      const { resolve } = names(found)
      expect(await codeOf(guardedOutgoing([], resolve)(ask('https://sms.example.cn/')))).toBe('ADDRESS_INSIDE')
    }
  })

  test('goes to the address that was looked at: the name is asked once', async () => {
    const host = await listen((_request, response) => response.end('here'))
    const port = host.split(':')[1]
    const { resolve, asked } = names(['127.0.0.1'], ['10.255.255.1'])
    const outgoing = guardedOutgoing([`sms.example.cn:${port}`], resolve)
    expect(await outgoing(ask(`http://sms.example.cn:${port}/`))).toEqual({ status: 200, text: 'here' })
    expect(asked()).toBe(1)
  })

  test('goes where the operator has named the host, and to no other port or neighbour of it', async () => {
    const host = await listen((_request, response) => response.end('good'))
    expect(await guardedOutgoing([host])(ask(`http://${host}/`))).toEqual({ status: 200, text: 'good' })
    expect(await codeOf(guardedOutgoing([host])(ask('http://127.0.0.1:1/')))).toBe('NOT_TLS')
    expect(await codeOf(guardedOutgoing(['127.0.0.2'])(ask(`http://${host}/`)))).toBe('NOT_TLS')
  })

  test('follows no redirect', async () => {
    const host = await listen((_request, response) =>
      response.writeHead(302, { location: `http://${host}/again` }).end(),
    )
    expect((await guardedOutgoing([host])(ask(`http://${host}/`))).status).toBe(302)
    expect(heard).toBe(1)
  })

  test('reads no more than it asked for, and waits no longer', async () => {
    const long = await listen((_request, response) => response.end('x'.repeat(5000)))
    expect(await codeOf(guardedOutgoing([long])(ask(`http://${long}/`)))).toBe('ANSWER_TOO_LONG')
    server?.close()
    const slow = await listen((_request, response) => void response.write('drop by drop'))
    expect(await codeOf(guardedOutgoing([slow])(ask(`http://${slow}/`)))).toBe('TIMED_OUT')
  })

  test('says whether it is certain that nothing was sent', async () => {
    const host = await listen((request) => void request.socket.destroy())
    const broken = guardedOutgoing([host])(ask(`http://${host}/`)).catch((error: OutgoingFailed) => error.isUnsent)
    expect(await broken).toBe(false)
    const nobody = guardedOutgoing(['127.0.0.1'])(ask('http://127.0.0.1:1/'))
    expect(await nobody.catch((error: OutgoingFailed) => error.isUnsent)).toBe(true)
  })
})

test.each([
  '93.184.215.14',
  '8.8.8.8',
  '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
  '64:ff9b::808:808',
  '2002:808:808::1',
])('%s is outside', (address) => {
  expect(isInside(address)).toBe(false)
})
