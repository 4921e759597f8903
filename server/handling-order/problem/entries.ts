import { desksToTell, kindsOf, recurrenceOf } from '../../../domain/problem-entry.ts'
import { committed, type Database } from '../../platform/database.ts'
import type { RuleBook } from '../../policy/index.ts'
import type { HandlingDeps } from '../deps.ts'
import type { EventInsert, OrderRow } from '../store.ts'
import { findStories, type Story } from '../story.ts'
import { tellDesks } from '../tell/desks.ts'
import { type EntryInsert, findEarlier, findTicked, findWithoutEntries, insertEntry } from './store.ts'

const dayMs = 86_400_000

type Verification = Pick<EventInsert, 'sequence' | 'kind' | 'at' | 'facts'>

/** 问题台账: what a verification has found, in its own transaction. @returns the entries that were made */
export async function keepEntries(
  { rules }: Pick<HandlingDeps, 'rules'>,
  tx: Database,
  row: OrderRow,
  events: readonly Verification[],
): Promise<readonly EntryInsert[]> {
  const entries: EntryInsert[] = []
  for (const event of events.filter((each) => isFinding(row, each))) {
    const entry = await toEntry(rules, tx, row, event)
    await insertEntry(tx, entry)
    entries.push(entry)
  }
  return entries
}

/** A drill finds nothing, and what could not be demanded is no problem. */
const isFinding = ({ isDrill }: OrderRow, { kind, facts }: Verification) =>
  !isDrill && kind === 'VERIFIED' && facts.finding !== 'NO_LEGAL_BASIS'

async function toEntry(rules: RuleBook, tx: Database, row: OrderRow, event: Verification): Promise<EntryInsert> {
  const { id: orderId, divisionId, hallId, windowId, itemId, openedAt, evaluationId } = row
  const policy = problemPolicyOf(rules, row)
  const ticked = evaluationId === null ? [] : await findTicked(tx, evaluationId)
  const codes = rules.tagSets
    .flatMap((set) => set.tags)
    .flatMap(({ id, normCode }) => (ticked.includes(id) ? [normCode] : []))
  const said = event.facts.problem as string | undefined
  const kinds = kindsOf(said, codes, policy.body)
  const closedFrom = new Date(openedAt.getTime() - (policy.body.recursWithinNaturalDays + 1) * dayMs)
  const place = { hallId, windowId, itemId, kinds }
  const earlier = kinds.length === 0 ? [] : await findEarlier(tx, { ...place, orderId, openedAt, closedFrom })
  const { occurrence, previous } = recurrenceOf({ ...place, openedAt: openedAt.getTime() }, earlier, policy.body)
  const { sequence, at: foundAt } = event
  return { orderId, sequence, divisionId, ...place, openedAt, foundAt, occurrence, previous, policyId: policy.id }
}

/** What was in force when the order was opened governs it. */
export function problemPolicyOf(rules: RuleBook, { divisionId, openedAt }: Pick<OrderRow, 'divisionId' | 'openedAt'>) {
  return rules.loadPolicy('problem-entry', divisionId, openedAt.getTime())
}

/** 屡改屡犯: the supervisor of the hall, and from some time on whoever reviews, hear of it once for each order. */
export async function tellRecurrence(
  deps: HandlingDeps,
  tx: Database,
  story: Story,
  entries: readonly EntryInsert[],
): Promise<void> {
  const policy = problemPolicyOf(deps.rules, story.row).body
  const tidings = entries.flatMap(({ occurrence }) => {
    const desks = desksToTell(occurrence, policy).map((kind) => ({ kind }))
    return desks.length === 0
      ? []
      : [{ story, desks, kind: 'ORDER_PROBLEM_AGAIN', detail: { occurrence }, key: 'PROBLEM_AGAIN' } as const]
  })
  await tellDesks(deps, tx, tidings)
}

const batchMax = 200

/** Orders of a platform that was there before entries were kept get theirs from their events; nobody is told of what is long past. */
export async function keepMissingEntries({ world, rules }: HandlingDeps): Promise<void> {
  let found: number
  do {
    const missing = await findWithoutEntries(world.app, batchMax)
    found = missing.length
    const stories = await findStories(rules, world.app, [...new Set(missing.map(({ orderId }) => orderId))])
    for (const { orderId, sequence } of missing) {
      const story = stories.get(orderId)
      const event = story?.events.find((each) => each.sequence === sequence)
      if (story === undefined || event === undefined) throw new Error('an event belongs to an order')
      await committed(world.app, (tx) =>
        keepEntries({ rules }, tx, story.row, [{ ...event, facts: { ...event.facts } }]),
      )
    }
  } while (found === batchMax)
}
