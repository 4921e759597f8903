import { withSortedMembers } from './composite-input.ts'
import { numberingOf, type ScoreInput, toPeers, toTallies } from './score-input.ts'
import { scoreWindows, type WindowScore, type WindowScorePolicy } from './window-score.ts'
import { addPeriods } from './window-tally.ts'

/** The policy `window-score`, with what it says of the input. */
export interface ScorePolicy extends WindowScorePolicy {
  /** Of fewer evaluations nothing is told that would tell them apart. */
  readonly smallestCell: number
  /** Where fewer of the invited have answered, in percent, a window is on no list, neither of the best nor of the others. */
  readonly participationMinPercent: number
}

/** What scores are computed by. */
export interface ScoreRules {
  readonly policy: ScorePolicy
  /** Of the policy `evaluation`. */
  readonly negativeGradeMax: number
}

/** Of one window, by the name that everybody knows. */
export type NamedScore = Omit<WindowScore, 'windowId'> & { readonly key: string }

/**
 * Scores of a period.
 * @param months of the period itself first (a quarter has three), then backwards those that may be put with it; of each what was computed from
 * @param own how many of them the period is
 */
export function computeScores(
  months: readonly ScoreInput[],
  own: number,
  { policy, negativeGradeMax }: ScoreRules,
): readonly NamedScore[] {
  const numbering = numberingOf(months)
  const tallies = months.map((month) => toTallies(month, numbering))
  const lengths = [own, ...policy.poolMonths.filter((length) => length > own)]
  // What is not there yet is not put with it, and is not said to be.
  const spans = lengths.map((length) => {
    const part = tallies.slice(0, length)
    return { months: part.length, tallies: addPeriods(part) }
  })
  const present = windowsOf(months.slice(0, own), months.slice(own))
  const few = new Set(present.windows.filter(({ evaluations }) => evaluations === null).map(({ key }) => key))
  const names = new Map([...numbering.windows].map(([key, windowId]) => [windowId, key]))
  const low = new Set(
    present.windows
      .filter((window) => isParticipationLow(window, policy))
      .map(({ key }) => numbering.windows.get(key) ?? 0),
  )
  return scoreWindows({
    windows: toPeers(present, numbering),
    spans: spans.filter(({ months: length }, at) => at === 0 || length > (spans[at - 1]?.months ?? 0)),
    ...{ lowParticipation: low, negativeGradeMax, policy },
  }).map(({ windowId, ...score }) => {
    const key = names.get(windowId) ?? ''
    return { ...score, key, verdict: verdictOf(score.verdict, few.has(key)) }
  })
}

/** Of a window of too few in the period itself it is not told how many took part, so nobody may be told that they were few. */
const verdictOf = (verdict: NamedScore['verdict'], isFew: boolean): NamedScore['verdict'] =>
  isFew && verdict === 'LOW_PARTICIPATION' ? 'TOO_FEW_TO_TELL' : verdict

/** Where nobody is known to have been invited it is not known either how many stayed silent. */
export const isParticipationLow = (
  { invited, answered }: { readonly invited: number | null; readonly answered: number | null },
  { participationMinPercent }: Pick<ScorePolicy, 'participationMinPercent'>,
): boolean =>
  invited === null || answered === null || invited === 0 || answered * 100 < invited * participationMinPercent

/**
 * Of a longer period a window is what it was last in it. For whom it works is not told of a window of too few: then it is whom it worked for last.
 * @param before months before the period, backwards
 */
export function windowsOf(months: readonly ScoreInput[], before: readonly ScoreInput[] = []): ScoreInput {
  const found = new Map<string, ScoreInput['windows'][number]>()
  for (const { windows } of months)
    for (const window of windows) if (!found.has(window.key)) found.set(window.key, window)
  const told = new Map<string, string>()
  for (const { windows } of [...months, ...before])
    for (const { key, family, evaluations } of windows)
      if (evaluations !== null && !told.has(key)) told.set(key, family)
  const windows = [...found.values()].map((window) =>
    window.evaluations === null && window.family === '-' ? { ...window, family: told.get(window.key) ?? '-' } : window,
  )
  return { windows, cells: [], moments: [] }
}

const resultHead = 'yiping/score-result/v1'

/** The text of a result: one line for each window, members in the order of their names. */
export function writeResult(scores: readonly NamedScore[]): string {
  const lines = [...scores]
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map((score) => JSON.stringify(withSortedMembers(score)))
  return `${[resultHead, ...lines].join('\n')}\n`
}

/** @returns the rows of a text that {@link writeResult} has written */
export function readResult(text: string): readonly NamedScore[] {
  const [head, ...lines] = text.trimEnd().split('\n')
  if (head !== resultHead) throw new Error('not a result')
  return lines.map((line) => JSON.parse(line) as NamedScore)
}
