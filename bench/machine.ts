import { execFileSync } from 'node:child_process'
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { spreadOf } from './statistics.ts'

export function describeMachine(postgresVersions: readonly string[]): string {
  const [cpu] = cpus()
  const gib = Math.round(totalmem() / 2 ** 30)
  return [
    `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${gib} GiB, ${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    `PostgreSQL ${postgresVersions.join(' and ')}`,
    `a write of 8 kB with fdatasync takes ${syncMilliseconds().toFixed(2)} ms`,
  ].join('; ')
}

/** What one commit must at least wait for on this disk. */
function syncMilliseconds(): number {
  const path = join(tmpdir(), `yiping-bench-sync-${process.pid}`)
  const file = openSync(path, 'w')
  const page = Buffer.alloc(8192)
  const took = Array.from({ length: 200 }, () => {
    const started = performance.now()
    writeSync(file, page)
    fdatasyncSync(file)
    return performance.now() - started
  })
  closeSync(file)
  rmSync(path)
  return spreadOf(took).median
}

/** The commit that was measured; what the bench itself writes does not make it another one. */
export function describeCommit(root: string, report: string): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no', '--', '.', `:!${report}`)
    return `${git('rev-parse', '--short', 'HEAD')}${changed === '' ? '' : ' with local changes'}`
  } catch {
    return 'unknown'
  }
}
