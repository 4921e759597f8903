import type { FastifyRequest } from 'fastify'
import { describe, expect, test } from 'vitest'
import { refuseCrossSite } from './same-site.ts'

/** What a browser tells of where a call comes from; old ones tell the origin alone, and nothing with a plain GET. */
function isLetIn(method: string, site: string | undefined, origin: string | undefined): boolean {
  const headers = {
    ...(site === undefined ? {} : { 'sec-fetch-site': site }),
    ...(origin === undefined ? {} : { origin }),
  }
  const request = { method, headers, protocol: 'https', host: 'ping.example.cn' } as unknown as FastifyRequest
  try {
    refuseCrossSite(request)
    return true
  } catch (error) {
    expect((error as { code: string }).code).toBe('CROSS_SITE')
    return false
  }
}

const own = 'https://ping.example.cn'
const reads = ['GET', 'HEAD']
const writes = ['POST', 'PUT', 'PATCH', 'DELETE']
const foreign = [
  'https://evil.example.com',
  'https://ping.example.cn.evil.example.com',
  'https://other.example.cn',
  'http://ping.example.cn',
  'https://ping.example.cn:8443',
  'https://PING.example.cn/',
  'null',
  '',
  'ping.example.cn',
]

describe('a call that a cookie vouches for', () => {
  test('is let in from a page of ours, whatever it does', () => {
    for (const method of [...reads, ...writes]) {
      expect(isLetIn(method, 'same-origin', own)).toBe(true)
      expect(isLetIn(method, undefined, own)).toBe(true)
    }
  })

  test.each(['cross-site', 'same-site', '', 'SAME-ORIGIN', 'same-origin, cross-site'])(
    'is refused where the browser says “%s”, whatever else it says',
    (site) => {
      for (const method of [...reads, ...writes])
        for (const origin of [undefined, own, ...foreign]) expect(isLetIn(method, site, origin)).toBe(false)
    },
  )

  test.each(foreign)('is refused from the origin “%s” of a browser that says nothing more', (origin) => {
    for (const method of [...reads, ...writes]) expect(isLetIn(method, undefined, origin)).toBe(false)
  })

  test('may read what was typed into the address bar, and write nothing', () => {
    for (const method of reads) expect(isLetIn(method, 'none', undefined)).toBe(true)
    for (const method of writes) expect(isLetIn(method, 'none', own)).toBe(false)
  })

  test('writes nothing where nobody says where it comes from', () => {
    for (const method of reads) expect(isLetIn(method, undefined, undefined)).toBe(true)
    for (const method of writes) expect(isLetIn(method, undefined, undefined)).toBe(false)
  })
})
