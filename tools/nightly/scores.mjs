// The month of a whole city from its raw evaluations: how long a full recount of five million takes, and whether the order of the scores is the planted one.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { runSuite } from '../lib/suites.mjs'

export const title = 'Scores from 5,000,000 evaluations'

const EVALUATIONS = Number(process.env.SCORED_EVALUATIONS ?? 5_000_000)
const WINDOWS = Number(process.env.SCORED_WINDOWS ?? 1200)
const MONTHS = Number(process.env.SCORED_MONTHS ?? 12)
const MUST_SECONDS = 60

const figure = (number) => number.toLocaleString('en-US')

export async function run() {
  const folder = await mkdtemp(path.join(tmpdir(), 'yiping-scores-'))
  const file = path.join(folder, 'scores.jsonl')
  const [load = 0] = loadavg()
  try {
    const { passed, failed, seconds, failures } = await runSuite({
      suite: 'database',
      filters: ['tests/chaos/score-recount.test.ts'],
      env: {
        SCORED_EVALUATIONS: String(EVALUATIONS),
        SCORED_WINDOWS: String(WINDOWS),
        SCORED_MONTHS: String(MONTHS),
        SCORED_REPORT: file,
      },
      minutesMax: 60,
    })
    const told = JSON.parse((await readFile(file, 'utf8').catch(() => '')).split('\n')[0] || 'null')
    const city = `${figure(EVALUATIONS)} raw evaluations of ${figure(WINDOWS)} windows in ${MONTHS} months`
    return [
      {
        what: `a month is ranked from ${city} by full recount within ${MUST_SECONDS} s`,
        ok: told !== null && told.seconds <= MUST_SECONDS,
        result:
          told === null
            ? 'nothing was measured'
            : `${told.seconds.toFixed(1)} s; load average before ${load.toFixed(1)}`,
        seconds: told?.seconds ?? 0,
      },
      {
        what: 'its order is the planted one as far as the scores are reliable, clearly more so than that of the raw means; of the names at most one of ten is wrong',
        ok: failed === 0 && passed > 0,
        result: failures[0]
          ? failures[0].title
          : `√ of the mean reliability ${told?.bar.toFixed(3)}, rank correlation of scores ${told?.told.toFixed(3)}, of raw means ${told?.raw.toFixed(3)}`,
        seconds,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
