import type { FastifyInstance } from 'fastify'
import { keepOwnWish, keepWishOfPhone, seeOwnWish } from '../../contracts/do-not-call.ts'
import { findMobile } from '../../domain/letter.ts'
import { type ApiKeys, callerOf } from '../api-key/index.ts'
import { audited } from '../audit/index.ts'
import { recipientIndex, stopHash } from '../letter/index.ts'
import { Refused } from '../platform/refused.ts'
import { serve } from '../platform/serve.ts'
import type { World } from '../platform/world.ts'
import { keepWish } from './actions.ts'
import { findByStopHash, type StopCodeMeaning } from './store.ts'

export function serveDoNotCall(app: FastifyInstance, { world }: { readonly world: World }, apiKeys: ApiKeys): void {
  serve(
    app,
    seeOwnWish,
    async ({ body }) => ({ status: 200, body: { wish: (await loadMeaning(world, body.stopCode)).wish } }),
    {
      limit: 'do-not-call',
    },
  )

  serve(
    app,
    keepOwnWish,
    async ({ body }) => {
      const { recipientIndex: index, otherIndex } = await loadMeaning(world, body.stopCode)
      const recipientIndexes = otherIndex === null ? [index] : [index, otherIndex]
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

async function loadMeaning(world: World, stopCode: string): Promise<StopCodeMeaning> {
  const meaning = await findByStopHash(world.app, stopHash(stopCode))
  if (meaning === undefined) throw new Refused('STOP_CODE_UNKNOWN')
  return meaning
}
