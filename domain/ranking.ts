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

const byKey = (one: RankedWindow, other: RankedWindow) => (one.key < other.key ? -1 : 1)

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
