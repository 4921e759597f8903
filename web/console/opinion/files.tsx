/** @jsxImportSource react */
import { useId, useState } from 'react'
import { pick, pickable, sayKilobytes } from '../../shared/photo.ts'
import { sayFailure } from '../call.ts'
import { Failure } from '../parts.tsx'
import type { SessionProps } from './seen.ts'

/** Photos and documents of a session, where those who took part agreed. */
export function Files(props: SessionProps) {
  const { page, t, seen } = props
  const mayKeep = page.session.permissions.includes('opinion:write') && seen.consent !== 'REFUSED'
  return (
    <section className="card stack">
      <h2>{t.files.title}</h2>
      {seen.consent === 'REFUSED' ? <p className="quiet">{t.files.refused}</p> : null}
      <ul>
        {seen.files.map(({ fileId, bytes }) => (
          <li key={fileId}>
            <a href={`/api/v1/opinion-sessions/${seen.sessionId}/files/${fileId}`} target="_blank" rel="noreferrer">
              {t.files.open(sayKilobytes(bytes))}
            </a>
          </li>
        ))}
      </ul>
      {mayKeep && seen.files.length < seen.options.filesMax ? <Upload {...props} /> : null}
    </section>
  )
}

function Upload({ page, t, seen, reload }: SessionProps) {
  const id = useId()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const take = async (file: File | undefined) => {
    if (file === undefined || isBusy) return
    setBusy(true)
    setFailure(undefined)
    const picked = await pick(file)
    if (picked === undefined) setFailure(t.files.notTaken)
    else {
      const { mediaType, content } = picked
      const { sessionId } = seen
      const heard = await page.signedIn.ask('keepOpinionFile', { params: { sessionId }, body: { mediaType, content } })
      if (heard.ok) await reload()
      else setFailure(sayFailure(page.spoken.t, heard))
    }
    setBusy(false)
  }
  return (
    <div className="stack">
      <label htmlFor={id}>{t.files.choose}</label>
      <input
        id={id}
        type="file"
        className="file-field"
        accept={pickable}
        aria-describedby={`${id}-hint`}
        aria-disabled={isBusy}
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0])
          // The same file may be chosen again after it failed.
          currentTarget.value = ''
        }}
      />
      <p id={`${id}-hint`} className="quiet">
        {t.files.hint}
      </p>
      <p role="status">{isBusy ? t.files.sending : ''}</p>
      <Failure text={failure} />
    </div>
  )
}
