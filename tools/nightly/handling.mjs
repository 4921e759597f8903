// A hundred thousand open handling orders: the sweep of all their clocks in one pass, and each reminder once although two
// sweep side by side and one of them is killed.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { runSuite } from '../lib/suites.mjs'

export const title = 'Clocks of 100,000 handling orders'

const ORDERS = Number(process.env.SWEEP_ORDERS ?? 100_000)
const MUST_SECONDS = 10

const figure = (number) => number.toLocaleString('en-US')

export async function run() {
  const folder = await mkdtemp(path.join(tmpdir(), 'yiping-handling-'))
  const file = path.join(folder, 'sweep.jsonl')
  const [load = 0] = loadavg()
  try {
    const { passed, failed, seconds, failures } = await runSuite({
      suite: 'database',
      filters: ['tests/chaos/handling-sweep.test.ts'],
      env: { SWEEP_ORDERS: String(ORDERS), SWEEP_REPORT: file },
      minutesMax: 60,
    })
    const told = JSON.parse((await readFile(file, 'utf8').catch(() => '')).split('\n')[0] || 'null')
    const busy = `load average before ${load.toFixed(1)}`
    return [
      {
        what: `the clocks of ${figure(ORDERS)} open orders are looked after in one pass, half a day after the last, within ${MUST_SECONDS} s`,
        ok: told !== null && told.next.seconds <= MUST_SECONDS,
        result:
          told === null
            ? 'nothing was measured'
            : `${told.next.seconds.toFixed(1)} s with ${figure(told.next.told)} new reminders; the first pass of all, with ${figure(told.first.told)}: ${told.first.seconds.toFixed(1)} s; ${busy}`,
        seconds: told?.next.seconds ?? 0,
      },
      {
        what: `each reminder of ${figure(ORDERS)} orders once, with two sweepers and a kill -9 between`,
        ok: failed === 0 && passed > 0,
        result: failures[0] ? failures[0].title : `${passed} passed, ${failed} failed`,
        seconds,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
