import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A mirror of a platform that shows some pages otherwise. */
export async function bendingMirror(base: string, pages: RegExp, [from, to]: readonly [string, string]) {
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    void fetch(`${base}${path}`).then(async (answer) => {
      const bytes = Buffer.from(await answer.arrayBuffer())
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
      response.end(pages.test(path) ? bytes.toString('utf8').replace(from, to) : bytes)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}
