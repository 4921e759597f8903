import type { seeDrills } from '../../contracts/drill.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { findPass, isMissing, isPassed } from '../../domain/drill.ts'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { findRuns } from './store.ts'

interface DrillView {
  readonly world: Pick<World, 'app' | 'now'>
  readonly rules: RuleBook
}

/** As many days as are shown, and looked through for the last that passed. */
const daysShown = 14

export async function viewDrills({ world }: DrillView): Promise<AnswerOf<typeof seeDrills>> {
  const today = toPlainDate(world.now())
  const runs = await findRuns(world.app, addDays(today, 1 - daysShown))
  return {
    days: [...new Set(runs.map(({ day }) => day))].map((day) => {
      const passedAt = findPass(runs, day)
      return {
        day,
        passedAt: passedAt === undefined ? null : toInstant(passedAt),
        runs: runs
          .filter((run) => run.day === day)
          .map((run) => ({
            channel: run.channel,
            attempt: run.attempt,
            startedAt: toInstant(run.startedAt),
            isPassed: isPassed(run),
            hops: run.hops.map(({ hop, at, fault }) => ({ hop, at: toInstant(at), fault })),
          })),
      }
    }),
  }
}

/** For everybody: when the last drill passed, and whether one is missing. @param since when the platform was started */
export async function findDrillState({ world, rules }: DrillView, since: number) {
  const now = world.now()
  const policy = rules.loadPolicy('drill', rules.rootDivisionId, now).body
  const runs = await findRuns(world.app, addDays(toPlainDate(now), 1 - daysShown))
  const days = [...new Set(runs.map(({ day }) => day))]
  const passes = days.map((day) => findPass(runs, day)).filter((pass) => pass !== undefined)
  return {
    lastPassedAt: passes.length === 0 ? null : toInstant(Math.max(...passes)),
    isMissing: isMissing(policy, runs, now, since),
  }
}

const toInstant = (at: number) => new Date(at).toISOString()
