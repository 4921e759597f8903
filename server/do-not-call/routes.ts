import type { FastifyInstance } from 'fastify'
import { keepOwnWish, keepWishOfPhone, seeOwnWish } from '../../contracts/do-not-call.ts'
import { findMobile } from '../../domain/letter.ts'
import { type ApiKeys, callerOf } from '../api-key/index.ts'
import { audited } from '../audit/index.ts'
import { findNoticeRecipient, indexesOf, recipientIndex, stopHash } from '../letter/index.ts'
import { Refused } from '../platform/refused.ts'
import { serve } from '../platform/serve.ts'
import { instantOfUuid } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { findReminderPhone } from '../reminder-phone/index.ts'
import { keepWish } from './actions.ts'
import { findByStopHash, findWish } from './store.ts'

export function serveDoNotCall(
  app: FastifyInstance,
  deps: { readonly world: World; readonly rules: RuleBook },
  apiKeys: ApiKeys,
): void {
  const { world } = deps
  serve(
    app,
    seeOwnWish,
    async ({ body }) => {
      const [index] = await loadIndexes(deps, body.stopCode)
      return { status: 200, body: { wish: await findWish(world.app, index) } }
    },
    {
      limit: 'do-not-call',
    },
  )

  serve(
    app,
    keepOwnWish,
    async ({ body }) => {
      const recipientIndexes = await loadIndexes(deps, body.stopCode)
      await keepWish(world, { recipientIndexes, wish: body.wish, apiKeyId: null })
      return { status: 200, body: { wish: body.wish } }
    },
    { limit: 'do-not-call' },
  )

  serve(
    app,
    keepWishOfPhone,
    async ({ body, request }) => {
      const phone = findMobile(body.phone)
      if (phone === undefined) throw new Refused('MALFORMED', '/phone')
      const { apiKeyId } = callerOf(request)
      const recipientIndexes = [recipientIndex(world.vault, phone)]
      const { wish } = body
      // Whose wish it is stands nowhere here: that a phone was named is all that the audit needs.
      const attempt = { act: 'DO_NOT_CALL_KEPT' as const, target: { kind: 'DO_NOT_CALL' as const, id: null } }
      const inAudit = audited(request, attempt, () => ({ detail: { wish } }))
      await keepWish(world, { recipientIndexes, wish, apiKeyId }, inAudit)
      return { status: 200, body: { wish } }
    },
    { before: apiKeys.require('do-not-call:write') },
  )
}

type Indexes = readonly [Buffer, ...Buffer[]]

/** The addresses of whoever holds the code, as letters know them; the one that was written to comes first. */
async function loadIndexes(
  { world, rules }: { readonly world: World; readonly rules: RuleBook },
  stopCode: string,
): Promise<Indexes> {
  const meaning = await findByStopHash(world.app, stopHash(stopCode))
  if (meaning === undefined) throw new Refused('STOP_CODE_UNKNOWN')
  const { recipientIndex: index, otherIndex, orderId, accountId, letterId, divisionId } = meaning
  if (accountId !== null) return [await loadReminded(world, accountId, letterId)]
  if (orderId === null) return otherIndex === null ? [index] : [index, otherIndex]
  const recipient = await findNoticeRecipient({ world, rules }, { orderId, divisionId })
  const [first, ...others] = recipient === undefined ? [] : indexesOf(world, recipient)
  if (first === undefined) throw new Refused('STOP_CODE_UNKNOWN')
  return [first, ...others]
}

/** The number that a reminder went to. Where another has been left since, whoever holds the old code has no say over that one. */
async function loadReminded(world: World, accountId: string, letterId: string): Promise<Buffer> {
  const kept = await findReminderPhone(world, accountId)
  if (kept === undefined || kept.keptAt.getTime() > instantOfUuid(letterId)) throw new Refused('STOP_CODE_UNKNOWN')
  return recipientIndex(world.vault, kept.phone)
}
