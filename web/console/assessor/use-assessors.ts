import { useCallback, useEffect, useRef, useState } from 'react'
import type { AssessorPool } from '../../../domain/assessor.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import type { AssessorTexts } from './texts.zh.ts'

type Found = Answer<'listAssessors'>
export type Assessor = Found['assessors'][number]

/** Every part of the page is told what it says, and in which division. */
export interface PoolProps {
  readonly page: PageProps
  readonly t: AssessorTexts
  readonly divisionCode: string
}

/** Empty: every pool. */
export interface AssessorFilter {
  readonly pool: AssessorPool | ''
  readonly state: 'CURRENT' | 'PAST'
}

/** Those of a division, page by page. */
export function useAssessors(
  { spoken: { t }, signedIn: { ask } }: PageProps,
  divisionCode: string,
  { pool, state }: AssessorFilter,
) {
  const [found, setFound] = useState<Found | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const turns = useRef(0)
  const load = useCallback(
    async (after: string | null) => {
      turns.current += 1
      const turn = turns.current
      const query = { divisionCode, state, ...(pool === '' ? {} : { pool }), ...(after === null ? {} : { after }) }
      const heard = await ask('listAssessors', { query })
      // What was asked before and comes later answers what nobody asks any more.
      if (turn !== turns.current) return
      setFailure(heard.ok ? undefined : sayFailure(t, heard))
      if (!heard.ok) return
      const { answer } = heard
      setFound((before) =>
        after === null || before === undefined
          ? answer
          : { ...answer, assessors: [...before.assessors, ...answer.assessors] },
      )
    },
    [ask, t, divisionCode, pool, state],
  )
  useEffect(() => void load(null), [load])
  return { found, failure, more: () => load(found?.next ?? null), reload: () => load(null) }
}
