import type { FastifyInstance } from 'fastify'
import { listRootCauses } from '../../contracts/root-cause.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { serve } from '../platform/serve.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { FoundCauses } from './found.ts'
import { viewRootCauses } from './view.ts'

/** 根因: for whoever checks and manages, of the own place; a person is told to the supervisor of the own hall alone. */
export function serveRootCauses(
  app: FastifyInstance,
  deps: { readonly world: World; readonly rules: RuleBook },
  access: Access,
): void {
  const found = new FoundCauses(deps)
  serve(
    app,
    listRootCauses,
    async ({ query, request }) => ({
      status: 200,
      body: await viewRootCauses({ ...deps, found }, sessionOf(request), reachOf(request), query),
    }),
    { before: access.admit(listRootCauses.caller) },
  )
}
