// One run of one Vitest project, and what it amounted to.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { run } from './run.mjs'
import { tallyOf } from './tally.mjs'

async function readReport(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return null
  }
}

/**
 * @param {{ suite: string, database?: string, node?: string, filters?: string[], env?: Record<string, string>,
 *   minutesMax?: number }} what  `node` is the Node to run under, `database` is embedded or system
 */
export async function runSuite({ suite, database, node = process.execPath, filters = [], env = {}, minutesMax = 30 }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'yiping-report-'))
  const file = path.join(folder, 'report.json')
  const started = performance.now()
  const args = ['node_modules/vitest/vitest.mjs', 'run', `--project=${suite}*`, '--reporter=default', '--reporter=json']
  try {
    const { code, timedOut } = await run(
      node,
      [...args, `--outputFile.json=${file}`, '--passWithNoTests', ...filters],
      {
        env: {
          ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
          // What is killed, times out or waits for a gateway leaves its processor idle: one file more than there are
          // processors. By the environment: a project takes its own number before that of the command line.
          ...(suite === 'database' ? { VITEST_MAX_WORKERS: '3' } : {}),
          ...env,
          ...(database ? { YIPING_TEST_DATABASE: database } : {}),
        },
        minutesMax,
      },
    )
    const tally = tallyOf({
      report: timedOut ? null : await readReport(file),
      exitCode: timedOut ? `none, ended after ${minutesMax} minutes` : code,
      mayBeEmpty: filters.length > 0,
      relative: (name) => path.relative(process.cwd(), name),
    })
    return { suite, database, seconds: (performance.now() - started) / 1000, ...tally }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
