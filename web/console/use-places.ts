import { useEffect, useState } from 'react'
import type { Answer } from './call.ts'
import type { AskSignedIn } from './use-session.ts'

/** Where an account or a post may be: as far as the own post reaches. */
export interface Places {
  readonly divisions: Answer<'listDivisions'>['entries']
  readonly halls: Answer<'listHalls'>['entries']
}

const everything = { limit: '1000' }

/** Empty while they are on their way, or cannot be read: a code can be written by hand all the same. */
export function usePlaces(ask: AskSignedIn): Places {
  const [places, setPlaces] = useState<Places>({ divisions: [], halls: [] })
  useEffect(() => {
    const load = async () => {
      const [divisions, halls] = await Promise.all([
        ask('listDivisions', { query: everything }),
        ask('listHalls', { query: everything }),
      ])
      setPlaces({
        divisions: divisions.ok ? divisions.answer.entries : [],
        halls: halls.ok ? halls.answer.entries : [],
      })
    }
    void load()
  }, [ask])
  return places
}

interface Named {
  readonly divisionCode: string
  readonly name: string
}

/** What is asked about may lie above the own reach: it is there all the same. */
export function optionsOf(divisions: readonly Named[], own: string): readonly (readonly [string, string])[] {
  const known = divisions.map(({ divisionCode, name }) => [divisionCode, `${name} ${divisionCode}`] as const)
  return known.some(([code]) => code === own) ? known : [[own, own], ...known]
}
