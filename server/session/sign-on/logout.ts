import type { FastifyInstance } from 'fastify'
import { appendAudit, whereFrom } from '../../audit/index.ts'
import { Refused } from '../../platform/refused.ts'
import type { Session, Sessions } from '../sessions.ts'
import { cameBackTo, loadProvider, providerSessionIndexOf, subjectIndexOf } from './actions.ts'
import { type EndedRow, endByProvider, findLinked } from './store.ts'

/**
 * Where whoever signs out here goes on to sign out at the provider that he came from. A provider that does not answer keeps nobody signed in here: then
 * there is nowhere to go.
 */
export async function findProviderUrl({ deps }: Sessions, { begunBy }: Session): Promise<string | null> {
  if (deps.signOn === null || begunBy !== 'SIGN_ON') return null
  try {
    return (await deps.signOn.findEndSessionUrl(cameBackTo(deps))) ?? null
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

const bodyBytesMax = 16_384
const path = '/api/v1/session/sign-on/back-channel-logout'

/**
 * Where the provider tells that somebody has signed out there, from server to server (OpenID Connect Back-Channel Logout 1.0). The shape is the
 * provider’s, so this is no promise of ours and not in the contracts; what it says is signed.
 */
export function serveProviderLogout(http: FastifyInstance, sessions: Sessions): void {
  void http.register(async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    )
    app.post(path, { bodyLimit: bodyBytesMax }, async (request, reply) => {
      const sent = typeof request.body === 'string' ? new URLSearchParams(request.body) : new URLSearchParams()
      const token = sent.get('logout_token')
      if (token === null) throw new Refused('MALFORMED', '/logout_token')
      await endWhatEnded(sessions, token, whereFrom(request))
      return reply.header('cache-control', 'no-store').code(200).send()
    })
  })
}

/** A token that is sent again finds nothing that is left to end. */
async function endWhatEnded(sessions: Sessions, token: string, from: ReturnType<typeof whereFrom>): Promise<void> {
  const { world } = sessions.deps
  const provider = loadProvider(sessions)
  const { providerSession, subject } = await provider.loadEnded(token)
  const { issuer } = provider.settings
  const providerSessionIndex =
    providerSession === undefined ? null : providerSessionIndexOf(world, issuer, providerSession)
  const linked = subject === undefined ? undefined : await findLinked(world.app, subjectIndexOf(world, issuer, subject))
  const which = { providerSessionIndex, accountId: linked ?? null }
  await world.app.transaction().execute(async (tx) => {
    const ended = await endByProvider(tx, which, new Date(world.now()))
    const accounts = new Map<string, EndedRow>(ended.map((row) => [row.accountId, row]))
    for (const { accountId, divisionId, hallId } of accounts.values())
      await appendAudit(tx, {
        ...from,
        actor: { kind: 'ACCOUNT', accountId, postId: null, role: null },
        divisionId,
        hallId,
        act: 'SESSION_ENDED',
        target: { kind: 'ACCOUNT', id: accountId },
        result: 'DONE',
        detail: { by: 'PROVIDER' },
      })
  })
}
