import { describe, expect, test } from 'vitest'
import { toProblem } from '../../contracts/problem.ts'
import type { Outcome } from '../shared/call.ts'
import { inColumns, percentOf } from './figures.ts'
import { type Board, type Events, followBoard } from './live-board.ts'

const board = (evaluations: number) =>
  ({ asOf: `2026-11-21T00:00:${String(evaluations).padStart(2, '0')}Z`, today: { evaluations } }) as Board
const ok = (evaluations: number): Outcome<Board> => ({
  ok: true,
  status: 200,
  answer: board(evaluations),
  replayed: false,
})
const offline: Outcome<Board> = { ok: false, offline: true }
const unknown: Outcome<Board> = { ok: false, offline: false, problem: toProblem('HALL_UNKNOWN') }

class Source implements Events {
  readonly listeners = new Map<string, (event: { readonly data?: string }) => void>()
  closed = false

  addEventListener(name: string, listener: (event: { readonly data?: string }) => void): void {
    this.listeners.set(name, listener)
  }

  close(): void {
    this.closed = true
  }

  push(evaluations: number): void {
    this.listeners.get('board')?.({ data: JSON.stringify(board(evaluations)) })
  }

  fail(): void {
    this.listeners.get('error')?.({})
  }
}

function screen(outcomes: Outcome<Board>[], hasEvents = true) {
  const seen: (string | number)[] = []
  const sources: Source[] = []
  const waits: { ms: number; then: () => void }[] = []
  const listen = () => {
    const source = new Source()
    sources.push(source)
    return source
  }
  const world = {
    ask: () => Promise.resolve(outcomes.shift() ?? offline),
    listen: hasEvents ? listen : undefined,
    wait: (ms: number, then: () => void) => {
      const waiting = { ms, then }
      waits.push(waiting)
      return () => {
        if (waits.includes(waiting)) waits.splice(waits.indexOf(waiting), 1)
      }
    },
  }
  const stop = followBoard(world, {
    board: ({ today }) => seen.push(today.evaluations),
    connection: (connection) => seen.push(connection),
    unknown: () => seen.push('unknown'),
  })
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  const pass = () => {
    for (const { then } of waits.splice(0)) then()
    return settle()
  }
  return { seen, sources, waits, stop, settle, pass }
}

describe('the board is followed', () => {
  test('by pushed changes', async () => {
    const { seen, sources, settle } = screen([ok(1)])
    await settle()
    sources[0]?.push(2)
    sources[0]?.push(3)
    expect(seen).toEqual(['CONNECTING', 1, 2, 'LIVE', 3, 'LIVE'])
  })

  test('again after the line was cut', async () => {
    const { seen, sources, settle, pass } = screen([ok(1), ok(4)])
    await settle()
    sources[0]?.push(2)
    sources[0]?.fail()
    expect(seen.slice(-1)).toEqual(['LOST'])
    expect(sources[0]?.closed).toBe(true)
    await pass()
    sources[1]?.push(5)
    expect(seen.slice(-3)).toEqual([4, 5, 'LIVE'])
  })

  test('by asking at intervals where nothing is pushed', async () => {
    const { seen, settle, pass } = screen([ok(1), offline, ok(2)], false)
    await settle()
    await pass()
    await pass()
    expect(seen).toEqual(['CONNECTING', 1, 'POLLING', 'LOST', 2, 'POLLING'])
  })

  test('by asking now and then although changes are pushed: a line may have died without a word', async () => {
    const { seen, sources, settle, pass, waits } = screen([ok(1), ok(3), offline])
    await settle()
    sources[0]?.push(2)
    expect(waits.map(({ ms }) => ms)).toEqual([60_000])
    await pass()
    expect(seen.slice(-2)).toEqual(['LIVE', 3])
    await pass()
    expect(seen.slice(-1)).toEqual(['LOST'])
    expect(sources[0]?.closed).toBe(true)
  })

  test('and an answer that was overtaken is not shown', async () => {
    const { seen, sources, settle } = screen([ok(1)])
    sources[0]?.push(2)
    await settle()
    expect(seen).toEqual(['CONNECTING', 2, 'LIVE'])
  })

  test('not at all when there is no such hall', async () => {
    const { seen, sources, settle, waits } = screen([unknown])
    await settle()
    expect(seen).toEqual(['CONNECTING', 'unknown'])
    expect(sources[0]?.closed).toBe(true)
    expect(waits).toEqual([])
  })
})

test.each([
  [1, 3, 33],
  [2, 3, 67],
  [0, 0, 0],
])('%i of %i are %i percent', (part, total, percent) => {
  expect(percentOf(part, total)).toBe(percent)
})

test.each([
  [0, []],
  [5, [5]],
  [13, [7, 6]],
  [40, [10, 10, 10, 10]],
])('%i rows in columns of at most 12', (count, lengths) => {
  const list = Array.from({ length: count }, (_, index) => index)
  expect(inColumns(list, 12).map((column) => column.length)).toEqual(lengths)
  expect(inColumns(list, 12).flat()).toEqual(list)
})
