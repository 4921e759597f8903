import { expect, test } from 'vitest'
import { toAgent, toNetwork } from './agent.ts'

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
    'Chrome · Windows',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0',
    'Edge · Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    'Safari · iOS',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.49',
    'WeChat · Android',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', 'Firefox · Linux'],
  ['curl/8.5.0', null],
  [undefined, null],
])('%s is %s', (said, agent) => {
  expect(toAgent(said)).toBe(agent)
})

test('who moves within his network is not elsewhere', () => {
  expect(toNetwork('192.0.2.17')).toBe(toNetwork('192.0.2.201'))
  expect(toNetwork('::ffff:192.0.2.17')).toBe('192.0.2')
  expect(toNetwork('192.0.3.17')).not.toBe(toNetwork('192.0.2.17'))
  expect(toNetwork('2001:db8:7::1')).toBe(toNetwork('2001:db8:7:9::2'))
  expect(toNetwork(null)).toBe('')
})
