import { useEffect, useRef, useState } from 'preact/hooks'
import { newKey } from '../shared/browser.ts'
import { type Draft, type DraftFile, emptyDraft, withAnswer } from './draft.ts'
import type { Prepared } from './photo.ts'
import type { Sent } from './send.ts'
import type { FieldStore } from './store.ts'

export interface DraftDesk {
  /** undefined while it is being opened. */
  readonly draft: Draft | undefined
  /** The last change was not kept: the phone is full. */
  readonly isLost: boolean
  /** Kept with every touch: a reload or a crash loses nothing. */
  readonly change: (to: (draft: Draft) => Draft) => void
  readonly addFile: (code: string, prepared: Prepared) => Promise<void>
  readonly submit: () => Promise<void>
}

/** @param sent what became of it on its way: then it is read again */
export function useDraft(store: FieldStore, visitId: string, sent: Sent | undefined): DraftDesk {
  const [draft, setDraft] = useState<Draft | undefined>(undefined)
  const [isLost, setLost] = useState(false)
  const latest = useRef<Draft | undefined>(undefined)
  const take = (next: Draft) => {
    latest.current = next
    setDraft(next)
  }
  useEffect(() => {
    let isOver = false
    const read = async () => {
      const kept = (await store.findDraft(visitId)) ?? emptyDraft(visitId)
      if (isOver) return
      take(kept)
      if (sent === undefined) await store.dropStrayPhotos(kept)
    }
    read().catch(() => setLost(true))
    return () => {
      isOver = true
    }
  }, [store, visitId, sent])
  const kept = (writing: Promise<void>) =>
    writing.then(
      () => setLost(false),
      () => setLost(true),
    )
  const change = (to: (before: Draft) => Draft) => {
    // What is on its way stays as it was submitted.
    if (latest.current === undefined || latest.current.sendingKey !== undefined) return
    const next = to(latest.current)
    take(next)
    void kept(store.keepDraft(next))
  }
  const addFile = async (code: string, { mediaType, bytes }: Prepared) => {
    if (latest.current === undefined || latest.current.sendingKey !== undefined) return
    const file: DraftFile = { photoId: newKey(), mediaType, bytes: bytes.length }
    const next = withAnswer(latest.current, code, { files: [...(latest.current.answers[code]?.files ?? []), file] })
    take(next)
    await kept(store.keepPhoto(next, file.photoId, bytes))
  }
  const submit = async () => {
    if (latest.current === undefined || latest.current.sendingKey !== undefined) return
    const next = { ...latest.current, sendingKey: newKey() }
    await store.keepDraft(next)
    take(next)
  }
  return { draft, isLost, change, addFile, submit }
}
