import { rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newCertificate } from '../../tests/support/certificate.ts'
import { createHttp } from './http.ts'

const quiet = { logLevel: 'silent', onAnswered: () => undefined }

describe('a server that speaks TLS itself', () => {
  const files = newCertificate()
  let http: FastifyInstance
  let port = 0
  beforeAll(async () => {
    http = await createHttp({ ...quiet, trustedProxies: [], tls: files })
    await http.listen({ host: '127.0.0.1', port: 0 })
    port = (http.server.address() as AddressInfo).port
  })
  afterAll(async () => {
    await http.close()
    rmSync(dirname(files.certFile), { recursive: true })
  })

  /** What the two have agreed on; why not, where they have not. */
  const shake = (wish: object): Promise<string> =>
    new Promise((resolve) => {
      // The test’s own certificate, at the test’s own server.
      const socket: TLSSocket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...wish }, () => {
        resolve(`${socket.getProtocol()} ${socket.getCipher().name}`)
        socket.destroy()
      })
      socket.on('error', (error) => resolve(`refused: ${(error as { code?: string }).code}`))
    })

  test('agrees on the newest version and the strongest suite', async () => {
    expect(await shake({})).toBe('TLSv1.3 TLS_AES_256_GCM_SHA384')
    expect(await shake({ maxVersion: 'TLSv1.2' })).toBe('TLSv1.2 ECDHE-ECDSA-AES256-GCM-SHA384')
  })

  test('refuses older versions, and suites that do not authenticate what they encrypt', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' }
    expect(await shake(old)).toMatch(/^refused/)
    const weak = { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES256-SHA384:ECDHE-ECDSA-AES128-SHA:AES256-SHA' }
    expect(await shake(weak)).toMatch(/^refused/)
  })
})

describe('where a call comes from', () => {
  const addressOf = async (trustedProxies: readonly string[], remoteAddress: string) => {
    const http = await createHttp({ ...quiet, trustedProxies, tls: null })
    http.get('/from', (request) => ({ from: request.ip, protocol: request.protocol }))
    const headers = { 'x-forwarded-for': '192.0.2.7', 'x-forwarded-proto': 'https', 'x-real-ip': '192.0.2.8' }
    const answer = await http.inject({ method: 'GET', url: '/from', remoteAddress, headers })
    await http.close()
    return answer.json() as unknown
  }

  test('is what the connection says, whatever a header claims', async () => {
    expect(await addressOf([], '203.0.113.5')).toEqual({ from: '203.0.113.5', protocol: 'http' })
    expect(await addressOf(['10.0.0.0/8'], '203.0.113.5')).toEqual({ from: '203.0.113.5', protocol: 'http' })
  })

  test('is what a declared proxy says, and nobody else', async () => {
    expect(await addressOf(['10.0.0.0/8'], '10.1.2.3')).toEqual({ from: '192.0.2.7', protocol: 'https' })
  })
})
