/** @jsxImportSource react */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { sayFailure } from './call.ts'
import { Failure } from './parts.tsx'
import { type SentBack, takeSentBack } from './sent-back.ts'
import type { ConsoleTexts } from './texts.zh.ts'
import type { AskSignedIn, Session } from './use-session.ts'

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
    const finish = async (sent: SentBack) => {
      if (sent === 'NOTHING_GOOD') return setFailure(t.signOn.refused)
      setWorking(true)
      const heard = await ask('finishSignOn', { body: sent })
      setWorking(false)
      if (heard.ok) onDone(heard.answer)
      else setFailure(sayFailure(t, heard))
    }
    void look()
    const sent = takeSentBack()
    if (sent !== undefined) void finish(sent)
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
