import type { IncomingHttpHeaders } from 'node:http'
import type { LetterChannel, LetterWords } from '../../domain/letter.ts'
import type { LetterKind } from '../../domain/notice.ts'

/** A letter on its way to a provider: the only place where an address stands open, and never for longer than the call. */
export interface OutgoingLetter {
  /** Ours, the same at every attempt: a provider that has seen it must not send it again. */
  readonly messageId: string
  /** null: an invitation to evaluate. */
  readonly notice: LetterKind | null
  readonly address: string
  readonly text: string
  readonly words: LetterWords
}

/**
 * TAKEN: the provider has it. NOT_TAKEN: it certainly has not, and another may be tried. ADDRESS_DEAD: it never will be, by
 * anybody. UNKNOWN: it may or may not have it: it is asked before anything else happens.
 */
export type SendOutcome =
  | { readonly kind: 'TAKEN'; readonly reference: string | null }
  | { readonly kind: 'NOT_TAKEN' | 'ADDRESS_DEAD' | 'UNKNOWN' }

export type AskOutcome = 'TAKEN' | 'DELIVERED' | 'UNDELIVERED' | 'NOT_TAKEN' | 'UNKNOWN'

/** What a provider told afterwards: by our message id, or by the reference that it gave. */
export interface LetterReceipt {
  readonly by: 'MESSAGE_ID' | 'REFERENCE'
  readonly id: string
  readonly became: 'DELIVERED' | 'UNDELIVERED'
}

export interface ReceiptCall {
  readonly headers: IncomingHttpHeaders
  readonly query: Readonly<Record<string, unknown>>
  readonly path: string
  readonly body: Buffer
  readonly now: number
}

export interface LetterProvider {
  readonly name: string
  readonly channels: readonly LetterChannel[]
  /** No call takes longer. */
  readonly timeoutMs: number
  /** Whether it has an approved text for it. Absent: it takes any text. */
  carries?(notice: LetterKind | null): boolean
  send(letter: OutgoingLetter): Promise<SendOutcome>
  /** What became of a letter. Absent where the provider cannot say: then it is sent again under the same id while that is safe. */
  ask?(messageId: string): Promise<AskOutcome>
  /** For so long after the first attempt the provider recognises the same message id and does not send twice. */
  readonly repeatSafeMs: number
  /** What a call of the provider says; undefined where it is not signed as it should be. Absent: it never calls. */
  readReceipts?(call: ReceiptCall): readonly LetterReceipt[] | undefined
  /** What the provider wants to hear back. */
  readonly receiptAnswer?: { readonly type: string; readonly body: string }
  /** The provider tries the address before it uses it; what it wants to hear, or undefined where it is not signed. */
  answerTrial?(call: ReceiptCall): string | undefined
}
