import { falseDiscovery } from './kernel/false-discovery.ts'
import type { InstantMs } from './kernel/plain-date.ts'
import type { TimeLimit } from './time-limit.ts'

/**
 * 刷评识别: what looks like manipulation is a signal and no verdict. It sets evaluations aside to be looked at by two people (quarantine), or only calls
 * attention to a window (watch); it deletes nothing and takes nothing out of a score. Whatever is asked of praise is asked of blame, and no grade alone
 * sets anything aside.
 */
export const detectorNames = [
  'BURST',
  'DRIFT',
  'STREAK',
  'PROMPT',
  'REGULAR',
  'UNIFORM',
  'SELECTIVE',
  'BOMBING',
  'COUNTS',
] as const
export type DetectorName = (typeof detectorNames)[number]

export const signalStates = ['QUARANTINED', 'WATCHED'] as const
export type SignalState = (typeof signalStates)[number]

/** Of the policy `manipulation-detector`; a month is looked at by what was in force on its first day. Shares are of one, in thousandths or millionths. */
export interface DetectorPolicy {
  /** Up to this false discovery rate evaluations are set aside; … */
  readonly quarantineLevelThousandths: number
  /** … up to this one the window is watched. */
  readonly watchLevelThousandths: number
  /** So many days before the month are what is ordinary. */
  readonly baselineNaturalDays: number
  /** A hall of fewer evaluations in those days has nothing ordinary yet. */
  readonly baselineEvaluationsMin: number
  /** A window counts for itself with n/(n + this), for the rest as its hall. */
  readonly shrinkEvaluations: number
  readonly burst: {
    readonly cellMinutes: number
    readonly countMin: number
    /** Arrivals vary at least as much as this size says, however even those of before were. */
    readonly sizeMaxThousandths: number
    readonly sizeMinThousandths: number
  }
  readonly drift: {
    /** A change worth acting on multiplies the odds of a five by this, or divides them. */
    readonly oddsRatioThousandths: number
    readonly concentration: number
    readonly reviewAtThousandths: number
    readonly escalateAtThousandths: number
    readonly lookBackNaturalDays: number
    readonly evaluationsMin: number
  }
  readonly streak: { readonly expectedMaxThousandths: number; readonly lookBackNaturalDays: number }
  readonly prompt: {
    readonly seconds: number
    readonly cleanShareMillionths: number
    readonly concentration: number
    readonly chanceMaxMillionths: number
    readonly countMin: number
    readonly weekNaturalDays: number
  }
  readonly regular: {
    readonly sessionGapMinutes: number
    /** By number of gaps: variation below which a session is watched, and below which it is set aside, in thousandths. */
    readonly limits: readonly {
      readonly gaps: number
      readonly watchBelow: number
      readonly quarantineBelow: number
    }[]
  }
  readonly uniform: { readonly evaluationsMin: number; readonly lookBackNaturalDays: number }
  readonly selective: {
    readonly zMaxThousandths: number
    readonly settleNaturalDays: number
    readonly lookBackNaturalDays: number
    readonly withheldMin: number
  }
  readonly bombing: { readonly gradeMax: number; readonly similarMin: number }
  /** While more of a window’s evaluations are set aside, its figure bears a mark and is told both ways. */
  readonly markPercentAbove: number
  readonly markNaturalDays: number
  readonly decideWithin: TimeLimit
  readonly replayNaturalDays: number
  readonly wordsCodePointsMax: number
}

/** An evaluation as detectors see it: nothing of who gave it, and of when it was tapped rather than when it arrived. */
export interface SeenEvaluation {
  readonly id: string
  readonly windowId: number
  readonly staffId: number | null
  readonly tappedAt: InstantMs
  readonly grade: number
  /** Tapped within seconds of the end of the service. Told where it was received, where alone that is known. */
  readonly isPrompt: boolean
}

/** Something that is out of the ordinary, before it is weighed with whatever else was looked at on that day. */
export interface Suspicion {
  readonly detector: DetectorName
  readonly windowId: number
  readonly staffId: number | null
  /** Tells two of one detector, window and day apart: `2026-11-02T15:00`, `WEEK`, `UP`. */
  readonly cell: string
  /** Of chance alone, where the detector knows one. */
  readonly chance: number | null
  readonly statistic: number
  readonly observed: number
  readonly expected: number
  readonly evaluationIds: readonly string[]
}

/** One detector’s family of a day: what was suspicious, and among how many that was looked for. */
export interface Family {
  readonly suspicions: readonly Suspicion[]
  readonly looked: number
}

export interface Signal extends Suspicion {
  /** The false discovery rate at which it still is one; null where no chance is known. */
  readonly level: number | null
  readonly state: SignalState
}

/**
 * Weighs a family as one: set aside up to the one level, watched up to the other, and nothing beyond. A suspicion without evaluations can only be watched.
 */
export function weighFamily(
  { suspicions, looked }: Family,
  policy: Pick<DetectorPolicy, 'quarantineLevelThousandths' | 'watchLevelThousandths'>,
): readonly Signal[] {
  const levels = falseDiscovery(
    suspicions.map(({ chance }) => chance ?? 1),
    Math.max(looked, suspicions.length),
  )
  return suspicions.flatMap((suspicion, index): Signal[] => {
    const level = levels[index] ?? 1
    if (level * 1000 > policy.watchLevelThousandths) return []
    const isAside = level * 1000 <= policy.quarantineLevelThousandths && suspicion.evaluationIds.length > 0
    return [{ ...suspicion, level, state: isAside ? 'QUARANTINED' : 'WATCHED' }]
  })
}

/** What calls attention and never more, whatever its chance. */
export const watchOnly = (signals: readonly Signal[]): readonly Signal[] =>
  signals.map((signal) => ({ ...signal, state: 'WATCHED' }))

/** Whether the figure of a window bears a mark. */
export function isMarked(given: number, quarantined: number, { markPercentAbove }: DetectorPolicy): boolean {
  return quarantined * 100 > given * markPercentAbove
}
