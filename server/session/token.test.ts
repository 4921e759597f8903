import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { clearToken, findTokenHash, newToken, setToken } from './token.ts'

async function cookiesOf(isSecure: boolean): Promise<readonly string[]> {
  const app = Fastify()
  app.get('/in', (_request, reply) => {
    setToken(reply, isSecure, 'a'.repeat(43))
    return {}
  })
  app.get('/out', (_request, reply) => {
    clearToken(reply, isSecure)
    return {}
  })
  app.get('/known', (request) => ({ isKnown: findTokenHash(request, isSecure) !== undefined }))
  const cookies = await Promise.all(['/in', '/out'].map(async (url) => (await app.inject(url)).headers['set-cookie']))
  const other = `${isSecure ? '' : '__Host-'}yiping=${newToken().token}`
  const answer = await app.inject({ url: '/known', headers: { cookie: other } })
  await app.close()
  // A cookie of the other name, which any page on plain http could have set, is none.
  expect(answer.json()).toEqual({ isKnown: false })
  return cookies.map(String)
}

test('by TLS the cookie is bound to this very host, for no script, no other site and no plain http', async () => {
  const attributes = 'Path=/; HttpOnly; Secure; SameSite=Strict'
  expect(await cookiesOf(true)).toEqual([
    `__Host-yiping=${'a'.repeat(43)}; ${attributes}`,
    `__Host-yiping=; Max-Age=0; ${attributes}`,
  ])
})

test('on loopback, where a trial runs without TLS, it is the same but for what browsers refuse there', async () => {
  const attributes = 'Path=/; HttpOnly; SameSite=Strict'
  expect(await cookiesOf(false)).toEqual([
    `yiping=${'a'.repeat(43)}; ${attributes}`,
    `yiping=; Max-Age=0; ${attributes}`,
  ])
})

test('a token is 256 bits, each time others', () => {
  const tokens = Array.from({ length: 100 }, () => newToken().token)
  expect(new Set(tokens).size).toBe(100)
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32)
})
