import type { PlainDate } from './kernel/plain-date.ts'
import type { DetectorPolicy, Signal } from './manipulation.ts'

/** Services of a day by somebody at a window: how they ended, and who was asked about them. */
export interface InvitedDay {
  readonly windowId: number
  readonly staffId: number | null
  readonly day: PlainDate
  readonly badInvited: number
  readonly badWithheld: number
  readonly goodInvited: number
  readonly goodWithheld: number
}

/**
 * 选择性邀评: those for whom it went badly are asked less often than the others on the same day (Mantel and Haenszel, a stratum for each day). Below nothing
 * where they are; null where no day can tell.
 */
export function withheldScore(days: readonly InvitedDay[]): number | null {
  let [apart, variance] = [0, 0]
  for (const { badInvited, badWithheld, goodInvited, goodWithheld } of days) {
    const [bad, good] = [badInvited + badWithheld, goodInvited + goodWithheld]
    const [all, invited] = [bad + good, badInvited + goodInvited]
    if (all < 2) continue
    apart += badInvited - (bad * invited) / all
    variance += (bad * good * invited * (all - invited)) / (all * all * (all - 1))
  }
  return variance > 0 ? apart / Math.sqrt(variance) : null
}

/** Nobody who was not asked can be set aside: it calls attention to whoever served them. */
export function findSelective(days: readonly InvitedDay[], { selective }: DetectorPolicy): readonly Signal[] {
  const people = new Map<string, InvitedDay[]>()
  for (const one of days) {
    const key = `${one.windowId}|${one.staffId}`
    people.set(key, [...(people.get(key) ?? []), one])
  }
  return [...people.values()].flatMap((own): Signal[] => {
    const [first] = own
    const withheld = own.reduce((sum, { badWithheld }) => sum + badWithheld, 0)
    const score = withheldScore(own)
    if (first === undefined || score === null || withheld < selective.withheldMin) return []
    if (score * 1000 >= selective.zMaxThousandths) return []
    const bad = withheld + own.reduce((sum, { badInvited }) => sum + badInvited, 0)
    return [
      {
        ...{ detector: 'SELECTIVE', windowId: first.windowId, staffId: first.staffId, cell: 'PERIOD' },
        ...{ chance: null, level: null, statistic: score, observed: bad - withheld, expected: bad },
        ...{ evaluationIds: [], state: 'WATCHED' },
      },
    ]
  })
}

/** As counted of a window and day (server/invitation-count). */
export interface CountedDay {
  readonly windowId: number
  readonly day: PlainDate
  readonly services: number
  readonly invited: number
  readonly evaluated: number
}

/** 数量不符: nobody can evaluate who was not invited, nor be invited who was not served. Whoever reads the public counts finds the same. */
export function findCountBreaches(counts: readonly CountedDay[]): readonly Signal[] {
  return counts.flatMap(({ windowId, day, services, invited, evaluated }): Signal[] => {
    if (evaluated <= invited && invited <= services) return []
    const [observed, expected] = evaluated > invited ? [evaluated, invited] : [invited, services]
    return [
      {
        ...{ detector: 'COUNTS', windowId, staffId: null, cell: day, chance: null, level: null },
        ...{ statistic: observed - expected, observed, expected, evaluationIds: [], state: 'WATCHED' },
      },
    ]
  })
}
