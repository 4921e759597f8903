// Two servers that take leaves into one log, killed thirty times under load: one history, nothing twice, every promise kept.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { runSuite } from '../lib/suites.mjs'

export const title = 'The log under 30 kills'

const KILLS = Number(process.env.LOG_KILLS ?? 30)

const figure = (number) => number.toLocaleString('en-US')

function say(told, load) {
  const { answered, again, leaves, checkpoints, shown, turns, inRound, both, longestMs } = told
  return [
    `${figure(answered)} evaluations answered (${figure(again)} of them asked again), each once among ${figure(leaves)} leaves: no gap, none twice`,
    `${figure(checkpoints)} checkpoints of both trees fit all others and the leaves, ${figure(shown)} proofs shown over HTTP meanwhile`,
    `the servers took over from each other ${figure(turns)} times; ${inRound} kills hit a round, ${both} times both were dead`,
    `longest from a promise to the checkpoint that keeps it ${(longestMs / 1000).toFixed(1)} s of 60`,
    `load average before ${load.toFixed(1)}`,
  ].join('; ')
}

export async function run() {
  const folder = await mkdtemp(path.join(tmpdir(), 'yiping-log-'))
  const file = path.join(folder, 'log.jsonl')
  const [load = 0] = loadavg()
  try {
    const { passed, failed, seconds, failures } = await runSuite({
      suite: 'database',
      filters: ['tests/chaos/ledger.test.ts'],
      env: { LOG_KILLS: String(KILLS), LOG_REPORT: file },
      minutesMax: 90,
    })
    const told = JSON.parse((await readFile(file, 'utf8').catch(() => '')).split('\n')[0] || 'null')
    return [
      {
        what: `two servers on one database, load, ${KILLS} × kill -9 of either or both: no gap, no leaf twice, every checkpoint consistent, every promise kept within 60 s of recovery`,
        ok: told !== null && failed === 0,
        result: told === null ? (failures[0]?.title ?? 'nothing was measured') : say(told, load),
        seconds: told?.seconds ?? 0,
      },
      {
        what: 'one that stands still in the middle of a round loses the lock, and the other goes on',
        ok: failed === 0 && passed > 1,
        result: failures[0] ? failures[0].title : `${passed} passed, ${failed} failed`,
        seconds,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
