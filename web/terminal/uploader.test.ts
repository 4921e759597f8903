import { expect, test } from 'vitest'
import type { Outcome } from '../shared/call.ts'
import type { Handed } from './api.ts'
import type { SignedEntry } from './keys.ts'
import { type Kept, type Receipt, startUploader } from './uploader.ts'

type Answering = (sequences: readonly number[], ofDeviceId?: string) => Outcome<Handed>

function stage(count: number, answering: Answering, leftOf: Readonly<Record<string, number>> = {}) {
  const queue = new Map<number, SignedEntry>()
  for (let sequence = 1; sequence <= count; sequence += 1) queue.set(sequence, { sequence } as SignedEntry)
  const left = Object.entries(leftOf).flatMap(([deviceId, length]) =>
    Array.from({ length }, (_, index) => ({
      deviceId,
      sequence: index + 1,
      place: `hall · ${deviceId}`,
      entry: { sequence: index + 1 } as SignedEntry,
    })),
  )
  const sent: number[][] = []
  const of: (string | undefined)[] = []
  const told: Kept[] = []
  const received: Receipt[] = []
  const waits: { ms: number; then: () => void }[] = []
  const uploader = startUploader(
    {
      queue: () => Promise.resolve([...queue.values()]),
      drop: (sequences) => {
        for (const sequence of sequences) queue.delete(sequence)
        return Promise.resolve()
      },
      left: () => Promise.resolve([...left]),
      dropLeft: (deviceId, sequences) => {
        for (const sequence of sequences)
          left.splice(
            left.findIndex((each) => each.deviceId === deviceId && each.sequence === sequence),
            1,
          )
        return Promise.resolve()
      },
    },
    {
      handIn: (entries, ofDeviceId) => {
        const sequences = entries.map(({ sequence }) => sequence)
        sent.push(sequences)
        of.push(ofDeviceId)
        return Promise.resolve(answering(sequences, ofDeviceId))
      },
    },
    (ms, then) => {
      waits.push({ ms, then })
      return () => waits.splice(0)
    },
    (kept) => told.push(kept),
    (receipt) => received.push(receipt),
  )
  return { uploader, queue, left, of, sent, told, received, waits }
}

const answer =
  (states: (sequence: number) => 'KEPT' | 'REFUSED' | 'WAITING' | 'LATER'): Answering =>
  (sequences) => ({
    ok: true,
    status: 200,
    replayed: false,
    answer: { answers: sequences.map((sequence) => ({ sequence, state: states(sequence) })) },
  })
const settle = () => new Promise((resolve) => setTimeout(resolve, 5))

test('a long queue goes in its order, fifty at a time, until nothing is left', async () => {
  const it = stage(
    120,
    answer(() => 'KEPT'),
  )
  await settle()
  expect(it.sent.map((each) => [each[0], each.length])).toEqual([
    [1, 50],
    [51, 50],
    [101, 20],
  ])
  expect(it.told.map(({ own }) => own)).toEqual([120, 70, 20, 0])
  expect(it.waits).toEqual([])
})

test('only what is settled for good is let go of; what waits for its case is asked about again in a minute', async () => {
  const it = stage(
    4,
    answer((sequence) => (['KEPT', 'WAITING', 'LATER', 'REFUSED'] as const)[sequence - 1] ?? 'KEPT'),
  )
  await settle()
  expect([...it.queue.keys()]).toEqual([2, 3])
  expect(it.waits.map(({ ms }) => ms)).toEqual([60_000])
})

test('nothing is let go of without an answer, nor after a refusal of the whole call', async () => {
  const busy = { type: '', title: '', status: 503, code: 'BUSY' } as const
  const outcomes: Outcome<Handed>[] = [
    { ok: false, offline: true },
    { ok: false, offline: false, problem: busy, retryAfterSeconds: 7 },
    { ok: false, offline: false, problem: { ...busy, status: 401, code: 'UNAUTHENTICATED' } },
  ]
  let turn = 0
  const it = stage(2, () => outcomes[turn++] ?? { ok: false, offline: true })
  for (const ms of [2000, 7000, 60_000]) {
    await settle()
    expect(it.waits.map((each) => each.ms)).toEqual([ms])
    it.waits.splice(0)[0]?.then()
  }
  expect(it.queue.size).toBe(2)
})

test('what an earlier pairing has left goes first, as its own; what belongs to another window is kept and said', async () => {
  const elsewhere = { type: '', title: '', status: 403, code: 'FORBIDDEN' } as const
  const it = stage(
    1,
    (sequences, ofDeviceId) =>
      ofDeviceId === 'elsewhere'
        ? { ok: false, offline: false, problem: elsewhere }
        : answer(() => 'KEPT')(sequences, ofDeviceId),
    { elsewhere: 3, here: 2 },
  )
  await settle()
  expect(it.of).toEqual(['elsewhere', 'here', undefined])
  expect(it.left.map(({ deviceId }) => deviceId)).toEqual(['elsewhere', 'elsewhere', 'elsewhere'])
  expect(it.queue.size).toBe(0)
  expect(it.told.at(-1)).toEqual({ own: 0, left: 0, stranded: 3, strandedAt: 'hall · elsewhere' })
  expect(it.waits).toEqual([])
})

test('what the device is paired anew in the middle of is not let go of under its new numbers', async () => {
  let isAnswered: (() => void) | undefined
  const it = stage(2, () => {
    it.uploader.stop()
    isAnswered?.()
    return answer(() => 'KEPT')([1, 2])
  })
  await new Promise<void>((resolve) => {
    isAnswered = resolve
  })
  await settle()
  expect(it.queue.size).toBe(2)
})

test('a receipt is handed on for what this pairing has tapped, and for nothing that an earlier one has left', async () => {
  const it = stage(
    2,
    (sequences, ofDeviceId) => ({
      ok: true,
      status: 200,
      replayed: false,
      answer: {
        answers: sequences.map((sequence) => ({
          sequence,
          state: 'KEPT',
          ...(sequence === 1 ? { url: `/r#${ofDeviceId ?? 'own'}` } : {}),
        })),
      },
    }),
    { earlier: 1 },
  )
  await settle()
  expect(it.received).toEqual([{ sequence: 1, url: '/r#own' }])
})
