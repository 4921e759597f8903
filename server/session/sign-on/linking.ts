import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AnswerOf, BodyOf } from '../../../contracts/route.ts'
import type { finishLinking as finishRoute, seeOwnLink } from '../../../contracts/sign-on.ts'
import { appendMessage } from '../../message/index.ts'
import { isUniqueViolation, type Transact } from '../../platform/database.ts'
import { Refused } from '../../platform/refused.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import { refuseStale } from '../renew.ts'
import type { Session, Sessions } from '../sessions.ts'
import { beginAttempt, finishAttempt } from './actions.ts'
import { endSignedOn, findLinkOf, insertLink, setLinkRemoved } from './store.ts'

type OwnLink = AnswerOf<typeof seeOwnLink>

export async function viewOwnLink({ deps }: Sessions, { accountId }: Session): Promise<OwnLink> {
  const link = await findLinkOf(deps.world.app, accountId)
  return { offered: deps.signOn !== null, linkedAt: link?.linkedAt.toISOString() ?? null }
}

/**
 * Whoever is signed in here, and has shown his factor shortly before, goes to the provider and shows there who he is: both are needed, so that nobody links
 * another’s account, and no administrator anybody’s. @returns where the browser is to go
 */
export async function beginLinking(sessions: Sessions, session: Session, reply: FastifyReply): Promise<string> {
  refuseStale(sessions, session)
  if ((await findLinkOf(sessions.deps.world.app, session.accountId)) !== undefined)
    throw new Refused('SIGN_ON_LINKED_ALREADY')
  return beginAttempt(sessions, reply, session.sessionId)
}

/** @param inAudit told the issuer */
export async function finishLinking(
  sessions: Sessions,
  session: Session,
  body: BodyOf<typeof finishRoute>,
  request: FastifyRequest,
  inAudit: Transact,
): Promise<OwnLink> {
  const { world } = sessions.deps
  // Before the attempt is taken: it can be tried again with a fresh factor.
  refuseStale(sessions, session)
  const { issuer, subjectIndex } = await finishAttempt(sessions, body, request, session.sessionId)
  const { accountId } = session
  const at = new Date(world.now())
  try {
    await inAudit(world.app, async (tx) => {
      await insertLink(tx, { id: uuidV7(at.getTime()), accountId, issuer, subjectIndex, at })
      await appendMessage(tx, { accountId }, { kind: 'SIGN_ON_LINKED', page: 'own' }, at.getTime())
      return issuer
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('SIGN_ON_LINKED_ALREADY')
    throw error
  }
  return viewOwnLink(sessions, session)
}

export async function partOwnLink(sessions: Sessions, session: Session, inAudit: Transact): Promise<OwnLink> {
  const { world } = sessions.deps
  refuseStale(sessions, session)
  const { accountId, sessionId } = session
  const at = new Date(world.now())
  await inAudit(world.app, async (tx) => {
    if (!(await setLinkRemoved(tx, accountId, at))) throw new Refused('SIGN_ON_NOT_LINKED')
    await endSignedOn(tx, accountId, sessionId, at)
    await appendMessage(tx, { accountId }, { kind: 'SIGN_ON_PARTED', page: 'own' }, at.getTime())
  })
  return viewOwnLink(sessions, session)
}
