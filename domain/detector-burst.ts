import { cellOf, expectedInCell, type HallBaseline } from './detector-baseline.ts'
import { negativeBinomialTail } from './kernel/tail.ts'
import type { DetectorPolicy, Family, SeenEvaluation, Suspicion } from './manipulation.ts'

const dayMinutes = 1440
const shanghaiMs = 8 * 3_600_000

/** Begins of cells as people read them, in China. */
export const cellName = (cell: number) => new Date(cell + shanghaiMs).toISOString().slice(0, 16)

interface Cell {
  readonly windowId: number
  readonly cell: number
  readonly seen: SeenEvaluation[]
}

function cellsOf(seen: readonly SeenEvaluation[], policy: DetectorPolicy): readonly Cell[] {
  const cells = new Map<string, Cell>()
  for (const one of seen) {
    const cell = cellOf(one.tappedAt, policy)
    const key = `${one.windowId}|${cell}`
    const found = cells.get(key) ?? { windowId: one.windowId, cell, seen: [] }
    found.seen.push(one)
    cells.set(key, found)
  }
  return [...cells.values()]
}

/**
 * 短时激增: more were tapped at a window within minutes than its hours, its own pace and their unevenness explain. Whatever they say: praise and blame
 * are asked the same. The family is every cell of the day at every window.
 */
export function findBursts(today: readonly SeenEvaluation[], baseline: HallBaseline, policy: DetectorPolicy): Family {
  const suspicions = cellsOf(today, policy).flatMap(({ windowId, cell, seen }): Suspicion[] => {
    if (seen.length < policy.burst.countMin) return []
    const expected = expectedInCell(baseline, windowId, cell, policy)
    const chance = negativeBinomialTail(seen.length, expected, baseline.burstSize)
    return [
      {
        ...{ detector: 'BURST', windowId, staffId: null, cell: cellName(cell), chance },
        ...{ statistic: seen.length / expected, observed: seen.length, expected },
        evaluationIds: seen.map(({ id }) => id),
      },
    ]
  })
  return { suspicions, looked: baseline.windows.length * (dayMinutes / policy.burst.cellMinutes) }
}

/** Which of some evaluations say nearly the same. Texts are compared where they may be read; here it is only told of whom. */
export type SimilarAmong = (evaluationIds: readonly string[]) => ReadonlySet<string>

/**
 * 集中差评: a burst of bad ones that also say nearly the same. Never for its grades alone: without texts that resemble each other there is none.
 */
export function findBombings(
  today: readonly SeenEvaluation[],
  baseline: HallBaseline,
  policy: DetectorPolicy,
  similarAmong: SimilarAmong,
): Family {
  const { gradeMax, similarMin } = policy.bombing
  const low = today.filter(({ grade }) => grade <= gradeMax)
  const { suspicions, looked } = findBursts(low, baseline, policy)
  const found = suspicions.flatMap((suspicion): Suspicion[] => {
    const alike = similarAmong(suspicion.evaluationIds)
    return alike.size < similarMin ? [] : [{ ...suspicion, detector: 'BOMBING' }]
  })
  return { suspicions: found, looked }
}
