import type { SeenEvaluation, Signal } from './manipulation.ts'

/**
 * How long a run of fives is not chance any more: L with n·(1 − p)·p^L below what is expected by chance, of n evaluations of somebody whose own share of
 * fives is p.
 */
export function soundStreak(given: number, share: number, expectedMax: number): number {
  return Math.ceil(Math.log(expectedMax / (given * (1 - share))) / Math.log(share))
}

/** The longest run of fives. */
export function longestStreak(seen: readonly SeenEvaluation[]): number {
  let [longest, running] = [0, 0]
  for (const { grade } of seen.toSorted((a, b) => a.tappedAt - b.tappedAt)) {
    running = grade === 5 ? running + 1 : 0
    longest = Math.max(longest, running)
  }
  return longest
}

/**
 * 连续满分: never a finding by itself, good people have long runs. Only beside evaluations that were tapped too quickly at the same window does it say
 * something, and then it calls attention and sets nothing aside.
 *
 * @param seen of one window in the days that are looked back on
 */
export function findStreak(
  seen: readonly SeenEvaluation[],
  windowId: number,
  share: number,
  expectedMax: number,
  beside: readonly Signal[],
): readonly Signal[] {
  const isBeside = beside.some((signal) => signal.windowId === windowId && signal.detector === 'PROMPT')
  if (!isBeside || seen.length === 0) return []
  const [length, sound] = [longestStreak(seen), soundStreak(seen.length, share, expectedMax)]
  if (length < sound) return []
  return [
    {
      ...{ detector: 'STREAK', windowId, staffId: null, cell: 'RUN', chance: null, level: null },
      ...{ statistic: length, observed: length, expected: sound, evaluationIds: [], state: 'WATCHED' },
    },
  ]
}
