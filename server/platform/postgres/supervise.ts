import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { DATABASE } from './cluster.ts'
import type { Lock } from './lock.ts'
import { failure, launch, type Plan, type Role, sizeOf, urlOf } from './plan.ts'
import { HOST } from './port.ts'
import { clearRemains, type Exit, type Postmaster, stopPostmaster } from './postmaster.ts'

export interface RunningPostgres {
  readonly port: number
  readonly host: string
  /** Of the current server process; another after `restart()`. */
  readonly pid: number
  readonly version: string
  readonly binaries: Binaries
  /** Whether this start made the database. */
  readonly firstStart: boolean
  /** Whether a server that had outlived its Node process was taken over. */
  readonly attached: boolean
  url(role: Role, database?: string): string
  /** Starts it again with the same port and passwords, stopping it first if it lives. Calls at once share one restart. */
  restart(): Promise<void>
  /** Fast shutdown: open transactions are rolled back, sessions ended. May be called twice. */
  stop(): Promise<void>
}

export interface Supervised {
  readonly plan: Plan
  readonly port: number
  readonly attached: boolean
  readonly firstStart: boolean
  readonly locks: readonly Lock[]
  readonly onExit: ((exit: Exit) => void) | undefined
}

/** Watches the server process, and is the handle that the application holds. */
export function supervise(about: Supervised, first: Postmaster): RunningPostgres {
  const { plan, port, attached, firstStart } = about
  let current = first
  const expected = new Set<Postmaster>()
  let restarting: Promise<void> | null = null
  let stopping: Promise<void> | null = null

  const watch = (postmaster: Postmaster): void => {
    void postmaster.exited.then((exit) => {
      if (!expected.has(postmaster) && stopping === null) about.onExit?.(exit)
    })
  }
  const restart = async (): Promise<void> => {
    expected.add(current)
    await stopPostmaster(current)
    current = await relaunch(plan, port, () => stopping !== null)
    watch(current)
  }
  const stop = async (): Promise<void> => {
    await restarting?.catch(() => {})
    await stopPostmaster(current)
    for (const lock of about.locks) lock.release()
  }
  watch(first)
  return {
    port,
    host: HOST,
    version: plan.binaries.version,
    binaries: plan.binaries,
    firstStart,
    attached,
    get pid() {
      return current.pid
    },
    url: (role, database = DATABASE) => urlOf(plan.secrets, port, role, database),
    restart() {
      if (stopping !== null) return Promise.reject(new Error('PostgreSQL is being stopped'))
      restarting ??= restart().finally(() => {
        restarting = null
      })
      return restarting
    },
    stop() {
      stopping ??= stop()
      return stopping
    },
  }
}

/** The clients know the port, so it stays; whatever holds it, or a full disk, may pass within a minute. */
async function relaunch(plan: Plan, port: number, isStopping: () => boolean): Promise<Postmaster> {
  const from = await sizeOf(plan.log)
  for (let pauseMs = 100; pauseMs < 30_000 && !isStopping(); pauseMs *= 2) {
    await clearRemains(plan.home.cluster, plan.home.user)
    const postmaster = await launch(plan, port)
    if (postmaster !== null) return postmaster
    await sleep(pauseMs)
  }
  throw await failure(plan, from)
}
