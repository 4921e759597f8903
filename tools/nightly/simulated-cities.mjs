// Two hundred cities whose truth is planted: equal windows of which nobody may be named, and different ones of which few names may be wrong.
import process from 'node:process'
import { runSuite } from '../lib/suites.mjs'

export const title = 'Simulated cities'

const CITIES = Number(process.env.SIMULATED_CITIES ?? 200)

export async function run() {
  const { passed, failed, seconds, failures } = await runSuite({
    suite: 'pure',
    filters: ['domain/simulated-cities.test.ts'],
    env: { SIMULATED_CITIES: String(CITIES) },
    minutesMax: 60,
  })
  return [
    {
      what: `of ${CITIES} cities of equal windows at most one in twenty names anybody, whether days, staff or weeks differ; of different ones at most one name of ten is wrong`,
      ok: failed === 0 && passed > 0,
      result: failures[0] ? failures[0].title : `${passed} passed, ${failed} failed`,
      seconds,
    },
  ]
}
