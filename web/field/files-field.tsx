import { useEffect, useState } from 'preact/hooks'
import { readAsUrl, sayKilobytes } from '../shared/photo.ts'
import type { Limits } from './api.ts'
import { type DraftFile, withAnswer } from './draft.ts'
import { type PhotoRefusal, prepare } from './photo.ts'
import type { QuestionProps } from './question.ts'
import type { FieldStore } from './store.ts'
import type { FieldTexts } from './texts.zh.ts'

/** Photos and documents of one question: made smaller here, kept sealed on the phone until they are submitted. */
export function FilesField({
  t,
  indicator: { code, evidence, title },
  language,
  answer,
  desk,
  store,
  limits,
}: QuestionProps) {
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly warning?: string }>({ isBusy: false })
  const { files = [] } = answer
  const isFull = files.length >= limits.filesPerIndicatorMax
  const takesDocuments = evidence === 'DOCUMENT'
  const take = async (chosen: File | undefined) => {
    if (chosen === undefined || state.isBusy) return
    setState({ isBusy: true })
    const prepared = await prepare(chosen, takesDocuments ? limits : photosOnly(limits))
    if (!prepared.granted) return setState({ isBusy: false, warning: sayPhotoRefusal(t, prepared.code, limits) })
    await desk.addFile(code, prepared.value)
    setState({ isBusy: false })
  }
  const remove = (photoId: string) =>
    desk.change((draft) =>
      withAnswer(draft, code, { files: (draft.answers[code]?.files ?? []).filter((file) => file.photoId !== photoId) }),
    )
  const id = `file-${code}`
  return (
    <div class="stack">
      {isFull ? (
        <p class="quiet">{t.filesFull(String(files.length))}</p>
      ) : (
        <label class="button file-button" for={id}>
          {takesDocuments ? t.document : t.photo}
          <span class="visually-hidden">：{title[language === 'en' ? 'en' : 'zh']}</span>
          <input
            id={id}
            class="visually-hidden"
            type="file"
            accept={(takesDocuments ? limits : photosOnly(limits)).mediaTypes.join(',')}
            aria-describedby="photo-hint"
            onChange={({ currentTarget }) => {
              void take(currentTarget.files?.[0])
              currentTarget.value = ''
            }}
          />
        </label>
      )}
      <p role="status" class="quiet">
        {state.isBusy ? t.preparing : ''}
      </p>
      {state.warning === undefined ? null : (
        <p class="warning" role="alert">
          {state.warning}
        </p>
      )}
      <ul class="files">
        {files.map((file, index) => (
          <li key={file.photoId} class="stack" data-file={file.mediaType}>
            <Preview t={t} store={store} file={file} no={index + 1} />
            <button type="button" class="button" onClick={() => remove(file.photoId)}>
              {t.removeFile(String(index + 1))}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

const photosOnly = (limits: Limits): Limits => ({
  ...limits,
  mediaTypes: limits.mediaTypes.filter((mediaType) => mediaType !== 'application/pdf'),
})

function sayPhotoRefusal(t: FieldTexts, code: PhotoRefusal, { pixelsMax, bytesMax, originalBytesMax }: Limits): string {
  const bytes = code === 'TOO_LARGE' ? Math.max(bytesMax, originalBytesMax) : bytesMax
  return t.photoRefusals[code]({
    tenThousands: Math.round(pixelsMax / 10_000),
    megapixels: Math.round(pixelsMax / 1_000_000),
    megabytes: Math.round(bytes / 1_048_576),
  })
}

interface PreviewProps {
  readonly t: FieldTexts
  readonly store: FieldStore
  readonly file: DraftFile
  readonly no: number
}

function Preview({ t, store, file: { photoId, mediaType, bytes }, no }: PreviewProps) {
  const [address, setAddress] = useState<string | undefined>(undefined)
  const isPhoto = mediaType !== 'application/pdf'
  useEffect(() => {
    if (!isPhoto) return undefined
    let isOver = false
    const show = async () => {
      const found = await store.findPhoto(photoId)
      if (found === undefined || isOver) return
      setAddress(await readAsUrl(new Blob([found as Uint8Array<ArrayBuffer>], { type: mediaType })))
    }
    show().catch(() => undefined)
    return () => {
      isOver = true
    }
  }, [photoId])
  return (
    <>
      {address === undefined ? null : <img class="file-preview" src={address} alt={t.preview(String(no))} />}
      <span>{(isPhoto ? t.photoKept : t.documentKept)(String(no), sayKilobytes(bytes))}</span>
    </>
  )
}
