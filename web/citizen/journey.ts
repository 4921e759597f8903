import type { EvaluationChannel } from '../../domain/evaluation-channel.ts'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import type { Answer, Body, call, Outcome } from '../shared/call.ts'
import { type Delay, type Delivery, deliver, type Wait } from '../shared/delivery.ts'
import type { Drawer } from '../shared/storage.ts'
import { type Trouble, toTrouble } from './trouble.ts'

export type Invitation = Answer<'openInvitation'>
type Given = Answer<'giveEvaluation'>
type Ask = Body<'giveEvaluation'>
type ReasonsAsk = Body<'addReasons'>
export type Reasons = Omit<ReasonsAsk, 'receipt'>

/** A tapped grade that has not been answered yet: the same body under the same key, however often it is sent. */
export interface Draft {
  readonly key: string
  readonly ask: Ask
}

/** What this window remembers of a received evaluation, so that a reload goes on where it was. */
interface Kept {
  readonly grade: SatisfactionGrade
  readonly given: Given
  readonly reasons?: { readonly key: string; readonly ask: ReasonsAsk }
  readonly finished?: 'WITH_REASONS' | 'WITHOUT_REASONS'
}

export type ReasonsState =
  | { readonly kind: 'OPEN' | 'SENDING' | 'DELAYED' }
  | { readonly kind: 'REFUSED'; readonly code: Extract<Outcome<unknown>, { offline: false }>['problem']['code'] }

/** Where the citizen stands. */
export type Stage =
  | { readonly kind: 'OPENING' }
  | { readonly kind: 'TROUBLE'; readonly trouble: Trouble; readonly mayRetry: boolean }
  | { readonly kind: 'ASKING'; readonly invitation: Invitation }
  | {
      readonly kind: 'SENDING'
      readonly invitation: Invitation | undefined
      readonly grade: SatisfactionGrade
      readonly delay?: Delay
    }
  | {
      readonly kind: 'RECEIVED'
      readonly invitation: Invitation
      readonly grade: SatisfactionGrade
      readonly given: Given
      readonly reasons: ReasonsState
    }
  | {
      readonly kind: 'THANKS'
      readonly invitation: Invitation
      readonly grade: SatisfactionGrade
      readonly given: Given
      readonly reasonsAdded: boolean
    }

/** The edges of the journey: server, drawers, clock and dice. */
export interface World {
  readonly call: typeof call
  /** Outlives the page: the grade that still has to arrive. */
  readonly lasting: Drawer
  /** Ends with the window: the receipt, which the next person at this device must not find. */
  readonly passing: Drawer
  readonly newKey: () => string
  readonly now: () => string
  readonly wait: Wait
}

const draftKey = (token: string) => `yiping.draft.${token}`
const keptKey = (token: string) => `yiping.evaluation.${token}`

/**
 * From the opened link to the thanks. A tap counts at once; what could not be sent is kept with its Idempotency-Key and
 * sent again until it is answered, also after a reload, so that one tap is one evaluation.
 */
export class Journey {
  private readonly token: string
  private readonly channel: EvaluationChannel
  private readonly world: World
  private readonly show: (stage: Stage) => void
  private kept: Kept | undefined
  private invitation: Invitation | undefined
  private delivery: Delivery | undefined
  private mayTap = false

  constructor(token: string, channel: EvaluationChannel, world: World, show: (stage: Stage) => void) {
    this.token = token
    this.channel = channel
    this.world = world
    this.show = show
    this.kept = world.passing.read<Kept>(keptKey(token))
  }

  start(): void {
    const { token, channel, world, show } = this
    const draft = this.kept ? undefined : this.findDraft()
    const sending = draft && ({ kind: 'SENDING', invitation: undefined, grade: draft.ask.grade } as const)
    show(sending ?? { kind: 'OPENING' })
    this.delivery = deliver(() => world.call('openInvitation', { body: { token, channel } }), world.wait, {
      done: (invitation) => {
        this.invitation = invitation
        this.goOn(invitation)
      },
      later: (delay) => show(sending ? { ...sending, delay } : { kind: 'TROUBLE', trouble: delay, mayRetry: true }),
      refused: ({ code }) => this.end(toTrouble(code)),
    })
  }

  /** The tap is the evaluation: there is no further button to press. */
  tap(grade: SatisfactionGrade): void {
    if (!this.mayTap || this.invitation === undefined) return
    this.mayTap = false
    const { token, channel } = this
    this.send(this.invitation, this.keepDraft({ token, grade, channel, deviceTime: this.world.now() }))
  }

  addReasons(reasons: Reasons): void {
    const { kept, invitation } = this
    if (!kept || kept.reasons || kept.finished || !invitation) return
    const ask = { ...reasons, receipt: kept.given.receipt }
    this.remember({ ...kept, reasons: { key: this.world.newKey(), ask } })
    this.sendReasons(invitation)
  }

  finish(): void {
    if (!this.kept || this.kept.finished || !this.invitation) return
    this.delivery?.stop()
    const { grade, given } = this.kept
    this.showKept(this.invitation, this.remember({ grade, given, finished: 'WITHOUT_REASONS' }))
  }

  nudge(): void {
    this.delivery?.nudge()
  }

  stop(): void {
    this.delivery?.stop()
  }

  private goOn(invitation: Invitation): void {
    const draft = this.findDraft()
    if (this.kept) {
      this.showKept(invitation, this.kept)
    } else if (draft) {
      this.send(invitation, draft)
    } else if (invitation.state === 'OPEN') {
      this.mayTap = true
      this.show({ kind: 'ASKING', invitation })
    } else {
      this.end(invitation.state === 'EVALUATED' ? 'ALREADY_EVALUATED' : 'INVITATION_EXPIRED')
    }
  }

  private showKept(invitation: Invitation, { grade, given, finished, reasons }: Kept): void {
    if (finished) {
      this.show({ kind: 'THANKS', invitation, grade, given, reasonsAdded: finished === 'WITH_REASONS' })
    } else {
      this.show({ kind: 'RECEIVED', invitation, grade, given, reasons: { kind: 'OPEN' } })
      if (reasons) this.sendReasons(invitation)
    }
  }

  private send(invitation: Invitation, { key, ask }: Draft): void {
    const { world, show } = this
    const sending = { kind: 'SENDING', invitation, grade: ask.grade } as const
    show(sending)
    this.delivery = deliver(() => world.call('giveEvaluation', { body: ask, idempotencyKey: key }), world.wait, {
      done: (given) => {
        const kept = this.remember({ grade: ask.grade, given })
        world.lasting.drop(draftKey(this.token))
        this.showKept(invitation, kept)
      },
      later: (delay) => show({ ...sending, delay }),
      refused: ({ code }) => {
        // A device with a wrong clock must not cost the citizen the word: say it again without the time.
        const isClock = code === 'DEVICE_TIME_IN_FUTURE' || code === 'DEVICE_TIME_BEFORE_SERVICE'
        if (isClock && ask.deviceTime !== undefined) this.send(invitation, this.keepDraft(withoutTime(ask)))
        else this.end(toTrouble(code))
      },
    })
  }

  private sendReasons(invitation: Invitation): void {
    if (!this.kept?.reasons) return
    const { grade, given } = this.kept
    const { key, ask } = this.kept.reasons
    const { world } = this
    const showReasons = (reasons: ReasonsState) => this.show({ kind: 'RECEIVED', invitation, grade, given, reasons })
    showReasons({ kind: 'SENDING' })
    const sent = { params: { id: given.id }, body: ask, idempotencyKey: key }
    this.delivery = deliver(() => world.call('addReasons', sent), world.wait, {
      done: ({ reasonPending }) => {
        const finished = 'WITH_REASONS'
        this.showKept(invitation, this.remember({ grade, given: { ...given, reasonPending }, finished }))
      },
      later: () => showReasons({ kind: 'DELAYED' }),
      refused: ({ code }) => {
        this.remember({ grade, given })
        showReasons({ kind: 'REFUSED', code })
      },
    })
  }

  private end(trouble: Trouble): void {
    this.world.lasting.drop(draftKey(this.token))
    this.show({ kind: 'TROUBLE', trouble, mayRetry: false })
  }

  private findDraft(): Draft | undefined {
    return this.world.lasting.read<Draft>(draftKey(this.token))
  }

  private keepDraft(ask: Ask): Draft {
    const draft = { key: this.world.newKey(), ask }
    this.world.lasting.keep(draftKey(this.token), draft)
    return draft
  }

  private remember(kept: Kept): Kept {
    this.kept = kept
    this.world.passing.keep(keptKey(this.token), kept)
    return kept
  }
}

function withoutTime({ deviceTime: _, ...ask }: Ask): Ask {
  return ask
}
