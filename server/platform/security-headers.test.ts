import { expect, test } from 'vitest'
import { framedBy, securityHeaders } from './security-headers.ts'

test('every answer says what a page may load, that it may not be framed or sniffed, and sends no referrer', async () => {
  const headers = await securityHeaders(false)
  expect(headers).toMatchObject({
    'content-security-policy': expect.stringContaining("default-src 'self';script-src 'self'"),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
  })
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers).not.toHaveProperty('strict-transport-security')
  expect(headers).not.toHaveProperty('date')
})

test('browsers are told to stay with TLS where citizens reach us by it', async () => {
  expect((await securityHeaders(true))['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
})

test('a page that may be framed is framed by the named origins alone, by nobody where none is named, and loads no more than others', async () => {
  const ordinary = (await securityHeaders(false))['content-security-policy']
  expect(framedBy([])['content-security-policy']).toBe(ordinary)
  const named = framedBy(['https://a.example.cn', 'https://b.example.cn'])['content-security-policy']
  expect(named).toBe(
    ordinary?.replace("frame-ancestors 'none'", 'frame-ancestors https://a.example.cn https://b.example.cn'),
  )
})
