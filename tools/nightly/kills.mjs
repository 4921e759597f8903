// The kill tests with twenty kills instead of three: nothing that was acknowledged may be lost.
import { runSuite } from '../lib/suites.mjs'

export const title = 'Kill tests, 20 kills'

export async function run() {
  const lines = []
  for (const database of ['embedded', 'system']) {
    const env = { CHAOS_KILLS: '20' }
    const { passed, failed, seconds, failures } = await runSuite({
      suite: 'database',
      database,
      filters: ['tests/chaos/'],
      env,
      minutesMax: 120,
    })
    const ok = failed === 0 && passed > 0
    const empty = passed + failed === 0 ? 'no test under tests/chaos' : ''
    const result = empty || `${passed} passed, ${failed} failed${failures[0] ? `: ${failures[0].title}` : ''}`
    lines.push({ what: `20 × kill -9 on ${database}`, ok, result, seconds })
  }
  return lines
}
