import { useEffect, useState } from 'preact/hooks'
import type { seeComposite, seeCompositeWindow } from '../../contracts/composite.ts'
import type { listRankings, seeRankedWindow, seeRanking } from '../../contracts/ranking.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { wait, whenBack } from '../shared/browser.ts'
import { type Outcome, toProblemOf } from '../shared/call.ts'
import { deliver } from '../shared/delivery.ts'

export type Catalogue = AnswerOf<typeof listRankings>
export type Ranking = AnswerOf<typeof seeRanking>
export type Composite = AnswerOf<typeof seeComposite>
export type CompositeOfWindow = AnswerOf<typeof seeCompositeWindow>
export type CompositeWindow = NonNullable<CompositeOfWindow['composite']>
export type RankedWindow = AnswerOf<typeof seeRankedWindow>

/** Asks for what everybody may see. Never throws. */
async function ask<Answer>(address: string): Promise<Outcome<Answer>> {
  try {
    const response = await fetch(address, { credentials: 'omit', cache: 'no-store' })
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
