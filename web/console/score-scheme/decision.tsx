/** @jsxImportSource react */
import { useState } from 'react'
import { sayFailure } from '../call.ts'
import { Act, Failure, Success, TextField } from '../parts.tsx'
import type { SchemeProps, SchemeVersionView } from './say.ts'

interface DecisionProps extends SchemeProps {
  readonly view: SchemeVersionView
  readonly onEnded: (view: SchemeVersionView) => void
}

/** Put in force from a day on, or rejected with a reason; whoever drafted it waits for somebody else. */
export function Decision({ say: { t }, spoken, signedIn, view, onEnded }: DecisionProps) {
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [isDone, setDone] = useState(false)
  const [effectiveFrom, setFrom] = useState('')
  const [reason, setReason] = useState('')
  const send = async (body: { outcome: 'PUBLISHED' | 'REJECTED'; effectiveFrom?: string; reason?: string }) => {
    const heard = await signedIn.ask('decideScoreScheme', { params: { schemeId: view.schemeId }, body })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    setDone(heard.ok)
    if (heard.ok) onEnded(heard.answer)
  }
  const publish = () =>
    effectiveFrom === '' ? setFailure(t.decide.lackDay) : void send({ outcome: 'PUBLISHED', effectiveFrom })
  const reject = () =>
    reason.trim() === '' ? setFailure(t.decide.lackReason) : void send({ outcome: 'REJECTED', reason: reason.trim() })
  return (
    <section className="card stack" aria-labelledby="decide">
      <h2 id="decide">{t.decide.title}</h2>
      <Failure text={failure} />
      <Success text={isDone ? t.decide.done : undefined} />
      {view.mayDecide ? (
        <div className="two-ways">
          <div className="stack">
            <TextField type="date" label={t.decide.from} value={effectiveFrom} onChange={setFrom} />
            <Act t={spoken.t} label={t.decide.publish} sure={t.decide.publishSure} onSure={publish} />
          </div>
          <div className="stack">
            <TextField label={t.decide.reason} value={reason} maxLength={2000} onChange={setReason} />
            <Act t={spoken.t} label={t.decide.reject} sure={t.decide.rejectSure} isDanger onSure={reject} />
          </div>
        </div>
      ) : (
        <p className="quiet">{t.decide.waits}</p>
      )}
    </section>
  )
}
