import { useCallback, useEffect, useRef, useState } from 'react'
import { type Answer, type Heard, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'

export type ClosureAudit = Answer<'listClosureAudits'>['audits'][number]
export type Proposal = Answer<'listAccountabilityProposals'>['proposals'][number]

interface Listed<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

/** A list that grows page by page; what was asked before and comes later answers what nobody asks any more. */
export function useList<Row>(
  { spoken: { t } }: Pick<PageProps, 'spoken'>,
  ask: (after: string | null) => Promise<{ readonly listed: Listed<Row> } | { readonly failure: string }>,
) {
  const [found, setFound] = useState<Listed<Row> | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const turns = useRef(0)
  const load = useCallback(
    async (after: string | null) => {
      turns.current += 1
      const turn = turns.current
      const heard = await ask(after)
      if (turn !== turns.current) return
      setFailure('failure' in heard ? heard.failure : undefined)
      if ('failure' in heard) return
      const { rows, next } = heard.listed
      setFound((before) => ({ rows: after === null ? rows : [...(before?.rows ?? []), ...rows], next }))
    },
    [ask],
  )
  useEffect(() => void load(null), [load])
  return {
    found,
    failure,
    again: t.shared.again,
    more: () => load(found?.next ?? null),
    reload: () => load(null),
    /** Before something else is asked for: what was found is no answer to that. */
    forget: () => setFound(undefined),
  }
}

export function toListed<Name extends 'listClosureAudits' | 'listAccountabilityProposals', Row>(
  { spoken: { t } }: Pick<PageProps, 'spoken'>,
  heard: Heard<Name>,
  rowsOf: (answer: Answer<Name>) => readonly Row[],
) {
  return heard.ok
    ? { listed: { rows: rowsOf(heard.answer), next: heard.answer.next } }
    : { failure: sayFailure(t, heard) }
}
