import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { officialAccount } from '../../server/letter/providers/official-account.ts'
import { guardedOutgoing } from '../../server/platform/outgoing/index.ts'
import { callsOf, occurrenceOf } from '../support/calls.ts'
import { startPlatform } from '../support/platform.ts'

const noon = Date.parse('2026-11-23T12:00:00+08:00')
const now = () => noon
const outgoing = guardedOutgoing(['127.0.0.1'])

describe('messages of an official account', () => {
  let server: Server
  let url = ''
  const heard: { path: string; body: Record<string, unknown> }[] = []
  let tokens = 0
  const answers: Record<string, unknown>[] = []
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      heard.push({ path: request.url ?? '', body: JSON.parse(Buffer.concat(chunks).toString('utf8')) })
      if (request.url === '/cgi-bin/stable_token') {
        tokens += 1
        response.end(JSON.stringify({ access_token: `token-${tokens}`, expires_in: 7200 }))
      } else response.end(JSON.stringify(answers.shift() ?? { errcode: 0, msgid: 77 }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => void server.close())

  const settings = () => ({
    kind: 'official-account' as const,
    name: 'account',
    url,
    appId: 'wx-test',
    secret: 'a secret of the test account',
    templateId: 'T1',
    callbackToken: 'a token of the test account',
    timeoutMs: 1000,
  })
  const letter = {
    messageId: '018f0000-0000-7000-8000-000000000001',
    notice: null,
    address: 'openid-of-somebody',
    text: '',
    words: { hall: '大厅', day: '2026-11-23', link: 'https://a/e#t', stop: 'https://a/d#s' },
  }

  test('share one access token, fetch a new one when it is refused or has run out, and put no secret in an address', async () => {
    let time = noon
    const account = officialAccount(settings(), () => time, outgoing)
    const sent = await Promise.all([account.send(letter), account.send(letter)])
    expect(sent).toEqual([
      { kind: 'TAKEN', reference: '77' },
      { kind: 'TAKEN', reference: '77' },
    ])
    expect(tokens).toBe(1)
    answers.push({ errcode: 40001 })
    expect(await account.send(letter)).toEqual({ kind: 'TAKEN', reference: '77' })
    expect(tokens).toBe(2)
    time += 7_200_000
    await account.send(letter)
    expect(tokens).toBe(3)
    expect(heard.filter(({ path }) => path.includes('secret'))).toEqual([])
    expect(heard.at(-1)?.body).toMatchObject({
      touser: 'openid-of-somebody',
      client_msg_id: '018f0000000070008000000000000001',
    })
  })

  test.each([
    [{ errcode: 43004 }, 'ADDRESS_DEAD'],
    [{ errcode: 45009 }, 'NOT_TAKEN'],
    [{ errcode: -1 }, 'UNKNOWN'],
  ])('%o is %s', async (answer, kind) => {
    answers.push(answer)
    expect(await officialAccount(settings(), now, outgoing).send(letter)).toEqual({ kind })
  })

  test('that are uncertain are not repeated to who does not want them', async () => {
    let time = noon
    const other = await startPlatform({ now: () => time, letters: { providers: [settings()], everyMs: 3_600_000 } })
    const send = async () => other.running.app.sweeps.find(({ name }) => name === 'letters')?.run()
    const phone = '15400000019'
    await other.invite({
      applicant: { type: 'NATURAL_PERSON', openId: 'openid-of-an-unwilling', phone },
      occurrences: [occurrenceOf(noon)],
    })
    const sentTo = () => heard.filter(({ body }) => body.touser === 'openid-of-an-unwilling').length
    answers.push({ errcode: -1 })
    await send()
    expect(sentTo()).toBe(1)
    const key = { authorization: `Bearer ${other.trial.apiKey}` }
    await callsOf(other).post('/api/v1/do-not-call/phones', { phone, wish: 'STOP' }, key)
    time += 40_000
    await send()
    expect(sentTo()).toBe(1)
    await other.stop()
  })

  test('are sent where the report carries an openid, and their receipts find the letter by its reference', async () => {
    const other = await startPlatform({ now: () => noon, letters: { providers: [settings()], everyMs: 3_600_000 } })
    await other.invite({
      applicant: { type: 'NATURAL_PERSON', openId: 'openid-of-somebody-else', phone: '15400000009' },
      occurrences: [occurrenceOf(noon)],
    })
    await other.running.app.sweeps.find(({ name }) => name === 'letters')?.run()
    const timestamp = String(Math.floor(noon / 1000))
    const sign = (token: string) => createHash('sha1').update([token, timestamp, 'n'].sort().join('')).digest('hex')
    const tell = (token: string) =>
      fetch(`${other.base}/letters/receipts/account?timestamp=${timestamp}&nonce=n&signature=${sign(token)}`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body: '<xml><Event><![CDATA[TEMPLATESENDJOBFINISH]]></Event><MsgID>77</MsgID><Status><![CDATA[success]]></Status></xml>',
      })
    expect((await tell('another token')).status).toBe(401)
    expect(await (await tell(settings().callbackToken)).text()).toBe('success')
    const [row] = await other.database.query('select state::text, channel::text from letter where turn = 1')
    expect(row).toEqual({ state: 'DELIVERED', channel: 'MESSAGE' })
    await other.stop()
  })
})
