import { isShown, type Shown } from '../../domain/assessment.ts'
import { needsEvidence } from '../../domain/assessment-form.ts'
import type { VisitForm } from './api.ts'
import type { Draft, DraftAnswer } from './draft.ts'

/** What is still to be done before a visit can be submitted, in the order of the page; `at` is the indicator. */
export interface Lack {
  readonly kind: 'ARRIVAL' | 'MARK' | 'EVIDENCE' | 'LOCATION' | 'LEAVING' | 'TIMES'
  readonly at?: string
}

type Indicator = VisitForm['indicators'][number]

const isSaid = (words: string | undefined) => words !== undefined && words.trim() !== ''

const toShown = ({ words, recording, files = [] }: DraftAnswer): Shown => ({
  hasWords: isSaid(words),
  hasRecording: isSaid(recording),
  files: files.map(({ mediaType }) => mediaType),
})

/** Whether the mark that was chosen has to be shown by something that is not there yet. */
export function lacksEvidence(indicator: Indicator, answer: DraftAnswer): boolean {
  if (answer.mark === undefined || !needsEvidence(indicator, answer.mark)) return false
  return !isShown(indicator, toShown(answer))
}

export function findLacks(form: VisitForm, draft: Draft): readonly Lack[] {
  const lacks: Lack[] = draft.arrivedAt === undefined ? [{ kind: 'ARRIVAL' }] : []
  for (const indicator of form.indicators) {
    const answer = draft.answers[indicator.code] ?? {}
    if (answer.mark === undefined) lacks.push({ kind: 'MARK', at: indicator.code })
    else if (lacksEvidence(indicator, answer)) lacks.push({ kind: 'EVIDENCE', at: indicator.code })
  }
  if (form.location === 'REQUIRED' && draft.position === undefined) lacks.push({ kind: 'LOCATION' })
  if (draft.leftAt === undefined) lacks.push({ kind: 'LEAVING' })
  else if (draft.arrivedAt !== undefined && Date.parse(draft.leftAt) < Date.parse(draft.arrivedAt))
    lacks.push({ kind: 'TIMES' })
  return lacks
}
