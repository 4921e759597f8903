import { useCallback, useEffect, useRef, useState } from 'react'
import type { PracticeOutcome, PracticeState } from '../../../domain/practice.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'

type Found = Answer<'listPractices'>
export type Practice = Found['practices'][number]

/** Empty: all of them. */
export interface PracticeFilter {
  readonly state: PracticeState | ''
  readonly kind: string
}

export const everyPractice: PracticeFilter = { state: '', kind: '' }

const said = (filter: PracticeFilter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))

export function usePractices({ spoken: { t }, signedIn: { ask } }: PageProps, filter: PracticeFilter) {
  const [found, setFound] = useState<Found | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const turns = useRef(0)
  const load = useCallback(
    async (after: string | null) => {
      turns.current += 1
      const turn = turns.current
      const page = after === null ? {} : { after }
      const heard = await ask('listPractices', { query: { ...said(filter), ...page } })
      // What was asked before and comes later answers what nobody asks any more.
      if (turn !== turns.current) return
      setFailure(heard.ok ? undefined : sayFailure(t, heard))
      if (!heard.ok) return
      const { answer } = heard
      setFound((before) =>
        after === null || before === undefined
          ? answer
          : { ...answer, practices: [...before.practices, ...answer.practices] },
      )
    },
    [ask, t, filter],
  )
  useEffect(() => void load(null), [load])
  /** @returns what went wrong, in words */
  const decide = async (
    practiceId: string,
    outcome: PracticeOutcome,
    reason: string | undefined,
  ): Promise<string | undefined> => {
    const body = { outcome, ...(reason === undefined ? {} : { reason }) }
    const heard = await ask('decidePractice', { params: { practiceId }, body })
    if (!heard.ok) return sayFailure(t, heard)
    await load(null)
    return undefined
  }
  return { found, failure, more: () => load(found?.next ?? null), reload: () => load(null), decide }
}
