import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { httpSource } from './source.ts'

test('who is told to wait waits and asks again; who is not told how long cannot check', async () => {
  const asked: string[] = []
  const server = createServer(({ url = '' }, response) => {
    asked.push(url)
    const isFirst = asked.filter((each) => each === url).length === 1
    const wait = url === '/patient' ? { 'retry-after': '0' } : {}
    response.writeHead(isFirst ? 429 : 200, wait)
    response.end('here')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const source = httpSource(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  expect(await source.text('/patient')).toBe('here')
  await expect(source.text('/never')).rejects.toThrow('answered 429')
  expect(asked).toEqual(['/patient', '/patient', '/never'])
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
