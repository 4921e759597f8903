import { cellName } from './detector-burst.ts'
import type { DetectorPolicy, SeenEvaluation, Signal } from './manipulation.ts'

type Limits = DetectorPolicy['regular']['limits']

/** Between two numbers of gaps the limit lies between theirs; above the last it is the last. Undefined: too few to tell. */
function limitAt(limits: Limits, gaps: number, of: 'watchBelow' | 'quarantineBelow'): number | undefined {
  const above = limits.find((one) => one.gaps >= gaps)
  const below = limits.findLast((one) => one.gaps <= gaps)
  if (below === undefined) return undefined
  if (above === undefined || above.gaps === below.gaps) return below[of] / 1000
  const share = (gaps - below.gaps) / (above.gaps - below.gaps)
  return (below[of] + share * (above[of] - below[of])) / 1000
}

/** Taps of a window that follow each other without a longer pause. */
function sessionsOf(seen: readonly SeenEvaluation[], gapMinutes: number): readonly (readonly SeenEvaluation[])[] {
  const sessions: SeenEvaluation[][] = []
  for (const one of seen.toSorted((a, b) => a.tappedAt - b.tappedAt)) {
    const last = sessions.at(-1)
    const before = last?.at(-1)
    if (last === undefined || before === undefined || one.tappedAt - before.tappedAt > gapMinutes * 60_000)
      sessions.push([one])
    else last.push(one)
  }
  return sessions
}

/** The standard deviation of the gaps over their mean. */
function variationOf(session: readonly SeenEvaluation[]): number {
  const gaps = session.slice(1).map((one, at) => one.tappedAt - (session[at]?.tappedAt ?? 0))
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  const square = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / Math.max(1, gaps.length - 1)
  return mean === 0 ? 0 : Math.sqrt(square) / mean
}

/**
 * 间隔过匀: people come at uneven intervals, a program does not. What lies below the one limit is watched: of a thousand ordinary sessions one does. Below
 * the other no ordinary one was ever seen, and it is set aside.
 */
export function findRegular(today: readonly SeenEvaluation[], { regular }: DetectorPolicy): readonly Signal[] {
  const windowIds = [...new Set(today.map(({ windowId }) => windowId))]
  return windowIds.flatMap((windowId) => {
    const own = today.filter((one) => one.windowId === windowId)
    return sessionsOf(own, regular.sessionGapMinutes).flatMap((session): Signal[] => {
      const gaps = session.length - 1
      const watchBelow = limitAt(regular.limits, gaps, 'watchBelow')
      const variation = variationOf(session)
      if (watchBelow === undefined || variation >= watchBelow) return []
      const isAside = variation < (limitAt(regular.limits, gaps, 'quarantineBelow') ?? 0)
      return [
        {
          ...{ detector: 'REGULAR', windowId, staffId: null, cell: cellName(session[0]?.tappedAt ?? 0) },
          ...{ chance: null, level: null, statistic: variation, observed: gaps, expected: watchBelow },
          evaluationIds: session.map(({ id }) => id),
          state: isAside ? 'QUARANTINED' : 'WATCHED',
        },
      ]
    })
  })
}
