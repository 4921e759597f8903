import { useCallback, useEffect, useState } from 'react'
import type { AppealStep } from '../../../domain/appeal-option.ts'
import { type Ask, type Heard, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import type { Appeal } from './say.ts'

/** A step with what it is about, without the version of the appeal as it was read. */
export type AppealWish =
  | ({ readonly step: 'VOTE' } & Omit<Ask<'voteOnAppeal'>['body'], 'version'>)
  | ({ readonly step: 'NOTE_PROVINCE' } & Omit<Ask<'noteProvince'>['body'], 'version'>)
  | { readonly step: 'WITHDRAW' }

export interface SeenAppeal {
  /** undefined while it is on its way. */
  readonly appeal: Appeal | undefined
  readonly failure: string | undefined
  /** Not there, or outside the own place. */
  readonly isGone: boolean
  /** Somebody else was first with this step. */
  readonly passed: AppealStep | undefined
  readonly done: AppealStep | undefined
  readonly act: (wish: AppealWish) => Promise<Acted>
}

/** How a step went: done; not done, because somebody else was first; or refused, with the reason in words. */
type Acted = 'DONE' | 'PASSED' | { readonly failure: string }

export function useAppeal({ spoken: { t }, signedIn: { ask } }: PageProps, appealId: string): SeenAppeal {
  const [appeal, setAppeal] = useState<Appeal | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [isGone, setGone] = useState(false)
  const [passed, setPassed] = useState<AppealStep | undefined>(undefined)
  const [done, setDone] = useState<AppealStep | undefined>(undefined)
  const load = useCallback(async () => {
    const heard = await ask('seeAppeal', { params: { appealId } })
    setFailure(heard.ok ? undefined : sayFailure(t, heard))
    setGone(!heard.ok && !heard.offline && heard.problem.code === 'NOT_FOUND')
    if (heard.ok) setAppeal(heard.answer)
  }, [ask, t, appealId])
  useEffect(() => void load(), [load])
  const send = ({ version }: Appeal, wish: AppealWish): Promise<Heard<'seeAppeal' | 'withdrawAppeal'>> => {
    const params = { appealId }
    switch (wish.step) {
      case 'VOTE':
        return ask('voteOnAppeal', { params, body: { version, verdict: wish.verdict, words: wish.words } })
      case 'NOTE_PROVINCE':
        return ask('noteProvince', { params, body: { version, isAccepted: wish.isAccepted, words: wish.words } })
      case 'WITHDRAW':
        return ask('withdrawAppeal', { params, body: { version } })
    }
  }
  const act = async (wish: AppealWish): Promise<Acted> => {
    if (appeal === undefined) return 'PASSED'
    setDone(undefined)
    setPassed(undefined)
    const heard = await send(appeal, wish)
    if (!heard.ok && (heard.offline || heard.problem.code !== 'VERSION_PASSED'))
      return { failure: sayFailure(t, heard) }
    if (heard.ok) setDone(wish.step)
    else setPassed(wish.step)
    await load()
    return heard.ok ? 'DONE' : 'PASSED'
  }
  return { appeal, failure, isGone, passed, done, act }
}
