import { useCallback, useEffect, useState } from 'react'
import type { AppealStanding } from '../../../domain/appeal-option.ts'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import type { ListedAppeal } from './say.ts'

/** Empty: whatever is not decided yet. */
export type WantedStanding = AppealStanding | ''

export interface AppealFilter {
  readonly standing: WantedStanding
  readonly isMine: boolean
}

export interface Appeals {
  /** undefined while they are on their way. */
  readonly appeals: readonly ListedAppeal[] | undefined
  readonly next: string | null
  readonly asOf: string | undefined
  readonly failure: string | undefined
  readonly more: () => Promise<void>
  readonly reload: () => Promise<void>
}

/** The appeals that a filter wants, page by page. */
export function useAppeals({ spoken: { t }, signedIn: { ask } }: PageProps, filter: AppealFilter): Appeals {
  const [appeals, setAppeals] = useState<readonly ListedAppeal[] | undefined>(undefined)
  const [next, setNext] = useState<string | null>(null)
  const [asOf, setAsOf] = useState<string | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(
    async (after: string | null) => {
      const heard = await ask('listAppeals', {
        query: {
          ...(filter.standing === '' ? {} : { standing: filter.standing }),
          ...(filter.isMine ? { mine: 'true' } : {}),
          ...(after === null ? {} : { after }),
        },
      })
      setFailure(heard.ok ? undefined : sayFailure(t, heard))
      if (!heard.ok) return
      setAppeals((seen) => (after === null ? heard.answer.appeals : [...(seen ?? []), ...heard.answer.appeals]))
      setNext(heard.answer.next)
      setAsOf(heard.answer.asOf)
    },
    [ask, t, filter],
  )
  useEffect(() => void load(null), [load])
  return { appeals, next, asOf, failure, more: () => load(next), reload: () => load(null) }
}
