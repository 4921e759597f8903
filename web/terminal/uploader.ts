import type { Outcome } from '../shared/call.ts'
import { delayOf, type Wait, waitMs } from '../shared/delivery.ts'
import type { Api, Handed } from './api.ts'
import type { SignedEntry } from './keys.ts'
import type { LeftEntry, TerminalStore } from './store.ts'

const SLICE = 50
/** What waits for its case to be reported is asked about so often. */
const WAITING_MS = 60_000

/** What has not been handed in. */
export interface Kept {
  readonly own: number
  /** Of an earlier pairing, on its way under this one. */
  readonly left: number
  /** Of an earlier pairing of another window: they can only be handed in from there. */
  readonly stranded: number
  readonly strandedAt: string
}

export interface Uploader {
  /** Something is there, or the network is back. */
  readonly nudge: () => void
  readonly stop: () => void
}

/** The receipt of what has just been kept, for the visitor who still stands there. */
export interface Receipt {
  readonly sequence: number
  /** Where it leads; it holds the receipt. */
  readonly url: string
}

/** One chain: that of this pairing, or of an earlier one of this device. */
interface Chain {
  readonly ofDeviceId: string | undefined
  readonly place: string
  readonly entries: readonly SignedEntry[]
}

type NotOk = Extract<Outcome<Handed>, { ok: false }>

/**
 * Hands in what has been written down, in its order, what an earlier pairing has left first, until nothing is left. Only what is settled for good is let go of: a lost answer,
 * a half upload or a restart means that it is sent again, which is harmless.
 */
export function startUploader(
  store: Pick<TerminalStore, 'queue' | 'drop' | 'left' | 'dropLeft'>,
  api: Pick<Api, 'handIn'>,
  wait: Wait,
  told: (kept: Kept) => void,
  received: (receipt: Receipt) => void,
): Uploader {
  let cancelWait: (() => void) | undefined
  let isRunning = false
  let isAskedAgain = false
  let isStopped = false
  let failures = 0
  let kept: Kept = { own: 0, left: 0, stranded: 0, strandedAt: '' }

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

  /** Once through everything. @returns when to come again; undefined where nothing is left that can be handed in from here */
  async function pass(): Promise<number | undefined> {
    const own = await store.queue()
    const left = await store.left()
    tell({ own: own.length, left: left.length, stranded: 0, strandedAt: '' })
    for (const chain of [...chainsOf(left), { ofDeviceId: undefined, place: '', entries: own }]) {
      const againInMs = await handInAll(chain)
      if (againInMs !== undefined || isStopped) return againInMs
    }
    return kept.own + kept.left > 0 ? WAITING_MS : undefined
  }

  /** @returns when to come again, where the platform takes nothing now */
  async function handInAll(chain: Chain): Promise<number | undefined> {
    const { ofDeviceId, entries } = chain
    for (let start = 0; start < entries.length; start += SLICE) {
      const outcome = await api.handIn(entries.slice(start, start + SLICE), ofDeviceId)
      // Paired anew meanwhile: what lies there now is not what was sent.
      if (isStopped) return undefined
      if (!outcome.ok) return putOff(chain, outcome, entries.length - start)
      failures = 0
      // Handed on and kept nowhere: not in the store, and not here.
      if (ofDeviceId === undefined) for (const receipt of receiptsIn(outcome.answer)) received(receipt)
      await letGo(chain, settled(outcome.answer))
    }
    return undefined
  }

  /** A refusal of the whole call is no verdict on any entry: they stay. @returns when they are sent again */
  function putOff({ ofDeviceId, place }: Chain, outcome: NotOk, count: number): number | undefined {
    if (ofDeviceId !== undefined && !outcome.offline && outcome.problem.code === 'FORBIDDEN') {
      // Of another window: kept, and said so, until the device is paired with that one again.
      tell({ left: kept.left - count, stranded: kept.stranded + count, strandedAt: place })
      return undefined
    }
    failures += 1
    const asked = outcome.offline ? undefined : outcome.retryAfterSeconds
    return delayOf(outcome) === undefined ? WAITING_MS : waitMs(Math.min(failures, 6), asked)
  }

  async function letGo({ ofDeviceId }: Chain, done: readonly number[]): Promise<void> {
    if (ofDeviceId === undefined) {
      await store.drop(done)
      tell({ own: kept.own - done.length })
    } else {
      await store.dropLeft(ofDeviceId, done)
      tell({ left: kept.left - done.length })
    }
  }

  function tell(change: Partial<Kept>): void {
    kept = { ...kept, ...change }
    told(kept)
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

function receiptsIn({ answers }: Handed): Receipt[] {
  return answers.flatMap(({ sequence, url }) => (url === undefined ? [] : [{ sequence, url }]))
}

function chainsOf(left: readonly LeftEntry[]): Chain[] {
  const devices = [...new Set(left.map(({ deviceId }) => deviceId))]
  return devices.map((deviceId) => {
    const own = left.filter((each) => each.deviceId === deviceId)
    return { ofDeviceId: deviceId, place: own[0]?.place ?? '', entries: own.map(({ entry }) => entry) }
  })
}
