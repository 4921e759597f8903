import { bars } from './bars.ts'
import type { Opened } from './closing.ts'
import { load } from './load.ts'
import type { Measured } from './measure.ts'
import { bringPublishedYear, hallCodeOf, halls, lastMonth, someDatabase, windowCodeOf } from './portal-city.ts'
import type { Plan } from './runs.ts'
import { startServer } from './servers.ts'
import { enterProduct, type Stand } from './stand.ts'
import { spreadOf } from './statistics.ts'

const connections = 10
const hall = hallCodeOf(1)
const whole = '/api/v1/portal'
const paths = [
  whole,
  `/api/v1/portal/halls/${hall}`,
  `/api/v1/portal/halls/${hall}/windows/${windowCodeOf(1)}`,
  `/api/v1/bulletins/${lastMonth}`,
  `/api/v1/rankings/${lastMonth}`,
  '/api/v1/methodology',
  '/api/v1/open-data',
  '/portal',
]

/** What the public reads, over a year of 1,200 windows; turn about with the same answer that nothing is asked for. */
export async function portal(plan: Plan, stand: Stand, opened: Opened): Promise<Measured> {
  const product = opened(await enterProduct(stand, someDatabase()))
  await bringPublishedYear(product.superuser)
  const bare = await startServer('bare route', 'serve-portal-bare.js', { BENCH_HALLS: String(halls + 2) })
  opened({ close: () => bare.stop() })
  const first = await coldOf(product.server.port)
  const ask = (port: number, path: string) =>
    load({
      ...{ port, connections, warmUpSeconds: 0.5, warmUpAnswers: 300, seconds: Math.min(2, plan.seconds) },
      what: { kind: 'PATH', path },
    })
  const rounds: { readonly slowest: number; readonly ratio: number; readonly each: ReadonlyMap<string, number> }[] = []
  for (let round = 0; round < plan.rounds; round += 1) {
    const each = new Map<string, number>()
    for (const path of paths) each.set(path, (await ask(product.server.port, path)).p95)
    const baseline = (await ask(bare.port, whole)).p95
    each.set('the same answer as the whole place, without a database', baseline)
    const slowest = Math.max(...paths.map((path) => each.get(path) ?? 0))
    rounds.push({ slowest, ratio: (each.get(whole) ?? 0) / baseline, each })
  }
  const alone = await load({
    ...{ port: product.server.port, connections: 1, warmUpSeconds: 0.5, warmUpAnswers: 0, seconds: 2 },
    what: { kind: 'PATH', path: whole },
  })
  const median = (path: string) => spreadOf(rounds.map(({ each }) => each.get(path) ?? 0)).median.toFixed(1)
  return {
    rows: [
      {
        bar: bars.portal,
        values: rounds.map(({ slowest }) => slowest),
        note: paths.map((path) => `${path} ${median(path)} ms`).join(', '),
      },
      {
        bar: bars.portalOverRoute,
        values: rounds.map(({ ratio }) => ratio),
        note: `${median(whole)} ms against ${median('the same answer as the whole place, without a database')} ms`,
      },
    ],
    asides: [
      { what: 'first answer of the portal, which reads twelve published months', value: `${first} ms` },
      { what: 'portal for a single caller, p95', value: `${alone.p95.toFixed(2)} ms` },
    ],
  }
}

async function coldOf(port: number): Promise<number> {
  const began = performance.now()
  const answer = await fetch(`http://127.0.0.1:${port}${whole}`)
  await answer.text()
  if (!answer.ok) throw new Error(`the portal answers ${answer.status}`)
  return Math.round(performance.now() - began)
}
