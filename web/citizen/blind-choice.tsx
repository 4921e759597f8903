import { useEffect, useRef, useState } from 'preact/hooks'
import type { RefusalCode } from '../../contracts/problem.ts'
import { lasting } from '../shared/browser.ts'
import { sayDay, sayTime } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { type BlindPurpose, dropToken, findToken, type KeptToken, toSent } from './blind-drawer.ts'
import { blindTexts } from './blind-texts.ts'

interface Place {
  readonly hallCode: string
  readonly windowCode: string
}

/** Whether a token goes with what is sent. */
export interface BlindChoice {
  readonly token: KeptToken | undefined
  readonly isAttached: boolean
  readonly attach: (isAttached: boolean) => void
  /** When it will be sent, while that is waited for; milliseconds since 1970. */
  readonly waitsUntil: number | undefined
  /** Sends with the token where it is attached, when its time has come; else at once. */
  readonly send: (now: (extra: { readonly blindToken?: ReturnType<typeof toSent> }) => void) => void
  readonly hurry: () => void
  /** It was taken. */
  readonly used: () => void
  /** Refused: one that is of no use any more is thrown away, and the rest may be sent without it. */
  readonly refused: (code: RefusalCode) => void
}

export function useBlindChoice(purpose: BlindPurpose, place: Place): BlindChoice {
  const [isAttached, attach] = useState(false)
  const [waitsUntil, setWaitsUntil] = useState<number | undefined>(undefined)
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly act: () => void } | undefined>(
    undefined,
  )
  useEffect(() => () => clearTimeout(waiting.current?.timer), [])
  const token = findToken(lasting, purpose, place, Date.now())
  const run = (act: () => void) => {
    clearTimeout(waiting.current?.timer)
    waiting.current = undefined
    setWaitsUntil(undefined)
    act()
  }
  const drop = () => {
    if (token !== undefined && isAttached) dropToken(lasting, token, Date.now())
  }
  return {
    token,
    isAttached,
    attach,
    waitsUntil,
    send: (now) => {
      if (token === undefined || !isAttached) return now({})
      const act = () => now({ blindToken: toSent(token) })
      const left = token.useAfter - Date.now()
      if (left <= 0) return act()
      waiting.current = { timer: setTimeout(() => run(act), left), act }
      setWaitsUntil(token.useAfter)
    },
    hurry: () => {
      const act = waiting.current?.act
      if (act !== undefined) run(act)
    },
    used: drop,
    refused: (code) => {
      if (code !== 'TOKEN_SPENT' && code !== 'TOKEN_EXPIRED' && code !== 'TOKEN_WRONG') return
      drop()
      attach(false)
    },
  }
}

/** Nothing where no token for this lies on the device. */
export function BlindChoiceField({ choice, language }: { readonly choice: BlindChoice; readonly language: Language }) {
  const { token, isAttached, attach, waitsUntil, hurry } = choice
  const t = blindTexts[language]
  if (token === undefined) return null
  return (
    <div class="stack" data-blind-token>
      <label class="choice">
        <input
          type="checkbox"
          checked={isAttached}
          disabled={waitsUntil !== undefined}
          onChange={(event) => attach(event.currentTarget.checked)}
        />
        <span>{t.attach}</span>
      </label>
      <p class="quiet">{t.attachHint(sayDay(language, token.week))}</p>
      <div role="status">
        {waitsUntil === undefined ? null : (
          <div class="warning stack">
            <p>{t.waits(sayTime(new Date(waitsUntil).toISOString()))}</p>
            <button type="button" class="button" onClick={hurry}>
              {t.sendNow}
            </button>
          </div>
        )}
      </div>
    </div>
  )
}
