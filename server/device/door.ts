import type { FastifyRequest } from 'fastify'
import { bearerOf } from '../platform/bearer.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import { loadDevice } from './actions.ts'
import type { DeviceRow } from './store.ts'

declare module 'fastify' {
  interface FastifyRequest {
    device?: DeviceRow
  }
}

/** Runs before the body is read: who is no device does not get to send one. Read anew each time, so that a revocation works at once. */
export function admitDevice(world: World): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const device = await loadDevice(world, bearerOf(request))
    request.actor = { kind: 'DEVICE', deviceId: device.deviceId }
    request.actorPlace = device
    request.device = device
  }
}

export function deviceOf({ device }: FastifyRequest): DeviceRow {
  if (device === undefined) throw new Refused('UNAUTHENTICATED')
  return device
}
