/** @jsxImportSource react */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { sayFailure } from './call.ts'
import { Failure } from './parts.tsx'
import type { ConsoleTexts } from './texts.zh.ts'
import type { AskSignedIn, Session } from './use-session.ts'

/** What a provider has sent the browser back with; taken out of the address at once, so that it is in no history. */
const cameBackWith = takeFromAddress()

function takeFromAddress(): URLSearchParams | undefined {
  const { pathname, search, hash } = location
  const sent = new URLSearchParams(search)
  if (!sent.has('state') || !(sent.has('code') || sent.has('error'))) return undefined
  const rest = new URLSearchParams(search)
  for (const name of ['code', 'state', 'iss', 'session_state', 'error', 'error_description', 'error_uri'])
    rest.delete(name)
  const left = rest.size === 0 ? '' : `?${rest}`
  history.replaceState(null, '', `${pathname}${left}${hash}`)
  return sent
}

/** It is handed in once, however often the page is drawn. */
let isHandedIn = false

interface SignOnProps {
  readonly t: ConsoleTexts
  readonly ask: AskSignedIn
  readonly onDone: (session: Session) => void
}

/** Signing on through a provider: away to it, and what is left to do when one comes back. */
export function SignOn({ t, ask, onDone }: SignOnProps) {
  const [isOffered, setOffered] = useState(false)
  const [isWorking, setWorking] = useState(false)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  useEffect(() => {
    const look = async () => {
      const heard = await ask('seeSignOn', {})
      setOffered(heard.ok && heard.answer.offered)
    }
    const finish = async (sent: URLSearchParams) => {
      const code = sent.get('code')
      const state = sent.get('state')
      if (!code || !state) return setFailure(t.signOn.refused)
      setWorking(true)
      const heard = await ask('finishSignOn', { body: { code, state, iss: sent.get('iss') } })
      setWorking(false)
      if (heard.ok) onDone(heard.answer)
      else setFailure(sayFailure(t, heard))
    }
    void look()
    if (cameBackWith === undefined || isHandedIn) return
    isHandedIn = true
    void finish(cameBackWith)
  }, [t, ask, onDone])
  const begin = async () => {
    setFailure(undefined)
    const heard = await ask('beginSignOn', { body: {} })
    if (heard.ok) location.assign(heard.answer.url)
    else setFailure(sayFailure(t, heard))
  }
  if (!isOffered && failure === undefined) return null
  return (
    <div className="stack">
      <div role="status">{isWorking ? t.signOn.working : null}</div>
      <Failure text={failure} />
      {isOffered ? (
        <Button size="large" onClick={() => void begin()}>
          {t.signOn.submit}
        </Button>
      ) : null}
    </div>
  )
}
