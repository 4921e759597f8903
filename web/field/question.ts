import type { Language } from '../shared/language.ts'
import type { Limits, VisitForm } from './api.ts'
import type { DraftAnswer } from './draft.ts'
import type { FieldStore } from './store.ts'
import type { FieldTexts } from './texts.zh.ts'
import type { DraftDesk } from './use-draft.ts'

/** One question of a form, what was answered to it, and where that is kept. */
export interface QuestionProps {
  readonly t: FieldTexts
  readonly language: Language
  readonly indicator: VisitForm['indicators'][number]
  readonly answer: DraftAnswer
  readonly desk: DraftDesk
  readonly store: FieldStore
  readonly limits: Limits
}
