import { findLow, mayOpen } from '../../../domain/assessment-finding.ts'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { openByAlert } from '../../alert/index.ts'
import { openWords, readWritten } from '../../handling-order/index.ts'
import { committed, type Transact } from '../../platform/database.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import type { FindingDeps } from '../deps.ts'
import { type FindingRow, findFindings, insertFinding } from '../store.ts'
import { findManager, findUnlooked, findUnopened, insertFindingOrder, insertLook, type UnlookedRow } from './store.ts'

const batchMax = 200

/**
 * What the publication of a plan brings: the rule looks through its assessments, and what waits becomes orders. Running it twice at once, or ending it anywhere, does no
 * harm. One that fails is told in the log by its number alone, holds up none of the others, and is taken up again by the next run.
 */
export async function openFindings(deps: FindingDeps): Promise<void> {
  const { app } = deps.world
  await eachOnce(
    (after) => findUnlooked(app, after, batchMax),
    ({ visitId }) => visitId,
    (row) => told(deps, { visit: row.visitId }, () => lookThrough(deps, row)),
  )
  await eachOnce(
    (after) => findUnopened(app, after, batchMax),
    (id) => id,
    (id) => told(deps, { finding: id }, () => openFinding(deps, id)),
  )
}

/** Read on from the last one by its number, so that what has failed is not met again in the same run. */
async function eachOnce<Row>(
  read: (after: string | null) => Promise<readonly Row[]>,
  idOf: (row: Row) => string,
  take: (row: Row) => Promise<void>,
): Promise<void> {
  let after: string | null = null
  for (;;) {
    const rows: readonly Row[] = await read(after)
    for (const row of rows) await take(row)
    const last = rows.at(-1)
    if (last === undefined || rows.length < batchMax) return
    after = idOf(last)
  }
}

/** Names and codes of a fault hold nothing of anybody; its message may. */
async function told({ world }: FindingDeps, which: Readonly<Record<string, string>>, act: () => Promise<void>) {
  try {
    await act()
  } catch (error) {
    const { name, code } = error as { name?: string; code?: unknown }
    world.log.error({ ...which, fault: name, code }, 'a finding could not be taken up')
  }
}

/** Under the policy that was in force when it was published; what a manager has taken up is not found again. */
async function lookThrough({ world, rules }: FindingDeps, row: UnlookedRow): Promise<void> {
  const at = new Date(world.now())
  const { id: policyId, body } = rules.loadPolicy('assessment-finding', row.divisionId, row.publishedAt.getTime())
  await committed(world.app, async (tx) => {
    if (!(await insertLook(tx, row.visitId, at))) return
    for (const low of findLow(row, body)) {
      const head = { id: uuidV7(world.now()), visit: row, ...low, policyId, foundAt: at }
      await insertFinding(tx, { ...head, accountId: null, recordId: null, fileIds: [] })
    }
  })
}

/** Opens its order where it may be; opened before, nothing happens. Two that were found of one window in one plan are one order. */
export async function openFinding(deps: FindingDeps, findingId: string): Promise<void> {
  const { world } = deps
  const [row] = await findFindings(world.app, [findingId])
  if (row === undefined || row.orderId !== null || !mayOpen(row)) return
  const { planId, divisionId, hallId, windowId, indicator } = row
  const now = world.now()
  const organizationId = await findManager(world.app, hallId, toPlainDate(now))
  const alert = {
    kind: 'ASSESSMENT',
    place: { divisionId, hallId, windowId, itemId: null, staffId: null, organizationId },
    reason: await reasonOf(deps, row),
    onceKey: `${planId}|${windowId}|${indicator}`,
    isInspection: true,
  }
  const withLink: Transact = (db, act) =>
    committed(db, async (tx) => {
      const answer = await act(tx)
      const { orderId } = (answer as Awaited<ReturnType<typeof openByAlert>>).answer
      await insertFindingOrder(tx, { findingId, orderId, divisionId, hallId, at: new Date(now) })
      return answer
    })
  await openByAlert(deps, alert, withLink)
}

/** What was looked for and what was seen, in the words of the form, and what the working group says to it. */
async function reasonOf({ world }: FindingDeps, row: FindingRow): Promise<string> {
  const { form, indicator, marks, recordId } = row
  const asked = form.indicators.find(({ code }) => code === indicator)
  const anchor = asked?.scale.find(({ mark }) => mark === marks[indicator])?.anchor
  const opened = recordId === null ? undefined : (await openWords(world, [recordId])).get(recordId)
  const { words } = readWritten(opened)
  return [form.title.zh, asked?.title.zh, anchor?.zh, words]
    .filter((each) => each !== null && each !== undefined)
    .join('\n')
}
