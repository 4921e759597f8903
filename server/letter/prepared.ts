import type { LetterFacts } from '../../domain/letter.ts'
import type { OutgoingLetter } from './provider.ts'

/** A letter with what has to be known right before it is sent, and its address for as long as that takes. */
export interface Prepared {
  readonly facts: Pick<LetterFacts, 'isEvaluated' | 'isUnwanted' | 'isAddressDead' | 'sentToRecipientToday' | 'isRead'>
  readonly outgoing: OutgoingLetter
  /** Whether it has been moved to somebody else, or taken back, because its case was corrected. */
  hasMoved(): Promise<boolean>
  /** Whether it would go to the same recipient still. */
  isStillHis(): Promise<boolean>
}
