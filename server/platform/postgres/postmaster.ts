import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { appendFileSync, closeSync, openSync } from 'node:fs'
import { readFile, realpath, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ignoreMissing } from './home.ts'
import { isAlive } from './lock.ts'
import type { RunAs } from './user.ts'

/** How a postmaster ended; both null when it was not our child and nobody can say. */
export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A living server process: our child, or an orphan of an earlier run. */
export interface Postmaster {
  readonly pid: number
  readonly exited: Promise<Exit>
  hasExited(): boolean
}

/** What postmaster.pid says: https://www.postgresql.org/docs/current/storage-file-layout.html */
export interface PidFile {
  readonly pid: number
  readonly port: number
  readonly isReady: boolean
}

const POLL_MS = 20
const ORPHAN_POLL_MS = 200

/** PGDATA, PGPORT and the like of the caller must not reach our own server; Node adds what Windows cannot do without. */
export const CLEAN_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' } as const

export const identity = (user: RunAs): { uid?: number; gid?: number } => user ?? {}

/** Detached: a Ctrl-C at the terminal must reach Node only, which then drains before it stops the database. */
export function spawnPostmaster(
  postgres: string,
  args: readonly string[],
  cluster: string,
  user: RunAs,
  log: string,
): Postmaster {
  const out = openSync(log, 'a', 0o640)
  try {
    const options = { cwd: cluster, env: CLEAN_ENVIRONMENT, detached: true, ...identity(user) } as const
    const child = spawn(postgres, args, { ...options, stdio: ['ignore', out, out] })
    child.once('error', (error) => appendFileSync(log, `${error.message}\n`))
    return childPostmaster(child)
  } finally {
    closeSync(out)
  }
}

function childPostmaster(child: ChildProcess): Postmaster {
  let hasExited = false
  const exited = new Promise<Exit>((resolve) => {
    const end = (exit: Exit) => {
      hasExited = true
      resolve(exit)
    }
    child.once('exit', (code, signal) => end({ code, signal }))
    child.once('error', () => end({ code: null, signal: null }))
  })
  child.unref()
  return { pid: child.pid ?? 0, exited, hasExited: () => hasExited }
}

/** An orphan sends us no exit event, so it is looked at from time to time. */
export function orphanPostmaster(pid: number): Postmaster {
  const exited = new Promise<Exit>((resolve) => {
    const timer = setInterval(() => {
      if (isAlive(pid)) return
      clearInterval(timer)
      resolve({ code: null, signal: null })
    }, ORPHAN_POLL_MS)
    timer.unref()
  })
  return { pid, exited, hasExited: () => !isAlive(pid) }
}

export async function readPidFile(cluster: string): Promise<PidFile | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(ignoreMissing)
  const lines = text?.split('\n') ?? []
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 1) return null
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' }
}

/** Waits until `postmaster` says it takes connections; answers false when it ends instead. */
export async function untilReady(postmaster: Postmaster, cluster: string, withinMs: number): Promise<boolean> {
  const giveUpAt = performance.now() + withinMs
  while (performance.now() < giveUpAt && !postmaster.hasExited()) {
    const file = await readPidFile(cluster)
    if (file?.pid === postmaster.pid && file.isReady) return true
    await sleep(POLL_MS)
  }
  return false
}

async function untilGone(postmaster: Postmaster, withinMs: number): Promise<boolean> {
  const giveUpAt = performance.now() + withinMs
  while (!postmaster.hasExited() && performance.now() < giveUpAt) await sleep(POLL_MS)
  return postmaster.hasExited()
}

/** Fast shutdown; when it hangs the immediate one, which the next start repairs from the log; SIGKILL as the last. */
export async function stopPostmaster(postmaster: Postmaster, patienceMs = 30_000): Promise<void> {
  for (const [signal, withinMs] of [
    ['SIGINT', patienceMs],
    ['SIGQUIT', 6_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (postmaster.hasExited()) return
    sendSignal(postmaster.pid, signal)
    if (await untilGone(postmaster, withinMs)) return
  }
  throw new Error(`PostgreSQL (process ${postmaster.pid}) cannot be stopped`)
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  // Zero and negative numbers mean whole process groups, our own among them.
  if (pid <= 1) return
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * Makes way for a new start: stops the living postmaster of this directory, ends the children of a dead one, removes a
 * stale pid file. Only processes that work in this directory are touched: the pid in the file may long be another’s.
 */
export async function clearRemains(cluster: string, user: RunAs): Promise<void> {
  if ((await stat(cluster).catch(ignoreMissing)) === null) return
  const ours = await postgresProcessesIn(cluster, user)
  // Without a way to look, PostgreSQL’s own check of its pid file has to do.
  if (ours === null) return
  const file = await readPidFile(cluster)
  if (file !== null && ours.includes(file.pid)) await stopPostmaster(orphanPostmaster(file.pid), 5_000)
  await endChildren(cluster, user)
  await rm(join(cluster, 'postmaster.pid'), { force: true })
}

/** A new postmaster refuses to start beside children of a dead one, and a busy child notices that death late. */
async function endChildren(cluster: string, user: RunAs): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const left = await postgresProcessesIn(cluster, user)
    if (left === null || left.length === 0) return
    for (const pid of left) sendSignal(pid, 'SIGKILL')
    await sleep(50)
  }
  throw new Error(`Processes of an earlier PostgreSQL still work in ${cluster} and cannot be ended`)
}

/**
 * The postgres processes whose working directory is `cluster`, or null where that cannot be known (no /proc, no find).
 * Asked as their own user: in a container root itself may not read another user’s /proc/<pid>/cwd.
 */
async function postgresProcessesIn(cluster: string, user: RunAs): Promise<number[] | null> {
  if (process.platform !== 'linux') return null
  const links = await listProcessLinks(user)
  if (links === null) return null
  const inside = await realpath(cluster)
  const found: number[] = []
  for (const [pid, { cwd, exe }] of links) {
    if (cwd === inside && basename(exe ?? '').startsWith('postgres') && isAlive(pid)) found.push(pid)
  }
  return found
}

type Links = Map<number, { cwd?: string; exe?: string }>

async function listProcessLinks(user: RunAs): Promise<Links | null> {
  const script = String.raw`find /proc/[0-9]*/cwd /proc/[0-9]*/exe -maxdepth 0 -printf '%p\t%l\0' 2>/dev/null; true`
  const options = { cwd: '/', env: CLEAN_ENVIRONMENT, maxBuffer: 16_000_000, ...identity(user) }
  const text = await new Promise<string>((resolve) => {
    execFile('/bin/sh', ['-c', script], options, (_error, stdout) => resolve(stdout))
  })
  if (text === '') return null
  const links: Links = new Map()
  for (const line of text.split('\0')) {
    const [, pid, name, target] = /^\/proc\/(\d+)\/(cwd|exe)\t(.*)$/s.exec(line) ?? []
    if (pid === undefined || name === undefined || target === undefined) continue
    links.set(Number(pid), { ...links.get(Number(pid)), [name]: target })
  }
  return links
}
