import type { FastifyInstance, FastifyRequest } from 'fastify'
import { limitedBy } from '../platform/rate-limits.ts'
import { Refused } from '../platform/refused.ts'
import type { LetterProvider, LetterReceipt, ReceiptCall } from './provider.ts'
import type { Providers } from './providers.ts'
import { closeLetter, findByReference } from './store.ts'
import { type LetterDeps, writeSecondLetter } from './write.ts'

const bodyBytesMax = 262_144
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Where providers tell what became of letters. The shapes are theirs, so this is no promise of ours and not in the contracts;
 * every call is signed with the provider’s secret, and a repeat changes nothing.
 */
export async function serveLetterReceipts(
  http: FastifyInstance,
  deps: LetterDeps,
  providers: Providers,
): Promise<void> {
  await http.register(async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    const config = { rateLimit: limitedBy(http, 'letter-receipt') }
    app.post('/letters/receipts/:provider', { bodyLimit: bodyBytesMax, config }, async (request, reply) => {
      const provider = loadProvider(providers, request)
      const receipts = provider.readReceipts?.(toCall(deps, request))
      if (receipts === undefined) throw new Refused('UNAUTHENTICATED')
      for (const receipt of receipts) await keepReceipt(deps, provider, receipt)
      const answer = provider.receiptAnswer
      return reply.type(`${answer?.type ?? 'text/plain'}; charset=utf-8`).send(answer?.body ?? '')
    })
    app.get('/letters/receipts/:provider', { config }, (request, reply) => {
      const heard = loadProvider(providers, request).answerTrial?.(toCall(deps, request))
      if (heard === undefined) throw new Refused('UNAUTHENTICATED')
      return reply.type('text/plain; charset=utf-8').send(heard)
    })
  })
}

function loadProvider(providers: Providers, request: FastifyRequest): LetterProvider {
  const provider = providers.find((request.params as { provider: string }).provider)
  if (provider === undefined) throw new Refused('NOT_FOUND')
  return provider
}

function toCall({ world }: LetterDeps, request: FastifyRequest): ReceiptCall {
  return {
    headers: request.headers,
    query: request.query as Record<string, unknown>,
    path: request.url.replace(/\?.*$/, ''),
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    now: world.now(),
  }
}

/** The first receipt counts. One that comes before the answer to the call itself also tells that the letter was taken. */
async function keepReceipt(deps: LetterDeps, provider: LetterProvider, receipt: LetterReceipt): Promise<void> {
  const { world } = deps
  const id =
    receipt.by === 'MESSAGE_ID' ? receipt.id : (await findByReference(world.app, provider.name, receipt.id))?.id
  if (id === undefined || !uuid.test(id)) return
  await world.app.transaction().execute(async (tx) => {
    const closed = await closeLetter(tx, {
      id,
      by: { provider: provider.name },
      state: receipt.became,
      sentAt: new Date(world.now()),
      reference: null,
    })
    if (closed === undefined) return
    world.metrics.letters.inc({ channel: closed.channel, outcome: `RECEIPT_${receipt.became}` })
    if (receipt.became === 'DELIVERED') await writeSecondLetter(deps, tx, closed)
  })
}
