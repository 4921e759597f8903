import { useEffect, useState } from 'react'
import type { AskSignedIn } from './use-session.ts'

const everything = { limit: '1000' }

/** Organizations of the own place, as choices; empty while they are on their way, or cannot be read. */
export function useOrganizations(ask: AskSignedIn): readonly (readonly [code: string, name: string])[] {
  const [found, setFound] = useState<readonly (readonly [string, string])[]>([])
  useEffect(() => {
    void ask('listOrganizations', { query: everything }).then((heard) => {
      if (heard.ok)
        setFound(heard.answer.entries.map(({ organizationCode, name }) => [organizationCode, name] as const))
    })
  }, [ask])
  return found
}
