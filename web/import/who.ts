import { useEffect, useState } from 'preact/hooks'
import type { AnswerOf } from '../../contracts/route.ts'
import type { seeOwnSession } from '../../contracts/session.ts'
import { wait } from '../shared/browser.ts'
import { type Outcome, toProblemOf } from '../shared/call.ts'

/** In whose name a file is handed in: of a business system by its key, or of whoever is signed in at the console. */
export type Who = { readonly kind: 'KEY'; readonly apiKey: string } | { readonly kind: 'SESSION' }

/** A key speaks for itself: no cookie goes along with it. Where nobody shows one, the cookie of the session does. */
export function credentialsOf(who: Who): { headers: Record<string, string>; credentials: RequestCredentials } {
  if (who.kind === 'SESSION') return { headers: {}, credentials: 'same-origin' }
  return { headers: { authorization: `Bearer ${who.apiKey}` }, credentials: 'omit' }
}

/** Asks as that one. Never throws: a lost connection is an outcome like the others. */
export async function askAs<A>(who: Who, url: string): Promise<Outcome<A>> {
  try {
    const response = await fetch(url, { ...credentialsOf(who), cache: 'no-store' })
    if (response.ok) return { ok: true, status: response.status, answer: (await response.json()) as A, replayed: false }
    return { ok: false, offline: false, problem: toProblemOf(response.status, await response.text()) }
  } catch {
    return { ok: false, offline: true }
  }
}

/** Somebody who is signed in and whose present post may write the catalogue. */
export interface Clerk {
  readonly username: string
  readonly place: string
}

const waitMsMax = 5000

type Session = AnswerOf<typeof seeOwnSession>

/** undefined while it is being asked; null where nobody is signed in who might. */
export function useClerk(): Clerk | null | undefined {
  const [clerk, setClerk] = useState<Clerk | null | undefined>(undefined)
  useEffect(() => {
    // Whoever has a key need not wait for this.
    const giveUp = wait(waitMsMax, () => setClerk((known) => known ?? null))
    askAs<Session>({ kind: 'SESSION' }, '/api/v1/session').then(
      (heard) => setClerk(heard.ok ? findClerk(heard.answer) : null),
      () => setClerk(null),
    )
    return giveUp
  }, [])
  return clerk
}

function findClerk({ username, posts, postId, permissions }: Session): Clerk | null {
  const post = posts.find((each) => each.postId === postId)
  if (post === undefined || !permissions.includes('catalogue:write')) return null
  return { username, place: post.hallName ?? post.hallCode ?? post.divisionName }
}
