import { hundredthsOf } from './participation.ts'
import { isNegative, type SatisfactionGrade } from './satisfaction-grade.ts'
import { changeOf, countedGradeOf, type GradeChange, type SupplementPolicy } from './supplement.ts'

/** Orders that were put right, with the grade that opened them and the one that was given after it; null: none was. */
export interface CountedAgain {
  readonly first: SatisfactionGrade
  readonly later: SatisfactionGrade | null
  readonly orders: number
}

/** 追评指标: whether those for whom it was put right say so themselves. */
interface AgainFigure {
  readonly rectified: number
  readonly again: number
  /** In hundredths of a percent of those put right; null where they are too few. */
  readonly againHundredths: number | null
  /** null where they are too few: of one or two it would say who. */
  readonly changes: { readonly [Each in 'rose' | 'stayed' | 'fell']: number } | null
  /** Of those evaluated again, whose grade that counts is not bad; null where they are too few. */
  readonly content: number | null
  readonly counts: SupplementPolicy['counts']
}

interface Told {
  readonly counts: SupplementPolicy['counts']
  readonly tooFewBelow: number
  readonly negativeGradeMax: number
}

export function againOf(rows: readonly CountedAgain[], { counts, tooFewBelow, negativeGradeMax }: Told): AgainFigure {
  const sum = (of: (row: CountedAgain) => boolean) => rows.reduce((total, row) => total + (of(row) ? row.orders : 0), 0)
  const rectified = sum(() => true)
  const again = sum(({ later }) => later !== null)
  const changed = (change: GradeChange) =>
    sum(({ first, later }) => later !== null && changeOf(first, later) === change)
  const isContent = ({ first, later }: CountedAgain) =>
    later !== null && !isNegative(countedGradeOf(first, [later], { counts }), negativeGradeMax)
  const isTold = again >= tooFewBelow
  return {
    rectified,
    again,
    againHundredths: rectified < tooFewBelow ? null : hundredthsOf(again, rectified),
    changes: isTold ? { rose: changed('ROSE'), stayed: changed('STAYED'), fell: changed('FELL') } : null,
    content: isTold ? sum(isContent) : null,
    counts,
  }
}
