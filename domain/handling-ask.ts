import type { ContactChannel, ContactOutcome, Finding } from './handling-order.ts'
import type { InstantMs } from './kernel/plain-date.ts'

/** What somebody asks to be done with an order. */
export type OrderAsk =
  | { readonly kind: 'ACKNOWLEDGE' }
  | {
      readonly kind: 'CONTACT'
      readonly channel: ContactChannel
      readonly outcome: ContactOutcome
      readonly isNumberShown?: true
      /** A note to somebody who may be called: it is told, and is no try. */
      readonly isNoTry?: true
    }
  | { readonly kind: 'VERIFY'; readonly finding: Finding; readonly problem?: string }
  | { readonly kind: 'PLAN'; readonly doneBy: InstantMs }
  | { readonly kind: 'FINISH'; readonly evidence: number }
  | { readonly kind: 'EXPLAIN' }
  | { readonly kind: 'PASS_REVIEW' }
  | { readonly kind: 'RETURN_REVIEW' }
  | { readonly kind: 'FEED_BACK'; readonly channel: ContactChannel; readonly isNumberShown?: true }
  | { readonly kind: 'RATE'; readonly satisfaction: number; readonly isSolved: boolean }
  | { readonly kind: 'REOPEN' }
  | { readonly kind: 'TAKE_UP' }
  | { readonly kind: 'WRITE' }
  | { readonly kind: 'ASK_HELP' }
  | { readonly kind: 'LAPSE' }
  | { readonly kind: 'ASK_EXTENSION' }
  | { readonly kind: 'GRANT_EXTENSION' }
  | { readonly kind: 'REFUSE_EXTENSION' }
  | { readonly kind: 'OFFER_TRANSFER'; readonly organizationId: number }
  | { readonly kind: 'ACCEPT_TRANSFER' }
  | { readonly kind: 'REFUSE_TRANSFER' }
  | { readonly kind: 'WITHDRAW_TRANSFER' }
  | { readonly kind: 'ASSIGN_LEAD'; readonly organizationId: number }
  | { readonly kind: 'ADD_CO_HANDLER'; readonly organizationId: number }
  | { readonly kind: 'FINISH_CO_HANDLING' }
  | { readonly kind: 'RELEASE_CO_HANDLER'; readonly organizationId: number }

export type OrderAskKind = OrderAsk['kind']

/** Who asks, in relation to this order. */
export type Asker =
  | {
      readonly kind: 'ACCOUNT'
      readonly accountId: string
      /** 被评价人: never handles, reviews or calls back. */
      readonly isRated: boolean
      /** Employed in the hall that was rated: may handle there, and reviews nothing of it. */
      readonly isOfHall: boolean
      readonly organizationId: number | null
      /** Holds a post above the handling organizations, from which orders are reviewed and terms extended. */
      readonly isReviewer: boolean
      /** 查评: has found it, or was there when it was found. */
      readonly isFinder?: boolean
    }
  | { readonly kind: 'CITIZEN' }
  | { readonly kind: 'PLATFORM' }

/** Where nobody has said it nobody is called, told, or has the last word. */
export const withCitizen: ReadonlySet<OrderAskKind> = new Set([
  'CONTACT',
  'FEED_BACK',
  'RATE',
  'REOPEN',
  'TAKE_UP',
  'WRITE',
  'ASK_HELP',
  'LAPSE',
])
