import { endAfter, needsCalibration } from '../../../domain/assessment-review.ts'
import { appendMessage } from '../../message/index.ts'
import { committed } from '../../platform/database.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import type { ReviewDeps } from '../deps.ts'
import { findApart, insertCalibration } from './store.ts'

/** By rule, not by anybody’s leave: two on one visit who lie far apart are asked why, both of them and once. */
export async function openCalibrations({ world, rules }: ReviewDeps): Promise<void> {
  const now = world.now()
  for (const pair of await findApart(world.app)) {
    const { id: policyId, body } = rules.loadPolicy('rater-agreement', pair.divisionId, now)
    const { firstPoints, secondPoints } = pair
    if (!needsCalibration(firstPoints, secondPoints, body)) continue
    const id = uuidV7(now)
    const row = { ...pair, id, policyId, difference: Math.abs(firstPoints - secondPoints), openedAt: new Date(now) }
    await committed(world.app, async (tx) => {
      const until = new Date(endAfter(now, body.calibrationNaturalDays))
      if (!(await insertCalibration(tx, { ...row, until }))) return
      for (const accountId of [pair.firstAccountId, pair.secondAccountId])
        await appendMessage(
          tx,
          { accountId },
          { kind: 'CALIBRATION_OPENED', page: 'own-calibrations', onceKey: `calibration|${id}|${accountId}` },
          now,
        )
    })
  }
}
