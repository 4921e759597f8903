// The kill tests with twenty kills instead of three: nothing that was acknowledged may be lost.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { runSuite } from '../lib/suites.mjs'

export const title = 'Kill tests, 20 kills'

const KILLS = Number(process.env.CHAOS_KILLS ?? 20)
const VICTIMS = ['Node', 'the postmaster']

const figure = (number) => number.toLocaleString('en-US')

/** The kills that were survived, as the test wrote them down one by one. */
async function readRecords(file) {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

function toLine(victim, database, records, why) {
  const ours = records.filter((record) => record.victim === victim)
  const what = `${KILLS} × kill -9 of ${victim} under load on ${database}`
  const seconds = ours.reduce((total, record) => total + record.seconds, 0)
  if (ours.length < KILLS)
    return { what, ok: false, result: `${ours.length} survived${why ? `; ${why}` : ''}`, seconds }
  const least = Math.min(...ours.map((record) => record.acknowledgedAtKill))
  const all = ours.reduce((total, record) => total + record.acknowledged, 0)
  const silence = ours.map((record) => record.silenceMs / 1000).sort((a, b) => a - b)
  const gap = `${silence[silence.length >> 1].toFixed(1)} s (median), ${silence.at(-1).toFixed(1)} s (longest)`
  const result = `${figure(all)} acknowledged (at least ${figure(least)} before each kill): 0 lost, 0 doubled, tallies equal a recount; silence ${gap}`
  return { what, ok: true, result, seconds }
}

async function killOn(database) {
  const folder = await mkdtemp(path.join(tmpdir(), 'yiping-kills-'))
  const file = path.join(folder, 'kills.jsonl')
  try {
    const { passed, failed, seconds, failures } = await runSuite({
      suite: 'database',
      database,
      filters: ['tests/chaos/'],
      env: { CHAOS_KILLS: String(KILLS), CHAOS_REPORT: file },
      minutesMax: 120,
    })
    const records = await readRecords(file)
    const why = failures[0] ? failures[0].title : ''
    const lines = VICTIMS.map((victim) => toLine(victim, database, records, why))
    const ok = failed === 0 && passed > 0
    const result = `${passed} passed, ${failed} failed${why ? `: ${why}` : ''}`
    return [...lines, { what: `tests/chaos on ${database}, stopping and a full queue included`, ok, result, seconds }]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export async function run() {
  return [...(await killOn('embedded')), ...(await killOn('system'))]
}
