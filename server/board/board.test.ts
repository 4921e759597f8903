import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Board, callsOf, occurrenceOf, refusal } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'

const day = 86_400_000
let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
let clock = Date.now()
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

const evaluate = async (grade: number, windowCode = 'A01') =>
  calls.give(await platform.invite({ occurrences: [occurrenceOf(clock, { windowCode })] }), grade, calls.freshKey())
const window = (board: Board, code: string) => board.windows.find(({ windowCode }) => windowCode === code)

describe('the live board of a hall', () => {
  test('counts an evaluation the moment it is acknowledged, and shows no grades that are those of one window but for a few', async () => {
    for (const [index, grade] of [5, 1, 4, 5].entries()) {
      await evaluate(grade)
      const board = await calls.board()
      expect(board.today).toEqual({ evaluations: index + 1, grades: null, publicComments: 0 })
      expect(window(board, 'A01')?.evaluationsToday).toBe(index + 1)
    }
    await evaluate(2)
    for (const grade of [3, 3, 4, 5]) await evaluate(grade, 'B01')
    expect((await calls.board()).today).toEqual({ evaluations: 9, grades: null, publicComments: 0 })
    await evaluate(1, 'C01')
    expect((await calls.board()).today).toEqual({
      evaluations: 10,
      grades: { 1: 2, 2: 1, 3: 2, 4: 2, 5: 3 },
      publicComments: 0,
    })
    for (let more = 0; more < 6; more += 1) await evaluate(1)
    expect((await calls.board()).today).toMatchObject({ evaluations: 16, grades: { 1: 2 } })
  })

  test('shows the grades of one window from the next day on, so that nobody can watch one arrive', async () => {
    expect(window(await calls.board(), 'A01')?.recent).toBeNull()
    clock += day
    const board = await calls.board()
    expect(board.today).toEqual({ evaluations: 0, grades: null, publicComments: 0 })
    expect(window(board, 'A01')).toMatchObject({
      evaluationsToday: 0,
      recent: { evaluations: 11, grades: { 1: 7, 2: 1, 3: 0, 4: 1, 5: 2 } },
    })
    expect(window(board, 'A02')?.recent).toBeNull()
  })

  test('lists every open window of the hall, and only halls that exist', async () => {
    const board = await calls.board()
    expect(board.windows.map(({ windowCode }) => windowCode)).toEqual([
      'A01',
      'A02',
      'B01',
      'B02',
      'C01',
      'D01',
      'N01',
      'Z01',
    ])
    expect(refusal(await calls.get('/api/v1/halls/NOWHERE/board'))).toBe('404 HALL_UNKNOWN')
    expect(refusal(await calls.get('/api/v1/halls/NOWHERE/board/events'))).toBe('404 HALL_UNKNOWN')
    expect((await calls.get('/api/v1/halls')).body).toEqual({
      halls: [{ hallCode: 'YP-TRIAL-01', hallName: '和畅区政务服务大厅', divisionCode: '990102000000' }],
    })
  })
})

/** Reads events until one fits. */
async function hearBoard(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  fits: (board: Board) => boolean,
): Promise<Board> {
  let text = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) throw new Error(`the stream ended after: ${text}`)
    text += new TextDecoder().decode(value)
    const boards = [...text.matchAll(/^event: board\ndata: (.*)$/gm)].map(([, json]) => JSON.parse(json ?? '') as Board)
    const found = boards.find(fits)
    if (found) return found
  }
}

describe('a screen that follows the board', () => {
  test('is told at once what it shows, and again after each evaluation and comment', async () => {
    const leave = new AbortController()
    const answer = await fetch(`${platform.base}/api/v1/halls/YP-TRIAL-01/board/events`, { signal: leave.signal })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const reader = answer.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>
    const first = await hearBoard(reader, () => true)
    await evaluate(3)
    const second = await hearBoard(reader, (board) => board.today.evaluations === first.today.evaluations + 1)
    expect(second.today.grades).toBeNull()
    await calls.comment({ grade: 3 }, calls.freshKey())
    await hearBoard(reader, (board) => board.today.publicComments === first.today.publicComments + 1)
    leave.abort()
  })

  test('is no longer counted once it has left', async () => {
    const followers = async () =>
      /yiping_board_followers (\d+)/.exec(await platform.running.metrics.registry.metrics())?.[1]
    await expect.poll(followers).toBe('0')
    const leave = new AbortController()
    const answer = await fetch(`${platform.base}/api/v1/halls/YP-TRIAL-01/board/events`, { signal: leave.signal })
    await answer.body?.getReader().read()
    expect(await followers()).toBe('1')
    leave.abort()
    await expect.poll(followers).toBe('0')
  })
})
