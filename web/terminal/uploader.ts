import { delayOf, type Wait, waitMs } from '../shared/delivery.ts'
import type { Api, Handed } from './api.ts'
import type { TerminalStore } from './store.ts'

const SLICE = 50
/** What waits for its case to be reported is asked about so often. */
const WAITING_MS = 60_000

export interface Uploader {
  /** Something is there, or the network is back. */
  readonly nudge: () => void
  readonly stop: () => void
}

/**
 * Hands in what has been written down, in its order, until nothing is left. Only what is settled for good is let go of: a lost answer,
 * a half upload or a restart means that it is sent again, which is harmless.
 */
export function startUploader(
  store: Pick<TerminalStore, 'queue' | 'drop'>,
  api: Pick<Api, 'handIn'>,
  wait: Wait,
  told: (queueLength: number) => void,
): Uploader {
  let cancelWait: (() => void) | undefined
  let isRunning = false
  let isAskedAgain = false
  let isStopped = false
  let failures = 0

  async function run(): Promise<void> {
    cancelWait?.()
    cancelWait = undefined
    if (isRunning) {
      isAskedAgain = true
      return
    }
    isRunning = true
    const againInMs = await pass().catch(() => waitMs(1))
    isRunning = false
    if (isStopped) return
    if (isAskedAgain) {
      isAskedAgain = false
      void run()
    } else if (againInMs !== undefined) cancelWait = wait(againInMs, () => void run())
  }

  /** Once through the queue. @returns when to come again; undefined where nothing is left */
  async function pass(): Promise<number | undefined> {
    const queue = await store.queue()
    let left = queue.length
    told(left)
    for (let start = 0; start < queue.length; start += SLICE) {
      const slice = queue.slice(start, start + SLICE)
      const outcome = await api.handIn([...slice])
      if (!outcome.ok) {
        failures += 1
        // A refusal of the whole call is no verdict on any entry: they stay, and are sent again.
        const asked = outcome.offline ? undefined : outcome.retryAfterSeconds
        return delayOf(outcome) === undefined ? WAITING_MS : waitMs(Math.min(failures, 6), asked)
      }
      failures = 0
      const done = settled(outcome.answer)
      await store.drop(done)
      left -= done.length
      told(left)
    }
    return left > 0 ? WAITING_MS : undefined
  }

  void run()
  return {
    nudge: () => void run(),
    stop: () => {
      isStopped = true
      cancelWait?.()
    },
  }
}

function settled({ answers }: Handed): number[] {
  return answers.filter(({ state }) => state === 'KEPT' || state === 'REFUSED').map(({ sequence }) => sequence)
}
