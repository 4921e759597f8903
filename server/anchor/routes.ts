import type { FastifyInstance } from 'fastify'
import { listAnchors } from '../../contracts/anchor.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { serve } from '../platform/serve.ts'
import type { World } from '../platform/world.ts'
import { type AnchoringRow, findAnchorings } from './store.ts'

/** What was anchored is for everybody: an anchor that nobody can look up holds nobody to anything. */
export function serveAnchors(http: FastifyInstance, world: World): void {
  const list = async () => ({ status: 200, body: { anchors: (await findAnchorings(world.app)).map(view) } })
  serve(http, listAnchors, list, { limit: 'log-look-up' })
}

function view({ newest, waitingSince, ...row }: AnchoringRow): AnswerOf<typeof listAnchors>['anchors'][number] {
  return {
    ...row,
    newest:
      newest === null
        ? null
        : {
            size: newest.size,
            root: newest.root.replaceAll('\n', ''),
            anchoredAt: new Date(newest.doneAt).toISOString(),
            transactionId: newest.receipt.transactionId,
            position: newest.receipt.position,
            chain: newest.receipt.chain,
          },
    waitingSince: waitingSince === null ? null : waitingSince.toISOString(),
  }
}
