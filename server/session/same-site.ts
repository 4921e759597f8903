import type { FastifyRequest } from 'fastify'
import { Refused } from '../platform/refused.ts'

/**
 * A call that a cookie vouches for has to come from a page of ours: another site could send it unseen. The cookie is
 * SameSite=Strict already; this holds where a browser does not know that, and against a neighbour on the same domain.
 * @throws CROSS_SITE
 */
export function refuseCrossSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) {
    // “none”: typed into the address bar. It can read, but writes only come from pages.
    if (site === 'same-origin' || (site === 'none' && isReading(request))) return
    throw new Refused('CROSS_SITE')
  }
  const { origin } = request.headers
  if (origin === undefined ? isReading(request) : isOwn(origin, request)) return
  throw new Refused('CROSS_SITE')
}

function isReading({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD'
}

function isOwn(origin: string, request: FastifyRequest): boolean {
  return URL.canParse(origin) && origin === `${request.protocol}://${request.host}`
}
