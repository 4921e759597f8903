import {
  type MaliciousContext,
  type MaliciousEntry,
  type MaliciousEvent,
  toMaliciousEntry,
} from '../../domain/malicious-evaluator.ts'
import type { AppealDeps } from '../appeal/index.ts'
import type { Database } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { RuleBook } from '../policy/index.ts'
import { type EntryEventRow, type EntryRow, findEntryEvents } from './store.ts'

/** An entry with everything that its rule asks. */
export interface EntryStory {
  readonly row: EntryRow
  readonly events: readonly EntryEventRow[]
  readonly entry: MaliciousEntry
  readonly context: MaliciousContext
}

type Placed = Pick<EntryRow, 'divisionId' | 'hallId'>

export async function loadEntryStories(
  { world, rules }: AppealDeps,
  db: Database,
  rows: readonly EntryRow[],
): Promise<readonly EntryStory[]> {
  const events = await findEntryEvents(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const own = events.filter(({ entryId }) => entryId === row.id)
    return { row, events: own, entry: toMaliciousEntry(own.map(toEvent)), context: contextOf(rules, row, world.now()) }
  })
}

/** How long it lasts is as it was when it was proposed; whether there is a register at all is asked of today. */
function contextOf(rules: RuleBook, row: Placed & { readonly policyId: number }, now: number): MaliciousContext {
  const { divisionId, hallId, policyId } = row
  return {
    policy: rules.policyById('malicious-evaluator', policyId),
    isKept: findRegister(rules, divisionId, now) !== undefined,
    calendar: rules.calendarOf(divisionId, hallId),
    now,
  }
}

/** The policy that keeps a register for a place now; undefined: none is kept there. */
export function findRegister(rules: RuleBook, divisionId: number, now: number) {
  const policy = rules.findPolicy('malicious-evaluator', divisionId, now)
  return policy?.body.isKept === true ? policy : undefined
}

export function loadRegister(rules: RuleBook, divisionId: number, now: number) {
  const policy = findRegister(rules, divisionId, now)
  if (policy === undefined) throw new Refused('REGISTER_NOT_KEPT')
  return policy
}

function toEvent({ kind, at, actorKind, accountId, facts }: EntryEventRow): MaliciousEvent {
  const by = actorKind === 'ACCOUNT' ? { kind: actorKind, accountId: accountId ?? '' } : { kind: actorKind }
  return { ...facts, kind, at: at.getTime(), by } as MaliciousEvent
}
