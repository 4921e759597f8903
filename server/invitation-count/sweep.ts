import { addDays, startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { committed, isUniqueViolation } from '../platform/database.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { countDay, findDueDays } from './store.ts'

/** So many at a time: a platform that is stopped does not wait for years to be counted. */
const daysAtOnce = 31

/**
 * Counts the days that have come of age by the policy of the whole country, each once for each of its ages, whoever else sweeps. What was reported late is
 * another revision.
 */
export async function countInvitations({
  world,
  rules,
}: {
  readonly world: Pick<World, 'app' | 'now'>
  readonly rules: RuleBook
}): Promise<void> {
  const now = world.now()
  const { body } = rules.loadPolicy('invitation-count', rules.rootDivisionId, now)
  const ages = body.countAfterNaturalDays.toSorted((a, b) => a - b)
  for (const { day, turn } of await findDueDays(world.app, toPlainDate(now), ages, daysAtOnce)) {
    const [from, to] = [startOfDay(day), startOfDay(addDays(day, 1))]
    const receivedBefore = Math.min(now, startOfDay(addDays(day, Math.max(...ages) + 1)))
    const times = {
      from: new Date(from),
      to: new Date(to),
      receivedBefore: new Date(receivedBefore),
      countedAt: new Date(now),
    }
    try {
      await committed(world.app, (tx) => countDay(tx, { day, turn, ...times }))
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
    }
  }
}
