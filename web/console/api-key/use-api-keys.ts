import { useCallback, useEffect, useState } from 'react'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'

export type ApiKey = Answer<'revokeApiKey'>

export interface ApiKeys {
  /** undefined while they are on their way. */
  readonly apiKeys: readonly ApiKey[] | undefined
  readonly sourceCodes: readonly string[]
  readonly next: string | null
  readonly failure: string | undefined
  readonly more: () => Promise<void>
  readonly reload: () => Promise<void>
  /** What has just been made or changed. */
  readonly keep: (apiKey: ApiKey) => void
}

export function useApiKeys({ spoken: { t }, signedIn: { ask } }: PageProps): ApiKeys {
  const [apiKeys, setApiKeys] = useState<readonly ApiKey[] | undefined>(undefined)
  const [sourceCodes, setSourceCodes] = useState<readonly string[]>([])
  const [next, setNext] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(
    async (after: string | null) => {
      const heard = await ask('listApiKeys', after === null ? {} : { query: { after } })
      setFailure(heard.ok ? undefined : sayFailure(t, heard))
      if (!heard.ok) return
      setApiKeys((before) => (after === null ? heard.answer.apiKeys : [...(before ?? []), ...heard.answer.apiKeys]))
      setNext(heard.answer.next)
      setSourceCodes(heard.answer.sourceCodes)
    },
    [ask, t],
  )
  useEffect(() => void load(null), [load])
  const keep = useCallback((apiKey: ApiKey) => {
    setApiKeys((before = []) => {
      const isKnown = before.some(({ apiKeyId }) => apiKeyId === apiKey.apiKeyId)
      if (!isKnown) return [apiKey, ...before]
      return before.map((each) => (each.apiKeyId === apiKey.apiKeyId ? apiKey : each))
    })
  }, [])
  return { apiKeys, sourceCodes, next, failure, more: () => load(next), reload: () => load(null), keep }
}
