/** 根因: what may be the cause of what goes badly. CITY: everything at once. */
export const causeKinds = ['ITEM', 'STAFF', 'WINDOW', 'STEP', 'MODE', 'HALL', 'CITY'] as const
export type CauseKind = (typeof causeKinds)[number]

/** By what it is seen: bad grades, sent home for papers, refused, given up, handled slowly. */
export const causeSignals = ['GRADE', 'RETURNED', 'REFUSED', 'ABANDONED', 'HANDLING'] as const
export type CauseSignal = (typeof causeSignals)[number]

/** Services of one day, item, window, person, step and mode, and what was said of them. Days are counted from the first one read. */
export interface CauseCell {
  readonly day: number
  readonly keys: Readonly<Record<CauseKind, string | null>>
  readonly services: number
  readonly returned: number
  readonly refused: number
  readonly abandoned: number
  /** Services that were handled, their minutes, and the square roots of these: few long ones do not outweigh the rest. */
  readonly timed: number
  readonly minutes: number
  readonly rootMinutes: number
  readonly evaluations: number
  readonly bad: number
}

export interface RootCausePolicy {
  /** So many of the last days may hold a change; what was before tells what is ordinary. */
  readonly recentDays: number
  readonly pastDays: number
  /** 50: of those named, so many thousandths are expected to be chance. */
  readonly falseShareThousandths: number
  /** A change is told from this ratio on, and where it is seen on so many days. */
  readonly ratioMinThousandths: number
  readonly daysMin: number
  /** What has always been worse than the rest is told where it surely is so many times as bad. */
  readonly standingRatioMinThousandths: number
  readonly levelThousandths: number
  readonly namedMax: number
  /** Counts of what people said are shown from so many evaluations on. */
  readonly smallestGroup: number
}

export interface CauseEffect {
  readonly signal: CauseSignal
  readonly seen: number
  readonly expected: number
  readonly exposure: number
  readonly ratio: number
  readonly lower: number
  readonly upper: number
  readonly chance: number
}

export interface RootCause {
  readonly kind: CauseKind
  readonly key: string
  /** At which step of a service most of it is seen; null: of what has always been so, or where no step stands out. */
  readonly step: string | null
  /** Since which day; null: it has always been so, as far as is read. */
  readonly since: {
    readonly day: number
    readonly earliest: number
    readonly latest: number
    /** It may as well have begun before the first of the recent days. */
    readonly orEarlier: boolean
  } | null
  readonly chance: number
  /** Known beforehand: first day of a person, or of a version of an item. */
  readonly isKnown: boolean
  readonly effects: readonly CauseEffect[]
}

export interface RootCauses {
  readonly causes: readonly RootCause[]
  readonly tested: number
}

export const knownKey = (kind: CauseKind, key: string) => `${kind} ${key}`
