import { describe, expect, test } from 'vitest'
import { type RefusalCode, toProblem } from '../../contracts/problem.ts'
import type { Outcome } from './call.ts'
import { delayOf, deliver, waitMs } from './delivery.ts'

const ok: Outcome<string> = { ok: true, status: 201, answer: 'done', replayed: false }
const offline: Outcome<string> = { ok: false, offline: true }
const refused = (code: RefusalCode, retryAfterSeconds?: number): Outcome<string> => ({
  ok: false,
  offline: false,
  problem: toProblem(code),
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
})

/** Time that passes when the test says so, and a server that answers in the given order. */
function stage(...outcomes: Outcome<string>[]) {
  const seen: string[] = []
  const waits: { ms: number; then: () => void }[] = []
  let sent = 0
  const send = () => {
    sent += 1
    return Promise.resolve(outcomes.shift() ?? offline)
  }
  const wait = (ms: number, then: () => void) => {
    const waiting = { ms, then }
    waits.push(waiting)
    return () => waits.splice(waits.indexOf(waiting), 1)
  }
  const delivery = deliver(send, wait, {
    done: (answer) => seen.push(`done ${answer}`),
    later: (why) => seen.push(`later ${why}`),
    refused: ({ code }) => seen.push(`refused ${code}`),
  })
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  const pass = () => {
    waits.shift()?.then()
    return settle()
  }
  return { seen, waits, delivery, settle, pass, sent: () => sent }
}

describe('what was sent is sent until it is answered', () => {
  test('after silence, a full house and a fault', async () => {
    const { seen, settle, pass, waits } = stage(offline, refused('BUSY', 9), refused('FAULT'), ok)
    await settle()
    await pass()
    expect(waits.map(({ ms }) => ms)).toEqual([9000])
    await pass()
    await pass()
    expect(seen).toEqual(['later OFFLINE', 'later BUSY', 'later FAULT', 'done done'])
    expect(waits).toEqual([])
  })

  test('but not after a refusal', async () => {
    const { seen, settle, waits } = stage(refused('ALREADY_EVALUATED'), ok)
    await settle()
    expect(seen).toEqual(['refused ALREADY_EVALUATED'])
    expect(waits).toEqual([])
  })

  test('at once when nudged, and only once', async () => {
    const { seen, settle, delivery, waits, sent } = stage(offline, ok)
    delivery.nudge()
    await settle()
    expect(sent()).toBe(1)
    delivery.nudge()
    delivery.nudge()
    await settle()
    expect(seen).toEqual(['later OFFLINE', 'done done'])
    expect(sent()).toBe(2)
    expect(waits).toEqual([])
  })

  test('and nothing is said after it was stopped', async () => {
    const { seen, settle, delivery } = stage(ok)
    delivery.stop()
    await settle()
    expect(seen).toEqual([])
  })
})

test('waits grow to a minute, or to what the server asks', () => {
  expect([1, 2, 3, 4, 5, 6, 20].map((attempts) => waitMs(attempts))).toEqual([
    2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000,
  ])
  expect(waitMs(1, 30)).toBe(30_000)
  expect(waitMs(6, 30)).toBe(60_000)
})

test.each([
  ['TOO_MANY_REQUESTS', 'BUSY'],
  ['BUSY', 'BUSY'],
  ['FAULT', 'FAULT'],
  ['INVITATION_EXPIRED', undefined],
] as const)('%s delays as %s', (code, delay) => {
  expect(delayOf(refused(code))).toBe(delay)
})
