import type { FastifyInstance } from 'fastify'
import { seeDevices } from '../../contracts/device.ts'
import { type Access, reachOf } from '../access/index.ts'
import { serve } from '../platform/serve.ts'
import { type InventoryDeps, viewInventory } from './inventory.ts'

export function serveInventory(app: FastifyInstance, deps: InventoryDeps, access: Access): void {
  serve(
    app,
    seeDevices,
    async ({ query, request }) => ({
      status: 200,
      body: await viewInventory(deps, reachOf(request), query.hallCode),
    }),
    { before: access.admit(seeDevices.caller) },
  )
}
