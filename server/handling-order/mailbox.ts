import type { answerOwnOrder } from '../../contracts/own-order.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import type { World } from '../platform/world.ts'
import type { EventRow } from './store.ts'
import { openWords, readWritten } from './words.ts'

type MailboxMessage = AnswerOf<typeof answerOwnOrder>['order']['messages'][number] & {
  readonly kind: EventRow['kind']
}

/**
 * 留言箱: what the desk has written to the citizen and he to it, which he opens with the receipt, and nobody else has to know who he is.
 * Notes of a call or a plan are not addressed to him and are not in it; what was erased is not there either.
 */
export async function openMailbox(world: World, events: readonly EventRow[]): Promise<readonly MailboxMessage[]> {
  const letters = events.flatMap(({ kind, at, facts, recordId }) => {
    const from = senderOf(kind, facts)
    return from === undefined || recordId === null ? [] : [{ kind, at: at.toISOString(), from, recordId }]
  })
  const opened = await openWords(
    world,
    letters.map(({ recordId }) => recordId),
  )
  return letters.flatMap(({ recordId, ...letter }) => {
    const { words, evidence } = readWritten(opened.get(recordId))
    const files = evidence.flatMap(({ kind, fileId }) =>
      fileId === null ? [] : [{ kind: kind === 'PHOTO' ? ('PHOTO' as const) : ('DOCUMENT' as const), fileId }],
    )
    return words === null && files.length === 0 ? [] : [{ ...letter, words: words ?? '', files }]
  })
}

function senderOf(kind: EventRow['kind'], { channel }: EventRow['facts']): 'DESK' | 'CITIZEN' | undefined {
  switch (kind) {
    case 'CONTACT_TRIED':
      return channel === 'MAILBOX' ? 'DESK' : undefined
    case 'FED_BACK':
      return 'DESK'
    case 'CITIZEN_WROTE':
    case 'RATED':
    case 'REOPENED':
      return 'CITIZEN'
    default:
      return undefined
  }
}
