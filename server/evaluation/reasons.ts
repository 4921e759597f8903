import type { addReasons, lookUpEvaluation } from '../../contracts/evaluation.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import { giveReasons, type Reasons, saysWhy } from '../../domain/evaluation.ts'
import { toHourNumber, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { canon } from '../../ledger/canon.ts'
import { leafHash, toLeaf } from '../../ledger/leaf.ts'
import { supplementDigest } from '../../ledger/record.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { loadByReceipt, type Opened } from '../platform/receipt.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import { questionnaireOf, type RuleBook } from '../policy/index.ts'
import { appendReasons, type EvaluationRow, findEvaluation, findSealedComment } from './store.ts'

export interface ReasonsDeps {
  readonly world: World
  readonly rules: RuleBook
}

type Ask = BodyOf<typeof addReasons>
type OwnEvaluation = AnswerOf<typeof lookUpEvaluation>

const loadOwn = (world: World, receipt: string): Promise<Opened<EvaluationRow>> =>
  loadByReceipt(world, receipt, (id) => findEvaluation(world.vaultDb, id))

/** Adds reasons, words or scores to one's own evaluation, once. The grade stays as it was given. */
export async function keepReasons(
  { world, rules }: ReasonsDeps,
  id: string,
  sent: Ask,
  idempotencyKey: string,
): Promise<{ replayed: boolean; answer: AnswerOf<typeof addReasons> }> {
  const { row, seed } = await loadOwn(world, sent.receipt)
  if (row.id !== id.toLowerCase()) throw new Refused('RECEIPT_UNKNOWN')
  const idempotencyKeyHash = world.vault.blindIndex('idempotency', `reasons|${idempotencyKey}`)
  const requestHash = world.vault.blindIndex(
    'fingerprint',
    canon([row.id, sent.tags ?? [], sent.comment?.normalize('NFC') ?? '', sent.scores ?? {}]),
  )
  if (row.reasons !== null) return replay(row, idempotencyKeyHash, requestHash)
  // The rules of the day on which the evaluation was given stay its rules.
  const policy = rules.loadPolicy('evaluation', row.divisionId, row.receivedAt.getTime())
  const ask = { ...sent, ...(sent.comment === undefined ? {} : { comment: sent.comment.normalize('NFC') }) }
  const reasons = granted(giveReasons(ask, row.grade, policy.body, rules.tagSets, row.receivedAt.getTime()))
  // Scores alone are no reason: where one is still missing, they may not use up the only chance to give it.
  if (!saysWhy(reasons) && (reasons.scores === undefined || row.reasonPending)) throw new Refused('REASONS_EMPTY')
  if (alreadySaid(row, reasons)) throw new Refused('REASONS_ALREADY_GIVEN')
  const now = world.now()
  const recordId = uuidV7(now)
  const leaf = toLeaf('supplement', digestOf(row, seed, recordId, now, reasons, policy.id))
  const record = world.vault.newRecord(recordId, now)
  const isKept = await appendReasons(world.intakeDb, {
    evaluationId: row.id,
    divisionId: row.divisionId,
    hallId: row.hallId,
    idempotencyKeyHash,
    requestHash,
    receivedAt: new Date(now),
    recordId,
    tags: reasons.tags.map((tag) => tag.id),
    scores: reasons.scores ?? null,
    scoreScale: policy.body.scoreScale,
    day: toPlainDate(row.receivedAt.getTime()),
    digest: Buffer.from(leaf.subarray(2)),
    leaf: Buffer.from(leaf),
    leafHash: Buffer.from(leafHash(nodeLedger, leaf)),
    key: record.key,
    sealedComment: reasons.comment === undefined ? null : record.seal('sealed_field|comment', reasons.comment),
  })
  if (!isKept) return replay((await loadOwn(world, sent.receipt)).row, idempotencyKeyHash, requestHash)
  return {
    replayed: false,
    answer: {
      id: row.id,
      receivedAt: new Date(now).toISOString(),
      reasonPending: row.reasonPending && !saysWhy(reasons),
    },
  }
}

/** Reasons were given with the grade already, or scores were. */
function alreadySaid(row: EvaluationRow, reasons: Reasons): boolean {
  const saidWhy = row.tags.length > 0 || row.sealedComment !== null
  return (saidWhy && saysWhy(reasons)) || (row.scores !== null && reasons.scores !== undefined)
}

function replay(row: EvaluationRow, idempotencyKeyHash: Buffer, requestHash: Buffer) {
  const { reasons } = row
  if (reasons === null) throw new Refused('BUSY', undefined, 1)
  if (reasons.idempotencyKeyHash !== idempotencyKeyHash.toString('hex')) throw new Refused('REASONS_ALREADY_GIVEN')
  if (reasons.requestHash !== requestHash.toString('hex')) throw new Refused('IDEMPOTENCY_MISMATCH')
  const answer = {
    id: row.id,
    receivedAt: new Date(reasons.receivedAt).toISOString(),
    reasonPending: isStillPending(row),
  }
  return { replayed: true, answer }
}

function isStillPending(row: EvaluationRow): boolean {
  return row.reasonPending && !(row.reasons !== null && (row.reasons.tags.length > 0 || row.reasons.hasComment))
}

function digestOf(
  row: EvaluationRow,
  seed: Buffer,
  recordId: string,
  now: number,
  reasons: Reasons,
  policyId: number,
): Uint8Array {
  return supplementDigest(nodeLedger, seed, {
    id: recordId,
    at: toHourNumber(now),
    of: row.id,
    scores: reasons.scores ?? null,
    reasons: reasons.tags.map((tag) => tag.normCode),
    comment: reasons.comment ?? null,
    rules: policyId,
  })
}

/** One's own evaluation as it is kept, for whoever holds its receipt. */
export async function viewOwnEvaluation({ world, rules }: ReasonsDeps, receiptText: string): Promise<OwnEvaluation> {
  const { row, comment } = await loadOwn(world, receiptText)
  const { reasons } = row
  const tagIds = [...row.tags, ...(reasons?.tags ?? [])]
  const allTags = rules.tagSets.flatMap((set) => set.tags)
  const mayAddReasons = reasons === null && row.tags.length === 0 && row.sealedComment === null
  return {
    id: row.id,
    receivedAt: row.receivedAt.toISOString(),
    grade: row.grade,
    channel: row.channel,
    origin: row.origin,
    identityMode: row.identityMode,
    reasonPending: isStillPending(row),
    mayAddReasons,
    questionnaire: mayAddReasons ? questionnaireOf(rules, row.divisionId, row.receivedAt.getTime()) : null,
    hallName: row.hallName,
    windowName: row.windowName,
    itemName: row.itemName,
    serviceDay: row.serviceDay,
    tags: allTags
      .filter((tag) => tagIds.includes(tag.id))
      .map(({ normCode, nameZh, nameEn }) => ({ code: normCode, nameZh, nameEn })),
    comment: comment ?? (await openAddedComment(world, row)),
    scores: row.scores ?? reasons?.scores ?? null,
    reasonsAddedAt: reasons === null ? null : new Date(reasons.receivedAt).toISOString(),
  }
}

async function openAddedComment(world: World, { reasons }: EvaluationRow): Promise<string | null> {
  if (reasons === null || !reasons.hasComment) return null
  const sealed = await findSealedComment(world.vaultDb, reasons.recordId)
  return sealed === undefined
    ? null
    : world.vault.openRecord(reasons.recordId, sealed).open('sealed_field|comment', sealed.sealed).toString('utf8')
}
