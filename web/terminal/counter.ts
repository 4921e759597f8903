import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import type { Wait } from '../shared/delivery.ts'
import type { TerminalView } from './api.ts'
import { numberDraft } from './chain.ts'
import type { PlatformClock } from './clock.ts'
import { type SignedEntry, seal } from './keys.ts'
import { chooseNext, findBySerial } from './offers.ts'
import type { Identity, KnownService, TerminalStore } from './store.ts'
import type { Receipt } from './uploader.ts'

export interface Presence {
  readonly kind: 'ID_CARD' | 'FACE' | 'SIGNATURE'
  readonly isEmulated: boolean
}

/** What is evaluated: a service that the platform has told of, or a case named by its number while nobody could tell. */
export type Subject =
  | { readonly kind: 'SERVICE'; readonly service: KnownService }
  | { readonly kind: 'CASE'; readonly caseNo: string }

/** After the tap no stage but `REASONS` knows the grade, and that one only where reasons may be shown. */
export type Stage =
  | { readonly kind: 'IDLE' }
  | { readonly kind: 'FINDING'; readonly sought: string; readonly found: readonly KnownService[] }
  | { readonly kind: 'ASKING'; readonly subject: Subject; readonly isNotKept: boolean }
  | { readonly kind: 'OFFERING_REASONS' }
  | { readonly kind: 'REASONS'; readonly grade: SatisfactionGrade }
  | {
      readonly kind: 'THANKS'
      /** The number of what was tapped; undefined where nothing was numbered. */
      readonly sequence: number | undefined
      /** Where the receipt leads. It lives in this stage alone and goes with it. */
      readonly receiptUrl?: string
    }

export interface CounterWorld {
  readonly store: TerminalStore
  readonly identity: Identity
  readonly clock: PlatformClock
  readonly wait: Wait
  /** Something new stands in the queue. */
  readonly written: () => void
}

interface Note {
  readonly service: { readonly token: string } | { readonly caseNo: string }
  readonly grade: SatisfactionGrade
  readonly by: 'TOUCH' | 'KEYPAD'
  readonly presence: readonly Presence[]
  readonly tags?: readonly string[]
}

const secondMs = 1000

/**
 * One visitor after the other: shows what has just ended, takes the tap, and is idle again by itself. A tap is kept, sealed, before
 * anything else is shown; reasons are added to it until the visitor is through, and then it is numbered.
 */
export class Counter {
  readonly #world: CounterWorld
  readonly #show: (stage: Stage) => void
  #terminal: TerminalView
  #stage: Stage = { kind: 'IDLE' }
  #note: { readonly note: Note; readonly at: SignedEntry['at']; readonly atBy: SignedEntry['atBy'] } | undefined
  #presence: Presence[] = []
  #isBusy = false
  #cancelTimer: (() => void) | undefined
  #isStopped = false

  constructor(world: CounterWorld, terminal: TerminalView, show: (stage: Stage) => void) {
    this.#world = world
    this.#terminal = terminal
    this.#show = show
  }

  get isIdle(): boolean {
    return this.#stage.kind === 'IDLE'
  }

  /** What was tapped before the page was torn away is numbered now: it counts without its reasons. */
  async start(): Promise<void> {
    await this.#commit()
    this.#go({ kind: 'IDLE' })
    await this.offer()
  }

  /** Nothing more is asked here; what was tapped last lies in the store and is numbered by whoever comes next. */
  stop(): void {
    this.#isStopped = true
    this.#cancelTimer?.()
  }

  learn(terminal: TerminalView): void {
    this.#terminal = terminal
  }

  /** A service has ended, or the counter is free again: is there one to ask about? */
  async offer(): Promise<void> {
    if (this.#stage.kind !== 'IDLE' || this.#isStopped) return
    const withinMs = this.#terminal.rules.showServiceWithinMinutes * 60 * secondMs
    const next = chooseNext(await this.#world.store.services(), this.#world.clock.now(), withinMs)
    if (next === undefined || this.#stage.kind !== 'IDLE') return
    this.ask({ kind: 'SERVICE', service: next })
  }

  /** It was evaluated elsewhere meanwhile: there is nothing more to ask. */
  async withdraw(openIds: readonly string[]): Promise<void> {
    const stage = this.#stage
    if (stage.kind !== 'ASKING' || stage.subject.kind !== 'SERVICE' || this.#isBusy) return
    if (!openIds.includes(stage.subject.service.id)) await this.idle()
  }

  beginFinding(): void {
    if (this.#stage.kind === 'IDLE') this.#go({ kind: 'FINDING', sought: '', found: [] })
  }

  async find(sought: string): Promise<void> {
    if (this.#stage.kind !== 'FINDING') return
    const found = findBySerial(await this.#world.store.services(), sought, this.#world.clock.now())
    const [only] = found
    if (found.length === 1 && only !== undefined) this.ask({ kind: 'SERVICE', service: only })
    else this.#go({ kind: 'FINDING', sought, found })
  }

  ask(subject: Subject): void {
    this.#presence = []
    this.#go({ kind: 'ASKING', subject, isNotKept: false })
  }

  present(presence: Presence): void {
    this.#presence = [...this.#presence.filter(({ kind }) => kind !== presence.kind), presence]
  }

  /** A visitor is still busy with the screen: it does not go back to idle under the hand. */
  touched(): void {
    const stage = this.#stage
    if (stage.kind !== 'THANKS') this.#armTimer()
    else if (stage.receiptUrl !== undefined && !this.#isStopped) {
      // Who takes the receipt along is given as long as to say why; before whoever comes next it lies no longer than the thanks.
      this.#cancelTimer?.()
      this.#after(this.#terminal.rules.reasonsWithinSeconds, () => this.idle())
    }
  }

  async tap(grade: SatisfactionGrade, by: 'TOUCH' | 'KEYPAD'): Promise<void> {
    const stage = this.#stage
    if (stage.kind !== 'ASKING' || this.#isBusy) return
    this.#isBusy = true
    const { subject } = stage
    try {
      // What could not be numbered a moment ago must not be written over.
      await this.#commit()
      const service = subject.kind === 'SERVICE' ? { token: subject.service.token } : { caseNo: subject.caseNo }
      const note = { service, grade, by, presence: this.#presence }
      this.#note = { note, ...this.#world.clock.now() }
      await this.#keepDraft(subject.kind === 'SERVICE' ? subject.service.id : undefined)
      const isShielded = this.#terminal.settings.layout === 'SHIELDED'
      this.#go(isShielded ? { kind: 'OFFERING_REASONS' } : { kind: 'REASONS', grade })
    } catch {
      this.#note = undefined
      this.#go({ ...stage, isNotKept: true })
    } finally {
      this.#isBusy = false
    }
  }

  /** The visitor wants to see the reasons of the grade, on a screen that others may see. */
  showReasons(): void {
    if (this.#stage.kind === 'OFFERING_REASONS' && this.#note !== undefined)
      this.#go({ kind: 'REASONS', grade: this.#note.note.grade })
  }

  async finish(tags: readonly string[]): Promise<void> {
    if ((this.#stage.kind !== 'REASONS' && this.#stage.kind !== 'OFFERING_REASONS') || this.#isBusy) return
    this.#isBusy = true
    let sequence: number | undefined
    try {
      if (tags.length > 0 && this.#note !== undefined) {
        this.#note = { ...this.#note, note: { ...this.#note.note, tags } }
        // The grade is kept already: where the reasons cannot be, it counts without them.
        await this.#keepDraft(undefined).catch(() => undefined)
      }
      this.#note = undefined
      sequence = await this.#commit()
    } finally {
      this.#isBusy = false
      this.#go({ kind: 'THANKS', sequence })
    }
  }

  /** The receipt of what was tapped: for who is being thanked for just that, and dropped where the visitor has gone. */
  received({ sequence, url }: Receipt): void {
    const stage = this.#stage
    if (stage.kind === 'THANKS' && stage.sequence === sequence && !this.#isStopped)
      this.#go({ ...stage, receiptUrl: url })
  }

  /** Who was asked and did not answer is not asked again by itself; a restart in the middle is no answer. */
  async idle(): Promise<void> {
    const left = this.#stage
    if (left.kind === 'ASKING' && left.subject.kind === 'SERVICE') {
      await this.#world.store.markShown(left.subject.service.id).catch(() => undefined)
    }
    if (this.#stage !== left || this.#isBusy) return
    this.#note = undefined
    this.#presence = []
    this.#go({ kind: 'IDLE' })
    await this.offer()
  }

  async #keepDraft(serviceId: string | undefined): Promise<void> {
    if (this.#note === undefined) return
    const { note, at, atBy } = this.#note
    const { sealingKey, deviceId } = this.#terminal
    const sealed = await seal(sealingKey, deviceId, JSON.stringify(note))
    await this.#world.store.keepDraft({ sealed, at, atBy }, serviceId)
  }

  async #commit(): Promise<number | undefined> {
    const { store, identity, written } = this.#world
    // What a later pairing has tapped is not for the keys of this one.
    const sequence = this.#isStopped ? undefined : await numberDraft(store, identity)
    if (sequence !== undefined) written()
    return sequence
  }

  #go(stage: Stage): void {
    this.#stage = stage
    this.#armTimer()
    this.#show(stage)
  }

  #armTimer(): void {
    this.#cancelTimer?.()
    if (this.#isStopped) return
    const { backToIdleAfterSeconds, reasonsWithinSeconds, thanksSeconds } = this.#terminal.rules
    switch (this.#stage.kind) {
      case 'IDLE':
        break
      case 'FINDING':
      case 'ASKING':
        this.#after(backToIdleAfterSeconds, () => this.idle())
        break
      case 'OFFERING_REASONS':
      case 'REASONS':
        this.#after(reasonsWithinSeconds, () => this.finish([]))
        break
      case 'THANKS':
        this.#after(thanksSeconds, () => this.idle())
        break
    }
  }

  #after(seconds: number, then: () => Promise<void>): void {
    this.#cancelTimer = this.#world.wait(seconds * secondMs, () => void then().catch(() => undefined))
  }
}
