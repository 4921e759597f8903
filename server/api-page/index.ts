import type { FastifyInstance } from 'fastify'
import { routes } from '../../contracts/index.ts'
import { toOpenApi } from '../../contracts/openapi.ts'
import { apiPageStyle, renderApiPage } from './page.ts'

interface ApiPages {
  readonly document: string
  readonly page: string
}

/** By version. They follow from the contracts alone: several servers of one process show the same ones, made once. */
const made = new Map<string, ApiPages>()

function makePages(version: string): ApiPages {
  return { document: JSON.stringify(toOpenApi(routes, version), null, 2), page: renderApiPage(routes, version) }
}

/** The promises, for machines and for people. */
export function serveApiPages(app: FastifyInstance, version: string): void {
  const { document, page } = made.get(version) ?? makePages(version)
  made.set(version, { document, page })
  app.get('/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(document),
  )
  app.get('/api', (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
  )
  app.get('/api.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(apiPageStyle),
  )
}
