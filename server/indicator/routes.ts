import type { FastifyInstance } from 'fastify'
import { type ListedIndicator, listIndicators } from '../../contracts/indicator.ts'
import type { Access } from '../access/index.ts'
import { serve } from '../platform/serve.ts'
import type { World } from '../platform/world.ts'
import { findLibrary } from './store.ts'

/** 指标库: what schemes are made from. */
export function serveIndicators(app: FastifyInstance, { world }: { readonly world: World }, access: Access): void {
  serve(
    app,
    listIndicators,
    async () => {
      const rows = await findLibrary(world.app)
      const indicators = rows.map(({ pack, indicator }) => ({
        pack,
        indicator: structuredClone(indicator) as ListedIndicator,
      }))
      return { status: 200, body: { indicators } }
    },
    { before: access.admit(listIndicators.caller) },
  )
}
