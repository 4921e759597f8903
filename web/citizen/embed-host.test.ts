import { describe, expect, test } from 'vitest'
import { findEmbedHost } from './embed-host.ts'

const site = 'https://bianmin.example.cn'

function frame(over: object = {}) {
  const told: unknown[] = []
  return {
    told,
    isFramed: true,
    ancestors: [site],
    host: { postMessage: (message: unknown, origin: string) => told.push([message, origin]) },
    closeTab: () => told.push('closed the tab'),
    ...over,
  }
}

describe('the page that shows an evaluation', () => {
  test('is told that it is ready, has arrived, may be closed, and nothing else', () => {
    const inside = frame()
    const host = findEmbedHost(site, inside)
    if (host === undefined || host === 'ELSEWHERE') throw new Error('there is a host')
    host.evaluated()
    host.close()
    expect(inside.told).toEqual([
      [{ yiping: 1, type: 'ready' }, site],
      [{ yiping: 1, type: 'evaluated' }, site],
      [{ yiping: 1, type: 'close' }, site],
    ])
  })

  test.each([
    ['a link for an app', null, [site]],
    ['a link for another site', 'https://other.example.cn', [site]],
    ['a site inside a foreign one', site, [site, 'https://foreign.example.cn']],
  ])('may not show %s', (_, origin, ancestors) => {
    const inside = frame({ ancestors })
    expect(findEmbedHost(origin, inside)).toBe('ELSEWHERE')
    expect(inside.told).toEqual([])
  })

  test('is trusted to the content policy where the browser names no ancestors', () => {
    expect(findEmbedHost(site, frame({ ancestors: undefined }))).toBeTypeOf('object')
  })

  test('may have opened a tab, which is closed for it; an app has no page to tell', () => {
    const tab = frame({ isFramed: false, ancestors: [] })
    const host = findEmbedHost(site, tab)
    if (host === undefined || host === 'ELSEWHERE') throw new Error('there is a host')
    host.close()
    expect(tab.told.at(-1)).toBe('closed the tab')
    expect(findEmbedHost(null, frame({ isFramed: false }))).toBeUndefined()
    expect(findEmbedHost(site, frame({ isFramed: false, host: null }))).toBeUndefined()
  })
})
