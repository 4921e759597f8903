import { useEffect, useState } from 'preact/hooks'
import { whenBack } from '../shared/browser.ts'
import { onlyHere } from '../shared/only-here.ts'
import { FieldDesk } from './desk.ts'

/** The desk of this page, drawn anew with every change. Two pages of one phone would write over each other: the second waits. */
export function useField(): FieldDesk {
  const [, draw] = useState(0)
  const [desk] = useState(() => new FieldDesk(() => draw((times) => times + 1)))
  useEffect(() => {
    void onlyHere('yiping-field').then(() => desk.open())
    const lost = () => desk.lost()
    window.addEventListener('offline', lost)
    const stop = whenBack(() => void desk.refresh())
    return () => {
      window.removeEventListener('offline', lost)
      stop()
    }
  }, [desk])
  return desk
}
