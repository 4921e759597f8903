import { useCallback, useEffect, useState } from 'react'
import type { CatalogueKind } from '../../../domain/catalogue-version.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'

export type Version = Answer<'seeVersions'>['versions'][number]

export interface Versions {
  /** undefined while they are on their way; the latest first. */
  readonly versions: readonly Version[] | undefined
  readonly seenVersions: number
  readonly failure: string | undefined
  readonly reload: () => Promise<void>
}

export function useVersions(
  { spoken: { t }, signedIn: { ask } }: Pick<PageProps, 'spoken' | 'signedIn'>,
  kind: CatalogueKind,
  code: string,
): Versions {
  const [heard, setHeard] = useState<Answer<'seeVersions'> | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const reload = useCallback(async () => {
    const answer = await ask('seeVersions', { params: { kind }, query: { code } })
    setFailure(answer.ok ? undefined : sayFailure(t, answer))
    if (answer.ok) setHeard(answer.answer)
  }, [ask, t, kind, code])
  useEffect(() => void reload(), [reload])
  return { versions: heard?.versions, seenVersions: heard?.seenVersions ?? 0, failure, reload }
}

type Stand = 'FUTURE' | 'NOW' | 'PAST' | 'REPLACED'

/** Where each version stands on a day: of one day the highest revision counts, and the latest day that is not after it is in force. */
export function standsOf(versions: readonly Version[], today: string): readonly Stand[] {
  const inForce = versions.find(({ effectiveFrom }) => effectiveFrom <= today)
  return versions.map((version, index) => {
    const above = versions[index - 1]
    if (above?.effectiveFrom === version.effectiveFrom) return 'REPLACED'
    if (version.effectiveFrom > today) return 'FUTURE'
    return version === inForce ? 'NOW' : 'PAST'
  })
}
