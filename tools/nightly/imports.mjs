// A workbook of 50,000 cases with 1 % bad rows: progress, the file of bad rows, right counts, bounded memory.
import process from 'node:process'
import { runSuite } from '../lib/suites.mjs'

export const title = 'Import of 50,000 cases'

const ROWS = Number(process.env.IMPORT_ROWS ?? 50_000)

export async function run() {
  const { passed, failed, seconds, failures } = await runSuite({
    suite: 'database',
    database: 'embedded',
    filters: ['server/import/'],
    env: { IMPORT_ROWS: String(ROWS) },
    minutesMax: 40,
  })
  const why = failures[0] ? `: ${failures[0].title}` : ''
  return [
    {
      what: `workbook of ${ROWS.toLocaleString('en-US')} cases with 1 % bad rows, bombs and formulas; peak memory bounded`,
      ok: failed === 0 && passed > 0,
      result: `${passed} passed, ${failed} failed${why}`,
      seconds,
    },
  ]
}
