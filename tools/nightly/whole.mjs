// What CI shortens, at its full length: both people begin from an empty clone, and every page is judged in every look.
import { runSuite } from '../lib/suites.mjs'

export const title = 'what CI shortens'

const parts = [
  {
    what: 'from an empty clone to a served board, for everybody',
    suite: 'database',
    database: 'embedded',
    filter: 'start/clone',
  },
  { what: 'every page in every look', suite: 'browser', filter: 'browser/' },
]

export async function run() {
  const lines = []
  for (const { what, filter, ...suite } of parts) {
    const { passed, failed, skipped, seconds, failures } = await runSuite({
      ...suite,
      filters: [filter],
      env: { YIPING_TEST_WHOLE: '1' },
      minutesMax: 60,
    })
    const first = failures[0] ? `: ${[failures[0].where, failures[0].title].filter(Boolean).join(' ')}` : ''
    const result = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}${first}`
    lines.push({ what, ok: failed === 0 && passed > 0, result, seconds })
  }
  return lines
}
