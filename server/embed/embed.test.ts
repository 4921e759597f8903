import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bringMorePlaces, otherDistrict } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { issueApiKey } from '../api-key/index.ts'

const site = 'https://bianmin.example.cn'
const minute = 60_000
let platform: TestPlatform
let shiftMs = 0
beforeAll(async () => {
  platform = await startPlatform({ embedOrigins: [site], now: () => Date.now() + shiftMs })
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
})
afterAll(() => platform.stop())

const asked = (body: object, key = platform.trial.apiKey) =>
  platform.post('/api/v1/embed/links', body, { authorization: `Bearer ${key}` })
const opened = (link: string) => platform.post('/api/v1/embed/open', { link })

async function makeLink(over: object = {}): Promise<{ token: string; link: string; url: string; expiresAt: string }> {
  const token = await platform.invite()
  const answer = await asked({ token, channel: 'WEB', origin: site, ...over })
  expect(answer.status).toBe(201)
  const { url, expiresAt } = (await answer.json()) as { url: string; expiresAt: string }
  return { token, url, expiresAt, link: new URL(url).hash.slice(1) }
}

describe('a signed link', () => {
  test('leads to its invitation, says for which page, and shows neither token nor anything else', async () => {
    const { token, url, link, expiresAt } = await makeLink()
    expect(url.startsWith(`${platform.base}/embed#`)).toBe(true)
    expect(Buffer.from(link, 'base64url').includes(Buffer.from(token, 'base64url'))).toBe(false)
    expect(new Date(expiresAt).getTime() - Date.now()).toBeLessThanOrEqual(15 * minute)
    const answer = await opened(link)
    expect([answer.status, await answer.json()]).toEqual([200, { token, channel: 'WEB', origin: site }])
  })

  test('for an app names no origin', async () => {
    const { token, link } = await makeLink({ channel: 'MOBILE', origin: undefined })
    expect(await (await opened(link)).json()).toEqual({ token, channel: 'MOBILE', origin: null })
  })

  test('is dead after its minutes', async () => {
    const { link } = await makeLink()
    shiftMs = 16 * minute
    try {
      const answer = await opened(link)
      expect([answer.status, await answer.json()]).toMatchObject([410, { code: 'EMBED_LINK_EXPIRED' }])
    } finally {
      shiftMs = 0
    }
  })

  test('with any bit changed is none', async () => {
    const { link } = await makeLink()
    const bytes = Buffer.from(link, 'base64url')
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      const answer = await opened(changed.toString('base64url'))
      expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'EMBED_LINK_UNKNOWN' }])
    }
  })
})

describe('no link is made', () => {
  test.each(['https://other.example.cn', 'http://bianmin.example.cn', 'https://bianmin.example.cn:444'])(
    'for the page of an origin that is not on the list: %s',
    async (origin) => {
      const answer = await asked({ token: await platform.invite(), channel: 'WEB', origin })
      expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'ORIGIN_NOT_ALLOWED', at: '/origin' }])
    },
  )

  test('without a key, or with one that may not', async () => {
    const token = await platform.invite()
    expect((await platform.post('/api/v1/embed/links', { token, channel: 'WEB' })).status).toBe(401)
    const key = await issueKey(['cases:write'], '990102000000')
    expect((await asked({ token, channel: 'WEB' }, key)).status).toBe(403)
  })

  test('to an invitation of another district, which looks like an unknown one', async () => {
    const key = await issueKey(['embed:link'], otherDistrict)
    for (const token of [await platform.invite(), 'x'.repeat(22)]) {
      const answer = await asked({ token, channel: 'WEB' }, key)
      expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'INVITATION_UNKNOWN' }])
    }
  })

  test('to an invitation that has run out', async () => {
    const token = await platform.invite()
    shiftMs = 17 * 24 * 60 * minute
    try {
      const answer = await asked({ token, channel: 'WEB' })
      expect([answer.status, await answer.json()]).toMatchObject([410, { code: 'INVITATION_EXPIRED' }])
    } finally {
      shiftMs = 0
    }
  })

  test('out of words that are none', async () => {
    for (const body of [{ token: 'short', channel: 'WEB' }, { token: 'x'.repeat(22), channel: 'FAX' }, {}]) {
      expect((await asked(body)).status).toBe(400)
    }
    expect((await opened('no-link')).status).toBe(400)
  })
})

async function issueKey(scopes: ('cases:write' | 'embed:link')[], divisionCode: string): Promise<string> {
  const issued = await issueApiKey(platform.running.world, {
    name: '外区业务系统',
    scopes,
    divisionCode,
    hallCode: null,
    sourceCode: 'yiping',
    expiresAt: new Date(Date.now() + 365 * 24 * 60 * minute),
  })
  if (issued === undefined) throw new Error('no place for a key')
  return issued.key
}
