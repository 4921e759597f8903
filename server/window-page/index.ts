import type { FastifyInstance } from 'fastify'
import type { AnswerOf } from '../../contracts/route.ts'
import { seeWindowPage } from '../../contracts/window-page.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findWaiting } from '../../domain/window-page.ts'
import { findWindows } from '../catalogue/index.ts'
import { Refused } from '../platform/refused.ts'
import { serve } from '../platform/serve.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { findHours, findReportedWaits, findWindowItems } from './store.ts'

interface Deps {
  readonly world: World
  readonly rules: RuleBook
}

const minuteMs = 60_000

export function serveWindowPages(app: FastifyInstance, deps: Deps): void {
  serve(app, seeWindowPage, async ({ params }) => ({
    status: 200,
    body: await viewWindowPage(deps, params.hallCode, params.windowCode),
    headers: { 'cache-control': 'max-age=30' },
  }))
}

async function viewWindowPage(
  { world, rules }: Deps,
  hallCode: string,
  windowCode: string,
): Promise<AnswerOf<typeof seeWindowPage>> {
  const now = world.now()
  const today = toPlainDate(now)
  const place = (await findWindows(world.app, [hallCode], today)).find((window) => window.windowCode === windowCode)
  if (place === undefined) throw new Refused('WINDOW_UNKNOWN')
  const policy = rules.loadPolicy('window-page', place.divisionId, now).body
  const { smallestGroup } = rules.loadPolicy('board', place.divisionId, now).body
  const since = new Date(now - policy.waitingOverMinutes * minuteMs)
  const [items, opening, waits] = await Promise.all([
    findWindowItems(world.app, place.windowId, today),
    findHours(world.app, place, today),
    findReportedWaits(world.app, place.windowId, since, new Date(now)),
  ])
  const waiting = findWaiting(waits, [policy.waitingReportsMin, smallestGroup])
  return {
    hallName: place.hallName,
    windowName: place.windowName,
    ...opening,
    waiting: waiting === undefined ? null : { ...waiting, overMinutes: policy.waitingOverMinutes },
    items,
  }
}
