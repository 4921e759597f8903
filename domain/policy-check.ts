import { findPolicyConflicts, type HandlingPolicy } from './handling-policy.ts'
import type { PlainDate } from './kernel/plain-date.ts'
import { findPolicyInForce, type PolicyVersion } from './policy.ts'
import { type Laxer, laxerRules, laxerWhereMissing, standsFor } from './policy-laxer.ts'
import { changedRules, isSameSource, ruleAt, sourceOf } from './policy-pack.ts'
import { compareLimits, type ServiceCalendar, type TimeLimit } from './time-limit.ts'

/** 规则冲突检查: what is wrong with a policy that is to be put in force, found before it is. */
export const policyFindingCodes = [
  /** Within one policy: what comes first may not be due after what comes later. */
  'CLOCK_RUNS_BACKWARDS',
  'EXTENSION_WITHOUT_HANDLING',
  'REOPENING_ENDS_BEFORE_RATING',
  'LAST_DAY_MOVES_ONLY_NATURAL_DAYS',
  'NO_CONTACT_CLOCK',
  /** A lower region may be stricter than the level above, not laxer, unless its own document says so. */
  'LAXER_THAN_ABOVE',
  'LAXER_BY_ITS_SOURCE',
  /** In other units: on some days it would be later, on most it is not. */
  'SOMETIMES_LAXER',
  /** A region below has a rule that this one would leave laxer than itself. */
  'LAXER_BELOW',
  'CANNOT_BE_COMPARED',
  'SOURCE_MISSING',
  'SOURCE_DATE_MISSING',
  /** Another version of the same region begins on that day: nobody could tell which holds. */
  'SAME_DAY',
  'VALIDITY_OVERLAPS',
] as const
export type PolicyFindingCode = (typeof policyFindingCodes)[number]

/** Put in force is nothing that a finding of the first kind speaks against; the second is told to whoever decides. */
type FindingWeight = 'REFUSES' | 'TELLS'

/** One rule: of which version of which region, and where in it. */
export interface RulePath {
  readonly divisionId: number
  readonly effectiveFrom: PlainDate
  /** null: the policy that is being checked. */
  readonly version: number | null
  /** JSON pointer into its body; empty for the whole. */
  readonly pointer: string
}

export interface PolicyFinding {
  readonly code: PolicyFindingCode
  readonly weight: FindingWeight
  readonly at: RulePath
  /** The rule that it contradicts; null where there is no second one. */
  readonly against: RulePath | null
  /** Of the moments at which a clock may begin, so many percent end later by this rule than by the other. */
  readonly laterPercent?: number
}

export type PolicyCandidate = Omit<PolicyVersion, 'id' | 'version'>

export interface CheckContext {
  /** Of the same word. */
  readonly versions: readonly PolicyVersion[]
  /** From the region up to the country. */
  readonly divisionPath: readonly number[]
  /** Regions below it, each with its way up. */
  readonly pathsBelow: readonly (readonly number[])[]
  readonly calendar: ServiceCalendar
}

/** Empty where nothing is wrong. Rules that contradict each other are named by two paths. */
export function checkPolicy(candidate: PolicyCandidate, context: CheckContext): readonly PolicyFinding[] {
  const { versions, divisionPath } = context
  const from = candidate.effectiveFrom
  const above = findPolicyInForce(versions, divisionPath.slice(1), from)
  const before = findPolicyInForce(versions, divisionPath, from)
  return [
    ...ownConflicts(candidate, context.calendar),
    ...(above === undefined ? [] : findLaxer(candidate, above, context.calendar)),
    ...laxerBelow(candidate, context),
    ...sourceFaults(candidate, before),
    ...overlaps(candidate, versions),
  ]
}

export function isRefusedBy(findings: readonly PolicyFinding[]): boolean {
  return findings.some(({ weight }) => weight === 'REFUSES')
}

const pathIn = (policy: PolicyCandidate & { readonly version?: number }, pointer: string): RulePath => ({
  divisionId: policy.divisionId,
  effectiveFrom: policy.effectiveFrom,
  version: policy.version ?? null,
  pointer,
})

function ownConflicts(candidate: PolicyCandidate, calendar: ServiceCalendar): readonly PolicyFinding[] {
  if (candidate.word !== 'handling') return []
  return findPolicyConflicts(candidate.body as HandlingPolicy, calendar).map(({ code, at, against }) => ({
    code,
    weight: 'REFUSES',
    at: pathIn(candidate, at),
    against: against === null ? null : pathIn(candidate, against),
  }))
}

type Held = PolicyCandidate & { readonly version?: number }

function findLaxer(lower: Held, upper: Held, calendar: ServiceCalendar): readonly PolicyFinding[] {
  return (laxerRules[lower.word] ?? []).flatMap(([pointer, laxer]): readonly PolicyFinding[] => {
    const upperAt = ruleAt(upper.body, pointer) == null ? (standsFor[pointer] ?? pointer) : pointer
    const judged = judge(
      { own: ruleAt(lower.body, pointer) ?? null, theirs: ruleAt(upper.body, upperAt) ?? null, laxer, pointer },
      calendar,
    )
    const paths = { at: pathIn(lower, pointer), against: pathIn(upper, upperAt) }
    if (judged === 'NOT_LAXER') return []
    if (judged === 'UNKNOWN') return [{ code: 'CANNOT_BE_COMPARED', weight: 'TELLS', ...paths }]
    return [weigh(judged, paths, sourceOf(lower.sources, pointer)?.mayBeLaxer === true)]
  })
}

function weigh(
  { laterPercent }: { readonly laterPercent?: number },
  paths: Pick<PolicyFinding, 'at' | 'against'>,
  isBySource: boolean,
): PolicyFinding {
  const told = laterPercent === undefined ? paths : { ...paths, laterPercent }
  if (laterPercent !== undefined && laterPercent <= 50) return { code: 'SOMETIMES_LAXER', weight: 'TELLS', ...told }
  return isBySource
    ? { code: 'LAXER_BY_ITS_SOURCE', weight: 'TELLS', ...told }
    : { code: 'LAXER_THAN_ABOVE', weight: 'REFUSES', ...told }
}

interface Pair {
  readonly own: unknown
  readonly theirs: unknown
  readonly laxer: Laxer
  readonly pointer: string
}

function judge(
  { own, theirs, laxer, pointer }: Pair,
  calendar: ServiceCalendar,
): 'NOT_LAXER' | 'UNKNOWN' | { readonly laterPercent?: number } {
  // What is missing above binds nobody.
  if (theirs === null) return 'NOT_LAXER'
  if (own === null) return laxerWhereMissing(laxer, pointer) ? {} : 'NOT_LAXER'
  if (laxer === 'MORE') return (own as number) > (theirs as number) ? {} : 'NOT_LAXER'
  if (laxer === 'FEWER') return (own as number) < (theirs as number) ? {} : 'NOT_LAXER'
  const compared = compareLimits(own as TimeLimit, theirs as TimeLimit, calendar)
  if (compared === undefined) return 'UNKNOWN'
  const laterPercent = laxer === 'LONGER' ? compared.laterPercent : compared.earlierPercent
  return laterPercent === 0 ? 'NOT_LAXER' : { laterPercent }
}

/** Rules of regions below that say more than this one: in force there on its first day. */
function laxerBelow(
  candidate: PolicyCandidate,
  { versions, pathsBelow, calendar }: CheckContext,
): readonly PolicyFinding[] {
  return pathsBelow.flatMap((path) => {
    const lower = findPolicyInForce(versions, path.slice(0, 1), candidate.effectiveFrom)
    if (lower === undefined) return []
    return findLaxer(lower, candidate, calendar)
      .filter(({ code }) => code === 'LAXER_THAN_ABOVE')
      .map(
        (finding): PolicyFinding => ({
          ...finding,
          code: 'LAXER_BELOW',
          weight: 'TELLS',
          at: finding.against ?? finding.at,
          against: finding.at,
        }),
      )
  })
}

/** Whoever changes a rule says where that is written, and when that was published. */
function sourceFaults(candidate: PolicyCandidate, before: PolicyVersion | undefined): readonly PolicyFinding[] {
  return changedRules(before?.body ?? {}, candidate.body).flatMap((pointer): readonly PolicyFinding[] => {
    const source = sourceOf(candidate.sources, pointer)
    const against = before === undefined ? null : pathIn(before, pointer)
    const at = pathIn(candidate, pointer)
    // What is still said of the rule that was there before is no source of the one that takes its place.
    const old = before === undefined ? undefined : sourceOf(before.sources, pointer)
    const isOfTheOld =
      source !== undefined && (old !== undefined ? isSameSource(source, old) : source.text === before?.source)
    if (source === undefined || source.text.trim() === '' || isOfTheOld)
      return [{ code: 'SOURCE_MISSING', weight: 'REFUSES', at, against }]
    return source.publishedOn === null ? [{ code: 'SOURCE_DATE_MISSING', weight: 'TELLS', at, against: null }] : []
  })
}

/** A later version takes the place of one that is open: that is how policies change. But none may cut short what has an end of its own unseen. */
function overlaps(candidate: PolicyCandidate, versions: readonly PolicyVersion[]): readonly PolicyFinding[] {
  const { effectiveFrom: from, effectiveUntil: until } = candidate
  const at = pathIn(candidate, '')
  return versions
    .filter(({ divisionId }) => divisionId === candidate.divisionId)
    .flatMap((other): readonly PolicyFinding[] => {
      const against = pathIn(other, '')
      if (other.effectiveFrom === from) return [{ code: 'SAME_DAY', weight: 'REFUSES', at, against }]
      const cutsShort = other.effectiveFrom < from && other.effectiveUntil !== null && other.effectiveUntil > from
      const isCutShort = other.effectiveFrom > from && (until === null || other.effectiveFrom < until)
      return cutsShort || isCutShort ? [{ code: 'VALIDITY_OVERLAPS', weight: 'TELLS', at, against }] : []
    })
}
