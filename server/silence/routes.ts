import type { FastifyInstance } from 'fastify'
import { listSilences } from '../../contracts/silence.ts'
import { type Access, reachOf } from '../access/index.ts'
import { eachMinute } from '../platform/each-minute.ts'
import { serve } from '../platform/serve.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { findSilences, viewSilences } from './view.ts'

/** 听不到的声音: for whoever checks and manages, of the own place. */
export function serveSilences(
  app: FastifyInstance,
  deps: { readonly world: World; readonly rules: RuleBook },
  access: Access,
): void {
  const found = eachMinute(deps.world, () => findSilences(deps))
  serve(
    app,
    listSilences,
    async ({ query, request }) => ({
      status: 200,
      body: await viewSilences(deps, await found(), reachOf(request), query),
    }),
    { before: access.admit(listSilences.caller) },
  )
}
