import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { qrSvg } from '../platform/qr.ts'

const day = 86_400_000
const unknown = 'A'.repeat(22)
let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
let clock = Date.now()
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

interface View {
  readonly state: string
  readonly serialNo: string
  readonly expiresAt: string
  readonly staffNo: string | null
  readonly questionnaire: {
    readonly tags: readonly { code: string; grade: number }[]
    readonly dimensions: readonly { code: string }[]
  }
}
const open = (token: string) => calls.post<View>('/api/v1/invitations/open', { token })

describe('an invitation 邀评', () => {
  test('tells whoever holds its token what it is about, with the case number masked', async () => {
    const { body: kept } = await calls.putCase('MASKED-CASE-0042')
    const { status, body, text } = await open(kept.occurrences[0]?.invitation?.token ?? '')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      state: 'OPEN',
      hallName: '和畅区政务服务大厅',
      windowCode: 'A01',
      staffNo: '1001',
      itemName: '居民身份证换领',
      outcome: 'DONE',
      serialNo: '0042',
      identityMode: 'REAL_NAME_HIDDEN',
    })
    expect(text).not.toContain('MASKED-CASE')
  })

  test('asks with the forty reasons in force and the five dimensions', async () => {
    const { body } = await open(await platform.invite())
    expect(body.questionnaire.tags).toHaveLength(40)
    for (const grade of [1, 2, 3, 4, 5])
      expect(body.questionnaire.tags.filter((tag) => tag.grade === grade)).toHaveLength(8)
    expect(body.questionnaire.dimensions.map(({ code }) => code)).toEqual([
      'attitude',
      'efficiency',
      'procedure',
      'environment',
      'overall',
    ])
  })

  test('is open, then evaluated; or open, then expired', async () => {
    const [used, unused] = [await platform.invite(), await platform.invite()]
    expect((await open(used)).body.state).toBe('OPEN')
    await calls.give(used, 5, calls.freshKey())
    expect((await open(used)).body.state).toBe('EVALUATED')
    const expiresAt = Date.parse((await open(unused)).body.expiresAt)
    expect(expiresAt - clock).toBeGreaterThan(15 * day)
    clock = expiresAt - 1
    expect((await open(unused)).body.state).toBe('OPEN')
    clock = expiresAt
    expect((await open(unused)).body.state).toBe('EXPIRED')
    expect((await open(used)).body.state).toBe('EVALUATED')
  })

  test('that nobody was given is unknown, on every door', async () => {
    for (const [path, more] of [
      ['open', {}],
      ['code', { format: 'svg' }],
      ['slip', {}],
    ] as const) {
      const answer = await calls.post(`/api/v1/invitations/${path}`, { token: unknown, ...more })
      expect(refusal(answer)).toBe('404 INVITATION_UNKNOWN')
      expect(refusal(await calls.post(`/api/v1/invitations/${path}`, { token: 'short', ...more }))).toBe(
        '400 MALFORMED /token',
      )
    }
  })
})

describe('the token', () => {
  test('stands behind # in the link: a browser never sends it', async () => {
    const { body } = await calls.putCase('LINK-1')
    const { url, token } = body.occurrences[0]?.invitation ?? { url: '', token: '' }
    const { hash, pathname, search } = new URL(url)
    expect([pathname, search, hash]).toEqual(['/e', '', `#${token}`])
  })

  test('is 128 bits and not in the database in any form', async () => {
    const token = await platform.invite()
    expect(Buffer.from(token, 'base64url')).toHaveLength(16)
    const rows = await platform.database.query<{ row: string }>('select i::text as row from invitation i')
    const text = JSON.stringify(rows)
    expect(text).not.toContain(token)
    expect(text).not.toContain(Buffer.from(token, 'base64url').toString('hex'))
  })
})

describe('the code to scan', () => {
  test('as SVG is the code of the short link', async () => {
    const token = await platform.invite()
    const answer = await calls.post('/api/v1/invitations/code', { token, format: 'svg' })
    expect(answer.headers.get('content-type')).toContain('image/svg+xml')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.text).toBe(await qrSvg(`${platform.base}/e#${token}`))
  })

  test('as PNG is a picture large enough to print', async () => {
    const token = await platform.invite()
    const answer = await platform.post('/api/v1/invitations/code', { token, format: 'png' })
    expect(answer.headers.get('content-type')).toBe('image/png')
    const png = Buffer.from(await answer.arrayBuffer())
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
    expect(width).toBe(height)
    expect(width).toBeGreaterThanOrEqual(232)
  })

  test('is made without opening anything that is sealed', async () => {
    const token = await platform.invite()
    const asked = vi.spyOn(platform.running.world.vault, 'openRecord')
    expect((await calls.post('/api/v1/invitations/code', { token, format: 'svg' })).status).toBe(200)
    expect(asked).not.toHaveBeenCalled()
    await calls.post('/api/v1/invitations/open', { token })
    expect(asked).toHaveBeenCalledOnce()
  })

  test('in another format is not offered', async () => {
    const token = await platform.invite()
    expect(refusal(await calls.post('/api/v1/invitations/code', { token, format: 'gif' }))).toBe(
      '400 MALFORMED /format',
    )
  })
})

describe('the slip 评价小票', () => {
  test.each(['zh-CN', 'en'])(
    'names item, serial number, staff number and link in %s, and nothing of the person',
    async (language) => {
      const applicant = { type: 'NATURAL_PERSON', name: '甄不二', phone: '15400001234' }
      const { body } = await calls.putCase(`SLIP-CASE-${language}-7788`, { applicant })
      const token = body.occurrences[0]?.invitation?.token ?? ''
      const { text, headers } = await calls.post('/api/v1/invitations/slip', { token, language })
      expect(headers.get('content-type')).toContain('text/html')
      for (const word of ['居民身份证换领', '7788', '1001', 'A01', `/e#${token}`, `lang="${language}"`, '<svg'])
        expect(text).toContain(word)
      for (const secret of ['SLIP-CASE', '甄不二', '15400001234', '<script', '<style'])
        expect(text).not.toContain(secret)
    },
  )
})
