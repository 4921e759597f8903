// The whole database suite on Debian’s PostgreSQL, with what CI leaves to the embedded one for its length.
import { runSuite } from '../lib/suites.mjs'

export const title = 'Debian’s PostgreSQL'

export async function run() {
  const what = { suite: 'database', database: 'system', env: { FUZZ_RUNS: '15', YIPING_TEST_WHOLE: '1' } }
  const { passed, failed, skipped, seconds, failures } = await runSuite(what)
  const first = failures[0] ? `: ${[failures[0].where, failures[0].title].filter(Boolean).join(' ')}` : ''
  const result = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}${first}`
  return [{ what: 'database suite on Debian’s PostgreSQL', ok: failed === 0 && passed > 0, result, seconds }]
}
