import type { EvaluationChannel } from './evaluation-channel.ts'
import type { InstantMs } from './kernel/plain-date.ts'
import { betaBinomialTail } from './kernel/tail.ts'
import type { DetectorPolicy, Family, SeenEvaluation, Suspicion } from './manipulation.ts'

/** Channels whose own clock says when somebody tapped: they keep what was tapped without a line, and send it later. */
export const tapChannels: readonly EvaluationChannel[] = ['HALL_TABLET', 'KEYPAD', 'KIOSK']

/** When somebody tapped, as far as it is known: of terminals by their clock, of all else when it arrived. */
export function tappedAt(
  channel: EvaluationChannel,
  deviceTime: InstantMs | undefined,
  receivedAt: InstantMs,
): InstantMs {
  return deviceTime !== undefined && tapChannels.includes(channel) ? deviceTime : receivedAt
}

/** 秒评: whether somebody tapped within so many seconds of the end of the service; known where it is received, and kept as a yes alone. */
export function isPrompt(endedAt: number, tappedAt: number, { prompt }: Pick<DetectorPolicy, 'prompt'>): boolean {
  const elapsed = tappedAt - endedAt
  return elapsed >= 0 && elapsed < prompt.seconds * 1000
}

/**
 * Too many at a window were tapped within seconds of the service: hardly anybody is so quick, somebody behind the counter is. The day, and once a week
 * the week; the family is every open window.
 */
export function findPrompt(
  seen: readonly SeenEvaluation[],
  { prompt }: DetectorPolicy,
  cell: 'DAY' | 'WEEK',
  windowsOpen: number,
): Family {
  const windows = new Map<number, SeenEvaluation[]>()
  for (const one of seen) windows.set(one.windowId, [...(windows.get(one.windowId) ?? []), one])
  const share = prompt.cleanShareMillionths / 1e6
  const suspicions = [...windows].flatMap(([windowId, own]): Suspicion[] => {
    const quick = own.filter((one) => one.isPrompt)
    if (quick.length < prompt.countMin) return []
    const law = { tries: own.length, share, concentration: prompt.concentration }
    const chance = betaBinomialTail(quick.length, law)
    if (chance * 1e6 >= prompt.chanceMaxMillionths) return []
    return [
      {
        ...{ detector: 'PROMPT', windowId, staffId: null, cell, chance },
        ...{ statistic: quick.length / own.length, observed: quick.length, expected: own.length * share },
        evaluationIds: quick.map(({ id }) => id),
      },
    ]
  })
  return { suspicions, looked: Math.max(windows.size, windowsOpen) }
}
