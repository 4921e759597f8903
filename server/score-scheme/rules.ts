import type { InstantMs } from '../../domain/kernel/plain-date.ts'
import { sourceOf } from '../../domain/policy-pack.ts'
import type { ScoreScheme } from '../../domain/score-scheme.ts'
import { checkScheme } from '../../domain/score-scheme-check.ts'
import { rulesOfPacks, type SchemeRule } from '../../domain/score-scheme-rule.ts'
import { Refused } from '../platform/refused.ts'
import type { RuleBook } from '../policy/index.ts'

/** The rules of every pack that holds in a division at a time, each with where it is written: its own source, or that of the whole policy. */
export function schemeRulesOf(rules: RuleBook, divisionId: number, at: InstantMs): readonly SchemeRule[] {
  const { body, source, sources } = rules.loadPolicy('score-scheme', divisionId, at)
  return rulesOfPacks(body.packs, (pack, name) => sourceOf(sources, `/packs/${pack}/${name}`)?.text ?? source)
}

/**
 * What is not accepted is refused by the first of what is wrong with it; the whole is told by `checkScoreScheme`.
 *
 * @param at which member of the ask is to blame, for a place in the scheme
 */
export function refuseUnaccepted(
  scheme: ScoreScheme,
  rules: readonly SchemeRule[],
  at: (inScheme: string) => string,
): void {
  const { faults, breaches, conflicts } = checkScheme(scheme, rules)
  const [[fault], [breach]] = [faults, breaches]
  if (fault !== undefined) throw new Refused('SCHEME_FAULTY', at(fault.at))
  if (conflicts.length > 0) throw new Refused('SCHEME_RULES_CONFLICT', at('/packs'))
  if (breach !== undefined)
    throw new Refused('SCHEME_RULE_BROKEN', at(breach.audience === null ? '/indicators' : `/trees/${breach.audience}`))
}

/** Whether a scheme keeps the rules that hold in a division at a time. */
export function isSchemeAccepted(rules: RuleBook, scheme: ScoreScheme, divisionId: number, at: InstantMs): boolean {
  return checkScheme(scheme, schemeRulesOf(rules, divisionId, at)).isAccepted
}

/** The first thing that makes a scheme no scheme, by its place; rules that it breaks are none. Undefined: it can be computed by. */
export function findSchemeFault(
  rules: RuleBook,
  scheme: ScoreScheme,
  divisionId: number,
  at: InstantMs,
): string | undefined {
  return checkScheme(scheme, schemeRulesOf(rules, divisionId, at)).faults[0]?.at
}
