import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Which page answers at which address. Tokens and receipts stand behind `#` and never reach the server. */
const pages: readonly (readonly [path: string, page: string])[] = [
  ['/', 'home'],
  ['/e', 'citizen'],
  ['/r', 'citizen'],
  ['/d', 'letter'],
  ['/participation/:hallCode', 'participation'],
  ['/c/:hallCode/:windowCode', 'citizen'],
  ['/screen/:hallCode', 'screen'],
  ['/status', 'status'],
  ['/terminal/', 'terminal'],
  ['/import', 'import'],
]

/** Serves the built faces. Files under /assets carry a hash in their name and never change. */
export async function serveFaces(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(folder)) throw new Error(`the faces are not built: ${folder} does not exist`)
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    wildcard: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    preCompressed: true,
  })
  for (const [path, page] of pages) {
    app.get(path, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile(`${page}/index.html`, folder, { cacheControl: false }),
    )
  }
  // A service worker may rule the folder it lies in, and no other.
  app.get('/terminal', (_request, reply) => reply.redirect('/terminal/', 308))
  app.get('/terminal/worker.js', (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('terminal/worker.js', folder, { cacheControl: false }),
  )
}
