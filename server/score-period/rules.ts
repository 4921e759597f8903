import { findTagSetInForce } from '../../domain/evaluation-tag.ts'
import { type PlainDate, startOfDay } from '../../domain/kernel/plain-date.ts'
import {
  type AskingVersions,
  type ChangedRule,
  changedRules,
  findAskingChange,
  type RuleVersions,
} from '../../domain/score-bridge.ts'
import { type ScorePeriod, scorePeriodBefore } from '../../domain/score-period.ts'
import type { ScorePolicy } from '../../domain/score-result.ts'
import { compositeRulesOn } from '../composite/index.ts'
import type { ScorePeriodDeps } from './deps.ts'

export interface Rules {
  readonly policyId: number
  readonly scorePolicyId: number
  readonly evaluationPolicyId: number
  readonly policy: ScorePolicy
  readonly negativeGradeMax: number
}

/** What a period is computed by: all that is in force on one day, its first. Who served could know it. */
export function rulesOn({ rules }: ScorePeriodDeps, day: PlainDate): Rules {
  const [root, at] = [rules.rootDivisionId, startOfDay(day)]
  const score = rules.loadPolicy('window-score', root, at)
  const evaluation = rules.loadPolicy('evaluation', root, at)
  return {
    policyId: rules.loadPolicy('score-period', root, at).id,
    scorePolicyId: score.id,
    evaluationPolicyId: evaluation.id,
    policy: score.body,
    negativeGradeMax: evaluation.body.negativeGradeMax,
  }
}

async function versionsOn(deps: ScorePeriodDeps, day: PlainDate): Promise<RuleVersions> {
  const { scorePolicyId, evaluationPolicyId } = rulesOn(deps, day)
  return {
    'window-score': String(scorePolicyId),
    evaluation: String(evaluationPolicyId),
    ...(await compositeRulesOn(deps, day)),
  }
}

/** What people were asked on a day, and through what. */
function askingOn({ rules }: ScorePeriodDeps, day: PlainDate): AskingVersions {
  const [root, at] = [rules.rootDivisionId, startOfDay(day)]
  const reasons = findTagSetInForce(rules.tagSets, day)?.code ?? ''
  return {
    labels: `${reasons} ${rules.loadPolicy('evaluation', root, at).id}`,
    terminal: String(rules.loadPolicy('terminal', root, at).id),
  }
}

/** First days by whose rules anything is told of these periods: their own, and those of the periods before that a bridge may go by. */
export function limitDaysOf({ rules }: ScorePeriodDeps, periods: readonly ScorePeriod[]): readonly PlainDate[] {
  const days = new Set<PlainDate>()
  for (const period of periods) {
    const { bridgePeriods } = rules.loadPolicy('score-period', rules.rootDivisionId, startOfDay(period.fromDay)).body
    let before = period
    days.add(before.fromDay)
    for (let turn = 0; turn < bridgePeriods; turn += 1) {
      before = scorePeriodBefore(before)
      days.add(before.fromDay)
    }
  }
  return [...days]
}

/** How a period is computed once more, because something of it has changed. */
export interface Bridge {
  readonly changed: readonly ChangedRule[]
  /** All rules are those of this day. */
  readonly rulesDay: PlainDate
  /** What was given before alone; null: everything. */
  readonly askedUntil: Date | null
}

/**
 * 并行对照: by the rules of before, where a change of them lies no more periods back than the policy says; and of what was asked as before, where labels or
 * terminals changed within it.
 */
export async function findBridge(deps: ScorePeriodDeps, period: ScorePeriod): Promise<Bridge | undefined> {
  const { rules } = deps
  const { bridgePeriods } = rules.loadPolicy('score-period', rules.rootDivisionId, startOfDay(period.fromDay)).body
  if (bridgePeriods === 0) return undefined
  const computing = await findEarlierRules(deps, period, bridgePeriods)
  const asking = findAskingChange(period, (day) => askingOn(deps, day))
  if (computing === undefined && asking === undefined) return undefined
  return {
    changed: [...(computing?.changed ?? []), ...(asking?.changed ?? [])],
    rulesDay: computing?.rulesDay ?? period.fromDay,
    askedUntil: asking === undefined ? null : new Date(startOfDay(asking.day)),
  }
}

async function findEarlierRules(deps: ScorePeriodDeps, period: ScorePeriod, most: number) {
  const own = await versionsOn(deps, period.fromDay)
  let before = period
  for (let turn = 0; turn < most; turn += 1) {
    before = scorePeriodBefore(before)
    const changed = changedRules(await versionsOn(deps, before.fromDay), own)
    if (changed.length > 0) return { changed, rulesDay: before.fromDay }
  }
  return undefined
}
