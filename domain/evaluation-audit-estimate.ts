import {
  type EvaluationAuditOutcome,
  type EvaluationAuditPolicy,
  type GradeGroup,
  isFalse,
} from './evaluation-audit.ts'
import { wilson } from './handling-figure.ts'

/** Drawn evaluations of one stratum, by what came of asking. */
export interface CountedStratum {
  readonly windowId: number
  readonly gradeGroup: GradeGroup
  readonly channel: string
  /** How many there were in the frozen population. */
  readonly units: number
  readonly drawn: number
  /** null: nobody has been asked yet. */
  readonly outcomes: readonly { readonly outcome: EvaluationAuditOutcome | null; readonly audits: number }[]
}

export interface AuditCounts {
  readonly units: number
  readonly drawn: number
  /** Who said whether it is as it stands. */
  readonly answered: number
  readonly confirmed: number
  readonly notGiven: number
  readonly otherGrade: number
  readonly urged: number
  readonly other: number
  readonly unreachable: number
  readonly declined: number
  readonly open: number
}

const count = (strata: readonly CountedStratum[], isCounted: (outcome: EvaluationAuditOutcome | null) => boolean) =>
  strata.reduce(
    (total, { outcomes }) =>
      total + outcomes.reduce((sum, { outcome, audits }) => sum + (isCounted(outcome) ? audits : 0), 0),
    0,
  )

const isAnswer = (outcome: EvaluationAuditOutcome | null): outcome is EvaluationAuditOutcome =>
  outcome !== null && (outcome === 'CONFIRMED' || isFalse(outcome))

/** @param isOver nobody is called any more: who was not reached until then is unreachable */
export function countAudited(strata: readonly CountedStratum[], isOver: boolean): AuditCounts {
  const of = (wanted: EvaluationAuditOutcome) => count(strata, (outcome) => outcome === wanted)
  const waiting = count(strata, (outcome) => outcome === null)
  return {
    units: strata.reduce((total, { units }) => total + units, 0),
    drawn: strata.reduce((total, { drawn }) => total + drawn, 0),
    answered: count(strata, isAnswer),
    confirmed: of('CONFIRMED'),
    notGiven: of('NOT_GIVEN'),
    otherGrade: of('OTHER_GRADE'),
    urged: of('URGED'),
    other: of('OTHER'),
    unreachable: of('NOT_REACHED') + (isOver ? waiting : 0),
    declined: of('DECLINED'),
    open: isOver ? 0 : waiting,
  }
}

/** In hundredths of a percent; null where too few have answered. */
export interface FalseShare {
  readonly hundredths: number | null
  readonly lowerHundredths: number | null
  readonly upperHundredths: number | null
  /** Of all evaluations those in groups and channels in which somebody has answered: the others are not in the share. null where there are none. */
  readonly coverageHundredths: number | null
}

interface Cell {
  readonly weight: number
  readonly answered: number
  readonly isFalse: number
}

/**
 * 不实率: what share of all evaluations does not say what whoever was served thought. Bad evaluations are drawn more often, so each answer
 * counts for as many evaluations as it stands for: those of its stratum over its drawn ones, and of its group and channel the drawn over the answered.
 * Whoever was not reached is taken to be as the others of his group and channel. Wilson’s interval on the effective number (Kish: (Σw)²/Σw²).
 * Of a group and channel in which nobody has answered nothing is known: it is not told where these are too many.
 */
export function falseShareOf(
  strata: readonly CountedStratum[],
  {
    tooFewBelow,
    coverageMinPercent,
    intervalZThousandths,
  }: Pick<EvaluationAuditPolicy, 'tooFewBelow' | 'coverageMinPercent' | 'intervalZThousandths'>,
): FalseShare {
  const cells = [...cellsOf(strata)]
  const answered = cells.reduce((total, cell) => total + cell.answered, 0)
  const coverageHundredths = coverageOf(strata)
  if (answered < tooFewBelow || (coverageHundredths ?? 0) < coverageMinPercent * 100)
    return { hundredths: null, lowerHundredths: null, upperHundredths: null, coverageHundredths }
  const sum = cells.reduce((total, cell) => total + cell.weight * cell.answered, 0)
  const squares = cells.reduce((total, cell) => total + cell.weight ** 2 * cell.answered, 0)
  const share = cells.reduce((total, cell) => total + cell.weight * cell.isFalse, 0) / sum
  const effective = sum ** 2 / squares
  const [lowerHundredths, upperHundredths] = wilson(share * effective, effective, intervalZThousandths / 1000)
  return { hundredths: Math.round(share * 10_000), lowerHundredths, upperHundredths, coverageHundredths }
}

/** Rounded down: a whole is told of a whole alone. */
function coverageOf(strata: readonly CountedStratum[]): number | null {
  const cells = tellCells(strata)
  const all = cells.reduce((total, { units }) => total + units, 0)
  const covered = cells.reduce((total, { units, answered }) => total + (answered > 0 ? units : 0), 0)
  return all === 0 ? null : Math.floor((covered * 10_000) / all)
}

function* cellsOf(strata: readonly CountedStratum[]): Iterable<Cell> {
  const adjusted = new Map<string, { drawn: number; answered: number }>()
  const key = ({ gradeGroup, channel }: CountedStratum) => `${gradeGroup} ${channel}`
  const answersOf = (stratum: CountedStratum) => count([stratum], isAnswer)
  // Weighted: of two strata of a cell, one may have been drawn more densely than the other.
  for (const stratum of strata) {
    const { drawn = 0, answered = 0 } = adjusted.get(key(stratum)) ?? {}
    const each = stratum.drawn === 0 ? 0 : stratum.units / stratum.drawn
    adjusted.set(key(stratum), { drawn: drawn + stratum.units, answered: answered + each * answersOf(stratum) })
  }
  for (const stratum of strata) {
    const { drawn, answered } = adjusted.get(key(stratum)) ?? { drawn: 0, answered: 0 }
    const given = answersOf(stratum)
    if (given === 0 || answered === 0) continue
    const weight = (stratum.units / stratum.drawn) * (drawn / answered)
    yield { weight, answered: given, isFalse: count([stratum], (outcome) => outcome !== null && isFalse(outcome)) }
  }
}

/** What the estimate is computed from, in all windows together: of single windows it would tell what one citizen has said. */
export interface AuditCell {
  readonly gradeGroup: GradeGroup
  readonly channel: string
  readonly units: number
  readonly answered: number
  /** Σ of units / drawn of the stratum over its answers, … */
  readonly weight: number
  /** … of the squares of it, … */
  readonly squares: number
  /** … and over the answers that say that it is false. */
  readonly falseWeight: number
}

/** @returns by group and channel, in the order in which they are first met */
export function tellCells(strata: readonly CountedStratum[]): readonly AuditCell[] {
  const cells = new Map<string, AuditCell>()
  for (const stratum of strata) {
    const { gradeGroup, channel, units, drawn } = stratum
    const each = drawn === 0 ? 0 : units / drawn
    const answered = count([stratum], isAnswer)
    const key = `${gradeGroup} ${channel}`
    const before = cells.get(key) ?? {
      gradeGroup,
      channel,
      units: 0,
      answered: 0,
      weight: 0,
      squares: 0,
      falseWeight: 0,
    }
    cells.set(key, {
      ...before,
      units: before.units + units,
      answered: before.answered + answered,
      weight: before.weight + each * answered,
      squares: before.squares + each ** 2 * answered,
      falseWeight: before.falseWeight + each * count([stratum], (outcome) => outcome !== null && isFalse(outcome)),
    })
  }
  return [...cells.values()]
}
