/** @jsxImportSource react */
import { useId, useRef, useState } from 'react'
import { type Picked, pick, pickable, sayKilobytes } from '../../shared/photo.ts'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure } from '../parts.tsx'
import type { Draft } from './draft.ts'
import type { OrderTexts } from './texts.zh.ts'

export type KeptFile = NonNullable<Draft['evidence'][number]['file']>
/** @returns the file that was kept, or what went wrong, in words */
export type KeepFile = (picked: Picked) => Promise<KeptFile | string>

/** Of the order that the evidence belongs to. */
export function keeperOf({ signedIn, spoken }: Pick<PageProps, 'signedIn' | 'spoken'>, orderId: string): KeepFile {
  return async ({ mediaType, content }) => {
    const heard = await signedIn.ask('keepEvidenceFile', { params: { orderId }, body: { mediaType, content } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    const preview = mediaType === 'application/pdf' ? null : `data:${mediaType};base64,${content}`
    return { fileId: heard.answer.fileId, bytes: heard.answer.bytes, preview }
  }
}

interface EvidenceUploadProps {
  readonly t: OrderTexts
  readonly keep: KeepFile
  readonly onKept: (kept: KeptFile, isPhoto: boolean) => void
}

/** One after the other; what has been kept stays when a later one fails. */
export function EvidenceUpload({ t: { steps }, keep, onKept }: EvidenceUploadProps) {
  const id = useId()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  // What is written meanwhile is not lost when the file has arrived.
  const latest = useRef(onKept)
  latest.current = onKept
  const take = async (file: File | undefined) => {
    if (file === undefined || isBusy) return
    setBusy(true)
    setFailure(undefined)
    const picked = await pick(file)
    const kept = picked === undefined ? steps.fileNotTaken : await keep(picked)
    setBusy(false)
    if (typeof kept === 'string') setFailure(kept)
    else latest.current(kept, picked?.mediaType !== 'application/pdf')
  }
  return (
    <div className="stack">
      <label htmlFor={id}>{steps.file}</label>
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
        {steps.fileHint}
      </p>
      <p role="status">{isBusy ? steps.fileSending : ''}</p>
      <Failure text={failure} />
    </div>
  )
}

/** What it is, before it is sent with the step. */
export function KeptPreview({ t: { steps }, file }: { readonly t: OrderTexts; readonly file: KeptFile }) {
  return (
    <figure className="evidence-file">
      {file.preview === null ? null : <img src={file.preview} alt={steps.filePreview} />}
      <figcaption>{steps.fileKept(sayKilobytes(file.bytes))}</figcaption>
    </figure>
  )
}
