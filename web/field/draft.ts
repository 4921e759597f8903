import type { Position } from '../../domain/assessment.ts'
import type { EvidenceMediaType } from '../../domain/evidence-file.ts'

/** A photo or document of a draft; its bytes lie beside it. */
export interface DraftFile {
  readonly photoId: string
  readonly mediaType: EvidenceMediaType
  readonly bytes: number
  /** Under which it was handed in; the assessment names it so. */
  readonly fileId?: string | undefined
}

export interface DraftAnswer {
  /** undefined: nothing was chosen yet; null: it does not apply. */
  readonly mark?: number | null | undefined
  readonly words?: string | undefined
  readonly recording?: string | undefined
  readonly files?: readonly DraftFile[] | undefined
}

/** What has been filled in of a visit, and whether it is on its way. */
export interface Draft {
  readonly visitId: string
  readonly arrivedAt?: string | undefined
  readonly leftAt?: string | undefined
  readonly position?: Position | undefined
  readonly answers: Readonly<Record<string, DraftAnswer>>
  readonly words?: string | undefined
  /** Set when it was submitted: it is sent under this key until it is answered, however often the page starts anew. */
  readonly sendingKey?: string | undefined
}

export const emptyDraft = (visitId: string): Draft => ({ visitId, answers: {} })

export const filesOf = ({ answers }: Draft): readonly DraftFile[] =>
  Object.values(answers).flatMap(({ files = [] }) => files)

export function withAnswer(draft: Draft, code: string, change: Partial<DraftAnswer>): Draft {
  return { ...draft, answers: { ...draft.answers, [code]: { ...draft.answers[code], ...change } } }
}

export function withFileId(draft: Draft, code: string, photoId: string, fileId: string | undefined): Draft {
  const { files = [] } = draft.answers[code] ?? {}
  return withAnswer(draft, code, {
    files: files.map((file) => (file.photoId === photoId ? { ...file, fileId } : file)),
  })
}
