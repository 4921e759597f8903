import type { FastifyInstance } from 'fastify'
import { followDevices, seeDeviceEvents, seeDevices } from '../../contracts/device.ts'
import type { Reach } from '../../domain/access.ts'
import { type Access, reachOf } from '../access/index.ts'
import { toEvent } from '../platform/event-stream.ts'
import { LiveReaders } from '../platform/live.ts'
import { serve } from '../platform/serve.ts'
import { findNews, type InventoryDeps, type Told, viewEvents, viewInventory } from './inventory.ts'

/** While somebody looks: a heartbeat is seen so long after it came. */
const lookEveryMs = 3_000

export function serveInventory(app: FastifyInstance, deps: InventoryDeps, access: Access): void {
  const live = new LiveReaders(deps.world, { lookEveryMs, what: 'the states of devices' })
  // Open streams would hold the server back from stopping.
  app.addHook('preClose', (done) => {
    live.close()
    done()
  })
  deps.world.listen(
    'device',
    () => live.wake(),
    () => live.wake(),
  )
  serve(
    app,
    seeDevices,
    async ({ query, request }) => ({
      status: 200,
      body: await viewInventory(deps, reachOf(request), query.hallCode),
    }),
    { before: access.admit(seeDevices.caller) },
  )
  serve(
    app,
    followDevices,
    async ({ request, reply }) => {
      const news = newsFor(deps, reachOf(request))
      await live.open(reply, { news, isStillLetIn: access.standing(request, followDevices.caller) })
      return { status: 200, body: '' }
    },
    { before: access.admit(followDevices.caller) },
  )
  serve(
    app,
    seeDeviceEvents,
    async ({ params, query, request }) => ({
      status: 200,
      body: await viewEvents(deps, reachOf(request), params.deviceId, query.before),
    }),
    { before: access.admit(seeDeviceEvents.caller) },
  )
}

function newsFor(deps: InventoryDeps, reach: Reach): () => Promise<string> {
  const told: Told = new Map()
  let isFirst = true
  return async () => {
    const { devices, states } = await findNews(deps, reach, told)
    const asOf = new Date(deps.world.now()).toISOString()
    const said = [
      ...(isFirst || devices.length > 0 ? [toEvent('devices', { asOf, devices })] : []),
      ...(states.length > 0 ? [toEvent('states', { asOf, states })] : []),
    ]
    isFirst = false
    return said.join('')
  }
}
