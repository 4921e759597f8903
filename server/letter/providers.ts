import {
  type CircuitBreaker,
  type CircuitBreakerRule,
  closedBreaker,
  mayCall,
  onCall,
  onFailure,
  onSuccess,
} from '../../domain/circuit-breaker.ts'
import type { LetterChannel } from '../../domain/letter.ts'
import type { LetterKind } from '../../domain/notice.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { LetterProvider } from './provider.ts'

const asNumber = { CLOSED: 0, HALF_OPEN: 1, OPEN: 2 } as const

/** The providers of this process, the first of a channel first, each behind a breaker. */
export class Providers {
  readonly #providers: readonly LetterProvider[]
  readonly #rule: CircuitBreakerRule
  readonly #now: () => number
  readonly #metrics: Metrics
  readonly #breakers = new Map<string, CircuitBreaker>()

  constructor(providers: readonly LetterProvider[], rule: CircuitBreakerRule, now: () => number, metrics: Metrics) {
    this.#providers = providers
    this.#rule = rule
    this.#now = now
    this.#metrics = metrics
    for (const { name } of providers) this.#keep(name, closedBreaker)
  }

  get isEmpty(): boolean {
    return this.#providers.length === 0
  }

  get timeoutMsMax(): number {
    return Math.max(...this.#providers.map(({ timeoutMs }) => timeoutMs))
  }

  find(name: string | null): LetterProvider | undefined {
    return this.#providers.find((provider) => provider.name === name)
  }

  /** The channels in which somebody can be asked now. */
  openChannels(): readonly LetterChannel[] {
    const open = this.#providers.filter(({ name }) => mayCall(this.#breaker(name), this.#now()))
    return [...new Set(open.flatMap(({ channels }) => channels))]
  }

  /** Whom to give a letter to: the first that may be called, but rather another than the one that just did not take it. */
  choose(
    channel: LetterChannel,
    ratherNot: string | null,
    notice: LetterKind | null = null,
  ): LetterProvider | undefined {
    const now = this.#now()
    const open = this.#carriers(channel, notice).filter(({ name }) => mayCall(this.#breaker(name), now))
    return open.find(({ name }) => name !== ratherNot) ?? open[0]
  }

  /** Whether anybody is named who has a text for it. */
  isCarried(channel: LetterChannel, notice: LetterKind | null): boolean {
    return this.#carriers(channel, notice).length > 0
  }

  #carriers(channel: LetterChannel, notice: LetterKind | null): readonly LetterProvider[] {
    return this.#providers.filter(
      (provider) => provider.channels.includes(channel) && provider.carries?.(notice) !== false,
    )
  }

  isThereAnother(channel: LetterChannel, than: string, notice: LetterKind | null = null): boolean {
    const chosen = this.choose(channel, than, notice)
    return chosen !== undefined && chosen.name !== than
  }

  /** Calls, and learns from it how the provider is. */
  async call<T extends string>(
    provider: LetterProvider,
    work: () => Promise<{ readonly kind: T }>,
    isFailure: (kind: T) => boolean,
  ): Promise<void> {
    const { name } = provider
    this.#keep(name, onCall(this.#breaker(name), this.#rule, this.#now()))
    const stop = this.#metrics.letterSeconds.startTimer({ provider: name })
    const { kind } = await work()
    stop({ outcome: kind })
    this.#keep(name, isFailure(kind) ? onFailure(this.#breaker(name), this.#rule, this.#now()) : onSuccess())
  }

  #breaker(name: string): CircuitBreaker {
    return this.#breakers.get(name) ?? closedBreaker
  }

  #keep(name: string, breaker: CircuitBreaker): void {
    const was = this.#breakers.get(name)
    this.#breakers.set(name, breaker)
    this.#metrics.letterBreaker.set({ provider: name }, asNumber[breaker.kind])
    if (breaker.kind === 'OPEN' && was?.kind !== 'OPEN') this.#metrics.letterBreakerOpenings.inc({ provider: name })
  }
}
