import { type FileOwner, findNamedFile } from '../../evidence-file/index.ts'
import { Refused } from '../../platform/refused.ts'
import { findOwn, mayAnswer } from '../citizen.ts'
import type { HandlingDeps } from '../deps.ts'
import { openMailbox } from '../mailbox.ts'

/** Whoever holds the receipt, while there is something that he may answer. */
export async function loadOwnOwner(deps: HandlingDeps, receipt: string): Promise<FileOwner> {
  const story = await findOwn(deps, receipt)
  if (story === undefined) throw new Refused('NOT_FOUND')
  if (!mayAnswer(deps, story)) throw new Refused('NOT_AT_THIS_STAGE')
  const { id: orderId, divisionId, hallId } = story.row
  return { orderId, divisionId, hallId, actorKind: 'CITIZEN', accountId: null }
}

/** What lies in his mailbox, sent to him or by him; what the desks show one another does not. */
export async function findOwnFile(deps: HandlingDeps, receipt: string, fileId: string) {
  const story = await findOwn(deps, receipt)
  if (story === undefined) throw new Refused('NOT_FOUND')
  const messages = await openMailbox(deps.world, story.events)
  const isHis = messages.some(({ files }) => files.some((file) => file.fileId === fileId))
  return isHis ? findNamedFile(deps.world.app, { orderId: story.row.id }, fileId) : undefined
}
