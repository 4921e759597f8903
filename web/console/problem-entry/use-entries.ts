import { useCallback, useEffect, useRef, useState } from 'react'
import { type Answer, type Ask, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'

type Found = Answer<'listProblemEntries'>
export type Entry = Found['entries'][number]
export type History = Answer<'seeProblemEntry'>
type Format = Ask<'exportProblemEntries'>['body']['format']

/** Empty: all of them. */
export interface EntryFilter {
  readonly hallCode: string
  readonly windowCode: string
  readonly itemCode: string
  readonly kind: string
  readonly state: 'OPEN' | 'CLOSED' | ''
  readonly again: 'true' | ''
}

export const everyEntry: EntryFilter = { hallCode: '', windowCode: '', itemCode: '', kind: '', state: '', again: '' }

const said = (filter: EntryFilter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))

export function useEntries({ spoken: { t }, signedIn: { ask } }: PageProps, filter: EntryFilter) {
  const [found, setFound] = useState<Found | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const turns = useRef(0)
  const load = useCallback(
    async (after: string | null) => {
      turns.current += 1
      const turn = turns.current
      const page = after === null ? {} : { after }
      const heard = await ask('listProblemEntries', { query: { ...said(filter), ...page } })
      // What was asked before and comes later answers what nobody asks any more.
      if (turn !== turns.current) return
      setFailure(heard.ok ? undefined : sayFailure(t, heard))
      if (!heard.ok) return
      const { answer } = heard
      setFound((before) =>
        after === null || before === undefined
          ? answer
          : { ...answer, entries: [...before.entries, ...answer.entries] },
      )
    },
    [ask, t, filter],
  )
  useEffect(() => void load(null), [load])
  /** @returns what went wrong, in words */
  const save = async (format: Format): Promise<string | undefined> => {
    const heard = await ask('exportProblemEntries', { body: { ...said(filter), format } })
    if (!heard.ok) return sayFailure(t, heard)
    saveAs(heard.answer, `problem-entries-${found?.asOf.slice(0, 10) ?? ''}.${format.toLowerCase()}`)
    return undefined
  }
  return { found, failure, more: () => load(found?.next ?? null), reload: () => load(null), save }
}

function saveAs(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken it up by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

export function useHistory({ spoken: { t }, signedIn: { ask } }: PageProps, orderId: string) {
  const [history, setHistory] = useState<History | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [isGone, setGone] = useState(false)
  const load = useCallback(async () => {
    const heard = await ask('seeProblemEntry', { params: { orderId } })
    setGone(!heard.ok && !heard.offline && heard.problem.code === 'NOT_FOUND')
    setFailure(heard.ok ? undefined : sayFailure(t, heard))
    if (heard.ok) setHistory(heard.answer)
  }, [ask, t, orderId])
  useEffect(() => void load(), [load])
  return { history, failure, isGone, reload: load }
}

/** Of the own place; empty while they are on their way, or cannot be read. */
export function useWindows({ signedIn: { ask } }: PageProps) {
  const [windows, setWindows] = useState<Answer<'listWindows'>['entries']>([])
  useEffect(() => {
    void ask('listWindows', { query: { limit: '1000' } }).then((heard) => {
      if (heard.ok) setWindows(heard.answer.entries)
    })
  }, [ask])
  return windows
}
