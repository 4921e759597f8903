import { useEffect, useRef, useState } from 'preact/hooks'
import type { RefusalCode } from '../../contracts/problem.ts'
import { wait, whenBack } from '../shared/browser.ts'
import type { Outcome } from '../shared/call.ts'
import { type Delivery, deliver, type Listener } from '../shared/delivery.ts'

type Send<A> = () => Promise<Outcome<A>>

/** One thing on its way at a time, tried at once when the network is back; who leaves the page leaves it. */
function useDelivery(): <A>(send: Send<A>, listener: Listener<A>) => void {
  const delivery = useRef<Delivery | undefined>(undefined)
  useEffect(() => {
    const leave = whenBack(() => delivery.current?.nudge())
    return () => {
      leave()
      delivery.current?.stop()
    }
  }, [])
  return (send, listener) => {
    delivery.current?.stop()
    delivery.current = deliver(send, wait, listener)
  }
}

/** What the holder of a receipt is told, and how to ask it anew; undefined while nothing is known. */
export function useOwn<A, Own>(receipt: string, send: Send<A>, read: (answer: A) => Own) {
  const [own, setOwn] = useState<Own | 'FAILED' | undefined>(undefined)
  const start = useDelivery()
  const ask = () =>
    start(send, {
      done: (answer) => setOwn(() => read(answer)),
      later: () => setOwn((known) => known ?? 'FAILED'),
      refused: () => setOwn('FAILED'),
    })
  useEffect(ask, [receipt])
  return { own, setOwn: (next: Own) => setOwn(() => next), ask }
}

interface Sending {
  readonly isBusy: boolean
  readonly isDelayed?: boolean
  readonly warning?: string
  readonly done?: string
}

interface Heard<A> {
  /** @returns what is said of it */
  readonly done: (answer: A) => string
  /** Sent twice, the second is refused by what the first has done: then how it stands is asked anew. */
  readonly refused?: () => void
}

/** What the holder of a receipt says, and how far it has come. */
export function useSending(sayRefused: (code: RefusalCode) => string) {
  const [sending, setSending] = useState<Sending>({ isBusy: false })
  const start = useDelivery()
  const send = <A,>(what: Send<A>, { done, refused }: Heard<A>) => {
    if (sending.isBusy) return
    setSending({ isBusy: true })
    start(what, {
      done: (answer) => setSending({ isBusy: false, done: done(answer) }),
      later: () => setSending({ isBusy: true, isDelayed: true }),
      refused: ({ code }) => {
        setSending({ isBusy: false, warning: sayRefused(code) })
        refused?.()
      },
    })
  }
  const warn = (warning: string) => {
    if (!sending.isBusy) setSending({ isBusy: false, warning })
  }
  return { sending, send, warn }
}

interface SendingNoteProps {
  readonly t: { readonly sending: string; readonly delayed: string }
  readonly sending: Sending
}

export function SendingNote({ t, sending: { isBusy, isDelayed, warning, done } }: SendingNoteProps) {
  return (
    <>
      <div role="status" aria-live="polite">
        {done === undefined ? null : <p class="card">{done}</p>}
        {isBusy ? <p class="quiet">{isDelayed ? t.delayed : t.sending}</p> : null}
      </div>
      <div role="alert">{warning === undefined ? null : <p class="warning">{warning}</p>}</div>
    </>
  )
}

interface FailedProps {
  readonly t: { readonly failed: string; readonly again: string }
  readonly onAgain: () => void
}

export function Failed({ t, onAgain }: FailedProps) {
  return (
    <section class="card stack">
      <p>{t.failed}</p>
      <button type="button" class="button" onClick={onAgain}>
        {t.again}
      </button>
    </section>
  )
}
