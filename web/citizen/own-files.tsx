import { useRef, useState } from 'preact/hooks'
import { type Answer, call, callForFile } from '../shared/call.ts'
import type { Language } from '../shared/language.ts'
import { pick, pickable, readAsUrl, sayKilobytes } from '../shared/photo.ts'
import { sayRefusal } from '../shared/refusal.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { type OwnFilesTexts, ownFilesTexts } from './own-files-texts.ts'

type File = NonNullable<Answer<'followOwnOrder'>['order']>['messages'][number]['files'][number]

export interface OwnFile extends File {
  readonly bytes: number
  readonly preview: string | null
}

/** Who asks, and in which words he is answered. */
export interface FilesProps {
  readonly shared: SharedTexts
  readonly language: Language
  readonly receipt: string
}

interface FileFieldProps extends FilesProps {
  readonly id: string
  readonly files: readonly OwnFile[]
  readonly onFiles: (files: readonly OwnFile[]) => void
}

/** Handed in at once, named by the answer: what was uploaded outlives a lost connection. */
export function FileField({ id, shared, language, receipt, files, onFiles }: FileFieldProps) {
  const t = ownFilesTexts[language]
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly warning?: string }>({ isBusy: false })
  const latest = useRef(files)
  latest.current = files
  const take = async (chosen: globalThis.File | undefined) => {
    if (chosen === undefined || state.isBusy) return
    setState({ isBusy: true })
    const picked = await pick(chosen)
    if (picked === undefined) return setState({ isBusy: false, warning: t.notTaken })
    const { mediaType, content } = picked
    const heard = await call('keepOwnEvidenceFile', { body: { receipt, mediaType, content } })
    if (!heard.ok)
      return setState({ isBusy: false, warning: heard.offline ? t.offline : sayRefusal(shared, heard.problem.code) })
    setState({ isBusy: false })
    const isPhoto = mediaType !== 'application/pdf'
    const preview = isPhoto ? `data:${mediaType};base64,${content}` : null
    const { fileId, bytes } = heard.answer
    onFiles([...latest.current, { kind: isPhoto ? 'PHOTO' : 'DOCUMENT', fileId, bytes, preview }])
  }
  return (
    <div class="stack">
      <label class="card-title" for={id}>
        {t.label}
      </label>
      <p class="quiet" id={`${id}-hint`}>
        {t.hint}
      </p>
      <input
        class="field"
        id={id}
        type="file"
        accept={pickable}
        aria-describedby={`${id}-hint`}
        aria-disabled={state.isBusy}
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0])
          currentTarget.value = ''
        }}
      />
      <p role="status" class="quiet">
        {state.isBusy ? t.sending : ''}
      </p>
      {state.warning === undefined ? null : (
        <p class="warning" role="alert">
          {state.warning}
        </p>
      )}
      <Kept t={t} files={files} onFiles={onFiles} />
    </div>
  )
}

interface KeptProps extends Pick<FileFieldProps, 'files' | 'onFiles'> {
  readonly t: OwnFilesTexts
}

function Kept({ t, files, onFiles }: KeptProps) {
  if (files.length === 0) return null
  return (
    <ul class="stack files">
      {files.map(({ fileId, bytes, preview }, index) => (
        <li key={fileId} class="stack">
          {preview === null ? null : <img class="file-preview" src={preview} alt={t.preview} />}
          <span>{t.kept(index + 1, sayKilobytes(bytes))}</span>
          <button type="button" class="button" onClick={() => onFiles(files.filter((file) => file.fileId !== fileId))}>
            {t.remove(index + 1)}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What lies with a message; opened when it is asked for. */
export function MessageFiles({ files, ...who }: FilesProps & { readonly files: readonly File[] }) {
  return (
    <>
      {files.map((file, index) => (
        <MessageFile key={file.fileId} {...who} file={file} number={index + 1} />
      ))}
    </>
  )
}

function MessageFile({
  language,
  receipt,
  file,
  number,
}: FilesProps & { readonly file: File; readonly number: number }) {
  const t = ownFilesTexts[language]
  const [address, setAddress] = useState<string | 'GONE' | undefined>(undefined)
  const open = async () => {
    const bytes = await callForFile('readOwnEvidenceFile', { receipt, fileId: file.fileId })
    if (bytes === undefined) return setAddress('GONE')
    // A page of ours shows no picture but its own and those that stand in it.
    setAddress(file.kind === 'PHOTO' ? await readAsUrl(bytes) : URL.createObjectURL(bytes))
  }
  if (address === undefined)
    return (
      <button type="button" class="button" onClick={open}>
        {t.see(number)}
      </button>
    )
  if (address === 'GONE')
    return (
      <p class="warning" role="alert">
        {t.gone}
      </p>
    )
  if (file.kind === 'PHOTO') return <img class="file-preview" src={address} alt={t.see(number)} />
  return (
    <a class="button" href={address} download={`evidence-${number}.pdf`}>
      {t.save(number)}
    </a>
  )
}
