import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { alertRuleOf } from '../../../domain/score-alert.ts'
import { findLinkOn } from '../../../domain/score-link.ts'
import { openByAlert } from '../../alert/index.ts'
import { committed, type Transact } from '../../platform/database.ts'
import { findWithdrawnInputs } from '../../publication/index.ts'
import type { ScoreListDeps } from '../deps.ts'
import { listLinkDecisions } from '../store.ts'
import { findUnopened, insertOpening, type UnopenedAlert } from './store.ts'
import { openVisit } from './visit.ts'

const batchMax = 200

/**
 * Alerts that count open what their rule says: an order to put right, or an unannounced visit. One of a window, month and kind opens one,
 * however often the month is computed again and however many look at once. One that fails is told by its number alone and taken up again.
 */
export async function openScoreAlerts(deps: ScoreListDeps): Promise<void> {
  const { world } = deps
  let after: string | null = null
  for (;;) {
    const rows: readonly UnopenedAlert[] = await findUnopened(world.app, toPlainDate(world.now()), after, batchMax)
    for (const row of rows) await takeUp(deps, row)
    const last = rows[rows.length - 1]
    if (last === undefined || rows.length < batchMax) return
    after = last.id
  }
}

async function takeUp(deps: ScoreListDeps, row: UnopenedAlert): Promise<void> {
  try {
    if ((await isStillOn(deps, row)) && !(await isWithdrawn(deps, row)))
      await (row.opens === 'ORDER' ? openOrder(deps, row) : openVisit(deps, row))
  } catch (error) {
    const { name, code } = error as { name?: string; code?: unknown }
    deps.world.log.error({ alert: row.id, fault: name, code }, 'an alert could not be taken up')
  }
}

/** Ended meanwhile, it leads to nothing any more. */
async function isStillOn({ world, rules }: ScoreListDeps, { divisionId, fromDay }: UnopenedAlert): Promise<boolean> {
  const held = findLinkOn(await listLinkDecisions(world.app), {
    link: 'ALERT',
    divisionPath: rules.divisionPath(divisionId),
    periodFrom: fromDay,
    today: toPlainDate(world.now()),
  })
  return held !== undefined
}

/** What a withdrawn month has brought opens nothing. */
async function isWithdrawn({ world }: ScoreListDeps, { inputs, body }: UnopenedAlert): Promise<boolean> {
  const withdrawn = await findWithdrawnInputs(world.app)
  return inputs.slice(0, body.months.length).some((digest) => withdrawn.has(digest))
}

async function openOrder(deps: ScoreListDeps, row: UnopenedAlert): Promise<void> {
  const { world } = deps
  const { divisionId, hallId, windowId, organizationId, kind, period } = row
  const alert = {
    kind: `SCORE_${kind}`,
    place: { divisionId, hallId, windowId, itemId: null, staffId: null, organizationId },
    reason: reasonOf(deps, row),
    onceKey: `${windowId}|${period}`,
  }
  const withLink: Transact = (db, act) =>
    committed(db, async (tx) => {
      const answer = await act(tx)
      const { orderId } = (answer as Awaited<ReturnType<typeof openByAlert>>).answer
      const at = new Date(world.now())
      await insertOpening(tx, { alertId: row.id, divisionId, hallId, opened: 'ORDER', orderId, at })
      return answer
    })
  await openByAlert(deps, alert, withLink)
}

/** In the words of the policy, with the figures of the month: how many, the mean with its upper end, the bad share with its lower end. */
function reasonOf({ rules }: ScoreListDeps, { alertPolicyId, kind, period, body }: UnopenedAlert): string {
  const { title } = alertRuleOf(rules.policyById('score-alert', alertPolicyId), kind)
  const points = (thousandths: number) => (thousandths / 1000).toFixed(1)
  const percent = (thousandths: number) => `${(thousandths / 10).toFixed(1)}%`
  const figures = body.months
    .slice(0, 1)
    .map(
      (month) =>
        `n=${month.evaluations} · ${points(month.meanThousandths)} (≤ ${points(month.upperThousandths)}) · ${percent(month.lowShareThousandths)} (≥ ${percent(month.lowShareLowerThousandths)})`,
    )
  return [title.zh, period, ...figures].join('\n')
}
