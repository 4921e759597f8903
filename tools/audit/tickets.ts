import { leafKinds } from '../../ledger/leaf.ts'
import { loadCheckpoint } from './checkpoint.ts'
import { factLeafHex } from './fact.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { type Json, loadJson, objectsOf, textOf } from './json.ts'
import { locateLeaves } from './locate.ts'
import { type Asked, needDay, needSource } from './options.ts'
import { loadTrust } from './trust.ts'

/**
 * Whether what was logged of a day can be true: evaluations are never more than invitations, nor these than services. Who adds evaluations that nobody
 * gave must add services as well, and those are counted by the business system.
 */
export async function tickets(asked: Asked): Promise<void> {
  const { report, options } = asked
  const day = needDay(asked)
  const [source, trust] = [needSource(options), await loadTrust(options)]
  const shown = await loadCheckpoint(report, source, { tree: 'SHA256', trust })
  const answer = await loadJson(source, `/api/v1/log/invitation-counts?day=${day}`)
  const counts = objectsOf(answer.counts)
  if (answer.isCounted === false) throw new CouldNotCheck(`${day} is not counted yet`)
  for (const count of counts) checkCount(report, day, count)
  checkRevisions(report, day, counts)
  if (shown === undefined) return
  const wanted = new Map(counts.map((count) => [textOf(count.leaf), whereOf(day, count)] as const))
  await locateLeaves(report, source, shown, wanted)
}

const whereOf = (day: string, { hallCode, windowCode, revision }: Json) =>
  `${day} ${hallCode}/${windowCode} ${revision}`

function checkCount(report: Report, day: string, count: Json): void {
  const where = whereOf(day, count)
  const [services, invited] = [Number(count.services), Number(count.invited)]
  // Of few people it is not told what they did.
  const evaluated = count.evaluated === null ? 0 : Number(count.evaluated)
  report.saw('counts')
  if (!(evaluated >= 0 && evaluated <= invited && invited <= services))
    report.add('COUNTS_IMPOSSIBLE', 'not: evaluations <= invitations <= services', where, {
      services,
      invited,
      evaluated: count.evaluated,
    })
  if (typeof count.nonce === 'string' && leafOf(day, count, count.nonce) !== count.leaf)
    report.add('COUNTS_DIFFER', 'these counts are not those of their leaf', where)
}

function leafOf(day: string, count: Json, nonce: string): string {
  const numbers = [count.revision, count.divisionId, count.hallId, count.services, count.invited, count.evaluated]
  const countedAt = String(Date.parse(textOf(count.countedAt)) * 1000)
  const columns = [String(count.windowId), day, ...numbers.map(String), countedAt, nonce]
  return factLeafHex('invitation_count', leafKinds.invitationCounts, columns)
}

/** Each window begins at revision 1, and none is left out. */
function checkRevisions(report: Report, day: string, counts: readonly Json[]): void {
  const known = new Map<string, number>()
  for (const count of counts) {
    const window = `${count.hallCode}/${count.windowCode}`
    const due = (known.get(window) ?? 0) + 1
    known.set(window, Number(count.revision))
    if (count.revision !== due) report.add('COUNTS_DIFFER', `revision ${due} is not shown`, whereOf(day, count))
  }
}
