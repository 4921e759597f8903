import { useEffect, useState } from 'preact/hooks'
import { wait, whenBack } from './browser.ts'
import { type Outcome, toProblemOf } from './call.ts'
import { deliver } from './delivery.ts'

/** Asks for what everybody may see; what has not changed since is not sent again. Never throws. */
export async function ask<Answer>(address: string): Promise<Outcome<Answer>> {
  try {
    const response = await fetch(address, { credentials: 'omit', cache: 'no-cache' })
    if (!response.ok) return { ok: false, offline: false, problem: toProblemOf(response.status, await response.text()) }
    return { ok: true, status: response.status, answer: (await response.json()) as Answer, replayed: false }
  } catch {
    return { ok: false, offline: true }
  }
}

export type Asked<Answer> =
  | { readonly state: 'OPENING' | 'FAILED' | 'REFUSED' }
  | { readonly state: 'THERE'; readonly answer: Answer }

/** Asks until it is answered. */
export function useAnswer<Answer>(address: string): Asked<Answer> {
  const [asked, setAsked] = useState<Asked<Answer>>({ state: 'OPENING' })
  useEffect(() => {
    const asking = deliver<Answer>(() => ask<Answer>(address), wait, {
      done: (answer) => setAsked({ state: 'THERE', answer }),
      later: () => setAsked({ state: 'FAILED' }),
      refused: () => setAsked({ state: 'REFUSED' }),
    })
    const leave = whenBack(asking.nudge)
    return () => {
      leave()
      asking.stop()
    }
  }, [address])
  return asked
}
