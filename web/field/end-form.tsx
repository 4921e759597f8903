import { useState } from 'preact/hooks'
import { type OwnVisitEnding, ownVisitEndings } from '../../domain/assessment.ts'
import { call, type OwnVisit } from './api.ts'
import type { Link } from './desk.ts'
import { sayCode } from './say.ts'
import type { FieldTexts } from './texts.zh.ts'

interface EndProps {
  readonly t: FieldTexts
  readonly visit: OwnVisit
  readonly link: Link
  readonly onEnded: () => void
}

/** 回避, or another reason why somebody else has to go. */
export function EndForm({ t, visit: { visitId }, link, onEnded }: EndProps) {
  const [cause, setCause] = useState<OwnVisitEnding>('RECUSED')
  const [reason, setReason] = useState('')
  const [said, setSaid] = useState('')
  const end = async () => {
    if (link !== 'ONLINE') return setSaid(t.endOffline)
    if (reason.trim() === '') return setSaid(t.refusals.STEP_INCOMPLETE)
    const heard = await call('endOwnVisit', { visitId, body: { cause, reason } })
    if (!heard.ok) return setSaid(heard.offline ? t.endOffline : sayCode(t, heard.problem.code))
    setSaid(t.ended)
    onEnded()
  }
  return (
    <details class="card stack">
      <summary>{t.end}</summary>
      <p class="quiet">{t.endHint}</p>
      <fieldset class="stack">
        <legend class="quiet">{t.endCause}</legend>
        {ownVisitEndings.map((each) => (
          <label key={each} class={cause === each ? 'choice is-chosen' : 'choice'}>
            <input type="radio" name="cause" checked={cause === each} onChange={() => setCause(each)} />
            <span>{t.endings[each]}</span>
          </label>
        ))}
      </fieldset>
      <label class="quiet" for="end-reason">
        {t.endReason}
      </label>
      <textarea
        id="end-reason"
        class="field"
        rows={3}
        maxLength={2000}
        value={reason}
        onInput={({ currentTarget: { value } }) => setReason(value)}
      />
      <p role="alert">{said}</p>
      <button type="button" class="button" onClick={() => void end()}>
        {t.endSubmit}
      </button>
    </details>
  )
}
