import { useCallback, useEffect, useState } from 'react'
import type { HandlingException } from '../../../domain/handling-figure.ts'
import type { OrderSource } from '../../../domain/handling-order.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'

export type Figures = Answer<'seeHandlingFigures'>
export type FigureSet = Figures['total']
export type ExceptionRound = Answer<'listHandlingExceptions'>['rounds'][number]
type Next = Answer<'listHandlingExceptions'>['next']

/** What is counted; empty: as the platform counts unless told otherwise. */
export interface Counted {
  readonly from: string
  readonly to: string
  readonly source: OrderSource | ''
}

/** Of whom the exceptions are listed; empty: of all. */
export interface Listed {
  readonly exception: HandlingException | ''
  readonly organizationCode: string
  readonly hallCode: string
  readonly divisionCode: string
}

const said = (words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(words).filter(([, value]) => value !== ''))

export function useFigures({ spoken: { t }, signedIn: { ask } }: PageProps, counted: Counted) {
  const [figures, setFigures] = useState<Figures | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(async () => {
    const heard = await ask('seeHandlingFigures', { query: said({ ...counted }) })
    setFailure(heard.ok ? undefined : sayFailure(t, heard))
    if (heard.ok) setFigures(heard.answer)
  }, [ask, t, counted])
  useEffect(() => void load(), [load])
  return { figures, failure, reload: load }
}

export function useExceptions({ spoken: { t }, signedIn: { ask } }: PageProps, counted: Counted, listed: Listed) {
  const [rounds, setRounds] = useState<readonly ExceptionRound[] | undefined>(undefined)
  const [next, setNext] = useState<Next>(null)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(
    async (from: Next) => {
      const page = from === null ? {} : { after: from.after, afterRound: String(from.afterRound) }
      const heard = await ask('listHandlingExceptions', { query: said({ ...counted, ...listed, ...page }) })
      setFailure(heard.ok ? undefined : sayFailure(t, heard))
      if (!heard.ok) return
      setRounds((seen) => (from === null ? heard.answer.rounds : [...(seen ?? []), ...heard.answer.rounds]))
      setNext(heard.answer.next)
    },
    [ask, t, counted, listed],
  )
  useEffect(() => void load(null), [load])
  return { rounds, next, failure, more: () => load(next), reload: () => load(null) }
}
