import { addDays, type PlainDate, startOfDay } from '../../domain/kernel/plain-date.ts'
import { type ChangedRule, changedRules, findAskingChange, type RuleVersions } from '../../domain/score-bridge.ts'
import { type ScorePeriod, scorePeriodBefore } from '../../domain/score-period.ts'
import { type LoggedRules, numberOn, policyOn, reasonsOn, schemeOn } from './logged-rules.ts'

/** A bridge as the rules in the log demand it. */
export interface DueBridge {
  readonly changed: readonly ChangedRule[]
  readonly rulesDay: PlainDate
  /** What was given before alone; null: everything. */
  readonly askedUntilMs: number | null
}

/**
 * Whether a period has to be shown by the rules of before as well: from all changes that stand in the log, of what is computed with on the first days of it and of the periods before,
 * and of what is asked within it. Nothing that is told of the bridge is asked.
 */
export function findDueBridge(rules: LoggedRules, period: ScorePeriod): DueBridge | undefined {
  const most = numberOn(rules, 'score-period', 'bridgePeriods', period.fromDay)
  if (!(most > 0)) return undefined
  const computing = findEarlier(rules, period, most)
  const asking = findAskingChange(period, (day) => ({
    labels: `${reasonsOn(rules, day)} ${idOn(rules, 'evaluation', day)}`,
    terminal: idOn(rules, 'terminal', day),
  }))
  if (computing === undefined && asking === undefined) return undefined
  return {
    changed: [...(computing?.changed ?? []), ...(asking?.changed ?? [])],
    rulesDay: computing?.rulesDay ?? period.fromDay,
    askedUntilMs: asking === undefined ? null : startOfDay(asking.day),
  }
}

const idOn = (rules: LoggedRules, word: string, day: string): string => String(policyOn(rules, word, day)?.id ?? '')

function findEarlier(rules: LoggedRules, period: ScorePeriod, most: number) {
  const own = versionsOn(rules, period.fromDay)
  let before = period
  for (let turn = 0; turn < most; turn += 1) {
    before = scorePeriodBefore(before)
    const changed = changedRules(versionsOn(rules, before.fromDay), own)
    if (changed.length > 0) return { changed, rulesDay: before.fromDay }
  }
  return undefined
}

function versionsOn(rules: LoggedRules, day: string): RuleVersions {
  const idOf = (word: string) => idOn(rules, word, day)
  return {
    'window-score': idOf('window-score'),
    evaluation: idOf('evaluation'),
    'composite-score': idOf('composite-score'),
    'score-scheme': idOf('score-scheme'),
    'rater-agreement': idOf('rater-agreement'),
    'system-indicator': idOf('system-indicator'),
    scheme: schemeOn(rules, day)?.schemeId ?? null,
  }
}

/** The largest that a policy has said on any of some days. */
export function largestIn(
  rules: LoggedRules,
  word: string,
  { fromDay, endDay }: { readonly fromDay: PlainDate; readonly endDay: PlainDate },
  of: (body: Readonly<Record<string, unknown>>) => number,
): number {
  let most = Number.NaN
  let last: number | undefined
  for (let day = fromDay; day < endDay; day = addDays(day, 1)) {
    const policy = policyOn(rules, word, day)
    if (policy === undefined || policy.id === last) continue
    last = policy.id
    const found = of(policy.body)
    most = Number.isNaN(most) ? found : Math.max(most, found)
  }
  return most
}
