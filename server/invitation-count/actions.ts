import type { seeInvitationCounts } from '../../contracts/invitation-count.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { revisionsToTell } from '../../domain/invitation-count.ts'
import { findPlainDate, type PlainDate, startOfDay } from '../../domain/kernel/plain-date.ts'
import { factLeaf } from '../../ledger/fact.ts'
import { loggedFacts } from '../../ledger/logged-facts.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { type CountRow, findCounts, isDayCounted } from './store.ts'

export interface InvitationCountDeps {
  readonly world: World
  readonly rules: RuleBook
}

/** All revisions of a day. What is told of each was settled when it was counted, so that nothing is found by asking twice. */
export async function viewCounts(
  { world, rules }: InvitationCountDeps,
  asked: string,
): Promise<AnswerOf<typeof seeInvitationCounts>> {
  const day = findPlainDate(asked)
  if (day === undefined) throw new Refused('MALFORMED', '/day')
  const [isCounted, rows] = await Promise.all([isDayCounted(world.app, day), findCounts(world.app, day)])
  const told = toldRows(rows, rules, day)
  return {
    day,
    isCounted,
    counts: rows.map((row) => ({
      hallCode: row.hallCode,
      windowCode: row.windowCode,
      revision: row.revision,
      services: row.services,
      invited: row.invited,
      evaluated: told.has(row) ? row.evaluated : null,
      countedAt: row.countedAt.toISOString(),
      windowId: row.windowId,
      hallId: row.hallId,
      divisionId: row.divisionId,
      nonce: told.has(row) ? row.nonce : null,
      leaf: Buffer.from(leafOf(row, day)).toString('hex'),
    })),
  }
}

function toldRows(rows: readonly CountRow[], rules: RuleBook, day: PlainDate): ReadonlySet<CountRow> {
  const byWindow = new Map<number, CountRow[]>()
  for (const row of rows) byWindow.set(row.windowId, [...(byWindow.get(row.windowId) ?? []), row])
  const told = new Set<CountRow>()
  for (const revisions of byWindow.values()) {
    const [{ divisionId }] = revisions as [CountRow]
    const { smallestGroup } = rules.loadPolicy('board', divisionId, startOfDay(day)).body
    const toTell = revisionsToTell(revisions, smallestGroup)
    for (const row of revisions) if (toTell.has(row.revision)) told.add(row)
  }
  return told
}

function leafOf(row: CountRow, day: PlainDate): Uint8Array {
  const numbers = [row.revision, row.divisionId, row.hallId, row.services, row.invited, row.evaluated]
  return factLeaf(nodeLedger, 'invitation_count', loggedFacts.invitation_count, [
    String(row.windowId),
    day,
    ...numbers.map(String),
    String(row.countedAt.getTime() * 1000),
    row.nonce,
  ])
}
