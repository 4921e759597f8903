import type { FastifyInstance } from 'fastify'
import {
  keepEvidenceFile,
  keepOwnEvidenceFile,
  readEvidenceFile,
  readOwnEvidenceFile,
} from '../../../contracts/evidence-file.ts'
import { type Access, reachOf, readScoped, sessionOf } from '../../access/index.ts'
import { audited } from '../../audit/index.ts'
import { type FileOwner, findNamedFile, keepFile, sendEvidence } from '../../evidence-file/index.ts'
import { committed } from '../../platform/database.ts'
import { serve } from '../../platform/serve.ts'
import type { HandlingDeps } from '../deps.ts'
import { loadReached } from '../desk/reach.ts'
import { findOwnFile, loadOwnOwner } from './own.ts'
import { loadOwner } from './owner.ts'

/** Files of steps, for those who work on an order, those who read what was done, and whoever holds the receipt. */
export function serveOrderFiles(app: FastifyInstance, deps: HandlingDeps, access: Access): void {
  serve(
    app,
    keepEvidenceFile,
    async ({ params: { orderId }, body, request }) => {
      const attempt = { act: 'EVIDENCE_KEPT', target: { kind: 'ORDER', id: orderId } } as const
      const inAudit = audited<FileOwner>(request, attempt, ({ divisionId, hallId }) => ({ divisionId, hallId }))
      const owner = await loadOwner(deps, sessionOf(request), reachOf(request), orderId)
      return { status: 201, body: await keepFile(deps, owner, body, inAudit) }
    },
    { before: access.admit(keepEvidenceFile.caller) },
  )
  serve(
    app,
    readEvidenceFile,
    async ({ params: { orderId, fileId }, request, reply }) => {
      request.attempt = { act: 'EVIDENCE_READ', target: { kind: 'ORDER', id: orderId } }
      const { reach } = await loadReached(deps, sessionOf(request), reachOf(request), orderId)
      const file = await readScoped(deps, reach, (tx) => findNamedFile(tx, { orderId }, fileId))
      return sendEvidence(reply, deps.world, file)
    },
    { before: access.admit(readEvidenceFile.caller) },
  )
  serve(app, keepOwnEvidenceFile, async ({ body: { receipt, ...sent } }) => ({
    status: 201,
    body: await keepFile(deps, await loadOwnOwner(deps, receipt), sent, committed),
  }))
  serve(app, readOwnEvidenceFile, async ({ body, reply }) =>
    sendEvidence(reply, deps.world, await findOwnFile(deps, body.receipt, body.fileId)),
  )
}
