import type { raiseAlert } from '../../contracts/alert.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { findWords } from '../../domain/evaluation.ts'
import { type CanonValue, canon } from '../../ledger/canon.ts'
import { appendOrder, loadHolder, loadOrderPlace, type OrderPlace, planOrder } from '../handling-order/index.ts'
import type { Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'
import { appendAlert, findAlertLocked } from './store.ts'

export interface AlertDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface Alert {
  /** The word of the rule that has found it; INSPECTION where a person has. */
  readonly kind: string
  readonly place: OrderPlace
  /** What was found, in words for whoever puts it right. */
  readonly reason: string
  /** What the same finding is known by, among those of its kind: it opens one order, however often it is found. */
  readonly onceKey: string
  /** People have found it, though the platform opens it. */
  readonly isInspection?: boolean
}

export interface Raised {
  readonly answer: AnswerOf<typeof raiseAlert>
  readonly divisionId: number
  readonly hallId: number
}

interface Finder {
  readonly accountId: string | null
  readonly request: CanonValue
}

/**
 * 预警: a rule of another room has found something that is to be put right, which opens an order under the policy in force, once.
 *
 * @returns whether this call has opened it
 */
export async function openByAlert(deps: AlertDeps, alert: Alert, transact: Transact): Promise<Raised> {
  return raise(deps, alert, { accountId: null, request: null }, transact)
}

/** 监督查评: somebody has found it. Who is at the windows raises nothing about himself: another does. */
export async function raiseAs(
  deps: AlertDeps,
  { session, reach }: { readonly session: Session; readonly reach: Reach },
  idempotencyKey: string,
  body: BodyOf<typeof raiseAlert>,
  inAudit: Transact,
): Promise<Raised['answer']> {
  const sent = toNfc(body)
  const reason = findWords(sent.words)
  if (reason === undefined) throw new Refused('COMMENT_EMPTY', '/words')
  const { accountId, staffId } = await loadHolder(deps.world, session)
  const place = await loadOrderPlace(deps, reach, sent)
  if (staffId !== null && staffId === place.staffId) throw new Refused('RATED_PERSON', '/staffNo')
  const alert = { kind: 'INSPECTION', place, reason, onceKey: `${accountId}|${idempotencyKey}` }
  return (await raise(deps, alert, { accountId, request: sent as CanonValue }, inAudit)).answer
}

async function raise(
  deps: AlertDeps,
  { kind, place, reason, onceKey: known, isInspection = false }: Alert,
  { accountId, request }: Finder,
  transact: Transact,
): Promise<Raised> {
  const { world } = deps
  const { divisionId, hallId } = place
  const onceKey = world.vault.blindIndex('idempotency', `alert|${kind}|${known}`)
  const requestHash = world.vault.blindIndex('fingerprint', canon(['alert', request]))
  const id = uuidV7(world.now())
  const planned = planOrder(deps, {
    ...{ id, place, words: reason },
    source: isInspection || accountId !== null ? 'INSPECTION' : 'ALERT',
    by: accountId === null ? { kind: 'PLATFORM' } : { kind: 'ACCOUNT', accountId },
  })
  return transact(world.app, async (tx): Promise<Raised> => {
    const before = await findAlertLocked(tx, onceKey)
    if (before !== undefined) {
      if (!before.requestHash.equals(requestHash)) throw new Refused('IDEMPOTENCY_MISMATCH')
      return toRaised(before, before.openedAt, false)
    }
    const row = { id, divisionId, hallId, kind, onceKey, requestHash, accountId }
    await appendOrder(tx, planned, () => appendAlert(tx, row))
    return toRaised(row, planned.row.openedAt, true)
  })
}

function toRaised(
  { id, divisionId, hallId }: { readonly id: string; readonly divisionId: number; readonly hallId: number },
  openedAt: Date,
  created: boolean,
): Raised {
  return { answer: { orderId: id, created, openedAt: openedAt.toISOString() }, divisionId, hallId }
}
