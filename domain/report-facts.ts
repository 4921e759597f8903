import type { GoalStanding } from './handling-figure.ts'
import type { PlainDate } from './kernel/plain-date.ts'
import type { ReportBasis, ReportKind, ReportPeriodFigure } from './report.ts'

/** One place beside others. */
interface FactsHall {
  readonly code: string
  readonly name: string
}

export interface FactsRate {
  readonly rate: string
  readonly count: number
  readonly of: number
  readonly hundredths: number | null
  readonly lowerHundredths: number | null
  readonly upperHundredths: number | null
  readonly goalHundredths: number | null
  readonly standing: GoalStanding
}

/** What was found at windows: so many times in force, so many in shadow. */
export interface FactsCount {
  readonly name: string
  readonly inForce: number
  readonly inShadow: number
}

/** What came of what was said badly, as the desk of figures tells it. */
export interface FactsHandling {
  readonly opened: number
  readonly exceptions: readonly { readonly exception: string; readonly rounds: number }[]
  readonly rates: readonly FactsRate[]
  readonly halls: readonly (FactsHall & {
    readonly opened: number
    readonly late: number
    readonly again: number
    readonly onTimeHundredths: number | null
  })[]
  /** Begun and not answered, and answered and watched, when the report was made; null: not told, or of a place by itself. */
  readonly underWay: number | null
  readonly observed: number | null
}

/** What was published of a period. */
export interface FactsPublished {
  readonly figure: ReportPeriodFigure['figure']
  readonly before: ReportPeriodFigure | null
  /** Months, the oldest first. */
  readonly trend: readonly ReportPeriodFigure[]
  readonly halls: readonly (FactsHall & {
    readonly figure: ReportPeriodFigure['figure']
    readonly before: ReportPeriodFigure['figure'] | null
  })[]
  readonly verdicts: Readonly<Record<string, number>>
  readonly namesLast: boolean
  readonly named: readonly {
    readonly verdict: 'TOP' | 'BOTTOM'
    readonly hallCode: string
    readonly hallName: string
    readonly windowCode: string
    readonly windowName: string
    readonly months: number
    readonly evaluations: number
    readonly score: number
    readonly lower: number
    readonly upper: number
  }[]
  readonly negativeGradeMax: number
}

/** What became of the services of a hall. */
interface FactsParticipation {
  readonly total: FactsServed
  readonly windows: readonly (FactsServed & { readonly code: string; readonly name: string })[]
}

interface FactsServed {
  readonly served: number
  readonly invited: number
  /** null: so few were invited that it is not told. */
  readonly evaluated: number | null
}

/** Closed orders that were drawn and asked about once more, since there is such an audit. */
export interface FactsClosures {
  readonly drawn: number
  readonly answered: number
  readonly falseClosures: number
  readonly hundredths: number | null
  readonly lowerHundredths: number | null
  readonly upperHundredths: number | null
}

/** Everything that a report is made of. Whoever hands it in has read it where portal and desks read it: nothing is counted for a report alone. */
export interface ReportFacts {
  readonly kind: ReportKind
  readonly period: string
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
  readonly place: { readonly code: string; readonly name: string }
  readonly madeAt: string
  readonly basis: ReportBasis | null
  readonly smallestCell: number
  readonly published: FactsPublished | null
  readonly participation: FactsParticipation | null
  readonly handling: FactsHandling
  readonly closures: FactsClosures | null
  readonly alerts: readonly FactsCount[]
  readonly lists: readonly FactsCount[]
  readonly visits: readonly {
    readonly pool: string
    readonly plans: number
    readonly visits: number
    readonly windows: number
  }[]
}
