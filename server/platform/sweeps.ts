import type { FastifyBaseLogger } from 'fastify'

/** Something that is looked after again and again; running it twice at once or once too often does no harm. */
export interface Sweep {
  readonly name: string
  readonly everyMs: number
  readonly run: () => Promise<void>
}

export interface SweepResult {
  /** Milliseconds since 1970. */
  readonly endedAt: number
  readonly isFailing: boolean
}

/** How the last run of each sweep ended, by name; one that has not run yet is not in it. */
export type SweepResults = ReadonlyMap<string, SweepResult>

/** Runs each sweep in its own rhythm, the next one only after the last has ended. A failing sweep is logged and tried again. */
export function startSweeps(
  sweeps: readonly Sweep[],
  log: FastifyBaseLogger,
  now: () => number,
  results: Map<string, SweepResult>,
): { stop(): Promise<void> } {
  const timers = new Map<string, NodeJS.Timeout>()
  const running = new Map<string, Promise<void>>()
  let isStopped = false
  const turn = (sweep: Sweep): void => {
    const ended = (isFailing: boolean) => results.set(sweep.name, { endedAt: now(), isFailing })
    const run = sweep
      .run()
      .then(() => void ended(false))
      .catch((error: unknown) => {
        ended(true)
        log.error(
          { sweep: sweep.name, fault: (error as Error).name, code: (error as { code?: unknown }).code },
          'a sweep failed',
        )
      })
      .finally(() => {
        running.delete(sweep.name)
        if (!isStopped)
          timers.set(
            sweep.name,
            setTimeout(() => turn(sweep), sweep.everyMs),
          )
      })
    running.set(sweep.name, run)
  }
  for (const sweep of sweeps)
    timers.set(
      sweep.name,
      setTimeout(() => turn(sweep), sweep.everyMs),
    )
  return {
    async stop() {
      isStopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running.values())
    },
  }
}
