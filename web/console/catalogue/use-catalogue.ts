import { useCallback, useEffect, useState } from 'react'
import { type Answer, type Name, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'

type Listed = Extract<
  Name,
  | 'listDivisions'
  | 'listOrganizations'
  | 'listHalls'
  | 'listWindows'
  | 'listStaff'
  | 'listItems'
  | 'listItemVariants'
  | 'listWindowItems'
>
type Entries<Each extends Listed> = Answer<Each>['entries']

export interface Catalogue {
  readonly divisions: Entries<'listDivisions'>
  readonly organizations: Entries<'listOrganizations'>
  readonly halls: Entries<'listHalls'>
  readonly windows: Entries<'listWindows'>
  readonly staff: Entries<'listStaff'>
  readonly items: Entries<'listItems'>
  readonly variants: Entries<'listItemVariants'>
  readonly windowItems: Entries<'listWindowItems'>
}

/** As far ahead as a day can be said: what begins later only has its place in the tree too. */
const farDay = '2199-12-31'
const pageEntries = '1000'

export interface Found {
  /** undefined while it is on its way. */
  readonly catalogue: Catalogue | undefined
  readonly failure: string | undefined
  readonly reload: () => Promise<void>
}

/** Everything within reach, as it will be: the tree that one moves in. */
export function useCatalogue({ spoken: { t }, signedIn: { ask } }: PageProps): Found {
  const [catalogue, setCatalogue] = useState<Catalogue | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const reload = useCallback(async () => {
    const all = async <Each extends Listed>(name: Each): Promise<Entries<Each>> => {
      const entries: unknown[] = []
      for (let after: string | null = ''; after !== null; ) {
        const query: Record<string, string> = { on: farDay, limit: pageEntries, ...(after === '' ? {} : { after }) }
        const heard = await ask(name as 'listHalls', { query })
        if (!heard.ok) throw new Failed(sayFailure(t, heard))
        entries.push(...heard.answer.entries)
        after = heard.answer.next
      }
      return entries as Entries<Each>
    }
    try {
      const [divisions, organizations, halls, windows, staff, items, variants, windowItems] = await Promise.all([
        all('listDivisions'),
        all('listOrganizations'),
        all('listHalls'),
        all('listWindows'),
        all('listStaff'),
        all('listItems'),
        all('listItemVariants'),
        all('listWindowItems'),
      ])
      setCatalogue({ divisions, organizations, halls, windows, staff, items, variants, windowItems })
      setFailure(undefined)
    } catch (error) {
      setFailure(error instanceof Failed ? error.message : t.offline)
    }
  }, [ask, t])
  useEffect(() => void reload(), [reload])
  return { catalogue, failure, reload }
}

class Failed extends Error {}
