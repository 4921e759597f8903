import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

export interface Lock {
  release(): void
}

/** What a lock file says of its holder; `startedAt` tells a living process from another that was given the same pid. */
interface Holder {
  readonly pid: number
  readonly startedAt: string
}

/**
 * Takes the lock `file`, or throws when a living process holds it.
 * `busy` is the sentence for the person at the terminal; the pid is appended.
 */
export function acquireLock(file: string, busy: string): Lock {
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) } satisfies Holder)
  for (let attempt = 0; attempt < 5; attempt++) {
    if (tryLink(file, mine)) return { release: () => release(file, mine) }
    const text = readText(file)
    if (text === null) continue
    const holder = toHolder(text)
    if (holder !== null && isHolding(holder)) throw new Error(`${busy} (process ${holder.pid})`)
    removeStale(file, text)
  }
  throw new Error(`${busy} (the lock ${file} changes hands; try again)`)
}

/** Creating by link() makes name and content appear at once, so that nobody ever reads half a lock. */
function tryLink(file: string, text: string): boolean {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, text, { mode: 0o644, flag: 'wx' })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Two processes may find the same stale lock; the slower one must not remove the lock of the faster one. */
function removeStale(file: string, judged: string): void {
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const text = readText(aside)
  if (text !== null && text !== judged) tryLink(file, text)
  rmSync(aside, { force: true })
}

function release(file: string, mine: string): void {
  if (readText(file) === mine) rmSync(file, { force: true })
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function toHolder(text: string): Holder | null {
  try {
    const { pid, startedAt } = JSON.parse(text) as Partial<Holder>
    return typeof pid === 'number' && pid > 0 && typeof startedAt === 'string' ? { pid, startedAt } : null
  } catch {
    return null
  }
}

function isHolding(holder: Holder): boolean {
  return isAlive(holder.pid) && startOf(holder.pid) === holder.startedAt
}

/** Alive, and not merely a zombie: without an init process nobody collects orphans in a container. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return statOf(pid)?.state !== 'Z'
}

/** Boot and clock tick of the start on Linux; elsewhere unknown, then the pid alone decides. */
function startOf(pid: number): string {
  const boot = readText('/proc/sys/kernel/random/boot_id')?.trim()
  const stat = statOf(pid)
  return boot === undefined || stat === null ? 'unknown' : `${boot}/${stat.startTick}`
}

function statOf(pid: number): { state: string; startTick: string } | null {
  const text = readText(`/proc/${pid}/stat`)
  if (text === null) return null
  // The command name in parentheses may itself hold spaces and parentheses; fields are counted behind the last one.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return { state: fields[0] ?? '', startTick: fields[19] ?? '' }
}
