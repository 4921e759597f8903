import type { RefusalCode } from '../../contracts/problem.ts'
import type { Outcome } from '../shared/call.ts'
import { delayOf, type Wait, waitMs } from '../shared/delivery.ts'
import type { Body, call } from './api.ts'
import { type Draft, filesOf, withFileId } from './draft.ts'
import { toBase64 } from './photo.ts'
import type { FieldStore } from './store.ts'

/** What became of a draft that is on its way. */
export type Sent =
  | { readonly kind: 'KEPT' }
  | { readonly kind: 'LATER'; readonly why: 'OFFLINE' | 'BUSY' | 'FAULT' }
  /** Nobody is signed in any more: it waits, sealed, until somebody is. */
  | { readonly kind: 'SIGNED_OUT' }
  | { readonly kind: 'REFUSED'; readonly code: RefusalCode; readonly at: string | undefined }

type Api = typeof call
type Kept = Pick<FieldStore, 'keepDraft' | 'findPhoto' | 'dropDraft'>
type NotOk = Extract<Outcome<unknown>, { ok: false }>

/**
 * Hands in the photos of a draft one by one, each once, and then what was found, under the key that was made when it was submitted: a lost
 * answer, a reload or a dead battery means that it is sent again, and kept once. When it is kept nothing of it is left here.
 */
async function sendDraft(store: Kept, api: Api, before: Draft): Promise<Sent> {
  let draft = before
  const { visitId, sendingKey } = draft
  if (sendingKey === undefined) throw new Error('nobody has submitted it')
  for (const [code, { files = [] }] of Object.entries(draft.answers)) {
    for (const { photoId, mediaType, fileId } of files) {
      if (fileId !== undefined) continue
      const bytes = await store.findPhoto(photoId)
      if (bytes === undefined) {
        await store.keepDraft(reopened(draft))
        return refused('FILE_UNKNOWN', `/answers/${code}`)
      }
      const body = { indicator: code, mediaType, content: toBase64(bytes) }
      const heard = await api('keepVisitFile', { visitId, body })
      if (!heard.ok) return await notKept(store, draft, heard)
      draft = withFileId(draft, code, photoId, heard.answer.fileId)
      await store.keepDraft(draft)
    }
  }
  const heard = await api('submitAssessment', { visitId, body: toBody(draft), idempotencyKey: sendingKey })
  if (!heard.ok) return await notKept(store, draft, heard)
  await store.dropDraft(visitId)
  return { kind: 'KEPT' }
}

const refused = (code: RefusalCode, at?: string): Sent => ({ kind: 'REFUSED', code, at })

async function notKept(store: Kept, draft: Draft, heard: NotOk): Promise<Sent> {
  const why = delayOf(heard)
  if (why !== undefined || heard.offline) return { kind: 'LATER', why: why ?? 'OFFLINE' }
  const { code, at } = heard.problem
  // A step-up, another stage of signing in, an end of the session: none is a verdict on what was found.
  if (['UNAUTHENTICATED', 'SIGN_IN_UNFINISHED', 'STEP_UP_NEEDED', 'CROSS_SITE'].includes(code))
    return { kind: 'SIGNED_OUT' }
  // Its photos were kept there for too long without use: they are handed in again. Nothing can have been kept under the key.
  if (code === 'FILE_UNKNOWN' && filesOf(draft).some(({ fileId }) => fileId !== undefined)) {
    await store.keepDraft(withoutFileIds(draft))
    return { kind: 'LATER', why: 'BUSY' }
  }
  if (code === 'ALREADY_SUBMITTED' || code === 'VISIT_ENDED') await store.dropDraft(draft.visitId)
  else await store.keepDraft(reopened(draft))
  return refused(code, at)
}

/** To be gone on with: what was refused is put right and submitted anew, under a key of its own. */
function reopened({ sendingKey: _, ...draft }: Draft): Draft {
  return draft
}

function withoutFileIds(draft: Draft): Draft {
  return Object.entries(draft.answers).reduce(
    (all, [code, { files = [] }]) => files.reduce((one, { photoId }) => withFileId(one, code, photoId, undefined), all),
    draft,
  )
}

/** The same draft always makes the same body: sent again, it is the same request. */
export function toBody(draft: Draft): Body<'submitAssessment'> {
  const { arrivedAt = '', leftAt = '', position = null, words } = draft
  return {
    arrivedAt,
    leftAt,
    position,
    answers: Object.fromEntries(
      Object.entries(draft.answers).flatMap(([code, answer]) =>
        answer.mark === undefined
          ? []
          : [
              [
                code,
                {
                  mark: answer.mark,
                  ...(isSaid(answer.words) ? { words: answer.words } : {}),
                  ...(isSaid(answer.recording) ? { recording: answer.recording } : {}),
                  fileIds: (answer.files ?? []).flatMap(({ fileId }) => fileId ?? []),
                },
              ],
            ],
      ),
    ),
    ...(isSaid(words) ? { words } : {}),
  }
}

const isSaid = (words: string | undefined): words is string => words !== undefined && words.trim() !== ''

export interface Sender {
  /** Something was submitted, or the network is back. */
  readonly nudge: () => void
  readonly stop: () => void
}

/** Sends everything that was submitted, one after the other, until nothing is left to be sent. */
export function startSender(
  store: Kept & Pick<FieldStore, 'draftIds' | 'findDraft'>,
  api: Api,
  wait: Wait,
  told: (visitId: string, sent: Sent) => void,
): Sender {
  let cancelWait: (() => void) | undefined
  let isRunning = false
  let isAskedAgain = false
  let isStopped = false
  let failures = 0

  async function run(): Promise<void> {
    cancelWait?.()
    cancelWait = undefined
    isAskedAgain = isRunning
    if (isRunning) return
    isRunning = true
    const isLate = await pass().catch(() => true)
    isRunning = false
    if (isStopped) return
    if (isAskedAgain) void run()
    else if (isLate) cancelWait = wait(waitMs(failures), () => void run())
  }

  /** @returns whether to come again by oneself */
  async function pass(): Promise<boolean> {
    for (const visitId of await store.draftIds()) {
      const draft = await store.findDraft(visitId)
      if (draft?.sendingKey === undefined || isStopped) continue
      const sent = await sendDraft(store, api, draft)
      if (isStopped) return false
      told(visitId, sent)
      if (sent.kind === 'SIGNED_OUT') return false
      if (sent.kind === 'LATER') {
        failures = Math.min(failures + 1, 6)
        return true
      }
      failures = 0
    }
    return false
  }

  void run()
  return {
    nudge: () => void run(),
    stop: () => {
      isStopped = true
      cancelWait?.()
    },
  }
}
