/** What the server and the tools may use of this room. */
export { Analyzer, type AnalyzerOptions } from './analyze.ts'
export { type DryRun, dryRun } from './dry-run.ts'
export { type LabelPattern, type LabelRow, LabelTable } from './label-table.ts'
export type { ItemName } from './mentions.ts'
export { DuplicateIndex, duplicateFrom, type Fingerprint, jaccard, minhashOf, shinglesOf } from './minhash.ts'
export { type Model, ModelRefused, readModel, taxonomyVersion } from './model-file.ts'
export { type Normal, normalise } from './normalise.ts'
export { type TopicComment, type TopicDocument, toDocuments } from './topics/document.ts'
export { type EmergenceOptions, findEmerging, type Topic, usualEmergence } from './topics/emergence.ts'
export { findKeyness } from './topics/keyness.ts'
export { type Link, linkTopics } from './topics/linkage.ts'
export { shrunken } from './topics/statistics.ts'
export { newTopic, nextState, type TopicStage, type TopicState } from './topics/topic-state.ts'
export type {
  Analysis,
  CommentInput,
  IssueHit,
  Keyword,
  Label,
  Mention,
  PiiSpan,
  PiiType,
  Polarity,
  ReviewReason,
  Span,
} from './types.ts'
