import { createHmac, randomBytes } from 'node:crypto'
import { askEndOf, drawClosures as draw, isAuditable, monthToDraw } from '../../../domain/closure-audit.ts'
import { startOfDay } from '../../../domain/kernel/plain-date.ts'
import type { HandlingDeps } from '../../handling-order/index.ts'
import { insertNotice, prepareNotice } from '../../letter/index.ts'
import { committed } from '../../platform/database.ts'
import { findClosed, insertDraw, isDrawnLocked } from './store.ts'

/**
 * Draws the last month that is ready, once. The seed is made in the transaction that keeps it, when nothing of the month can be closed any
 * more: no unit can have closed anything with an eye to it.
 */
export async function drawClosures({ world, rules }: HandlingDeps): Promise<void> {
  const now = world.now()
  const month = monthToDraw(now, rules.loadPolicy('closure-audit', rules.rootDivisionId, now).body)
  const [from, to] = [startOfDay(month.fromDay), startOfDay(month.endDay)]
  await committed(world.app, async (tx) => {
    if (await isDrawnLocked(tx, month)) return
    const seed = randomBytes(32)
    const policyOf = (divisionId: number) => rules.loadPolicy('closure-audit', divisionId, now)
    const candidates = (await findClosed(tx, new Date(from), new Date(to))).filter(isAuditable)
    const closed = candidates.map((row) => ({
      ...row,
      stratum: `${row.divisionId}/${row.organizationId}`,
      rank: rankOf(seed, row.orderId),
    }))
    const drawn = draw(closed, ({ divisionId }) => policyOf(divisionId).body).map(
      ({ stratum: _, rank: __, ...row }) => {
        const { id: policyId, body } = policyOf(row.divisionId)
        return { ...row, policyId, askUntil: new Date(askEndOf(now, body)) }
      },
    )
    // Asked once by letter too, where there is a way and nobody has said “do not call me”: the outbox asks that before it sends.
    for (const { orderId: id, ...row } of drawn) {
      const notice = await prepareNotice({ world, rules }, { id, ...row }, 'ASKED', 1)
      if (notice !== undefined) await insertNotice(tx, notice)
    }
    await insertDraw(tx, { month, seed, drawnAt: new Date(now), candidates, drawn })
  })
}

const rankOf = (seed: Uint8Array, orderId: string): string => createHmac('sha256', seed).update(orderId).digest('hex')
