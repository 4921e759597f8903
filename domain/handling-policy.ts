import type { OpeningRule } from './handling-opening.ts'
import type { OrderMark } from './handling-order.ts'
import { compareLimits, type ServiceCalendar, type TimeLimit } from './time-limit.ts'

/** The clocks of a handling order, and from which moment to which each one runs. They run side by side. */
export const handlingClocks = {
  ACKNOWLEDGE: { from: 'BEGUN', to: 'ACKNOWLEDGED' },
  CONTACT: { from: 'BEGUN', to: 'CONTACTED' },
  VERIFY: { from: 'BEGUN', to: 'VERIFIED' },
  PLAN: { from: 'BEGUN', to: 'PLANNED' },
  HANDLE: { from: 'BEGUN', to: 'HANDLED' },
  REVIEW: { from: 'HANDLED', to: 'REVIEWED' },
  FEED_BACK: { from: 'REVIEWED', to: 'FED_BACK' },
} as const satisfies Record<string, { readonly from: OrderMark; readonly to: OrderMark }>

export type HandlingClock = keyof typeof handlingClocks
export const handlingClockNames = Object.keys(handlingClocks) as readonly HandlingClock[]

/** How bad evaluations are handled in a region from a day on: the policy `handling`. Every number of it has a source. */
export interface HandlingPolicy extends OpeningRule {
  /** A clock that is not named does not run there. */
  readonly clocks: Readonly<Partial<Record<HandlingClock, TimeLimit>>>
  /** Instead of the clock HANDLE, for what was found to be complex: 办理 7 日、疑难 15 日. */
  readonly handleComplex?: TimeLimit
  /** A warning is given when this much of a clock’s time is left, in percent of it. */
  readonly warningPercentLeft: number
  /** How long after its due time an overdue step goes one level further up; the first level hears of it at once. */
  readonly escalateAfter: readonly TimeLimit[]
  /** So often, at least, has to be tried before somebody counts as not reached. */
  readonly contactTriesMin: number
  /** … so far from each other, in minutes, that each counts as a try of its own; where it is not said each one counts. */
  readonly contactTriesApartMinutes?: number
  /** One extension of the handling, approved by somebody else; null where a region knows none. */
  readonly extension: TimeLimit | null
  /** So long after his evaluation somebody may have a supervisor come to him in the hall; where it is not said, nobody may. */
  readonly helpWithinMinutes?: number
  /** Offers from one organization to another, refused ones included: then the one above decides. */
  readonly transfersMax: number
  /** How long the citizen may rate what was done, and how often and how long ask for it again. */
  readonly rateWithin: TimeLimit
  readonly reopenWithin: TimeLimit
  readonly reopeningsMax: number
}

type PolicyConflict =
  | 'CLOCK_RUNS_BACKWARDS'
  | 'EXTENSION_WITHOUT_HANDLING'
  | 'REOPENING_ENDS_BEFORE_RATING'
  | 'LAST_DAY_MOVES_ONLY_NATURAL_DAYS'
  | 'NO_CONTACT_CLOCK'

export interface ConflictFound {
  readonly code: PolicyConflict
  readonly at: string
  /** The rule that it contradicts; null where something is missing. */
  readonly against: string | null
}

/** Limits of one unit are held against each other as they are; others on a calendar, where one is at hand. */
function isLonger(a: TimeLimit | undefined, b: TimeLimit | undefined, calendar: ServiceCalendar | undefined): boolean {
  if (a === undefined || b === undefined) return false
  if (a.unit === b.unit) return a.count > b.count
  const compared = calendar === undefined ? undefined : compareLimits(a, b, calendar)
  return compared !== undefined && compared.laterPercent > 50
}

/** What cannot be meant: each clock begins with the order, so what comes first may not be due after what comes later. */
const inOrder: readonly (readonly [HandlingClock, HandlingClock])[] = [
  ['ACKNOWLEDGE', 'CONTACT'],
  ['ACKNOWLEDGE', 'HANDLE'],
  ['CONTACT', 'VERIFY'],
  ['CONTACT', 'HANDLE'],
  ['VERIFY', 'PLAN'],
  ['VERIFY', 'HANDLE'],
  ['PLAN', 'HANDLE'],
]

/** Looks for rules that contradict each other before a policy is put in force. Empty where there are none. */
export function findPolicyConflicts(policy: HandlingPolicy, calendar?: ServiceCalendar): readonly ConflictFound[] {
  const { clocks, handleComplex } = policy
  const found: ConflictFound[] = inOrder
    .filter(([first, later]) => isLonger(clocks[first], clocks[later], calendar))
    .map(([first, later]) => ({ code: 'CLOCK_RUNS_BACKWARDS', at: `/clocks/${first}`, against: `/clocks/${later}` }))
  if (isLonger(clocks.HANDLE, handleComplex, calendar))
    found.push({ code: 'CLOCK_RUNS_BACKWARDS', at: '/clocks/HANDLE', against: '/handleComplex' })
  if (clocks.CONTACT === undefined) found.push({ code: 'NO_CONTACT_CLOCK', at: '/clocks', against: null })
  if (policy.extension !== null && clocks.HANDLE === undefined)
    found.push({ code: 'EXTENSION_WITHOUT_HANDLING', at: '/extension', against: '/clocks/HANDLE' })
  if (isLonger(policy.rateWithin, policy.reopenWithin, calendar))
    found.push({ code: 'REOPENING_ENDS_BEFORE_RATING', at: '/reopenWithin', against: '/rateWithin' })
  for (const [at, limit] of limitsOf(policy))
    if (limit.lastDayMoves === true && limit.unit !== 'NATURAL_DAYS')
      found.push({ code: 'LAST_DAY_MOVES_ONLY_NATURAL_DAYS', at, against: null })
  return found
}

/** How long a clock runs for an order: what is complex may take longer where its policy says so. */
export function limitOf(policy: HandlingPolicy, clock: HandlingClock, isComplex: boolean): TimeLimit | undefined {
  const limit = policy.clocks[clock]
  return clock === 'HANDLE' && isComplex && limit !== undefined ? (policy.handleComplex ?? limit) : limit
}

function limitsOf(policy: HandlingPolicy): readonly (readonly [string, TimeLimit])[] {
  const clocks = Object.entries(policy.clocks).map(([name, limit]) => [`/clocks/${name}`, limit] as const)
  const levels = policy.escalateAfter.map((limit, index) => [`/escalateAfter/${index}`, limit] as const)
  const single = [
    ['/handleComplex', policy.handleComplex ?? null],
    ['/extension', policy.extension],
    ['/rateWithin', policy.rateWithin],
    ['/reopenWithin', policy.reopenWithin],
  ] as const
  return [
    ...clocks,
    ...levels,
    ...single.filter((each): each is readonly [(typeof each)[0], TimeLimit] => each[1] !== null),
  ]
}
