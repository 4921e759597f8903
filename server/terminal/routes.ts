import type { FastifyInstance, FastifyRequest } from 'fastify'
import { followTerminal, handInEntries, seeTerminal, tellHeartbeat } from '../../contracts/terminal.ts'
import { admitDevice, deviceOf } from '../device/index.ts'
import { openEventStream } from '../platform/event-stream.ts'
import { serve } from '../platform/serve.ts'
import { takeEntries } from './entries.ts'
import { TerminalFollowers } from './followers.ts'
import { Sealing } from './seal.ts'
import { keepHeartbeat, loadEarlier, loadTerminalPlace, type TerminalDeps, viewTerminal } from './terminal.ts'

/** What a counter terminal needs. Each call reads the device anew, so that a revocation works at once. */
export function serveTerminals(app: FastifyInstance, given: Omit<TerminalDeps, 'sealing'>): void {
  const deps: TerminalDeps = { ...given, sealing: new Sealing(given.keys) }
  const followers = new TerminalFollowers(deps)
  app.addHook('preClose', (done) => {
    followers.close()
    done()
  })
  const before = admitDevice(deps.world)
  const load = (request: FastifyRequest) => {
    const device = deviceOf(request)
    return { device, place: loadTerminalPlace(device) }
  }

  serve(
    app,
    seeTerminal,
    async ({ request }) => {
      const { device, place } = load(request)
      return { status: 200, body: await viewTerminal(deps, device, place) }
    },
    { before },
  )

  serve(
    app,
    followTerminal,
    async ({ request, reply }) => {
      const { device, place } = load(request)
      followers.refuseWhenFull()
      const response = openEventStream(reply)
      const last = request.headers['last-event-id']
      await followers.add(device, place, response, typeof last === 'string' ? last : '')
      return { status: 200, body: '' }
    },
    { before },
  )

  serve(
    app,
    handInEntries,
    async ({ request, body }) => {
      const { device, place } = load(request)
      const { entries, ofDeviceId = device.deviceId } = body
      const chain = ofDeviceId === device.deviceId ? device : await loadEarlier(deps, device, place, ofDeviceId)
      const answers = await takeEntries(deps, { device: chain, place, byDeviceId: device.deviceId }, entries)
      return { status: 200, body: { answers: [...answers] } }
    },
    { before },
  )

  serve(
    app,
    tellHeartbeat,
    async ({ request, body }) => {
      const { device } = load(request)
      return { status: 200, body: await keepHeartbeat(deps, device, body) }
    },
    { before },
  )
}
