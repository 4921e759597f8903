import type { FastifyInstance } from 'fastify'
import { seeDrills } from '../../contracts/drill.ts'
import type { Access } from '../access/index.ts'
import { serve } from '../platform/serve.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { viewDrills } from './actions.ts'

export function serveDrills(
  app: FastifyInstance,
  deps: { readonly world: World; readonly rules: RuleBook },
  access: Access,
): void {
  serve(app, seeDrills, async () => ({ status: 200, body: await viewDrills(deps) }), {
    before: access.admit(seeDrills.caller),
  })
}
