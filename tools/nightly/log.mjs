// A log of a million leaves: how fast both trees grow beside the bare hashes, and how long the auditor takes over all of it.
import { execFileSync } from 'node:child_process'
import { loadavg } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

export const title = 'A log of a million leaves'

const LEAVES = Number(process.env.LOG_LEAVES ?? 1_000_000)
const CHECKPOINTS = 100
const MUST_APPEND = 150_000
const MUST_SECONDS = 60

const figure = (number) => Math.round(number).toLocaleString('en-US')

export async function run({ root }) {
  execFileSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-b', 'bench/tsconfig.json'], {
    cwd: root,
    stdio: 'inherit',
  })
  const { benchLog } = await import(pathToFileURL(path.join(root, 'build/bench/log.js')).href)
  const [load = 0] = loadavg()
  const started = performance.now()
  const { append, hashing, auditSeconds, auditCpuSeconds, checkpoints, isClean, said } = await benchLog(
    LEAVES,
    CHECKPOINTS,
  )
  const seconds = (performance.now() - started) / 1000
  const busy = `load average before ${load.toFixed(1)}`
  const beside = (tree) =>
    `${figure(append[tree])}/s; the hashes alone ${figure(hashing[tree])}/s (${(append[tree] / hashing[tree]).toFixed(2)}×)`
  return [
    {
      what: `${figure(LEAVES)} leaves appended in batches of 1,000 with a root after each, at least ${figure(MUST_APPEND)}/s with SHA-256`,
      ok: append.SHA256 >= MUST_APPEND,
      result: `SHA-256 ${beside('SHA256')}; SM3 ${beside('SM3')}; ${busy}`,
      seconds: seconds - auditSeconds,
    },
    {
      what: `leaves, tiles of both trees and ${checkpoints} checkpoints of ${figure(LEAVES)} leaves audited over HTTP within ${MUST_SECONDS} s`,
      ok: isClean && auditSeconds <= MUST_SECONDS,
      result: `${auditSeconds.toFixed(1)} s (${auditCpuSeconds.toFixed(1)} s of processor); ${said}; ${busy}`,
      seconds: auditSeconds,
    },
  ]
}
