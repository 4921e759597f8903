import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A mirror of a platform that shows some pages otherwise; it counts how often it did, so that no test is of what was not changed. */
export async function bendingMirror(base: string, pages: RegExp, [from, to]: readonly [string | RegExp, string]) {
  let bent = 0
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    void fetch(`${base}${path}`).then(async (answer) => {
      const bytes = Buffer.from(await answer.arrayBuffer())
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
      const text = bytes.toString('utf8')
      const other = pages.test(path) ? text.replace(from, to) : text
      if (other !== text) bent += 1
      response.end(other === text ? bytes : other)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    timesBent: () => bent,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}
