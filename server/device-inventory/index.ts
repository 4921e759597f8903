import type { FastifyInstance } from 'fastify'
import { seeDevices } from '../../contracts/device.ts'
import { type ApiKeys, callerOf } from '../api-key/index.ts'
import { serve } from '../platform/serve.ts'
import { type InventoryDeps, viewInventory } from './inventory.ts'

export function serveInventory(app: FastifyInstance, deps: InventoryDeps, apiKeys: ApiKeys): void {
  serve(
    app,
    seeDevices,
    async ({ query, request }) => ({
      status: 200,
      body: await viewInventory(deps, callerOf(request), query.hallCode),
    }),
    { before: apiKeys.require('devices:read') },
  )
}
