import { addDays, type PlainDate } from './kernel/plain-date.ts'

/**
 * What a period is computed by. `evaluation` says which grades are bad, `window-score` how windows are compared; the rest is of the composite, `scheme` the
 * version of its tree.
 */
export const computingRules = ['window-score', 'evaluation'] as const
export const compositeRules = [
  'composite-score',
  'score-scheme',
  'rater-agreement',
  'system-indicator',
  'scheme',
] as const
type ComputingRule = (typeof computingRules)[number] | (typeof compositeRules)[number]

/** What is asked, and through what: the reasons and rules that are shown to whoever evaluates, and how terminals ask. */
export const askingRules = ['labels', 'terminal'] as const
type AskingRule = (typeof askingRules)[number]

export type ChangedRule = ComputingRule | AskingRule

/** Each rule by its version; `scheme`: null where none is in force. */
export type RuleVersions = Readonly<Record<ComputingRule, string | null>>
export type AskingVersions = Readonly<Record<AskingRule, string>>

/**
 * Which rules of a period are others than those of one before it: then it is computed under both, and shown under both.
 * A first scheme replaces none: there is no composite of before to stand beside.
 */
export function changedRules(before: RuleVersions, after: RuleVersions): readonly ComputingRule[] {
  const isDifferent = (rule: ComputingRule) => before[rule] !== after[rule]
  return [...computingRules.filter(isDifferent), ...(before.scheme === null ? [] : compositeRules.filter(isDifferent))]
}

export interface AskingChange {
  /** The first day on which it was asked otherwise. */
  readonly day: PlainDate
  readonly changed: readonly AskingRule[]
}

/**
 * Whether people were asked otherwise from some day within a period on than on its first. Nobody can be asked again in the old way, so that the old figure is that of the
 * days before. Where it changed on the first day no day of the period is of the old way; a longer period that holds both compares them.
 */
export function findAskingChange(
  { fromDay, endDay }: { readonly fromDay: PlainDate; readonly endDay: PlainDate },
  versionsOn: (day: PlainDate) => AskingVersions,
): AskingChange | undefined {
  const first = versionsOn(fromDay)
  for (let day = addDays(fromDay, 1); day < endDay; day = addDays(day, 1)) {
    const now = versionsOn(day)
    const changed = askingRules.filter((rule) => now[rule] !== first[rule])
    if (changed.length > 0) return { day, changed }
  }
  return undefined
}

/** Whom either of two results names, by name; null: that one does not name it. */
export function besideEachOther<Line extends { readonly key: string }>(
  now: readonly Line[],
  before: readonly Line[],
): readonly { readonly key: string; readonly now: Line | null; readonly before: Line | null }[] {
  const [ofNow, ofBefore] = [now, before].map((lines) => new Map(lines.map((line) => [line.key, line])))
  const keys = [...new Set([...now, ...before].map(({ key }) => key))].sort()
  return keys.map((key) => ({ key, now: ofNow?.get(key) ?? null, before: ofBefore?.get(key) ?? null }))
}
