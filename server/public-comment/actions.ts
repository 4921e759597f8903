import type { FastifyRequest } from 'fastify'
import type {
  givePublicComment as givePublicCommentRoute,
  lookUpPublicComment,
  seeWindow,
} from '../../contracts/public-comment.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import { startOfHour, toHourNumber, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { givePublicComment } from '../../domain/public-comment.ts'
import { leafHash, toLeaf } from '../../ledger/leaf.ts'
import { publicCommentDigest } from '../../ledger/record.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { checkBlindToken } from '../blind-token/index.ts'
import { findWindows, type WindowPlace } from '../catalogue/index.ts'
import type { Challenges } from '../challenge/index.ts'
import { isUniqueViolation } from '../platform/database.ts'
import { loadByReceipt, toReceipt } from '../platform/receipt.ts'
import { granted, Refused } from '../platform/refused.ts'
import { instantOfUuid, uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { appendPublicComment, findOwnPublicComment, findPublicComment, type PublicCommentRow } from './store.ts'

export interface PublicCommentDeps {
  readonly world: World
  readonly rules: RuleBook
  readonly challenges: Challenges
}

const purpose = 'PUBLIC_COMMENT'

type Ask = BodyOf<typeof givePublicCommentRoute>
export interface Kept {
  readonly replayed: boolean
  readonly answer: AnswerOf<typeof givePublicCommentRoute>
}

export async function keepPublicComment(
  deps: PublicCommentDeps,
  request: FastifyRequest,
  sent: Ask,
  idempotencyKey: string,
): Promise<Kept> {
  const { world, rules } = deps
  const place = await loadWindow(world, sent.hallCode, sent.windowCode)
  const now = world.now()
  const policy = rules.loadPolicy('evaluation', place.divisionId, now)
  const ask = { ...sent, ...(sent.comment === undefined ? {} : { comment: sent.comment.normalize('NFC') }) }
  const given = granted(givePublicComment(ask, policy.body.commentCodePointsMax))
  const idempotencyKeyHash = world.vault.blindIndex('idempotency', `public-comment|${idempotencyKey}`)
  const requestHash = world.vault.blindIndex(
    'fingerprint',
    JSON.stringify([
      ...[ask.hallCode, ask.windowCode, ask.grade, ask.comment, ask.channel],
      ...(ask.blindToken === undefined ? [] : [ask.blindToken]),
    ]),
  )
  const nullifier = await unlessKnown(deps, idempotencyKeyHash, async () => {
    const found = ask.blindToken === undefined ? null : await checkBlindToken(deps, ask.blindToken, { purpose, place })
    await deps.challenges.pass(request, place, { solution: sent.solution, idempotencyKeyHash })
    return found
  })
  // Nothing tells the minute in which a token was used.
  const at = nullifier === null ? now : startOfHour(now)
  const id = uuidV7(at)
  const record = world.vault.newRecord(id, at)
  const seed = record.derive('seed')
  const digest = publicCommentDigest(nodeLedger, seed, {
    id,
    at: toHourNumber(at),
    window: `${place.hallCode}/${place.windowCode}`,
    channel: ask.channel,
    scores: given.grade ?? null,
    comment: given.comment ?? null,
    rules: policy.id,
    counted: { division: place.divisionCode, fromService: nullifier !== null },
  })
  const leaf = toLeaf('publicComment', digest)
  const isKept = await keepOnce(world, {
    id,
    divisionId: place.divisionId,
    hallId: place.hallId,
    windowId: place.windowId,
    idempotencyKeyHash,
    requestHash,
    receivedAt: new Date(at),
    day: toPlainDate(at),
    channel: ask.channel,
    grade: given.grade ?? null,
    policyId: policy.id,
    digest: Buffer.from(digest),
    leaf: Buffer.from(leaf),
    leafHash: Buffer.from(leafHash(nodeLedger, leaf)),
    key: record.key,
    sealedComment: given.comment === undefined ? null : record.seal('sealed_field|comment', given.comment),
    nullifier,
  })
  return isKept ? { replayed: false, answer: toAnswer(id, seed) } : replay(world, idempotencyKeyHash, requestHash)
}

/** What was taken before is answered again, however many come meanwhile, and however long ago its token could be used. */
async function unlessKnown<T>(
  { world }: PublicCommentDeps,
  idempotencyKeyHash: Buffer,
  check: () => Promise<T>,
): Promise<T | null> {
  try {
    return await check()
  } catch (error) {
    if ((await findPublicComment(world.vaultDb, idempotencyKeyHash)) === undefined) throw error
    return null
  }
}

/** @returns false where the idempotency key was used before; refuses a token that was */
async function keepOnce(world: World, row: PublicCommentRow): Promise<boolean> {
  try {
    return await appendPublicComment(world.app, row)
  } catch (error) {
    if (row.nullifier !== null && isUniqueViolation(error)) throw new Refused('TOKEN_SPENT')
    throw error
  }
}

/** The first answer again for the same request; another request under the same key is refused. */
async function replay(world: World, idempotencyKeyHash: Buffer, requestHash: Buffer): Promise<Kept> {
  const kept = await findPublicComment(world.vaultDb, idempotencyKeyHash)
  if (kept === undefined) throw new Refused('CONFLICT')
  if (!kept.requestHash.equals(requestHash)) throw new Refused('IDEMPOTENCY_MISMATCH')
  if (kept.key === null) throw new Refused('ERASED')
  const seed = world.vault.openRecord(kept.id, kept.key).derive('seed')
  return { replayed: true, answer: toAnswer(kept.id, seed) }
}

function toAnswer(id: string, seed: Buffer): Kept['answer'] {
  return {
    id,
    receipt: toReceipt(id, seed),
    receivedAt: new Date(instantOfUuid(id)).toISOString(),
  }
}

export async function viewWindow(
  { world, rules }: PublicCommentDeps,
  hallCode: string,
  windowCode: string,
): Promise<AnswerOf<typeof seeWindow>> {
  const place = await loadWindow(world, hallCode, windowCode)
  return {
    hallCode,
    hallName: place.hallName,
    windowCode,
    windowName: place.windowName,
    kind: place.windowKind,
    commentCodePointsMax: rules.loadPolicy('evaluation', place.divisionId, world.now()).body.commentCodePointsMax,
  }
}

export async function loadWindow(world: World, hallCode: string, windowCode: string): Promise<WindowPlace> {
  const windows = await findWindows(world.app, [hallCode], toPlainDate(world.now()))
  const place = windows.find((window) => window.windowCode === windowCode)
  if (place === undefined) throw new Refused('WINDOW_UNKNOWN')
  return place
}

/** One's own comment for whoever holds its receipt. */
export async function viewOwnPublicComment(
  { world }: PublicCommentDeps,
  receipt: string,
): Promise<AnswerOf<typeof lookUpPublicComment>> {
  const { row, comment } = await loadByReceipt(world, receipt, (id) => findOwnPublicComment(world.vaultDb, id))
  const { id, receivedAt, hallName, windowName, channel, grade, fromService } = row
  return { id, receivedAt: receivedAt.toISOString(), hallName, windowName, channel, grade, comment, fromService }
}
