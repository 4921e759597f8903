import { addAt, numberAt } from './kernel/numbers.ts'
import type { Steps } from './kernel/steps.ts'
import {
  type Course,
  chanceOfSums,
  chancesOf,
  daysAbove,
  type Levels,
  levelsOf,
  measure,
  sumsFrom,
  type Told,
  withoutTop,
} from './root-cause-course.ts'
import { beyondBy, effectOf } from './root-cause-effect.ts'
import {
  type CauseCell,
  type CauseEffect,
  type CauseKind,
  type CauseSignal,
  causeKinds,
  causeSignals,
  knownKey,
  type RootCause,
  type RootCausePolicy,
} from './root-cause-kind.ts'
import { dayVarianceOf, expect } from './root-cause-model.ts'
import { chanceOf, likelihoodGain, namedAmong, together } from './root-cause-test.ts'

/** Of these the past tells a factor each; the rest are only asked about. */
const modelled: readonly CauseKind[] = ['ITEM', 'WINDOW', 'STAFF', 'STEP']
/** That an item takes long is no fault of it. */
const standingSignals: readonly CauseSignal[] = ['GRADE', 'RETURNED', 'REFUSED', 'ABANDONED']
const standingKinds: readonly CauseKind[] = ['ITEM', 'WINDOW']
const surest = 1e5
/** What counts as seen by a signal within a cause. */
const seenBelow = 0.01
/** A fall of the likelihood by half the χ² of one degree of freedom: days within it may as well be the first. */
const likelihoodWithin = 1.92

interface Candidate {
  readonly kind: CauseKind
  readonly key: string
  readonly courses: readonly Course[]
  readonly chance: number
  /** From which recent day on it is known to have changed; counted from the first of them. */
  readonly knownFrom: number | undefined
}

export class Search {
  readonly #policy: RootCausePolicy
  readonly #days: Int32Array
  /** Rows of the recent days. */
  readonly #recent: Int32Array
  readonly #firstRecent: number
  readonly #lastDay: number
  readonly #levels: readonly Levels[]
  readonly #told: Told[] = []
  readonly #known: ReadonlyMap<string, number>
  #tested = 0

  private constructor(
    read: readonly CauseCell[],
    lastDay: number,
    known: ReadonlyMap<string, number>,
    policy: RootCausePolicy,
  ) {
    this.#policy = policy
    this.#known = known
    this.#lastDay = lastDay
    this.#firstRecent = lastDay - policy.recentDays + 1
    this.#days = Int32Array.from(read, ({ day }) => day)
    this.#recent = Int32Array.from(read.flatMap(({ day }, row) => (day >= this.#firstRecent ? [row] : [])))
    this.#levels = causeKinds.map((kind) => levelsOf(kind, read))
  }

  static *over(
    cells: readonly CauseCell[],
    lastDay: number,
    known: ReadonlyMap<string, number>,
    policy: RootCausePolicy,
  ): Steps<Search> {
    const first = lastDay - policy.recentDays - policy.pastDays
    const read = cells.filter(({ day }) => day <= lastDay && day > first)
    const search = new Search(read, lastDay, known, policy)
    for (const signal of causeSignals) {
      const told = yield* search.#tell(signal, read)
      search.#told.push(told)
    }
    return search
  }

  *#tell(signal: CauseSignal, read: readonly CauseCell[]): Steps<Told> {
    const measured = measure(signal, read)
    const isPast = (row: number) => numberAt(this.#days, row) < this.#firstRecent
    const factors = modelled.map((kind) => this.#levelsOf(kind))
    const expectation = yield* expect(measured, factors, isPast)
    const dayVariance: number[] = []
    for (const levels of this.#levels) {
      dayVariance.push(dayVarianceOf(expectation, levels, this.#days))
      yield
    }
    return { signal, measured, expectation, dayVariance }
  }

  get tested(): number {
    return this.#tested
  }

  *strongest(): Steps<RootCause | undefined> {
    const candidates: Candidate[] = []
    for (const levels of this.#levels) {
      candidates.push(...this.#candidatesOf(levels))
      yield
    }
    this.#tested = Math.max(this.#tested, candidates.length)
    // What is known to have changed is asked from that day on and among itself; half of the errors allowed are for it, half for everything else.
    const [known, others] = [
      candidates.filter(({ knownFrom }) => knownFrom !== undefined),
      candidates.filter(({ knownFrom }) => knownFrom === undefined),
    ]
    let best: { readonly cause: RootCause; readonly gain: number } | undefined
    for (const candidate of [known, others].flatMap((family) => this.#namedOf(family))) {
      const found = this.#causeOf(candidate)
      if (found !== undefined && (best === undefined || found.gain > best.gain)) best = found
    }
    return best?.cause
  }

  #namedOf(family: readonly Candidate[]): readonly Candidate[] {
    const chances = family.map(({ chance }) => chance)
    const named = namedAmong(chances, this.#policy.falseShareThousandths / 2000)
    return family.filter((_, at) => named.has(at))
  }

  /** What was found is taken as given from here on. */
  explain({ kind, key, since, effects }: RootCause): void {
    const levels = this.#levelsOf(kind)
    const level = levels.keys.indexOf(key)
    for (const { signal, ratio } of effects) {
      const told = this.#told.find((each) => each.signal === signal)
      for (let row = 0; told !== undefined && row < this.#days.length; row += 1)
        if (levels.levels[row] === level && numberAt(this.#days, row) >= (since?.day ?? 0))
          told.expectation.expected[row] =
            numberAt(told.expectation.expected, row) * (signal === 'HANDLING' ? Math.sqrt(ratio) : ratio)
    }
  }

  /** What was worse than the rest in the past already, and is no change of now. */
  standing(changed: readonly RootCause[]): readonly RootCause[] {
    const { standingRatioMinThousandths: least, namedMax } = this.#policy
    const found = standingKinds.flatMap((kind) => {
      const levels = this.#levelsOf(kind)
      const at = modelled.indexOf(kind)
      return levels.keys.flatMap((key, level): readonly RootCause[] => {
        if (changed.some((cause) => cause.kind === kind && cause.key === key)) return []
        const effects = this.#told.flatMap((told) =>
          standingSignals.includes(told.signal) ? this.#standingOf(told, at, levels, level) : [],
        )
        return effects.some(({ lower }) => lower * 1000 >= least)
          ? [
              {
                kind,
                key,
                step: null,
                since: null,
                chance: Math.min(...effects.map(({ chance }) => chance)),
                isKnown: false,
                effects,
              },
            ]
          : []
      })
    })
    const lead = ({ effects }: RootCause) => Math.max(...effects.map(({ lower }) => lower))
    return found.sort((one, other) => lead(other) - lead(one)).slice(0, namedMax)
  }

  #standingOf(told: Told, at: number, { levels }: Levels, own: number): readonly CauseEffect[] {
    const { expectation, measured } = told
    const level = this.#policy.levelThousandths / 1000
    const ratio = expectation.factors[at]?.[own] ?? 1
    const shape = expectation.shapes[at]?.[own] ?? surest
    let [seen, exposure, expected] = [0, 0, 0]
    for (let row = 0; row < this.#days.length; row += 1) {
      if (levels[row] !== own || numberAt(this.#days, row) >= this.#firstRecent) continue
      seen += numberAt(expectation.amount, row)
      exposure += numberAt(measured.exposure, row)
      expected += numberAt(expectation.expected, row) / ratio
    }
    if (exposure === 0 || expected === 0) return []
    const effect = effectOf(told.signal, { seen, expected, exposure, ratio }, { variance: 1 / shape, level })
    const { dispersion } = expectation
    const chance = chanceOf({ seen, expected, dispersion, shape: surest, family: measured.family })
    return effect.lower > 1 ? [{ ...effect, chance }] : []
  }

  #levelsOf(kind: CauseKind): Levels {
    const found = this.#levels.find((each) => each.kind === kind)
    if (found === undefined) throw new Error(kind)
    return found
  }

  #candidatesOf(levels: Levels): readonly Candidate[] {
    const courses = this.#told.map((told) => this.#coursesOf(told, levels))
    return levels.keys.map((key, level) => {
      const own = courses.flatMap((each) => each[level] ?? [])
      const known = this.#known.get(knownKey(levels.kind, key))
      const isKnown = known !== undefined && known >= this.#firstRecent && known <= this.#lastDay
      const knownFrom = isKnown ? known - this.#firstRecent : undefined
      const chance = together(own.flatMap((course) => chancesOf(course, this.#policy, knownFrom)))
      return { kind: levels.kind, key, courses: own, chance, knownFrom }
    })
  }

  #coursesOf(told: Told, { kind, levels, count }: Levels): readonly Course[] {
    const width = this.#policy.recentDays
    const [seen, expected, exposure] = [0, 1, 2].map(() => new Float64Array(count * width)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ]
    for (const row of this.#recent) {
      const day = numberAt(this.#days, row) - this.#firstRecent
      const level = levels[row] ?? -1
      if (level < 0) continue
      const at = level * width + day
      addAt(seen, at, numberAt(told.expectation.amount, row))
      addAt(expected, at, numberAt(told.expectation.expected, row))
      addAt(exposure, at, numberAt(told.measured.exposure, row))
    }
    const factor = modelled.indexOf(kind)
    const cut = (of: Float64Array, level: number) => of.subarray(level * width, (level + 1) * width)
    return Array.from({ length: count }, (_, level) => ({
      told,
      ...{ seen: cut(seen, level), expected: cut(expected, level), exposure: cut(exposure, level) },
      shape: told.expectation.shapes[factor]?.[level] ?? surest,
      dayVariance: told.dayVariance[causeKinds.indexOf(kind)] ?? 0,
    }))
  }

  /** Since when, how much, and whether it is seen on enough days; undefined where it is too little to be told. */
  #causeOf(candidate: Candidate): { readonly cause: RootCause; readonly gain: number } | undefined {
    const { recentDays, daysMin, ratioMinThousandths, levelThousandths } = this.#policy
    const { kind, key, chance, knownFrom } = candidate
    const isKnown = knownFrom !== undefined
    const shown = candidate.courses.filter(
      (course) => Math.min(1, ...chancesOf(course, this.#policy, knownFrom)) < seenBelow,
    )
    const gains = Array.from({ length: recentDays }, (_, from) =>
      shown.reduce((total, course) => {
        const { seen, expected } = sumsFrom(course, from)
        return total + likelihoodGain(seen, expected, course.told.expectation.dispersion)
      }, 0),
    )
    const gain = Math.max(0, ...gains)
    const from = knownFrom ?? gains.lastIndexOf(gain)
    const effects = shown.flatMap((course) => {
      const sums = sumsFrom(course, from)
      const isOnDays = daysAbove(course, from) >= daysMin && chanceOfSums(course, withoutTop(course, from)) < 0.2
      if (!isOnDays) return []
      const { told, shape, dayVariance } = course
      const ratio = sums.seen / sums.expected
      const variance = 1 / shape + dayVariance * sums.concentration
      const chance = chanceOfSums(course, sums)
      const effect = {
        ...effectOf(
          told.signal,
          { ...sums, ratio },
          { variance: told.expectation.dispersion / Math.max(sums.seen, 1) + variance, level: levelThousandths / 1000 },
        ),
        chance,
      }
      return effect.ratio * 1000 >= ratioMinThousandths && effect.lower > 1 ? [effect] : []
    })
    if (gain === 0 || effects.length === 0) return undefined
    const near = gains.flatMap((each, day) => {
      const isSeen = shown.some(({ exposure }) => numberAt(exposure, day) > 0)
      return isSeen && !isKnown && each >= gain - likelihoodWithin ? [day + this.#firstRecent] : []
    })
    const day = from + this.#firstRecent
    const [earliest, latest] = [Math.min(day, ...near), Math.max(day, ...near)]
    const since = { ...{ day, earliest, latest }, orEarlier: earliest === this.#firstRecent }
    const step = kind === 'STEP' ? null : this.#stepOf(kind, key, effects, day)
    return { cause: { kind, key, step, since, chance, isKnown, effects }, gain }
  }

  /** At which step most of what came beyond the expected came. */
  #stepOf(kind: CauseKind, key: string, effects: readonly CauseEffect[], since: number): string | null {
    const [{ levels, keys }, steps] = [this.#levelsOf(kind), this.#levelsOf('STEP')]
    const level = keys.indexOf(key)
    const rows = this.#recent.filter((row) => levels[row] === level && numberAt(this.#days, row) >= since)
    const told = this.#told.filter(({ signal }) => effects.some((effect) => effect.signal === signal))
    const beyond = beyondBy(steps, rows, told)
    const most = Math.max(0, ...beyond)
    return most === 0 ? null : (steps.keys[beyond.indexOf(most)] ?? null)
  }
}
