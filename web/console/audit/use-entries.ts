import { useCallback, useEffect, useState } from 'react'
import { type Answer, type Ask, type Failed, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'

export type Wanted = Ask<'exportAuditEntries'>['body']
type Found = Answer<'searchAuditEntries'>

interface Entries {
  /** undefined while they are on their way. */
  readonly found: Found | undefined
  readonly failure: string | undefined
  readonly search: (wanted: Wanted) => Promise<void>
  readonly more: () => Promise<void>
  readonly again: () => Promise<void>
  readonly export: () => Promise<Failed | undefined>
}

/** What was looked for last, as far as it has been read; an export holds the same. */
export function useEntries({ spoken: { t }, signedIn: { ask } }: PageProps): Entries {
  const [found, setFound] = useState<Found | undefined>(undefined)
  const [wanted, setWanted] = useState<Wanted>({})
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(
    async (of: Wanted, after: string | null) => {
      const heard = await ask('searchAuditEntries', { body: { ...of, ...(after === null ? {} : { after }) } })
      setFailure(heard.ok ? undefined : sayFailure(t, heard))
      if (!heard.ok) return
      const { answer } = heard
      setFound((before) =>
        after === null || before === undefined
          ? answer
          : { ...answer, entries: [...before.entries, ...answer.entries] },
      )
    },
    [ask, t],
  )
  useEffect(() => void load({}, null), [load])
  return {
    found,
    failure,
    async search(next) {
      setWanted(next)
      await load(next, null)
    },
    again: () => load(wanted, null),
    more: () => load(wanted, found?.next ?? null),
    async export() {
      const heard = await ask('exportAuditEntries', { body: wanted })
      if (!heard.ok) return heard
      // Reading it as text has taken away the mark by which spreadsheets know UTF-8.
      save(`\ufeff${heard.answer}`, `audit-${found?.fromDay ?? ''}.csv`)
      return undefined
    },
  }
}

function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken it up by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
