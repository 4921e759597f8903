import { giveReasons, type Reasons } from '../../domain/evaluation.ts'
import { toHourNumber } from '../../domain/kernel/plain-date.ts'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import { giveSupplement, type SupplementFacts, type SupplementKind } from '../../domain/supplement.ts'
import { leafHash, toLeaf } from '../../ledger/leaf.ts'
import { laterDigest } from '../../ledger/record.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { lockValidity } from '../evaluation/index.ts'
import { findLater, type HandlingDeps, type Story } from '../handling-order/index.ts'
import { committed, isUniqueViolation } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { findIsInvalidated, insertSupplement, type SupplementInsert } from './store.ts'

/** What somebody says of the same service later. */
export interface Said {
  readonly kind: SupplementKind
  readonly grade: SatisfactionGrade
  readonly tags?: readonly string[]
  readonly comment?: string
}

/** An order that an evaluation has opened, with the seed of that evaluation’s receipt. */
export interface OwnStory {
  readonly story: Story
  readonly evaluationId: string
  readonly seed: Buffer
}

/** What was in force when the order was opened governs what may be said later of it. */
export const policyOf = ({ rules }: HandlingDeps, { row }: Story) =>
  rules.loadPolicy('supplement', row.divisionId, row.openedAt.getTime())

export async function keepSupplement(deps: HandlingDeps, own: OwnStory, said: Said): Promise<void> {
  const { world } = deps
  const { evaluationId, story } = own
  const facts = await loadFacts(deps, own)
  const context = { policy: policyOf(deps, story).body, calendar: story.calendar, now: world.now() }
  granted(giveSupplement(said.kind, facts, context))
  const insert = decideSupplement(deps, own, said)
  try {
    await committed(world.app, async (tx) => {
      // An appeal may be upheld in the same moment.
      await lockValidity(tx, evaluationId)
      if (await findIsInvalidated(tx, evaluationId)) throw new Refused('INVALIDATED')
      await insertSupplement(tx, insert)
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('SUPPLEMENTED_ALREADY')
    throw error
  }
}

export async function loadFacts(
  { world }: HandlingDeps,
  { story, evaluationId }: Pick<OwnStory, 'story' | 'evaluationId'>,
): Promise<SupplementFacts> {
  const given = await findLater(world.app, evaluationId)
  return {
    order: story.order,
    given: given.map(({ kind }) => kind),
    isInvalidated: await findIsInvalidated(world.app, evaluationId),
  }
}

/** The reasons are those of the grade that is given now, by the questions of now. */
function decideSupplement(deps: HandlingDeps, own: OwnStory, said: Said): SupplementInsert {
  const { world, rules } = deps
  const { story, evaluationId } = own
  const { divisionId, hallId } = story.row
  const now = world.now()
  const ask = { ...(said.tags ? { tags: said.tags } : {}), ...normal(said.comment) }
  const questions = rules.loadPolicy('evaluation', divisionId, now).body
  const reasons = granted(giveReasons(ask, said.grade, questions, rules.tagSets, now))
  const recordId = uuidV7(now)
  const record = world.vault.newRecord(recordId, now)
  const policyId = policyOf(deps, story).id
  const leaf = toLeaf('supplement', digestOf(own, { said, reasons, recordId, now, policyId }))
  return {
    ...{ evaluationId, divisionId, hallId, recordId, policyId },
    kind: said.kind,
    grade: said.grade,
    givenAt: new Date(now),
    tags: reasons.tags.map(({ id }) => id),
    digest: Buffer.from(leaf.subarray(2)),
    leaf: Buffer.from(leaf),
    leafHash: Buffer.from(leafHash(nodeLedger, leaf)),
    key: record.key,
    sealedComment: reasons.comment === undefined ? null : record.seal('sealed_field|comment', reasons.comment),
  }
}

const normal = (comment: string | undefined) => (comment === undefined ? {} : { comment: comment.normalize('NFC') })

interface ToDigest {
  readonly said: Said
  readonly reasons: Reasons
  readonly recordId: string
  readonly now: number
  readonly policyId: number
}

function digestOf({ evaluationId, seed }: OwnStory, { said, reasons, recordId, now, policyId }: ToDigest): Uint8Array {
  return laterDigest(nodeLedger, seed, said.kind, {
    id: recordId,
    at: toHourNumber(now),
    of: evaluationId,
    scores: { grade: said.grade, dimensions: null },
    reasons: reasons.tags.map(({ normCode }) => normCode),
    comment: reasons.comment ?? null,
    rules: policyId,
  })
}
