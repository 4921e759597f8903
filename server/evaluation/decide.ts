import type { giveEvaluation as giveEvaluationRoute } from '../../contracts/evaluation.ts'
import type { BodyOf } from '../../contracts/route.ts'
import { handlingBand, lagBand, timesSubmittedBand, tripsBand, waitingBand } from '../../domain/band.ts'
import { isPrompt, tappedAt } from '../../domain/detector-prompt.ts'
import {
  type EvaluationAsk,
  type EvaluationOrigin,
  type EvaluationRefusal,
  type GivenEvaluation,
  giveEvaluation,
} from '../../domain/evaluation.ts'
import type { IdentityMode } from '../../domain/identity-mode.ts'
import { identityModeOf } from '../../domain/identity-mode.ts'
import { type Decision, grant } from '../../domain/kernel/decision.ts'
import { toHourNumber, toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { CanonValue } from '../../ledger/canon.ts'
import { leafHash, toLeaf } from '../../ledger/leaf.ts'
import { evaluationDigest } from '../../ledger/record.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { openingOf } from '../handling-order/index.ts'
import { uuidBytes, uuidV7 } from '../platform/uuid.ts'
import type { NewRecord, Vault } from '../platform/vault.ts'
import type { PolicyBody, RuleBook } from '../policy/index.ts'
import { countedOf } from './counted.ts'
import type { Bands, IntakeRow, Sealed } from './intake-columns.ts'
import type { Occasion } from './intake-context.ts'

export type EvaluationSent = BodyOf<typeof giveEvaluationRoute>

export interface Decided {
  readonly row: IntakeRow
  readonly seed: Buffer
  readonly given: GivenEvaluation
}

export interface Sent {
  readonly ask: EvaluationSent
  readonly nullifier: Buffer
  readonly idempotencyKeyHash: Buffer
  readonly requestHash: Buffer
}

/** Asks the rule, and prepares everything that is to be kept: bands, digest, seals. Reads and writes nothing. */
export function decide(
  { vault, rules }: { vault: Vault; rules: RuleBook },
  sent: Sent,
  occasion: Occasion,
  now: number,
): Decision<Decided, EvaluationRefusal> {
  const policy = rules.loadPolicy('evaluation', occasion.divisionId, now)
  const detector = rules.loadPolicy('manipulation-detector', occasion.divisionId, now)
  const ask = toAsk(sent.ask)
  const decision = giveEvaluation(
    ask,
    { serviceEndedAt: occasion.endedAt, expiresAt: occasion.expiresAt },
    policy.body,
    rules.tagSets,
    now,
  )
  if (!decision.granted) return decision
  const given = decision.value
  const id = uuidV7(now)
  const record = vault.newRecord(id, now)
  const seed = record.derive('seed')
  const identityMode = identityModeOf(
    rules.loadPolicy('identity-mode', occasion.divisionId, now).body,
    sent.ask.channel,
  )
  const bands = bandsOf(occasion, now)
  // Given here, by the citizen: an active evaluation, whoever owns the case.
  const origin = occasion.isDrill ? 'DRILL' : 'ACTIVE'
  const counted = countedOf(occasion, bands, { identityMode, reasonPending: given.reasonPending })
  const digest = digestOf({ id, seed, now, sent, occasion, given, policyId: policy.id, origin, counted })
  const leaf = toLeaf('evaluation', digest)
  const { scoreScale } = policy.body
  return grant({
    seed,
    given,
    row: {
      id,
      occasion,
      bands,
      sealed: sealedOf(record, identityMode, occasion, given),
      origin,
      nullifier: sent.nullifier,
      idempotencyKeyHash: sent.idempotencyKeyHash,
      requestHash: sent.requestHash,
      policyId: policy.id,
      channel: sent.ask.channel,
      identityMode,
      receivedAt: now,
      deviceTime: ask.deviceTime ?? null,
      isPrompt: isPrompt(occasion.endedAt, tappedAt(sent.ask.channel, ask.deviceTime, now), detector.body),
      day: toPlainDate(now),
      grade: given.grade,
      reasonPending: given.reasonPending,
      tags: given.tags.map((tag) => tag.id),
      scores: given.scores ?? null,
      scoreScale,
      digest,
      leaf,
      leafHash: leafHash(nodeLedger, leaf),
      order: orderOf(rules, occasion, given, policy.body, now),
    },
  })
}

/** Most evaluations are good, and are not kept waiting for a rule that opens nothing: a good grade without marks never does. */
function orderOf(
  rules: RuleBook,
  occasion: Occasion,
  { grade, scores }: GivenEvaluation,
  { negativeGradeMax, scoreScale }: PolicyBody<'evaluation'>,
  now: number,
): IntakeRow['order'] {
  if (grade > negativeGradeMax && scores === undefined) return null
  return openingOf(rules, occasion, { grade, scores: scores ?? null, scoreScale }, negativeGradeMax, now)
}

function toAsk(sent: EvaluationSent): EvaluationAsk {
  const { grade, channel, tags, comment, scores, deviceTime } = sent
  return {
    grade,
    channel,
    ...(tags === undefined ? {} : { tags }),
    ...(comment === undefined ? {} : { comment: comment.normalize('NFC') }),
    ...(scores === undefined ? {} : { scores }),
    ...(deviceTime === undefined ? {} : { deviceTime: Date.parse(deviceTime) }),
  }
}

function bandsOf(occasion: Occasion, now: number): Bands {
  const { endedAt } = occasion
  return {
    serviceDay: toPlainDate(endedAt),
    waiting: waitingBand(occasion.waitingMinutes ?? undefined),
    handling: handlingBand(occasion.handlingMinutes ?? undefined),
    lag: lagBand(Math.max(0, Math.floor((now - endedAt) / 60_000))),
    timesSubmitted: timesSubmittedBand(occasion.timesSubmitted ?? undefined),
    trips: tripsBand(occasion.trips ?? undefined),
  }
}

/** The link to the service goes into the vault, or nowhere at all where the channel is anonymous. */
function sealedOf(record: NewRecord, identityMode: IdentityMode, occasion: Occasion, given: GivenEvaluation): Sealed {
  return {
    key: record.key,
    link:
      identityMode === 'ANONYMOUS'
        ? null
        : record.seal('evaluation_link|sealed_link', uuidBytes(occasion.occurrenceId)),
    comment: given.comment === undefined ? null : record.seal('sealed_field|comment', given.comment),
  }
}

interface ToDigest {
  readonly id: string
  readonly seed: Buffer
  readonly now: number
  readonly sent: Sent
  readonly occasion: Occasion
  readonly given: GivenEvaluation
  readonly policyId: number
  readonly origin: EvaluationOrigin
  readonly counted: CanonValue
}

function digestOf({ id, seed, now, sent, occasion, given, policyId, origin, counted }: ToDigest): Uint8Array {
  return evaluationDigest(nodeLedger, seed, {
    id,
    at: toHourNumber(now),
    window: `${occasion.hallCode}/${occasion.windowCode}`,
    item: occasion.itemCode,
    staff: occasion.staffNo,
    channel: sent.ask.channel,
    scores: { grade: given.grade, dimensions: given.scores ?? null },
    reasons: given.tags.map((tag) => tag.normCode),
    ticket: sent.nullifier.toString('base64url'),
    comment: given.comment ?? null,
    contact: null,
    rules: policyId,
    origin,
    counted,
  })
}
