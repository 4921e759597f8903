import { type Decided, decide } from './decide.ts'
import { FeatureReader } from './features.ts'
import { HeadScorer } from './heads.ts'
import { KeywordFinder } from './keywords.ts'
import type { LabelTable } from './label-table.ts'
import { maskText } from './mask.ts'
import { type ItemName, MentionFinder } from './mentions.ts'
import { minhashOf, shinglesOf } from './minhash.ts'
import { heads, type Model } from './model-file.ts'
import { type Normal, normalise, toOriginal } from './normalise.ts'
import type { Found } from './pii/found.ts'
import { findPii } from './pii/index.ts'
import { Reading } from './reading.ts'
import { findReview } from './review.ts'
import { readShortText } from './short-text.ts'
import {
  type Analysis,
  type CommentInput,
  type IssueHit,
  labels,
  type PiiSpan,
  praiseLabel,
  type Span,
} from './types.ts'

/** Clauses that say a label with at least this share of the best clause’s probability are evidence too. */
const nearlyBest = 0.9

export interface AnalyzerOptions {
  /** The item catalogue with what people call each item. */
  readonly items?: readonly ItemName[]
  /** Labels that experts have added since the model was trained. */
  readonly table?: LabelTable
}

/**
 * Reads comments. What it needs besides the text is in the model; equal comments are read equally, in whichever order they come. One analyzer
 * is used by one thread.
 */
export class Analyzer {
  private readonly model: Model
  private readonly table: LabelTable | undefined
  private readonly reading = new Reading()
  private readonly reader = new FeatureReader()
  private readonly scorer: HeadScorer
  private readonly keywords: KeywordFinder
  private readonly mentions: MentionFinder
  private readonly whole = new Float64Array(heads.length)

  constructor(model: Model, options: AnalyzerOptions = {}) {
    this.model = model
    this.table = options.table
    this.scorer = new HeadScorer(model)
    this.keywords = new KeywordFinder(model)
    this.mentions = new MentionFinder(options.items ?? [])
  }

  analyze(comment: CommentInput): Analysis {
    const normal = normalise(comment.text)
    const found = findPii(normal, this.model.names)
    this.reading.read(normal, found)
    this.reader.read(this.reading)
    const known = this.scoreAll()
    const decided = this.decide(normal, found)
    const pii = found.map((one): PiiSpan => ({ ...toOriginal(normal, one.start, one.end), type: one.type, p: one.p }))
    const hits = this.hitsOf(decided, normal)
    const review = findReview({
      decided,
      probabilities: this.whole,
      thresholds: this.model.header.thresholds,
      knownShare: known / Math.max(1, this.reader.wholeCount),
      conceptSeen: this.reader.conceptSeen,
      length: this.reading.length,
      ...(comment.rating === undefined ? {} : { rating: comment.rating }),
    })
    return {
      id: comment.id,
      polarity: { label: decided.polarity, p: decided.p },
      issues: hits.filter((hit) => hit.code !== praiseLabel),
      praise: hits.filter((hit) => hit.code === praiseLabel),
      keywords: this.keywords.find(normal, found),
      pii,
      masked: maskText(comment.text, pii),
      mentions: this.mentions.find(normal),
      minhash: minhashOf(shinglesOf(this.reading.units, this.reading.length)),
      ...(review === undefined ? {} : { review: { reason: review } }),
      modelVersion: this.model.header.version,
      taxonomyVersion: this.table?.version ?? this.model.header.taxonomyVersion,
    }
  }

  /** @returns how many features of the whole the model knows */
  private scoreAll(): number {
    const { reader, scorer } = this
    const known = scorer.score(reader.whole, 0, reader.wholeCount)
    this.whole.set(scorer.scores)
    return known
  }

  private decide(normal: Normal, found: readonly Found[]): Decided {
    const short = found.length === 0 ? readShortText(normal.text) : undefined
    return decide({ probabilities: this.whole, thresholds: this.model.header.thresholds, ...(short ? { short } : {}) })
  }

  private hitsOf(decided: Decided, normal: Normal): IssueHit[] {
    const hits = decided.labels.map(({ label, p }): IssueHit => {
      return { code: label, p, evidence: this.evidenceOf(labels.indexOf(label), normal), by: ['linear'] }
    })
    const added = this.table?.read(this.reading, normal) ?? []
    return [...hits, ...added]
  }

  /** The clause that says it most, and those that say it nearly as much. */
  private evidenceOf(head: number, normal: Normal): Span[] {
    const { clauses } = this.reading
    const said: number[] = []
    let start = 0
    for (let at = 0; at < clauses.count; at++) {
      const end = this.reader.clauseEnds[at] ?? start
      said.push(clauses.count === 1 ? 1 : this.scorer.scoreHead(head, this.reader.ids, start, end))
      start = end
    }
    const best = Math.max(...said)
    const spans: Span[] = []
    said.forEach((p, at) => {
      if (p < best * nearlyBest) return
      const place = this.reading.placeOf(clauses.starts[at] ?? 0, clauses.ends[at] ?? 0)
      spans.push(toOriginal(normal, place.start, place.end))
    })
    return spans
  }
}
