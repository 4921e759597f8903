import type { FastifyInstance } from 'fastify'
import { followOwnSupplements, giveSupplement } from '../../contracts/supplement.ts'
import type { HandlingDeps } from '../handling-order/index.ts'
import { serve } from '../platform/serve.ts'
import { followOwn, giveOwn } from './citizen.ts'

export function serveSupplements(app: FastifyInstance, deps: HandlingDeps): void {
  serve(app, followOwnSupplements, async ({ body }) => ({ status: 200, body: await followOwn(deps, body.receipt) }))
  serve(app, giveSupplement, async ({ body }) => ({ status: 200, body: await giveOwn(deps, body) }))
}
