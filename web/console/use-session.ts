import { useCallback, useEffect, useRef, useState } from 'react'
import { lasting } from '../shared/browser.ts'
import { wipeField } from '../shared/field-store.ts'
import { type Answer, type Ask, callSignedIn, type Failed, type Heard, type Name } from './call.ts'

export type Session = Answer<'seeOwnSession'>

/** Why nobody is signed in. */
export type Ending = 'NEVER' | 'IDLE' | 'OVER' | 'ENDED' | 'LEFT'

type Standing =
  | { readonly kind: 'OPENING' }
  /** Nobody knows whether somebody is signed in: the server has not said. */
  | { readonly kind: 'UNREACHED'; readonly failed: Failed }
  | { readonly kind: 'OUT'; readonly ending: Ending; readonly idleMinutes: number }
  | { readonly kind: 'IN'; readonly session: Session }

/** Asks as whoever is signed in; a sensitive act waits for a fresh code and is then done by itself. */
export type AskSignedIn = <Each extends Name>(name: Each, ask: Ask<Each>) => Promise<Heard<Each>>

export interface SignedIn {
  readonly standing: Standing
  /** Asks again who is signed in. */
  readonly open: () => Promise<void>
  readonly ask: AskSignedIn
  readonly take: (session: Session) => void
  readonly leave: (everywhere: boolean) => Promise<Heard<'endOwnSession'>>
  /** Set while a sensitive act waits for a code. */
  readonly stepUp: StepUp | undefined
}

export interface StepUp {
  readonly shown: (session: Session) => void
  readonly givenUp: () => void
}

/** When the session was last used, for every tab of the browser. */
const SEEN = 'yiping.console.seen'
const lookEveryMs = 5000
const minuteMs = 60_000

export function useSession(): SignedIn {
  const [standing, setStanding] = useState<Standing>({ kind: 'OPENING' })
  const [stepUp, setStepUp] = useState<StepUp | undefined>(undefined)
  const session = useRef<Session | undefined>(undefined)
  const end = useCallback((ending: Ending) => {
    const idleMinutes = session.current?.idleMinutesMax ?? 0
    session.current = undefined
    setStepUp(undefined)
    setStanding({ kind: 'OUT', ending, idleMinutes })
  }, [])
  const take = useCallback((next: Session) => {
    session.current = next
    lasting.keep(SEEN, Date.now())
    setStanding({ kind: 'IN', session: next })
  }, [])
  const once = useCallback(
    async <Each extends Name>(name: Each, ask: Ask<Each>): Promise<Heard<Each>> => {
      const heard = await callSignedIn(name, ask)
      const isOut = !heard.ok && !heard.offline && heard.problem.code === 'UNAUTHENTICATED'
      if (isOut && session.current !== undefined) end('ENDED')
      else if (session.current !== undefined) lasting.keep(SEEN, Date.now())
      return heard
    },
    [end],
  )
  const ask = useCallback<AskSignedIn>(
    async (name, wish) => {
      const heard = await once(name, wish)
      if (heard.ok || heard.offline || heard.problem.code !== 'STEP_UP_NEEDED') return heard
      const isShown = await new Promise<boolean>((resolve) => {
        setStepUp({
          shown(next) {
            take(next)
            resolve(true)
          },
          givenUp: () => resolve(false),
        })
      })
      setStepUp(undefined)
      return isShown ? await once(name, wish) : heard
    },
    [once, take],
  )
  const leave = useCallback(
    async (everywhere: boolean) => {
      const heard = await once('endOwnSession', { body: { everywhere } })
      if (!heard.ok) return heard
      end('LEFT')
      // Drafts of visits lie in this browser, under this name alone.
      await wipeField()
      // At the provider somebody else could go on under this name.
      if (heard.answer.providerUrl !== null) location.assign(heard.answer.providerUrl)
      return heard
    },
    [once, end],
  )
  const open = useCallback(async () => {
    const heard = await callSignedIn('seeOwnSession', {})
    if (heard.ok) take(heard.answer)
    else if (heard.offline || heard.problem.status >= 500) setStanding({ kind: 'UNREACHED', failed: heard })
    else end('NEVER')
  }, [take, end])
  useEffect(() => void open(), [open])
  useEffect(() => {
    if (standing.kind !== 'IN') return undefined
    const { endsAt, idleMinutesMax } = standing.session
    const timer = setInterval(() => {
      const now = Date.now()
      // What is on the screen shall not stay there for whoever passes by.
      if (now >= Date.parse(endsAt)) end('OVER')
      else if (now >= (lasting.read<number>(SEEN) ?? now) + idleMinutesMax * minuteMs) end('IDLE')
    }, lookEveryMs)
    return () => clearInterval(timer)
  }, [standing, end])
  return { standing, open, ask, take, leave, stepUp }
}
