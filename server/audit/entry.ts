import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { committed, type Database, type Transact } from '../platform/database.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { holdEntry, insertEntries, insertWithin } from './store.ts'
import type { Attempt, AuditEntry, Origin } from './words.ts'

/** What is known of an act only when it is done. */
type Told = Partial<Pick<AuditEntry, 'actor' | 'target' | 'divisionId' | 'hallId' | 'detail'>>

declare module 'fastify' {
  interface FastifyRequest {
    /** What the caller is trying to do: a refusal is written down as this. */
    attempt?: Attempt
    /** Whether the act stands in the audit already, with everything it did. */
    isInAudit?: boolean
  }
}

/** Written in the act’s own transaction: both are kept, or neither. The time is the server’s, whatever clock a test has set. */
export async function appendAudit(tx: Database, entry: AuditEntry): Promise<void> {
  await insertEntries(tx, [toRow(entry, Date.now())])
}

/** How long a stop waits for whoever holds the log. */
const lockMsMax = 500

/**
 * For what stops somebody, and for showing who one is, which comes before it: not held up by a log that takes nothing in. The entry
 * is then held beside the log in the same transaction, and goes into it as soon as that can be.
 */
export async function appendOrHold(tx: Database, entry: AuditEntry): Promise<void> {
  const row = toRow(entry, Date.now())
  if (!(await insertWithin(tx, row, lockMsMax))) await holdEntry(tx, row)
}

export function toRow(entry: AuditEntry, at: number) {
  return { ...entry, id: uuidV7(at), at: new Date(at) }
}

export function originOf(request: FastifyRequest): Origin | undefined {
  const { actor, actorPlace } = request
  if (actor === undefined) return undefined
  return {
    actor,
    divisionId: actorPlace?.divisionId ?? null,
    hallId: actorPlace?.hallId ?? null,
    ...whereFrom(request),
  }
}

export function whereFrom({ ip, id }: FastifyRequest): Pick<Origin, 'from' | 'requestId'> {
  return { from: addressOf(ip), requestId: id }
}

/** An operator at the server itself. */
export function commandOrigin(command: string): Origin {
  return { actor: { kind: 'COMMAND', command }, divisionId: null, hallId: null, from: null, requestId: null }
}

/** What a proxy passes on need not be an address, and one of a link has a zone behind it. */
function addressOf(ip: string | undefined): string | null {
  const bare = ip?.split('%')[0] ?? ''
  return isIP(bare) === 0 ? null : bare
}

/** A transaction that ends with the entry of the act that was done in it. */
export function auditedAs<Kept = unknown>(
  origin: Origin,
  attempt: Attempt,
  tell: (kept: Kept) => Told = () => ({}),
  append: typeof appendAudit = appendAudit,
): Transact {
  return (db, act) =>
    committed(db, async (tx) => {
      const kept = await act(tx)
      await append(tx, { ...origin, ...attempt, result: 'DONE', detail: {}, ...tell(kept as unknown as Kept) })
      return kept
    })
}

/** The same for what a request asks: where it is refused, the refusal is written down behind the answer. */
export function audited<Kept = unknown>(
  request: FastifyRequest,
  attempt: Attempt,
  tell?: (kept: Kept) => Told,
  append?: typeof appendAudit,
): Transact {
  request.attempt = attempt
  const origin = originOf(request)
  if (origin === undefined) throw new Error('nobody acts')
  const transact = auditedAs(origin, attempt, tell, append)
  return async (db, act) => {
    const kept = await transact(db, act)
    request.isInAudit = true
    return kept
  }
}
