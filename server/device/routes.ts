import type { FastifyInstance } from 'fastify'
import {
  issuePairingCode as issueRoute,
  pairDevice as pairRoute,
  revokeDevice as revokeRoute,
  seeOwnDevice,
} from '../../contracts/device.ts'
import { type Access, actorIdOf, reachOf } from '../access/index.ts'
import { appendOrHold, audited, whereFrom } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { type DeviceDeps, issuePairingCode, pair, revoke } from './actions.ts'
import { admitDevice, deviceOf } from './door.ts'

export function serveDevices(app: FastifyInstance, deps: DeviceDeps, access: Access): void {
  serve(
    app,
    issueRoute,
    async ({ body, request }) => {
      const { kind, hallCode, windowCode = null } = body
      const inAudit = audited<{ hallId: number }>(
        request,
        { act: 'PAIRING_CODE_ISSUED', target: { kind: 'HALL', id: hallCode } },
        ({ hallId }) => ({ hallId, detail: { kind, windowCode } }),
      )
      return { status: 201, body: await issuePairingCode(deps, reachOf(request), body, inAudit) }
    },
    { before: access.admit(issueRoute.caller) },
  )
  serve(
    app,
    pairRoute,
    async ({ body, request }) => ({ status: 201, body: await pair(deps, body, whereFrom(request)) }),
    {
      limit: 'device-pairing',
    },
  )

  serve(
    app,
    revokeRoute,
    async ({ params, request }) => {
      const attempt = { act: 'DEVICE_REVOKED', target: { kind: 'DEVICE', id: params.deviceId } } as const
      const inAudit = audited(request, attempt, undefined, appendOrHold)
      return {
        status: 200,
        body: await revoke(deps, reachOf(request), { deviceId: params.deviceId, by: actorIdOf(request) }, inAudit),
      }
    },
    { before: access.admit(revokeRoute.caller) },
  )

  serve(
    app,
    seeOwnDevice,
    ({ request }) => {
      const device = deviceOf(request)
      return { status: 200, body: { ...device, pairedAt: device.pairedAt.toISOString() } }
    },
    { before: admitDevice(deps.world) },
  )
}
