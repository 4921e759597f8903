import { randomUUID } from 'node:crypto'
import { nextStep, outsideQuietHours, retryAfterMs } from '../../domain/letter.ts'
import type { PolicyBody } from '../policy/index.ts'
import { prepareLetter } from './prepare.ts'
import type { AskOutcome, LetterProvider, OutgoingLetter, SendOutcome } from './provider.ts'
import type { Providers } from './providers.ts'
import {
  beginSending,
  type ClaimedLetter,
  type Closing,
  claimDue,
  claimUnknown,
  closeLetter,
  putBack,
} from './store.ts'
import { type LetterDeps, writeSecondLetter } from './write.ts'

/** A run ends after so long even if more is due: whoever stops the server waits for it. */
const runMsMax = 2_000
/** Beyond the longest call: time to write down what came of it. */
const leaseSlackMs = 30_000
const noProviderRetryMs = 1_000
const hourMs = 3_600_000

type Policy = PolicyBody<'letter'>
type Held = ClaimedLetter & {
  readonly lease: string
  /** By the clock that only runs forward: until when the lease certainly holds. */
  readonly heldUntil: number
}

export interface LetterSweepOptions {
  /** Letters under way at once, in this process. */
  readonly concurrency: number
}

/**
 * Sends what is due. Any number of processes may sweep at once: each takes letters of its own, holds them by a lease, and writes
 * down before a call that a provider may have the letter. Whoever finds such a letter without its sender asks the provider first.
 */
export class LetterSweep {
  readonly #deps: LetterDeps
  readonly #providers: Providers
  readonly #options: LetterSweepOptions

  constructor(deps: LetterDeps, providers: Providers, options: LetterSweepOptions) {
    this.#deps = deps
    this.#providers = providers
    this.#options = options
  }

  async run(): Promise<void> {
    const ends = performance.now() + runMsMax
    while (performance.now() < ends) {
      const [asked, sent] = [await this.#askRound(), await this.#sendRound()]
      if (asked + sent === 0) return
    }
  }

  async #askRound(): Promise<number> {
    const { db, claim, hold } = this.#claim()
    const letters = await claimUnknown(db, claim)
    await eachToItsEnd(letters, (letter) => this.#settleUnknown(hold(letter)))
    return letters.length
  }

  async #sendRound(): Promise<number> {
    const channels = this.#providers.openChannels()
    if (channels.length === 0) return 0
    const { db, claim, hold } = this.#claim()
    const letters = await claimDue(db, channels, claim)
    await eachToItsEnd(letters, (letter) => this.#take(hold(letter)))
    return letters.length
  }

  #claim() {
    const { world } = this.#deps
    const now = world.now()
    const leaseMs = this.#providers.timeoutMsMax + leaseSlackMs
    const lease = randomUUID()
    // The lease counts from before it was taken, and half its slack is not used: a process that was stopped and goes on does not send.
    const heldUntil = performance.now() + leaseSlackMs / 2
    return {
      db: world.app,
      claim: { lease, now: new Date(now), until: new Date(now + leaseMs), limit: this.#options.concurrency },
      hold: (letter: ClaimedLetter): Held => ({ ...letter, lease, heldUntil }),
    }
  }

  async #take(letter: Held): Promise<void> {
    const { world } = this.#deps
    const now = world.now()
    const policy = this.#policyOf(letter)
    const prepared = await prepareLetter(this.#deps, letter)
    // Erased since: nobody knows the address any more. Or nobody has a text for it.
    if (prepared === undefined || !this.#providers.isCarried(letter.channel, letter.notice))
      return this.#close(letter, { state: 'DROPPED', sentAt: null, reference: null })
    if (await prepared.hasMoved()) return
    const step = nextStep({ ...prepared.facts, ...letter, expiresAt: letter.expiresAt.getTime() }, policy, now)
    switch (step.step) {
      case 'DROP':
        world.metrics.letters.inc({ channel: letter.channel, outcome: `DROPPED_${step.why}` })
        return this.#close(letter, { state: 'DROPPED', sentAt: null, reference: null })
      case 'POSTPONE':
        world.metrics.letters.inc({ channel: letter.channel, outcome: `POSTPONED_${step.why}` })
        return putBack(world.app, { id: letter.id, lease: letter.lease, state: 'WAITING', until: new Date(step.until) })
      case 'SEND':
        return this.#send(letter, prepared.outgoing)
    }
  }

  async #send(letter: Held, outgoing: OutgoingLetter): Promise<void> {
    const { world } = this.#deps
    const provider = this.#providers.choose(letter.channel, letter.provider, letter.notice)
    if (provider === undefined) return this.#putBack(letter, 'WAITING', noProviderRetryMs)
    const now = world.now()
    const until = new Date(now + provider.timeoutMs + leaseSlackMs)
    const begun = { id: letter.id, lease: letter.lease, provider: provider.name, at: new Date(now), until }
    if (!(await beginSending(world.app, begun))) return
    if (performance.now() > letter.heldUntil) return
    const outcome = await this.#call(provider, outgoing)
    await this.#settle(letter, provider, outcome, letter.attempts + 1)
  }

  async #call(provider: LetterProvider, outgoing: OutgoingLetter): Promise<SendOutcome> {
    let outcome: SendOutcome = { kind: 'UNKNOWN' }
    await this.#providers.call(
      provider,
      async () => {
        outcome = await provider.send(outgoing).catch(() => ({ kind: 'UNKNOWN' as const }))
        return outcome
      },
      (kind) => kind === 'NOT_TAKEN' || kind === 'UNKNOWN',
    )
    return outcome
  }

  async #settle(letter: Held, provider: LetterProvider, outcome: SendOutcome, attempts: number): Promise<void> {
    const { world } = this.#deps
    const policy = this.#policyOf(letter)
    world.metrics.letters.inc({ channel: letter.channel, outcome: outcome.kind })
    switch (outcome.kind) {
      case 'TAKEN':
        return this.#close(letter, { state: 'SENT', sentAt: new Date(world.now()), reference: outcome.reference })
      case 'ADDRESS_DEAD':
        return this.#close(letter, { state: 'UNDELIVERED', sentAt: null, reference: null })
      case 'NOT_TAKEN': {
        const another = this.#providers.isThereAnother(letter.channel, provider.name, letter.notice)
        // Each provider gets its turn at once; after a whole round there is a pause.
        return this.#putBack(letter, 'WAITING', another && attempts % 2 === 1 ? 0 : retryAfterMs(attempts, policy))
      }
      case 'UNKNOWN':
        return this.#putBack(letter, 'UNKNOWN', policy.askAfterSeconds * 1000)
    }
  }

  /** A provider may have it. It is asked; only when it certainly has not is the letter sent anew. */
  async #settleUnknown(letter: Held): Promise<void> {
    const { world } = this.#deps
    const policy = this.#policyOf(letter)
    const sinceBegun = world.now() - (letter.begunAt?.getTime() ?? 0)
    const provider = this.#providers.find(letter.provider)
    const answer = provider === undefined ? 'UNKNOWN' : await this.#ask(letter, provider, policy, sinceBegun)
    world.metrics.letters.inc({ channel: letter.channel, outcome: `ASKED_${answer}` })
    const sentAt = letter.begunAt
    switch (answer) {
      case 'TAKEN':
        return this.#close(letter, { state: 'SENT', sentAt, reference: null })
      case 'DELIVERED':
      case 'UNDELIVERED':
        return this.#close(letter, { state: answer, sentAt, reference: null })
      case 'NOT_TAKEN':
        return this.#putBack(letter, 'WAITING', 0)
      case 'UNKNOWN':
        if (sinceBegun < policy.uncertainAfterHours * hourMs)
          return this.#putBack(letter, 'UNKNOWN', askAgainMs(sinceBegun, policy))
        return this.#close(letter, { state: 'UNCERTAIN', sentAt: null, reference: null })
    }
  }

  async #ask(letter: Held, provider: LetterProvider, policy: Policy, sinceBegun: number): Promise<AskOutcome> {
    const { ask } = provider
    if (ask !== undefined) return ask(letter.id).catch(() => 'UNKNOWN' as const)
    // It cannot be asked, but knows its own message ids for a while: sending the same again is asking.
    if (sinceBegun > provider.repeatSafeMs) return 'UNKNOWN'
    const { world } = this.#deps
    const prepared = await prepareLetter(this.#deps, letter)
    if (prepared === undefined || performance.now() > letter.heldUntil) return 'UNKNOWN'
    // Asked so, it may be the first that somebody hears: not against a wish, not after an evaluation, not in the night.
    const isQuiet = outsideQuietHours(world.now(), policy) > world.now()
    if (prepared.facts.isUnwanted || prepared.facts.isEvaluated || prepared.facts.isRead || isQuiet) return 'UNKNOWN'
    if (!(await prepared.isStillHis())) return 'UNKNOWN'
    const { kind } = await this.#call(provider, prepared.outgoing)
    return kind === 'ADDRESS_DEAD' ? 'UNDELIVERED' : kind
  }

  async #close(letter: Held, to: Pick<Closing, 'state' | 'sentAt' | 'reference'>): Promise<void> {
    await this.#deps.world.app.transaction().execute(async (tx) => {
      const closed = await closeLetter(tx, { id: letter.id, by: { lease: letter.lease }, ...to })
      if (closed !== undefined && to.state !== 'UNDELIVERED') await writeSecondLetter(this.#deps, tx, closed)
    })
  }

  #putBack(letter: Held, state: 'WAITING' | 'UNKNOWN', afterMs: number): Promise<void> {
    const { world } = this.#deps
    return putBack(world.app, { id: letter.id, lease: letter.lease, state, until: new Date(world.now() + afterMs) })
  }

  #policyOf(letter: ClaimedLetter): Policy {
    return this.#deps.rules.loadPolicy('letter', letter.divisionId, this.#deps.world.now()).body
  }
}

/** One that fails does not take the others down: all come to their end before the first fault is told. */
async function eachToItsEnd<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const ended = await Promise.allSettled(items.map(work))
  const failed = ended.find((one) => one.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}

/** As long again as it has been already, within bounds: soon at first, rarely later. */
function askAgainMs(sinceBegun: number, policy: Policy): number {
  return Math.min(policy.retryAfterSecondsMax * 1000, Math.max(policy.askAfterSeconds * 1000, sinceBegun))
}
