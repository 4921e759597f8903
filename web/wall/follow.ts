import { useEffect, useState } from 'preact/hooks'
import { wait } from '../shared/browser.ts'
import { ask } from '../shared/use-answer.ts'

export type Connection = 'CONNECTING' | 'KEPT_FRESH' | 'LOST' | 'UNKNOWN'

export interface Followed<Answer> {
  /** The last that came; it stays when nothing comes any more. */
  readonly answer: Answer | undefined
  readonly connection: Connection
}

const againMs = 60_000
const afterFailureMs = 10_000

/** Asks anew each minute; what came last stays on the wall when the line is cut. */
export function useFollowed<Answer>(address: string): Followed<Answer> {
  const [followed, setFollowed] = useState<Followed<Answer>>({ answer: undefined, connection: 'CONNECTING' })
  useEffect(() => {
    let isLeft = false
    let leave = () => {}
    const look = async () => {
      const outcome = await ask<Answer>(address)
      if (isLeft) return
      if (outcome.ok) {
        setFollowed({ answer: outcome.answer, connection: 'KEPT_FRESH' })
        leave = wait(againMs, () => void look())
        return
      }
      const isUnknown = !outcome.offline && outcome.problem.status === 404
      setFollowed(({ answer }) => ({ answer, connection: isUnknown ? 'UNKNOWN' : 'LOST' }))
      leave = wait(afterFailureMs, () => void look())
    }
    void look()
    return () => {
      isLeft = true
      leave()
    }
  }, [address])
  return followed
}

/** A wall that cannot hold everything shows one sheet after another. */
export function useSheets(sheets: number, isHeld: boolean): number {
  const [sheet, setSheet] = useState(0)
  useEffect(() => {
    if (sheets < 2 || isHeld) return
    const turning = setInterval(() => setSheet((shown) => shown + 1), 15_000)
    return () => clearInterval(turning)
  }, [sheets, isHeld])
  return sheets === 0 ? 0 : sheet % sheets
}
