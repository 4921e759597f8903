import type { RefusalCode, StaffRefusal } from '../../contracts/problem.ts'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import type { LaterRefusal } from './later-refusals.ts'

/**
 * What every face says. `refusals` is complete by type: a refusal that no face can say does not compile. What only
 * people with an account can be told is said by the console, and what nobody who evaluates can be told stands in later-refusals.ts,
 * so that a citizen’s page does not carry it.
 */
export interface SharedTexts {
  readonly language: 'zh-CN' | 'en'
  readonly product: string
  readonly subtitle: string
  readonly otherLanguage: string
  readonly elderly: string
  readonly ordinary: string
  readonly skip: string
  readonly again: string
  readonly copy: string
  readonly copied: string
  readonly copyByHand: string
  readonly receiptForm: {
    readonly title: string
    readonly hint: string
    readonly label: string
    readonly lookUp: string
  }
  readonly grades: { readonly [Grade in SatisfactionGrade]: string }
  readonly refusals: { readonly [Code in Exclude<RefusalCode, StaffRefusal | LaterRefusal>]: string }
}
