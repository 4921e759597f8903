import { withSortedMembers } from './composite-input.ts'
import type { NamedScore } from './score-result.ts'

/**
 * 区间排名: what of a result is said in public. The best and the others that were shown to be so are named, with how sure that is; the middle is counted and not ordered; of the rest it is said
 * why nothing is said.
 */
interface RankedWindow {
  readonly key: string
  readonly verdict: 'TOP' | 'BOTTOM'
  readonly months: number
  readonly evaluations: number
  readonly scoreThousandths: number
  readonly lowerThousandths: number
  readonly upperThousandths: number
  readonly rawThousandths: number | null
  /** Between which places of its group it lies. */
  readonly group: { readonly windows: number; readonly from: number; readonly to: number }
}

export interface Ranking {
  readonly named: readonly RankedWindow[]
  readonly counts: { readonly [verdict in NamedScore['verdict']]: number }
}

const verdicts = [
  'TOP',
  'BOTTOM',
  'MIDDLE',
  'NO_DIFFERENCE_SHOWN',
  'TOO_FEW_TO_TELL',
  'LOW_PARTICIPATION',
  'NOT_COMPARABLE',
] as const satisfies readonly NamedScore['verdict'][]

/** Named ones by their names: no order of places is told among them either. */
export function rankingOf(scores: readonly NamedScore[]): Ranking {
  const counts = Object.fromEntries(
    verdicts.map((verdict) => [verdict, scores.filter((score) => score.verdict === verdict).length]),
  ) as Ranking['counts']
  return { named: scores.flatMap((score) => rankedOf(score)).sort(byKey), counts }
}

const byKey = (one: { readonly key: string }, other: { readonly key: string }) => (one.key < other.key ? -1 : 1)

function rankedOf(score: NamedScore): readonly RankedWindow[] {
  const { key, verdict, months, evaluations, rawThousandths, groupWindows, place } = score
  const { scoreThousandths, lowerThousandths, upperThousandths } = score
  if (verdict !== 'TOP' && verdict !== 'BOTTOM') return []
  if (scoreThousandths === null || lowerThousandths === null || upperThousandths === null || place === null) return []
  return [
    {
      ...{ key, verdict, months, evaluations, scoreThousandths, lowerThousandths, upperThousandths, rawThousandths },
      group: { windows: groupWindows, from: place.from, to: place.to },
    },
  ]
}

/** 先奖后罚: until those among the last are named, a window of them is told as one of the middle, so that one cannot be told from the other. */
export const toldVerdict = <Verdict extends string>(verdict: Verdict, namesLast: boolean): Verdict | 'MIDDLE' =>
  verdict === 'BOTTOM' && !namesLast ? 'MIDDLE' : verdict

const toldHead = 'yiping/told-result/v1'

/**
 * The text of a result as it is told: one line for each window with what is said of it, and figures of those that are named alone; the middle is not ordered, here either. The whole result,
 * whose digest stands in the log, follows from its inputs and rules, and this text from it.
 */
export function writeTold(scores: readonly NamedScore[], namesLast: boolean): string {
  const named = new Map(rankingOf(scores).named.map((window) => [window.key, window]))
  return writeLines(
    toldHead,
    [...scores].sort(byKey).map((score) => {
      const { key, months, evaluations } = score
      const verdict = toldVerdict(score.verdict, namesLast)
      const figures = verdict === 'TOP' || verdict === 'BOTTOM' ? named.get(key) : undefined
      return { key, verdict, months, evaluations, ...figures }
    }),
  )
}

/** One line for each row, members in the order of their names. */
export const writeLines = (head: string, rows: readonly object[]): string =>
  `${[head, ...rows.map((row) => JSON.stringify(withSortedMembers(row)))].join('\n')}\n`
