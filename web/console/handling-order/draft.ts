import type { ContactChannel, ContactOutcome, Finding } from '../../../domain/handling-order.ts'
import type { EvidenceKind, OrderStep, StepWish } from './use-order.ts'

/** What has been written for a step so far; empty: not yet. */
export interface Draft {
  readonly words: string
  readonly channel: ContactChannel | ''
  readonly outcome: ContactOutcome | ''
  readonly finding: Finding | ''
  /** 问题分类, by code; what the citizen ticked counts where nothing is chosen. */
  readonly problem: string
  /** A day. */
  readonly doneBy: string
  readonly organizationCode: string
  readonly evidence: readonly {
    readonly kind: EvidenceKind
    readonly reference: string
    /** Where the thing itself was handed in. */
    readonly file?: { readonly fileId: string; readonly bytes: number; readonly preview: string | null }
  }[]
}

export const emptyDraft: Draft = {
  words: '',
  channel: '',
  outcome: '',
  finding: '',
  problem: '',
  doneBy: '',
  organizationCode: '',
  evidence: [{ kind: 'DOCUMENT', reference: '' }],
}

/** What a step is about, beside its words. */
export interface StepFields {
  readonly words: 'NEEDED' | 'OPTIONAL' | 'NONE'
  /** It may be shown by something, and need not be. */
  readonly mayShow?: true
  readonly about: readonly ('channel' | 'outcome' | 'finding' | 'doneBy' | 'organizationCode' | 'evidence')[]
}

export const stepFields: { readonly [Each in OrderStep]: StepFields } = {
  ACKNOWLEDGE: { words: 'NONE', about: [] },
  CONTACT: { words: 'OPTIONAL', about: ['channel', 'outcome'] },
  VERIFY: { words: 'OPTIONAL', about: ['finding'], mayShow: true },
  PLAN: { words: 'NEEDED', about: ['doneBy'], mayShow: true },
  FINISH: { words: 'NEEDED', about: ['evidence'] },
  EXPLAIN: { words: 'NEEDED', about: [], mayShow: true },
  FEED_BACK: { words: 'NEEDED', about: ['channel'], mayShow: true },
  ASK_EXTENSION: { words: 'NEEDED', about: [] },
  OFFER_TRANSFER: { words: 'OPTIONAL', about: ['organizationCode'] },
  ACCEPT_TRANSFER: { words: 'NONE', about: [] },
  REFUSE_TRANSFER: { words: 'NEEDED', about: [] },
  WITHDRAW_TRANSFER: { words: 'OPTIONAL', about: [] },
  ADD_CO_HANDLER: { words: 'OPTIONAL', about: ['organizationCode'] },
  FINISH_CO_HANDLING: { words: 'OPTIONAL', about: [], mayShow: true },
  RELEASE_CO_HANDLER: { words: 'NEEDED', about: ['organizationCode'] },
  PASS_REVIEW: { words: 'OPTIONAL', about: [] },
  RETURN_REVIEW: { words: 'NEEDED', about: [] },
  GRANT_EXTENSION: { words: 'OPTIONAL', about: [] },
  REFUSE_EXTENSION: { words: 'NEEDED', about: [] },
  ASSIGN_LEAD: { words: 'NEEDED', about: ['organizationCode'] },
}

/** A day is over at its last second, where the halls are. */
const endOfDay = (day: string) => (day === '' ? '' : `${day}T23:59:59+08:00`)

/** Where nothing could be demanded, there is no problem to name. */
const isProblem = ({ finding, problem }: Draft) => problem !== '' && finding !== 'NO_LEGAL_BASIS'

/** As promised: a file without a label is still a file. */
export const toEvidence = (evidence: Draft['evidence']) =>
  evidence
    .map(({ kind, reference, file }) => {
      const label = reference.trim()
      return file === undefined ? { kind, reference: label } : { kind, reference: label || '—', fileId: file.fileId }
    })
    .filter(({ reference }) => reference !== '')

/** As the promise wants it; undefined where something needed has not been written. What only the rule can know is left to the server. */
export function toWish(step: OrderStep, draft: Draft): StepWish | undefined {
  const { words: need, about, mayShow } = stepFields[step]
  const words = draft.words.trim()
  const evidence = toEvidence(draft.evidence)
  const written = { ...draft, doneBy: endOfDay(draft.doneBy), evidence }
  // What is left in the mailbox is what was written.
  const needsWords = need === 'NEEDED' || (step === 'CONTACT' && draft.channel === 'MAILBOX')
  const isLacking = about.some((field) => written[field].length === 0) || (needsWords && words === '')
  if (isLacking) return undefined
  const said: StepWish = {
    ...Object.fromEntries(about.map((field) => [field, written[field]])),
    ...(mayShow && evidence.length > 0 ? { evidence } : {}),
    ...(step === 'VERIFY' && isProblem(draft) ? { problem: draft.problem } : {}),
  }
  return need === 'NONE' || words === '' ? said : { ...said, words }
}
