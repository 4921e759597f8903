import { describe, expect, test } from 'vitest'
import { routes } from '../../contracts/index.ts'
import type { RefusalCode } from '../../contracts/problem.ts'
import type { Outcome } from '../shared/call.ts'
import { addresses, type call } from './api.ts'
import { type Draft, emptyDraft, filesOf, withAnswer } from './draft.ts'
import { type Sent, startSender, toBody } from './send.ts'

describe('the addresses are those of the contracts', () => {
  test.each(Object.entries(addresses))('%s', (name, [method, path]) => {
    const promise = routes.find((route) => route.name === name)
    expect(promise && { method: promise.method, path: promise.path }).toEqual({ method, path })
  })
})

const photos = ['p1', 'p2'].map((photoId) => ({ photoId, mediaType: 'image/jpeg' as const, bytes: 3 }))
const filled: Draft = {
  ...withAnswer(withAnswer(emptyDraft('v'), 'clean', { mark: 1, files: photos }), 'ramp', { mark: null }),
  arrivedAt: '2026-11-17T02:00:00.000Z',
  leftAt: '2026-11-17T03:00:00.000Z',
  sendingKey: 'key-of-one-draft',
}
const lost = { ok: false, offline: true } as const
const refusal = (code: RefusalCode, status = 422): Outcome<never> => ({
  ok: false,
  offline: false,
  problem: { type: '', title: '', status, code },
})
const ok = <A>(answer: A): Outcome<A> => ({ ok: true, status: 201, answer, replayed: false })

type Step = 'FILE' | 'SUBMIT'

/** What lies on a phone, and a platform that answers as the test says; undefined: it keeps what it is told. */
function stage(answering: (step: Step, turn: number) => Outcome<never> | undefined = () => undefined) {
  const drafts = new Map<string, Draft>([['v', filled]])
  const asked: { readonly step: Step; readonly key: string | undefined; readonly body: unknown }[] = []
  const told: Sent[] = []
  const waits: { readonly ms: number; readonly then: () => void }[] = []
  const api = (async (name: string, { body, idempotencyKey: key }: { body?: unknown; idempotencyKey?: string }) => {
    const step: Step = name === 'keepVisitFile' ? 'FILE' : 'SUBMIT'
    asked.push({ step, key, body })
    const refused = answering(step, asked.length)
    return refused ?? ok(step === 'FILE' ? { fileId: `f${asked.length}` } : {})
  }) as unknown as typeof call
  const sender = startSender(
    {
      draftIds: async () => [...drafts.keys()],
      findDraft: async (visitId) => drafts.get(visitId),
      keepDraft: async (draft) => void drafts.set(draft.visitId, draft),
      dropDraft: async (visitId) => void drafts.delete(visitId),
      findPhoto: async () => Uint8Array.of(1, 2, 3),
    },
    api,
    (ms, then) => {
      waits.push({ ms, then })
      return () => undefined
    },
    (_, sent) => told.push(sent),
  )
  return { sender, drafts, asked, told, waits }
}
const steps = (asked: ReturnType<typeof stage>['asked']) => asked.map(({ step }) => step)

test('each photo is handed in once, then what was found, and nothing of it is left', async () => {
  const { drafts, asked, told } = stage()
  await expect.poll(() => told).toEqual([{ kind: 'KEPT' }])
  expect(steps(asked)).toEqual(['FILE', 'FILE', 'SUBMIT'])
  expect(asked[0]?.body).toEqual({ indicator: 'clean', mediaType: 'image/jpeg', content: 'AQID' })
  expect(asked[2]).toMatchObject({
    key: 'key-of-one-draft',
    body: { answers: { clean: { mark: 1, fileIds: ['f1', 'f2'] } } },
  })
  expect(drafts.size).toBe(0)
})

test('a lost answer is asked for again under the same key with the same body; what was handed in is not handed in again', async () => {
  const { asked, told, waits } = stage((_, turn) => (turn === 2 || turn === 4 ? lost : undefined))
  await expect.poll(() => waits).toHaveLength(1)
  waits[0]?.then()
  await expect.poll(() => waits).toHaveLength(2)
  waits[1]?.then()
  await expect.poll(() => told.at(-1)).toEqual({ kind: 'KEPT' })
  expect(steps(asked)).toEqual(['FILE', 'FILE', 'FILE', 'SUBMIT', 'SUBMIT'])
  expect(asked[4]).toEqual(asked[3])
  expect(waits.map(({ ms }) => ms)).toEqual([2000, 4000])
})

test('what is refused is to be put right, and is submitted anew under a key of its own', async () => {
  const { drafts, told } = stage((step) => (step === 'SUBMIT' ? refusal('EVIDENCE_MISSING') : undefined))
  await expect.poll(() => told).toEqual([{ kind: 'REFUSED', code: 'EVIDENCE_MISSING', at: undefined }])
  expect(drafts.get('v')?.sendingKey).toBeUndefined()
  expect(drafts.get('v')?.answers.clean?.files).toHaveLength(2)
})

test('who is signed in no more has it wait, as it was submitted', async () => {
  const { drafts, told, waits } = stage(() => refusal('UNAUTHENTICATED', 401))
  await expect.poll(() => told).toEqual([{ kind: 'SIGNED_OUT' }])
  expect(drafts.get('v')).toEqual(filled)
  expect(waits).toEqual([])
})

test('photos that waited at the platform for too long are handed in again', async () => {
  const { asked, told, waits } = stage((_, turn) => (turn === 3 ? refusal('FILE_UNKNOWN') : undefined))
  await expect.poll(() => waits).toHaveLength(1)
  waits[0]?.then()
  await expect.poll(() => told.at(-1)).toEqual({ kind: 'KEPT' })
  expect(steps(asked)).toEqual(['FILE', 'FILE', 'SUBMIT', 'FILE', 'FILE', 'SUBMIT'])
  expect(asked[5]?.body).toMatchObject({ answers: { clean: { fileIds: ['f4', 'f5'] } } })
})

test.each(['ALREADY_SUBMITTED', 'VISIT_ENDED'] as const)('%s: nothing of it is left on the phone', async (code) => {
  const { drafts, told } = stage(() => refusal(code, 409))
  await expect.poll(() => told).toMatchObject([{ kind: 'REFUSED', code }])
  expect(drafts.size).toBe(0)
})

test('what was not submitted is not sent', async () => {
  const { sender, drafts, asked, told } = stage()
  await expect.poll(() => told).toHaveLength(1)
  drafts.set('w', { ...emptyDraft('w'), arrivedAt: '2026-11-17T02:00:00.000Z' })
  sender.nudge()
  await Promise.resolve()
  expect(steps(asked)).toHaveLength(3)
  sender.stop()
})

test('the same draft always makes the same body, without blank words and without what was not marked', () => {
  const draft = withAnswer(withAnswer(filled, 'greeting', { words: '  ' }), 'ramp', { words: ' ', recording: 'LY-1' })
  expect(toBody(draft)).toEqual({
    arrivedAt: filled.arrivedAt,
    leftAt: filled.leftAt,
    position: null,
    answers: { clean: { mark: 1, fileIds: [] }, ramp: { mark: null, recording: 'LY-1', fileIds: [] } },
  })
  expect(filesOf(draft)).toHaveLength(2)
})
