import type { CommentPolarity } from '../../../domain/comment-reading.ts'
import type { Analyzer } from '../../../language/analyze.ts'

/** What is asked of the analyzer: words, and the grade they came with. */
export interface AnalysisAsk {
  readonly id: string
  readonly text: string
  readonly grade: 1 | 2 | 3 | 4 | 5 | null
}

/** What comes back over the thread: plain values. Only `masked` holds words, without personal data. */
export interface AnalysisTold {
  readonly id: string
  readonly labels: readonly string[]
  readonly polarity: CommentPolarity
  readonly evidence: readonly number[]
  readonly keywords: readonly string[]
  readonly minhash: Uint8Array
  readonly review: string | null
  readonly masked: string
}

const polarityOf: { readonly [label: string]: CommentPolarity } = {
  positive: 'POSITIVE',
  negative: 'NEGATIVE',
  neutral: 'NEUTRAL',
  mixed: 'MIXED',
}

const reviewCode = (reason: string) => reason.toUpperCase().replaceAll('-', '_')

export function analyzeOne(analyzer: Analyzer, { id, text, grade }: AnalysisAsk): AnalysisTold {
  const read = analyzer.analyze({ id, text, ...(grade === null ? {} : { rating: grade }) })
  const hits = [...read.issues, ...read.praise]
  return {
    id,
    labels: [...new Set(hits.map(({ code }) => code))],
    polarity: polarityOf[read.polarity.label] ?? 'NEUTRAL',
    evidence: hits.flatMap(({ evidence }) => evidence.flatMap(({ start, end }) => [start, end])),
    keywords: [...new Set(read.keywords.map(({ term }) => term))],
    minhash: new Uint8Array(read.minhash.buffer.slice(0)),
    review: read.review === undefined ? null : reviewCode(read.review.reason),
    masked: read.masked,
  }
}
