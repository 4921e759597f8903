import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { framedBy } from '../platform/security-headers.ts'

/** Which page answers at which address. Tokens and receipts stand behind `#` and never reach the server. */
const pages: readonly (readonly [path: string, page: string])[] = [
  ['/', 'home'],
  ['/e', 'citizen'],
  ['/r', 'citizen'],
  ['/confidential', 'citizen'],
  ['/d', 'letter'],
  ['/participation/:hallCode', 'participation'],
  ['/c/:hallCode/:windowCode', 'citizen'],
  ['/screen/:hallCode', 'screen'],
  ['/handling-figures', 'handling-figure'],
  ['/h', 'history'],
  ['/h/:hallCode', 'history'],
  ['/h/:hallCode/:windowCode', 'history'],
  ['/ranking', 'ranking'],
  ['/ranking/:period', 'ranking'],
  ['/ranking/:period/:hallCode/:windowCode', 'ranking'],
  ['/portal', 'portal'],
  ['/portal/hall/:hallCode', 'portal'],
  ['/portal/hall/:hallCode/:windowCode', 'portal'],
  ['/portal/bulletin', 'portal'],
  ['/portal/bulletin/:month', 'portal'],
  ['/portal/method', 'portal'],
  ['/portal/data', 'portal'],
  ['/screen/', 'wall'],
  ['/screen/hall/:hallCode', 'wall'],
  ['/suggest', 'suggestion'],
  ['/suggest/:hallCode', 'suggestion'],
  ['/suggest/:hallCode/:windowCode', 'suggestion'],
  ['/status', 'status'],
  ['/terminal/', 'terminal'],
  ['/field/', 'field'],
  ['/import', 'import'],
  ['/console/', 'console'],
  ['/verify/', 'verify'],
]

const hourSeconds = 3600

/**
 * Serves the built faces. Files under /assets carry a hash in their name and never change.
 * @param embedOrigins whose pages may show the evaluation in a frame; every other page refuses to be framed by anybody
 */
export async function serveFaces(app: FastifyInstance, folder: string, embedOrigins: readonly string[]): Promise<void> {
  if (!existsSync(folder)) throw new Error(`the faces are not built: ${folder} does not exist`)
  // In a scope of its own: the calls of the API need not be looked at.
  await app.register(async (scope) => {
    scope.addHook('onSend', sayCharset)
    await servePages(scope, folder, embedOrigins)
  })
}

/** A picture made of text says in which characters, as every other text does by itself. */
async function sayCharset(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (reply.getHeader('content-type') === 'image/svg+xml') void reply.type('image/svg+xml; charset=utf-8')
}

async function servePages(app: FastifyInstance, folder: string, embedOrigins: readonly string[]): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    wildcard: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
  })
  // A page of its own with all that belongs to it: a witness serves a copy of this very folder.
  await app.register(fastifyStatic, {
    root: join(folder, 'verify'),
    prefix: '/verify/',
    decorateReply: false,
    wildcard: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
    allowedPath: (path) => /^\/\w[\w.-]*\.(js|css|svg)$/.test(path),
  })
  app.get('/verify', (_request, reply) => reply.redirect('/verify/', 308))
  for (const [path, page] of pages) {
    app.get(path, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile(`${page}/index.html`, folder, { cacheControl: false }),
    )
  }
  // A service worker may rule the folder it lies in, and no other.
  for (const name of ['terminal', 'field']) {
    app.get(`/${name}`, (_request, reply) => reply.redirect(`/${name}/`, 308))
    app.get(`/${name}/worker.js`, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile(`${name}/worker.js`, folder, { cacheControl: false }),
    )
  }
  app.get('/screen', (_request, reply) => reply.redirect('/screen/', 308))
  app.get('/console', (_request, reply) => reply.redirect('/console/', 308))
  const framed = framedBy(embedOrigins)
  app.get('/embed', (_request, reply) => {
    if (embedOrigins.length > 0) void reply.removeHeader('x-frame-options')
    return reply
      .headers(framed)
      .header('cache-control', 'no-cache')
      .sendFile('citizen/index.html', folder, { cacheControl: false })
  })
  app.get('/embed/v1.js', (_request, reply) =>
    reply
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('access-control-allow-origin', '*')
      .header('cache-control', `public, max-age=${hourSeconds}`)
      .sendFile('v1.js', join(folder, 'embed'), { cacheControl: false }),
  )
}
