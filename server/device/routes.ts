import type { FastifyInstance } from 'fastify'
import {
  issuePairingCode as issueRoute,
  pairDevice as pairRoute,
  revokeDevice as revokeRoute,
  seeOwnDevice,
} from '../../contracts/device.ts'
import { type Access, actorIdOf, reachOf } from '../access/index.ts'
import { bearerOf } from '../platform/bearer.ts'
import { serve } from '../platform/serve.ts'
import { type DeviceDeps, issuePairingCode, loadDevice, pair, revoke } from './actions.ts'

/** Few enough that a code cannot be found by trying within its day. */
const triesPerMinute = 10

export function serveDevices(app: FastifyInstance, deps: DeviceDeps, access: Access): void {
  serve(
    app,
    issueRoute,
    async ({ body, request }) => ({ status: 201, body: await issuePairingCode(deps, reachOf(request), body) }),
    { before: access.admit(issueRoute.caller) },
  )
  serve(app, pairRoute, async ({ body }) => ({ status: 201, body: await pair(deps, body) }), {
    callsPerMinute: triesPerMinute,
  })

  serve(
    app,
    revokeRoute,
    async ({ params, request }) => ({
      status: 200,
      body: await revoke(deps, reachOf(request), { deviceId: params.deviceId, by: actorIdOf(request) }),
    }),
    { before: access.admit(revokeRoute.caller) },
  )

  serve(app, seeOwnDevice, async ({ request }) => {
    const device = await loadDevice(deps.world, bearerOf(request))
    request.actor = { kind: 'DEVICE', deviceId: device.deviceId }
    return { status: 200, body: { ...device, pairedAt: device.pairedAt.toISOString() } }
  })
}
