// On what something was measured, and of which source: what stands at the head of every report.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import process from 'node:process'

function answerOf(command, ...args) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

function serverVersion() {
  const folder = '/usr/lib/postgresql'
  const newest = answerOf('ls', '-v', folder).split('\n').at(-1)
  return answerOf(newest ? `${folder}/${newest}/bin/postgres` : 'postgres', '--version')
}

function embeddedVersion() {
  const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  return Object.values(optionalDependencies ?? {})[0]
}

/** Processors, memory, Node and PostgreSQL, on one line. Asked in the root of the repository. */
export function machine() {
  const [cpu] = cpus()
  const gib = Math.round(totalmem() / 2 ** 30)
  return [
    `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${gib} GiB, ${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    `PostgreSQL embedded ${embeddedVersion() ?? 'none'}; ${serverVersion() || 'no server on this machine'}`,
  ].join('; ')
}

/**
 * The commit, and whether something else than the report was changed since: that is written by every run and does not make the source another one.
 * @param {string} report
 */
export function commit(report) {
  const hash = answerOf('git', 'rev-parse', '--short', 'HEAD')
  const changed = answerOf('git', 'status', '--porcelain', '--', '.', `:!${report}`)
  return changed === '' ? hash || 'unknown' : `${hash || 'unknown'} with local changes`
}
