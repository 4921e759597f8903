import { type OpenedLedger, openLedger } from '../ledger/index.ts'
import { openAnchors } from './anchors.ts'
import { serveAnchors } from './routes.ts'
import type { AnchorSettings } from './settings.ts'

type LedgerDeps = Parameters<typeof openLedger>[0]

/** The log, and where it is anchored: the anchors are asked before the log goes on, and told of what it publishes. */
export async function openAnchoredLedger(
  deps: LedgerDeps & { readonly anchors?: readonly AnchorSettings[] | undefined },
): Promise<OpenedLedger> {
  const { world, rules, keyDir, settings, outsides = [] } = deps
  const anchors = openAnchors(world, deps.anchors)
  const asked = [...outsides, ...anchors.outsides]
  const ledger = await openLedger({ world, rules, keyDir, settings, outsides: asked })
  return {
    ...ledger,
    sweeps: [...ledger.sweeps, ...anchors.sweeps],
    serve: (app) => {
      ledger.serve(app)
      serveAnchors(app, world)
    },
  }
}
