import type { ServerResponse } from 'node:http'
import { type DeviceRow, findRevoked } from '../device/index.ts'
import { Refused } from '../platform/refused.ts'
import { instantOfUuid } from '../platform/uuid.ts'
import { findOffers, viewOffer } from './offers.ts'
import type { TerminalDeps, TerminalPlace } from './terminal.ts'

/** A window's terminals are told at most this often; of what was evaluated elsewhere, more rarely. */
const quietMs = 200
const hallQuietMs = 2_000
const heartbeatMs = 15_000
/** Also without a word from the database: a notice may be lost with a connection, and an invitation expires by itself. */
const lookAgainMs = 60_000
const unreadBytesMax = 1_000_000
const followersMax = 5_000
/** One is enough; a connection that broke off may not be known to have. */
const streamsPerDevice = 3
const retryAfterSeconds = 10
/** Invitations are numbered before they are committed: one may become visible after a later one. So much is sent again. */
const overlapMs = 600_000

interface Follower {
  readonly device: DeviceRow
  readonly place: TerminalPlace
  readonly response: ServerResponse
  /** What this connection has been told of. */
  readonly told: Set<string>
  /** What was sent before this connection, up to this instant, is not sent again. */
  readonly since: number
  offers: string
  turn: Promise<void>
}

/** The open terminals. Each is told which services are open at its window, and of each once what it is. */
export class TerminalFollowers {
  readonly #deps: TerminalDeps
  readonly #open = new Set<Follower>()
  readonly #windows = new Set<number>()
  readonly #halls = new Set<number>()
  #soonTimer: NodeJS.Timeout | undefined
  #hallTimer: NodeJS.Timeout | undefined
  readonly #timers: NodeJS.Timeout[]

  constructor(deps: TerminalDeps) {
    this.#deps = deps
    this.#timers = [
      setInterval(() => this.#beat(), heartbeatMs),
      setInterval(() => this.#tell(() => true), lookAgainMs),
    ]
    for (const timer of this.#timers) timer.unref()
    deps.world.listen(
      'invitation',
      (payload) => this.#ended(payload.split(',').map(Number)),
      () => this.#tell(() => true),
    )
    deps.world.listen(
      'device',
      (deviceId) => this.#revoked(deviceId),
      () => undefined,
    )
    deps.world.listen(
      'tally',
      (payload) => this.#evaluated(payload.split(',').map(Number)),
      () => undefined,
    )
  }

  refuseWhenFull(): void {
    if (this.#open.size >= followersMax) throw new Refused('BUSY', undefined, retryAfterSeconds)
  }

  /** @param lastEventId the last invitation that the terminal has been told of, on an earlier connection */
  async add(device: DeviceRow, place: TerminalPlace, response: ServerResponse, lastEventId: string): Promise<void> {
    const since = /^[0-9a-f-]{36}$/.test(lastEventId) ? instantOfUuid(lastEventId) - overlapMs : 0
    const follower: Follower = { device, place, response, since, told: new Set(), offers: '', turn: Promise.resolve() }
    const own = [...this.#open].filter((other) => other.device.deviceId === device.deviceId)
    for (const oldest of own.slice(0, Math.max(0, own.length + 1 - streamsPerDevice))) this.#end(oldest)
    this.#open.add(follower)
    response.once('close', () => this.#open.delete(follower))
    response.write('retry: 2000\n\n')
    await this.#tellOne(follower)
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer)
    clearTimeout(this.#soonTimer)
    clearTimeout(this.#hallTimer)
    for (const { response } of this.#open) response.end()
  }

  #ended(windowIds: readonly number[]): void {
    for (const id of windowIds) this.#windows.add(id)
    this.#soonTimer ??= setTimeout(() => {
      this.#soonTimer = undefined
      const windows = new Set(this.#windows)
      this.#windows.clear()
      this.#tell(({ place }) => windows.has(place.windowId))
    }, quietMs)
  }

  #evaluated(hallIds: readonly number[]): void {
    for (const id of hallIds) this.#halls.add(id)
    this.#hallTimer ??= setTimeout(() => {
      this.#hallTimer = undefined
      const halls = new Set(this.#halls)
      this.#halls.clear()
      this.#tell(({ device }) => halls.has(device.hallId))
    }, hallQuietMs)
  }

  #tell(isMeant: (follower: Follower) => boolean): void {
    for (const follower of this.#open) {
      if (isMeant(follower)) void this.#tellOne(follower)
    }
  }

  /** One after the other for each terminal, so that a word of now does not arrive before one of before. */
  #tellOne(follower: Follower): Promise<void> {
    follower.turn = follower.turn.then(() =>
      this.#write(follower).catch(() => {
        // The database is away: the terminal goes on with what it has, and is told again in a minute.
        this.#deps.world.log.warn('the services of a window could not be read')
      }),
    )
    return follower.turn
  }

  async #write(follower: Follower): Promise<void> {
    const { device, place, response, told, since } = follower
    if (!this.#open.has(follower)) return
    // Read anew: a device that has been revoked since it connected gets no further invitation.
    if ((await findRevoked(this.#deps.world.app, [device.deviceId])).size > 0) return this.#end(follower)
    const services = await findOffers(this.#deps, device.divisionId, place.windowId)
    for (const service of [...services].reverse()) {
      if (told.has(service.invitationId)) continue
      told.add(service.invitationId)
      if (instantOfUuid(service.invitationId) < since) continue
      const offer = await viewOffer(this.#deps, device, service)
      response.write(`id: ${service.invitationId}\nevent: service\ndata: ${JSON.stringify(offer)}\n\n`)
    }
    const offers = JSON.stringify({ ids: services.map(({ invitationId }) => invitationId) })
    if (offers === follower.offers) return
    follower.offers = offers
    if (response.writableLength > unreadBytesMax) response.destroy()
    else response.write(`event: offers\ndata: ${offers}\n\n`)
  }

  #beat(): void {
    for (const { response } of this.#open) response.write(': still here\n\n')
    this.#endRevoked().catch(() => this.#deps.world.log.warn('the revoked devices could not be read'))
  }

  #revoked(deviceId: string): void {
    for (const follower of this.#open) if (follower.device.deviceId === deviceId) this.#end(follower)
  }

  async #endRevoked(): Promise<void> {
    const revoked = await findRevoked(
      this.#deps.world.app,
      [...this.#open].map(({ device }) => device.deviceId),
    )
    for (const follower of this.#open) if (revoked.has(follower.device.deviceId)) this.#end(follower)
  }

  #end(follower: Follower): void {
    this.#open.delete(follower)
    follower.response.end()
  }
}
