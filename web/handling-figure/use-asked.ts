import { useEffect, useState } from 'preact/hooks'
import { wait, whenBack } from '../shared/browser.ts'
import { type Answer, call } from '../shared/call.ts'
import { deliver } from '../shared/delivery.ts'

type Asked = 'seeHandlingTotals' | 'seeAppealTotals' | 'seeMaliciousTotals' | 'seeClosureAuditTotals' | 'seeWording'

/** Asks until it is answered. */
export function useAsked<Each extends Asked>(
  name: Each,
): { readonly answer: Answer<Each> | undefined; readonly hasFailed: boolean } {
  const [answer, setAnswer] = useState<Answer<Each> | undefined>(undefined)
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    const asking = deliver<Answer<Each>>(() => call<Asked>(name, {}) as never, wait, {
      done: (told) => {
        setAnswer(() => told)
        setFailed(false)
      },
      later: () => setFailed(true),
      refused: () => setFailed(true),
    })
    const leave = whenBack(asking.nudge)
    return () => {
      leave()
      asking.stop()
    }
  }, [name])
  return { answer, hasFailed }
}
