import { describe, expect, test } from 'vitest'
import { makeEmbedLink, openEmbedLink } from './embed.ts'

const now = Date.parse('2026-03-02T02:00:00Z')
const minute = 60_000
const site = 'https://bianmin.example.cn'
const ask = { token: 'a'.repeat(22), channel: 'WEB', origin: site } as const
const policy = { linkValidMinutes: 15 }

describe('a signed link', () => {
  test('holds for the minutes of the policy', () => {
    const made = makeEmbedLink(ask, now + 1000 * minute, policy, [site], now)
    expect(made).toEqual({ granted: true, value: { ...ask, expiresAt: now + 15 * minute } })
  })

  test('never outlives its invitation', () => {
    const made = makeEmbedLink(ask, now + 4 * minute, policy, [site], now)
    expect(made).toMatchObject({ value: { expiresAt: now + 4 * minute } })
    expect(makeEmbedLink(ask, now, policy, [site], now)).toMatchObject({ code: 'INVITATION_EXPIRED' })
  })

  test.each([[[]], [['https://bianmin.example.cn:8443']], [['http://bianmin.example.cn']], [['https://example.cn']]])(
    'is made for no other origin than an allowed one: %j',
    (allowed) => {
      expect(makeEmbedLink(ask, now + minute, policy, allowed, now)).toMatchObject({
        code: 'ORIGIN_NOT_ALLOWED',
        at: '/origin',
      })
    },
  )

  test('without an origin needs none: an app has none', () => {
    expect(makeEmbedLink({ ...ask, origin: null }, now + minute, policy, [], now).granted).toBe(true)
  })

  test('opens until its minute, and not at it', () => {
    const link = { ...ask, expiresAt: now }
    expect(openEmbedLink(link, [site], now - 1)).toEqual({ granted: true, value: link })
    expect(openEmbedLink(link, [site], now)).toMatchObject({ code: 'EMBED_LINK_EXPIRED' })
  })

  test('ends with the permission of its origin; one without our seal is none', () => {
    expect(openEmbedLink({ ...ask, expiresAt: now + 1 }, [], now)).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED' })
    expect(openEmbedLink(undefined, [site], now)).toMatchObject({ code: 'EMBED_LINK_UNKNOWN' })
  })
})
