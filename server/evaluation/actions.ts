import type { Static } from 'typebox'
import type { evaluationGiven } from '../../contracts/evaluation.ts'
import { leafHash, toLeaf } from '../../ledger/leaf.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { tokenHash } from '../invitation/index.ts'
import type { PromiseLeaves } from '../ledger/index.ts'
import type { KeyStore } from '../platform/keys.ts'
import { toReceipt } from '../platform/receipt.ts'
import { Refused } from '../platform/refused.ts'
import { instantOfUuid } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { decide, type EvaluationSent, type Sent } from './decide.ts'
import type { Intake } from './intake.ts'
import type { Occasions } from './intake-context.ts'
import { findRedeemed } from './store.ts'

export interface EvaluationDeps {
  readonly world: World
  readonly keys: KeyStore
  readonly rules: RuleBook
  readonly occasions: Occasions
  readonly intake: Intake
  /** undefined where nothing is promised. */
  readonly promise?: PromiseLeaves | undefined
}

export interface Given {
  /** The first answer again: nothing was written this time. */
  readonly replayed: boolean
  readonly answer: Static<typeof evaluationGiven>
}

/**
 * Gives an evaluation, once per service. Resolves only when it is durable. `graceMs`: given in time at a terminal without
 * network, it may arrive so much later.
 * Refuses with the rule's codes, ALREADY_EVALUATED for another key on a used token, IDEMPOTENCY_MISMATCH for another body
 * under the same key, BUSY where it is not certain that it was kept: the same request may then be sent again.
 */
export async function keepEvaluation(
  deps: EvaluationDeps,
  ask: EvaluationSent,
  idempotencyKey: string,
  graceMs = 0,
): Promise<Given> {
  const { world } = deps
  const sent = toSent(world, ask, idempotencyKey)
  const found = await deps.occasions.find(tokenHash(ask.token))
  if (found === undefined) throw new Refused('INVITATION_UNKNOWN')
  const occasion = graceMs === 0 ? found : { ...found, expiresAt: found.expiresAt + graceMs }
  const decision = decide({ vault: world.vault, rules: deps.rules }, sent, occasion, world.now())
  if (!decision.granted) {
    // A repeat of what was once accepted gets its first answer, even after the invitation has expired.
    const before = await findReplay(deps, sent)
    if (before !== undefined) return before
    throw new Refused(decision.code, decision.at)
  }
  const { row, seed, given } = decision.value
  const kept = await deps.intake.keep(row)
  if (kept !== 'TAKEN') {
    world.metrics.evaluations.inc({ channel: row.channel, grade: row.grade })
    return { replayed: false, answer: toAnswer(row.id, seed, given.reasonPending, kept.promise) }
  }
  const before = await findReplay(deps, sent)
  // Redeemed a moment ago, and yet nothing to be seen: the other transaction was undone. Nothing is lost by asking again.
  if (before === undefined) throw new Refused('BUSY', undefined, 1)
  return before
}

function toSent(world: World, ask: EvaluationSent, idempotencyKey: string): Sent {
  const { token, grade, channel, tags, comment, scores, deviceTime } = ask
  return {
    ask,
    nullifier: world.vault.blindIndex('nullifier', token),
    idempotencyKeyHash: idempotencyKeyHash(world, idempotencyKey),
    requestHash: world.vault.blindIndex(
      'fingerprint',
      JSON.stringify([
        token,
        grade,
        channel,
        tags ?? [],
        comment?.normalize('NFC') ?? '',
        sortedScores(scores),
        deviceTime ?? '',
      ]),
    ),
  }
}

/** What the redemption knows of the key. */
export function idempotencyKeyHash(world: Pick<World, 'vault'>, idempotencyKey: string): Buffer {
  return world.vault.blindIndex('idempotency', `evaluation|${idempotencyKey}`)
}

function sortedScores(scores: Readonly<Record<string, number>> | undefined): readonly (readonly [string, number])[] {
  return Object.entries(scores ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** The first answer to the same request; undefined where the token is still unused. */
async function findReplay(
  { world, promise }: Pick<EvaluationDeps, 'world' | 'promise'>,
  sent: Sent,
): Promise<Given | undefined> {
  const before = await findRedeemed(world.vaultDb, sent.nullifier)
  if (before === undefined) return undefined
  if (!before.idempotencyKeyHash.equals(sent.idempotencyKeyHash)) throw new Refused('ALREADY_EVALUATED')
  if (!before.requestHash.equals(sent.requestHash)) throw new Refused('IDEMPOTENCY_MISMATCH')
  if (before.key === null) throw new Refused('ERASED')
  const seed = world.vault.openRecord(before.id, before.key).derive('seed')
  const leaf = leafHash(nodeLedger, toLeaf('evaluation', before.digest))
  const promised = promise?.([leaf], instantOfUuid(before.id))[0]
  return { replayed: true, answer: toAnswer(before.id, seed, before.reasonPending, promised) }
}

function toAnswer(id: string, seed: Buffer, reasonPending: boolean, promise: string | undefined): Given['answer'] {
  return {
    id,
    receipt: toReceipt(id, seed),
    receivedAt: new Date(instantOfUuid(id)).toISOString(),
    reasonPending,
    ...(promise === undefined ? {} : { promise }),
  }
}
