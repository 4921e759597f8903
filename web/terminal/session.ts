import type { Wait } from '../shared/delivery.ts'
import { type Api, apiOf, type Beat, type TerminalView } from './api.ts'
import { PlatformClock } from './clock.ts'
import { Counter, type Stage } from './counter.ts'
import { type DriverState, type Drivers, statesOf } from './drivers.ts'
import { type Following, follow, type ServerEvent, type Stream } from './events.ts'
import type { OfferedService } from './offers.ts'
import type { Identity, TerminalStore } from './store.ts'
import { startUploader, type Uploader } from './uploader.ts'

export interface SessionWorld {
  readonly store: TerminalStore
  readonly wait: Wait
  readonly clocks: { readonly wall: () => number; readonly running: () => number }
  readonly openStream: (bearer: string, lastEventId: string) => Promise<Stream>
  readonly openDrivers: (settings: TerminalView['settings']['drivers']) => Drivers
  readonly isVisible: () => boolean
  readonly version: string
  /** The platform does not know this device any more: nothing is asked here until it is paired again. */
  readonly revoked: () => void
}

export interface Shown {
  readonly stage: Stage
  readonly terminal: TerminalView
  readonly isConnected: boolean
  /** What is on its way, of this pairing and of the one before. */
  readonly queueLength: number
  /** What belongs to another window and can only be handed in from there. */
  readonly stranded: number
  readonly strandedAt: string
}

/** A pairing as it lies in the store: just made, or found there at a restart. */
export interface SessionBeginning {
  readonly identity: Identity
  readonly terminal: TerminalView
  readonly clockOffsetMs: number | undefined
}

type EventKind = Beat['events'][number]['kind']

const eventsMax = 100
const lookAtClockMs = 10_000

/** A paired terminal at work: the window’s events come in, what was written down goes out, and it says that it is there. */
export class Session {
  readonly #world: SessionWorld
  readonly #api: Api
  readonly #clock: PlatformClock
  readonly #show: (shown: Shown) => void
  readonly counter: Counter
  readonly drivers: Drivers
  readonly #failed = new Set<DriverState['kind']>()
  #shown: Shown
  #following: Following | undefined
  #uploader: Uploader | undefined
  #events: Beat['events'] = []
  #cancelBeat: (() => void) | undefined
  #cancelLook: (() => void) | undefined
  #left = 0
  #beating: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(
    world: SessionWorld,
    { identity, terminal, clockOffsetMs }: SessionBeginning,
    show: (shown: Shown) => void,
  ) {
    this.#world = world
    this.#api = apiOf(identity.deviceToken)
    this.#clock = new PlatformClock(world.clocks, clockOffsetMs)
    this.#show = show
    this.#shown = {
      stage: { kind: 'IDLE' },
      terminal,
      isConnected: false,
      queueLength: 0,
      stranded: 0,
      strandedAt: '',
    }
    this.drivers = world.openDrivers(terminal.settings.drivers)
    const counterWorld = {
      store: world.store,
      identity,
      clock: this.#clock,
      wait: world.wait,
      written: () => this.#written(),
    }
    this.counter = new Counter(counterWorld, terminal, (stage) => this.#tell({ stage }))
    this.#following = follow(
      {
        open: (lastEventId) => world.openStream(identity.deviceToken, lastEventId),
        wait: world.wait,
        lastEventId: async () => (await world.store.find('lastEventId')) ?? '',
      },
      {
        event: (event) => this.#heard(event),
        connected: (isConnected) => this.#connected(isConnected),
        isRevoked: async () => (await this.#see()) === 'REVOKED',
      },
    )
    this.#uploader = startUploader(
      world.store,
      this.#api,
      world.wait,
      ({ own, left, stranded, strandedAt }) => {
        this.#left = left
        this.#tell({ queueLength: own + left, stranded, strandedAt })
      },
      (receipt) => this.counter.received(receipt),
    )
    this.#happened('STARTED')
    void this.#work()
  }

  get shown(): Shown {
    return this.#shown
  }

  /** The network is back, or somebody has come back to the page. */
  nudge(): void {
    this.#following?.nudge()
    this.#uploader?.nudge()
  }

  lost(): void {
    this.#following?.lost()
  }

  visibility(): void {
    this.#happened(this.#world.isVisible() ? 'VISIBLE' : 'HIDDEN')
    void this.#beat()
  }

  driverFailed(kind: DriverState['kind']): void {
    this.#failed.add(kind)
    this.#happened('DRIVER_FAILED', kind)
  }

  driverWorked(kind: DriverState['kind']): void {
    this.#failed.delete(kind)
  }

  stop(): void {
    this.#isStopped = true
    this.counter.stop()
    this.#following?.stop()
    this.#uploader?.stop()
    this.#cancelBeat?.()
    this.#cancelLook?.()
  }

  async #work(): Promise<void> {
    await this.counter.start().catch(() => undefined)
    await this.#see()
    await this.#beat()
    this.#lookAtClock()
  }

  #tell(change: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...change }
    if (!this.#isStopped) this.#show(this.#shown)
  }

  #written(): void {
    this.#uploader?.nudge()
    this.#world.store.queueLength().then(
      (own) => this.#tell({ queueLength: own + this.#left }),
      () => undefined,
    )
  }

  /** What the platform may have changed since, and what time it is there. */
  async #see(): Promise<'SEEN' | 'NOT_SEEN' | 'REVOKED'> {
    const outcome = await this.#api.see()
    if (this.#isStopped) return 'NOT_SEEN'
    if (!outcome.ok) {
      const isRevoked = !outcome.offline && outcome.problem.code === 'UNAUTHENTICATED'
      if (isRevoked) this.#world.revoked()
      return isRevoked ? 'REVOKED' : 'NOT_SEEN'
    }
    await this.#learnTime(outcome.answer.now)
    await this.#world.store.keep('terminal', outcome.answer).catch(() => undefined)
    this.counter.learn(outcome.answer)
    this.#tell({ terminal: outcome.answer })
    return 'SEEN'
  }

  async #learnTime(now: string): Promise<void> {
    const offset = this.#clock.learn(Date.parse(now))
    await this.#world.store.keep('clockOffsetMs', offset).catch(() => undefined)
    // By a clock that stood wrong, what has just ended may have looked long past.
    await this.counter.offer().catch(() => undefined)
  }

  async #heard({ name, data, id }: ServerEvent): Promise<void> {
    if (name === 'service') {
      await this.#world.store.addService(JSON.parse(data) as OfferedService, id)
      await this.counter.offer()
    } else if (name === 'offers') {
      const { ids } = JSON.parse(data) as { readonly ids: readonly string[] }
      const isSomethingMissing = await this.#world.store.keepOnly(ids)
      await this.counter.withdraw(ids)
      if (isSomethingMissing) this.#following?.again()
    }
  }

  #connected(isConnected: boolean): void {
    if (isConnected === this.#shown.isConnected) return
    this.#tell({ isConnected })
    this.#happened(isConnected ? 'ONLINE' : 'OFFLINE')
    if (!isConnected) return
    this.#uploader?.nudge()
    void this.#see()
  }

  #happened(kind: EventKind, value?: string): void {
    const at = new Date(this.#world.clocks.wall()).toISOString()
    // A device that is alone for weeks tells how it began and how it went on last.
    if (this.#events.length >= eventsMax) this.#events.splice(eventsMax / 2, 1)
    this.#events.push({ kind, at, ...(value === undefined ? {} : { value }) })
  }

  /** One after the other: a number that overtakes an earlier one would look like a number that went back. */
  #beat(): Promise<void> {
    this.#beating = this.#beating.then(() => this.#beatOnce()).catch(() => undefined)
    return this.#beating
  }

  async #beatOnce(): Promise<void> {
    this.#cancelBeat?.()
    const everyMs = this.#shown.terminal.rules.heartbeatEverySeconds * 1000
    this.#cancelBeat = this.#world.wait(everyMs, () => void this.#beat())
    if (this.#isStopped) return
    const events = [...this.#events]
    const outcome = await this.#api.beat({
      version: this.#world.version,
      deviceTime: new Date(this.#world.clocks.wall()).toISOString(),
      isVisible: this.#world.isVisible(),
      brightnessPercent: await this.#brightness(),
      queueLength: await this.#world.store.queueLength(),
      lastSequence: (await this.#world.store.find('head'))?.sequence ?? 0,
      drivers: statesOf(this.drivers, this.#failed),
      events,
    })
    if (!outcome.ok) return
    this.#events = this.#events.filter((event) => !events.includes(event))
    await this.#learnTime(outcome.answer.now)
  }

  async #brightness(): Promise<number | null> {
    try {
      return (await this.drivers.screen?.brightnessPercent()) ?? null
    } catch {
      this.driverFailed('screen')
      return null
    }
  }

  #lookAtClock(): void {
    if (this.#clock.hasMoved()) this.#happened('CLOCK_MOVED')
    this.#cancelLook = this.#world.wait(lookAtClockMs, () => this.#lookAtClock())
  }
}
