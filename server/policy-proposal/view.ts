import type { FindingView, PolicyView, ProposalView } from '../../contracts/policy.ts'
import { addDays, type PlainDate } from '../../domain/kernel/plain-date.ts'
import { findPolicyInForce, type PolicyVersion } from '../../domain/policy.ts'
import { checkPolicy, type PolicyCandidate, type PolicyFinding, type RulePath } from '../../domain/policy-check.ts'
import { changedRules, ruleAt, rulesOf, sourceOf } from '../../domain/policy-pack.ts'
import type { RuleBook } from '../policy/index.ts'
import type { DivisionName, ProposalRow } from './store.ts'

export interface Looked {
  readonly rules: RuleBook
  readonly names: ReadonlyMap<number, DivisionName>
}

const nameless: DivisionName = { divisionCode: '', name: '' }
const nameOf = ({ names }: Looked, divisionId: number) => names.get(divisionId) ?? nameless

/** What speaks against a policy as things stand now. `except` is itself, where it stands among the versions already. */
export function findingsOf(rules: RuleBook, candidate: PolicyCandidate, except?: number): readonly PolicyFinding[] {
  const { word, divisionId } = candidate
  return checkPolicy(candidate, {
    versions: rules.versionsOf(word).filter(({ id }) => id !== except),
    divisionPath: rules.divisionPath(divisionId),
    pathsBelow: rules
      .divisionsWithin(divisionId)
      .filter((each) => each !== divisionId)
      .map((each) => rules.divisionPath(each)),
    calendar: rules.calendarOf(divisionId, null),
  })
}

/** What holds in a division just before a day: what a policy that begins on it replaces there. */
export function baseOf(rules: RuleBook, word: string, divisionId: number, from: PlainDate): PolicyVersion | undefined {
  return findPolicyInForce(rules.versionsOf(word), rules.divisionPath(divisionId), addDays(from, -1))
}

function wholeOf(looked: Looked, candidate: PolicyCandidate, before: PolicyVersion | undefined, except?: number) {
  const changed = new Set(changedRules(before?.body ?? {}, candidate.body))
  return {
    rules: [...rulesOf(candidate.body)].map(([at, value]) => {
      const old = ruleAt(before?.body, at)
      const source = sourceOf(candidate.sources, at)
      const own = source === undefined ? null : { ...source, mayBeLaxer: source.mayBeLaxer === true }
      return { at, value, source: own, isChanged: changed.has(at), ...(old === undefined ? {} : { before: old }) }
    }),
    replaces:
      before === undefined
        ? null
        : {
            policyId: before.id,
            divisionCode: nameOf(looked, before.divisionId).divisionCode,
            effectiveFrom: before.effectiveFrom,
            version: before.version,
          },
    findings: findingsOf(looked.rules, candidate, except).map((finding) => toFinding(looked, finding)),
  }
}

function toFinding(looked: Looked, { at, against, ...finding }: PolicyFinding): FindingView {
  const path = ({ divisionId, ...rest }: RulePath) => ({
    divisionCode: nameOf(looked, divisionId).divisionCode,
    ...rest,
  })
  return { ...finding, at: path(at), against: against === null ? null : path(against) }
}

type Listed = Omit<PolicyView, 'rules' | 'replaces' | 'findings'>

/** @param divisionId of whom is asked what holds there */
export function toListed(looked: Looked, policy: PolicyVersion, divisionId: number, on: PlainDate): Listed {
  const { rules } = looked
  const { id, word, effectiveFrom, effectiveUntil, version, source } = policy
  const versions = rules.versionsOf(word)
  const isLast = findPolicyInForce(versions, [policy.divisionId], on)?.id === id
  const governs = findPolicyInForce(versions, rules.divisionPath(divisionId), on)?.id === id
  const { divisionCode, name: divisionName } = nameOf(looked, policy.divisionId)
  const head = {
    policyId: id,
    word,
    divisionCode,
    divisionName,
    effectiveFrom,
    effectiveUntil,
    version,
    source,
    governs,
  }
  if (effectiveFrom > on) return { ...head, state: 'FUTURE' }
  if (isLast) return { ...head, state: 'IN_FORCE' }
  return { ...head, state: effectiveUntil !== null && effectiveUntil <= on ? 'ENDED' : 'REPLACED' }
}

export function toPolicyView(looked: Looked, policy: PolicyVersion, divisionId: number, on: PlainDate): PolicyView {
  const { rules } = looked
  const others = rules.versionsOf(policy.word).filter(({ id }) => id !== policy.id)
  // Of one that was there on the same day, the later version replaces the earlier.
  const before =
    others.find(
      (each) =>
        each.divisionId === policy.divisionId &&
        each.effectiveFrom === policy.effectiveFrom &&
        each.version === policy.version - 1,
    ) ?? findPolicyInForce(others, rules.divisionPath(policy.divisionId), addDays(policy.effectiveFrom, -1))
  return { ...toListed(looked, policy, divisionId, on), ...wholeOf(looked, policy, before, policy.id) }
}

type ProposalHead = Omit<ProposalView, 'rules' | 'replaces' | 'findings'>

export function toProposalHead(looked: Looked, row: ProposalRow, accountId: string): ProposalHead {
  const { divisionCode, name: divisionName } = nameOf(looked, row.divisionId)
  return {
    proposalId: row.id,
    word: row.word,
    divisionCode,
    divisionName,
    effectiveFrom: row.effectiveFrom,
    effectiveUntil: row.effectiveUntil,
    source: row.source,
    state: row.outcome ?? 'OPEN',
    isOwn: row.proposedBy === accountId,
    proposedAt: row.proposedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    reason: row.reason,
  }
}

export function toProposalView(looked: Looked, row: ProposalRow, accountId: string): ProposalView {
  const before = looked.rules.versionsOf(row.word).find(({ id }) => id === row.basePolicyId)
  // Once it is in force it is no second version beside itself.
  const own = looked.rules
    .versionsOf(row.word)
    .find(
      (each) =>
        row.outcome === 'ADOPTED' && each.divisionId === row.divisionId && each.effectiveFrom === row.effectiveFrom,
    )
  return { ...toProposalHead(looked, row, accountId), ...wholeOf(looked, row, before, own?.id) }
}
