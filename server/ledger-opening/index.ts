import type { FastifyInstance } from 'fastify'
import { listLogOpenings, listPublishedFigures, seeLogHistory } from '../../contracts/ledger-opening.ts'
import { serve } from '../platform/serve.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { viewHistory } from './view/history.ts'
import { viewOpenings } from './view/openings.ts'
import { viewPublished } from './view/published.ts'

export { openDuePeriods, recountDue } from './sweep.ts'

const limit = 'log-look-up'

/** What of the log is opened, for everybody. */
export function serveLogOpenings(
  app: FastifyInstance,
  deps: { readonly world: World; readonly rules: RuleBook },
): void {
  const { app: db } = deps.world
  serve(app, listLogOpenings, async ({ query }) => ({ status: 200, body: await viewOpenings(db, query) }), { limit })
  serve(app, listPublishedFigures, async ({ query }) => ({ status: 200, body: await viewPublished(db, query) }), {
    limit,
  })
  serve(app, seeLogHistory, async ({ query }) => ({ status: 200, body: await viewHistory(deps, query) }), { limit })
}
