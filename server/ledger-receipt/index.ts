import type { FastifyInstance } from 'fastify'
import { makeReceiptFile } from '../../contracts/ledger-receipt.ts'
import { seeTrust } from '../../contracts/trust.ts'
import { serve } from '../platform/serve.ts'
import { type LedgerReceiptDeps, makeFiles } from './actions.ts'

export function serveLedgerReceipts(app: FastifyInstance, deps: LedgerReceiptDeps): void {
  serve(app, makeReceiptFile, async ({ body }) => ({ status: 200, body: await makeFiles(deps, body.receipt) }), {
    limit: 'receipt-file',
  })
  serve(app, seeTrust, async () => {
    const { vkeys, ended, witnesses, ...trust } = deps.trust()
    const old = ended === undefined ? {} : { ended: [...ended] }
    const madeAt = new Date(deps.world.now()).toISOString()
    return { status: 200, body: { ...trust, ...old, vkeys: [...vkeys], witnesses: [...witnesses], madeAt } }
  })
}
