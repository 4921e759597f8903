import type { FastifyRequest } from 'fastify'

/** What was sent as `Authorization: Bearer …`; empty where nothing was. */
export function bearerOf(request: FastifyRequest): string {
  const { authorization } = request.headers
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? ''
}
