import type { AnswerOf } from '../../contracts/route.ts'
import type { seeOwnSession } from '../../contracts/session.ts'
import { permissionsOf } from '../../domain/access.ts'
import { isSteppedUp } from '../../domain/session.ts'
import type { Session, Sessions } from './sessions.ts'

const minuteMs = 60_000

/** The session as its holder may see it. */
export function viewSession(sessions: Sessions, session: Session): AnswerOf<typeof seeOwnSession> {
  const policy = sessions.policyOf(session.accountDivisionId)
  const now = sessions.deps.world.now()
  const { steppedUpAt, startedAt } = session
  const isFresh = isSteppedUp(steppedUpAt?.getTime() ?? null, now, policy)
  const isOpen = session.stage === 'OPEN'
  return {
    stage: session.stage,
    username: session.username,
    family: session.family,
    posts: session.posts.map(({ accountId: _a, divisionId: _d, hallId: _h, ...post }) => post),
    postId: session.post?.postId ?? null,
    permissions: isOpen && session.post !== null ? [...permissionsOf(session.post.role)] : [],
    secondFactors: [...session.secondFactors],
    steppedUpUntil:
      isFresh && steppedUpAt !== null
        ? new Date(steppedUpAt.getTime() + policy.stepUpMinutes * minuteMs).toISOString()
        : null,
    endsAt: new Date(startedAt.getTime() + policy.minutesMax * minuteMs).toISOString(),
    idleMinutesMax: policy.idleMinutesMax,
  }
}
