import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/message.ts'
import type { Caller } from '../../contracts/route.ts'
import { toEvent } from '../platform/event-stream.ts'
import { LiveReaders } from '../platform/live.ts'
import { Refused } from '../platform/refused.ts'
import { type ServeOptions, serve } from '../platform/serve.ts'
import { countUnread, type InboxDeps, type InboxOwner, markRead, markReadUntil, viewMessages } from './inbox.ts'

/** Whoever decides who comes in; it stands above and is handed in. */
interface Admission {
  admit(caller: Caller): NonNullable<ServeOptions['before']>
  standing(request: FastifyRequest, caller: Caller): () => Promise<boolean>
}

/** The inbox of whoever is signed in. */
export function serveMessages(app: FastifyInstance, deps: InboxDeps, access: Admission): void {
  const open = { before: access.admit(promises.listMessages.caller) }
  const live = new LiveReaders(deps.world, { lookEveryMs: null, what: 'the messages' })
  // Open streams would hold the server back from stopping.
  app.addHook('preClose', (done) => {
    live.close()
    done()
  })
  deps.world.listen(
    'message',
    () => live.wake(),
    () => live.wake(),
  )
  serve(
    app,
    promises.listMessages,
    async ({ query, request }) => ({ status: 200, body: await viewMessages(deps, ownerOf(request), query) }),
    open,
  )
  serve(
    app,
    promises.readMessage,
    async ({ params, request }) => ({
      status: 200,
      body: await markRead(deps, ownerOf(request), params.messageId),
    }),
    open,
  )
  serve(
    app,
    promises.readMessages,
    async ({ body, request }) => ({ status: 200, body: await markReadUntil(deps, ownerOf(request), body.until) }),
    open,
  )
  serve(
    app,
    promises.followMessages,
    async ({ request, reply }) => {
      const owner = ownerOf(request)
      let told: number | undefined
      const news = async () => {
        const unread = await countUnread(deps, owner)
        if (unread === told) return ''
        told = unread
        return toEvent('unread', { unread })
      }
      await live.open(reply, { news, isStillLetIn: access.standing(request, promises.followMessages.caller) })
      return { status: 200, body: '' }
    },
    open,
  )
}

function ownerOf({ session }: FastifyRequest): InboxOwner {
  if (session === undefined) throw new Refused('UNAUTHENTICATED')
  return session
}
