import { createHmac, randomBytes } from 'node:crypto'
import {
  type AuditMonth,
  askEndOf,
  drawClosures as draw,
  isAuditable,
  monthToDraw,
} from '../../../domain/closure-audit.ts'
import { startOfDay } from '../../../domain/kernel/plain-date.ts'
import type { HandlingDeps } from '../../handling-order/index.ts'
import { insertNotice, type NewNotice, prepareNotice } from '../../letter/index.ts'
import { committed } from '../../platform/database.ts'
import { type CandidateRow, findClosed, insertDraw, isDrawn, lockDraws } from './store.ts'

/** How a month is drawn: the seed that is published, and the rank that follows from it; the lowest are drawn. */
export interface Lot {
  readonly seed: Buffer
  rankOf(row: CandidateRow): string
}

/**
 * Draws the last month that is ready, once. The seed is made when nothing of the month can be closed any more: no unit can have closed anything with
 * an eye to it. Whatever opens the vault is done before two sweeps wait for each other; of two that have drawn, the first is kept with its letters.
 */
export async function drawClosures(deps: HandlingDeps, lot: () => Lot = throwLot): Promise<void> {
  const { world, rules } = deps
  const now = world.now()
  const month = monthToDraw(now, rules.loadPolicy('closure-audit', rules.rootDivisionId, now).body)
  if (await isDrawn(world.app, month)) return
  const { seed, rankOf } = lot()
  const candidates = await findCandidates(deps, month)
  const drawn = drawOf(deps, candidates, rankOf)
  const notices = await prepareNotices(deps, drawn)
  await committed(world.app, async (tx) => {
    await lockDraws(tx)
    if (await isDrawn(tx, month)) return
    await insertDraw(tx, { month, seed, drawnAt: new Date(now), candidates, drawn })
    for (const notice of notices) await insertNotice(tx, notice)
  })
}

async function findCandidates({ world }: HandlingDeps, { fromDay, endDay }: AuditMonth) {
  const closed = await findClosed(world.app, new Date(startOfDay(fromDay)), new Date(startOfDay(endDay)))
  return closed.filter(isAuditable)
}

function drawOf({ world, rules }: HandlingDeps, candidates: readonly CandidateRow[], rankOf: Lot['rankOf']) {
  const now = world.now()
  const policyOf = (divisionId: number) => rules.loadPolicy('closure-audit', divisionId, now)
  const closed = candidates.map((row) => ({
    ...row,
    stratum: `${row.divisionId}/${row.organizationId}`,
    rank: rankOf(row),
  }))
  return draw(closed, ({ divisionId }) => policyOf(divisionId).body).map(({ stratum: _, rank: __, ...row }) => {
    const { id: policyId, body } = policyOf(row.divisionId)
    return { ...row, policyId, askUntil: new Date(askEndOf(now, body)) }
  })
}

/** Asked once by letter too, where there is a way and nobody has said “do not call me”: the outbox asks that before it sends. */
async function prepareNotices(deps: HandlingDeps, drawn: readonly CandidateRow[]): Promise<readonly NewNotice[]> {
  const notices: NewNotice[] = []
  for (const { orderId: id, ...row } of drawn) {
    const notice = await prepareNotice(deps, { id, ...row }, 'ASKED', 1)
    if (notice !== undefined) notices.push(notice)
  }
  return notices
}

function throwLot(): Lot {
  const seed = randomBytes(32)
  return { seed, rankOf: ({ orderId }) => createHmac('sha256', seed).update(orderId).digest('hex') }
}
