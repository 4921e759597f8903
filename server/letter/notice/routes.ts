import type { FastifyInstance } from 'fastify'
import { openNotice } from '../../../contracts/notice.ts'
import { toReceipt } from '../../platform/receipt.ts'
import { Refused } from '../../platform/refused.ts'
import { serve } from '../../platform/serve.ts'
import type { World } from '../../platform/world.ts'
import { noticeCodeHash } from './codes.ts'
import { findByCodeHash, findWay } from './store.ts'

/** The receipt of what an order is about, for whoever holds the code of a letter about it that has not expired. */
export function serveNotices(app: FastifyInstance, { world }: { readonly world: World }): void {
  serve(app, openNotice, async ({ body }) => {
    const found = await findByCodeHash(world.app, noticeCodeHash(body.code), new Date(world.now()))
    if (found === undefined) throw new Refused('NOTICE_UNKNOWN')
    const { orderId, notice } = found
    const way = await findWay(world.vaultDb, orderId)
    if (way === undefined) throw new Refused('ERASED')
    const seed = world.vault.openRecord(orderId, way).derive('seed')
    return { status: 200, body: { notice, receipt: toReceipt(orderId, seed) } }
  })
}
