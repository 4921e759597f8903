import { readdirSync, readFileSync } from 'node:fs'

// USER_HZ is 100 on every Linux that Node runs on.
const ticksPerSecond = 100

interface Process {
  readonly parent: number
  readonly ownTicks: number
  /** Of children that have ended and were waited for. */
  readonly endedTicks: number
}

/** proc(5): the name in parentheses may hold spaces, so fields are counted from its end; state is field 3. */
function readProcess(pid: number | string): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const field = (number: number) => Number(fields[number - 3])
    return { parent: field(4), ownTicks: field(14) + field(15), endedTicks: field(16) + field(17) }
  } catch {
    return undefined // ended between the listing and the reading
  }
}

/** Seconds of processor time of one process, its threads included. */
export function cpuOfProcess(pid: number): number {
  return (readProcess(pid)?.ownTicks ?? 0) / ticksPerSecond
}

/** Seconds of processor time of a PostgreSQL server: the postmaster, every backend and background process, living or ended. */
export function cpuOfPostgres(postmaster: number): number {
  const server = readProcess(postmaster)
  if (server === undefined) return 0
  let ticks = server.ownTicks + server.endedTicks
  for (const name of readdirSync('/proc')) {
    const child = /^\d+$/.test(name) ? readProcess(name) : undefined
    if (child?.parent === postmaster) ticks += child.ownTicks
  }
  return ticks / ticksPerSecond
}

/** Seconds of processor time that the whole machine has spent on anything: proc(5), user to softirq without idle and iowait. */
export function cpuOfMachine(): number {
  const [, user, nice, system, , , irq, softirq] = readFileSync('/proc/stat', 'utf8')
    .slice(0, 200)
    .split(/\s+/, 8)
    .map(Number)
  return ((user ?? 0) + (nice ?? 0) + (system ?? 0) + (irq ?? 0) + (softirq ?? 0)) / ticksPerSecond
}
