import { expect, test } from 'vitest'
import type { Outcome } from '../shared/call.ts'
import type { Handed } from './api.ts'
import type { SignedEntry } from './keys.ts'
import { startUploader } from './uploader.ts'

type Answering = (sequences: readonly number[]) => Outcome<Handed>

function stage(count: number, answering: Answering) {
  const queue = new Map<number, SignedEntry>()
  for (let sequence = 1; sequence <= count; sequence += 1) queue.set(sequence, { sequence } as SignedEntry)
  const sent: number[][] = []
  const told: number[] = []
  const waits: { ms: number; then: () => void }[] = []
  const uploader = startUploader(
    {
      queue: () => Promise.resolve([...queue.values()]),
      drop: (sequences) => {
        for (const sequence of sequences) queue.delete(sequence)
        return Promise.resolve()
      },
    },
    {
      handIn: (entries) => {
        sent.push(entries.map(({ sequence }) => sequence))
        return Promise.resolve(answering(entries.map(({ sequence }) => sequence)))
      },
    },
    (ms, then) => {
      waits.push({ ms, then })
      return () => waits.splice(0)
    },
    (length) => told.push(length),
  )
  return { uploader, queue, sent, told, waits }
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
  expect(it.told).toEqual([120, 70, 20, 0])
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
