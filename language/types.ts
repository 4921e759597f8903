/** What can be wrong, and what is praised: the labels of the taxonomy, in the order in which heads of the model stand. */
export const issueLabels = [
  '材料繁琐',
  '态度冷漠',
  '等待时间长',
  '流程繁琐',
  '业务不熟',
  '一次性告知不清',
  '推诿扯皮',
  '系统设备故障',
  '环境设施',
  '线上操作难',
  '收费',
  '其他',
] as const

export const praiseLabel = '表扬'

export const labels = [...issueLabels, praiseLabel] as const
export type Label = (typeof labels)[number]

export const polarities = ['negative', 'positive', 'neutral', 'mixed'] as const
export type Polarity = (typeof polarities)[number]

export const piiTypes = [
  'name',
  'staff',
  'phone',
  'landline',
  'id',
  'bank',
  'plate',
  'passport',
  'wechat',
  'qq',
  'email',
  'addr',
] as const
export type PiiType = (typeof piiTypes)[number]

/** A place in the original text, in UTF-16 units, the end not included. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface PiiSpan extends Span {
  readonly type: PiiType
  /** How sure it is, from 0 to 1. */
  readonly p: number
}

/** One comment as the server hands it over. `at` is an instant in ISO 8601; `rating` is the grade that came with it. */
export interface CommentInput {
  readonly id: string
  readonly text: string
  readonly at?: string
  readonly windowId?: string
  readonly itemCode?: string
  readonly rating?: 1 | 2 | 3 | 4 | 5
  readonly channel?: string
}

export type Voter = 'linear' | 'lexicon' | 'example'

/** One label that a comment bears: how likely, the clauses that show it, and who says so. */
export interface IssueHit {
  readonly code: string
  readonly p: number
  readonly evidence: readonly Span[]
  readonly by: readonly Voter[]
}

export interface Keyword {
  readonly term: string
  readonly weight: number
  readonly spans: readonly Span[]
}

export interface Mention {
  readonly kind: 'window' | 'item' | 'staff'
  /** What it is called, where it can be told: the number of a window, a badge number, the name of an item. */
  readonly ref?: string
  readonly span: Span
}

export type ReviewReason = 'low-margin' | 'disagreement' | 'rating-conflict' | 'novel' | 'irony'

/** What was read from one comment. Only `masked` may leave the process. */
export interface Analysis {
  readonly id: string
  readonly polarity: { readonly label: Polarity; readonly p: number }
  readonly issues: readonly IssueHit[]
  readonly praise: readonly IssueHit[]
  readonly keywords: readonly Keyword[]
  readonly pii: readonly PiiSpan[]
  readonly masked: string
  readonly mentions: readonly Mention[]
  readonly minhash: Uint32Array
  readonly review?: { readonly reason: ReviewReason }
  readonly modelVersion: string
  readonly taxonomyVersion: string
}
