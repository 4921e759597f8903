import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runAgain, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { exchangeCounts } from '../rate-limit/index.ts'
import type { Running } from '../run.ts'

let platform: TestPlatform
let other: Running
let clock = Date.UTC(2026, 10, 23, 9, 0, 0)
let minute = 0
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  other = await runAgain(platform, { now: () => clock })
})
afterAll(async () => {
  await other.stop()
  await platform.stop()
})
beforeEach(() => {
  clock += 60_000
  minute += 1
})

interface Asked {
  readonly challenge: string
  readonly salt: string
  readonly signature: string
  readonly maxnumber: number
}
let keys = 0
const newKey = () => {
  keys += 1
  return `challenge-key-${keys}`
}
const client = (no: number) => `198.51.${minute}.${no}`

async function send(from: string, over: object = {}, key = newKey(), { http }: Running = platform.running) {
  const answer = await http.inject({
    method: 'POST',
    url: '/api/v1/public-comments',
    remoteAddress: from,
    headers: { 'idempotency-key': key },
    payload: { hallCode: 'YP-TRIAL-01', windowCode: 'A01', channel: 'QR_CODE', grade: 4, ...over },
  })
  return { status: answer.statusCode, code: answer.json().code as string | undefined, id: answer.json().id as string }
}
const statuses = async (count: number, from: (no: number) => string, server = platform.running) => {
  const all: number[] = []
  for (let no = 0; no < count; no += 1) all.push((await send(from(no), {}, newKey(), server)).status)
  return all
}
async function ask(from: string, windowCode = 'A01'): Promise<Asked> {
  const url = `/api/v1/halls/YP-TRIAL-01/windows/${windowCode}/challenge`
  return (await platform.running.http.inject({ url, remoteAddress: from })).json()
}
const toSolution = (asked: Asked, number: number) =>
  Buffer.from(JSON.stringify({ algorithm: 'SHA-256', ...asked, number })).toString('base64')
function solve(asked: Asked): string {
  for (let number = 0; number < asked.maxnumber; number += 1)
    if (createHash('sha256').update(`${asked.salt}${number}`).digest('hex') === asked.challenge)
      return toSolution(asked, number)
  throw new Error('no number')
}

describe('an anonymous comment', () => {
  test('is asked for nothing as long as few come', async () => {
    expect(await statuses(5, () => client(1))).toEqual([201, 201, 201, 201, 201])
    expect(await statuses(10, (no) => client(100 + no))).toEqual(Array.from({ length: 10 }, () => 201))
  })

  test('is asked for a number where many come from one client', async () => {
    await statuses(5, () => client(1))
    expect(await send(client(1))).toMatchObject({ status: 403, code: 'CHALLENGE_NEEDED' })
    const asked = await ask(client(1))
    expect(asked.maxnumber).toBe(60_000)
    const [solution, key] = [solve(asked), newKey()]
    const first = await send(client(1), { solution }, key)
    expect(first.status).toBe(201)
    // The same comment sent again is the same comment: its answer may have been lost.
    expect(await send(client(1), { solution }, key)).toMatchObject({ status: 201, id: first.id })
    expect(await send(client(1), {}, key)).toMatchObject({ status: 201, id: first.id })
    expect((await send(client(2))).status).toBe(201)
  })

  test('is asked for a number where many come to one window, from wherever', async () => {
    expect(await statuses(20, client)).toEqual(Array.from({ length: 20 }, () => 201))
    expect((await send(client(99))).code).toBe('CHALLENGE_NEEDED')
    expect((await send(client(99), { windowCode: 'A02' })).status).toBe(201)
    expect((await send(client(98), { solution: solve(await ask(client(98))) })).status).toBe(201)
  })

  test('by all servers together', async () => {
    await statuses(5, () => client(1), other)
    await exchangeCounts(other.http.rateLimits, other.world)
    await send(client(1))
    await exchangeCounts(platform.running.http.rateLimits, platform.running.world)
    expect((await send(client(1))).code).toBe('CHALLENGE_NEEDED')
  })

  test('costs more, the more come', async () => {
    await statuses(5, () => client(1))
    const few = await ask(client(1))
    await statuses(25, () => client(1))
    const many = await ask(client(1))
    expect(many.maxnumber).toBeGreaterThanOrEqual(4 * few.maxnumber)
    expect(many.maxnumber).toBeLessThanOrEqual(960_000)
    // What was refused weighs on nobody else at the window.
    expect((await send(client(2))).status).toBe(201)
  })
})

describe('a solved challenge', () => {
  beforeEach(() => statuses(5, () => client(1)))

  test('is good once, for whichever comment comes first, at whichever server', async () => {
    const solution = solve(await ask(client(1)))
    const answers = await Promise.all(
      [platform.running, other, platform.running, other].map((server) =>
        send(client(1), { solution }, newKey(), server),
      ),
    )
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1)
    // The other server has not heard of the pressure yet and may take one without.
    expect((await send(client(1), { solution })).code).toBe('CHALLENGE_NEEDED')
  })

  test('is good at its own window, until it expires, as we asked it', async () => {
    const asked = await ask(client(1))
    const elsewhere = solve(await ask(client(1), 'A02'))
    const { number } = JSON.parse(Buffer.from(solve(asked), 'base64').toString()) as { number: number }
    for (const solution of [
      elsewhere,
      toSolution(asked, number + 1),
      toSolution({ ...asked, salt: asked.salt.replace(/expires=\d+/, 'expires=9999999999') }, number),
      toSolution({ ...asked, signature: '0'.repeat(32) }, number),
      toSolution({ ...asked, challenge: createHash('sha256').update('own0').digest('hex'), salt: 'own' }, 0),
      'eyJ9',
      'AAAA',
    ])
      expect((await send(client(1), { solution })).code).toBe('CHALLENGE_NEEDED')
    clock += 300_000
    await statuses(5, () => client(1))
    expect((await send(client(1), { solution: toSolution(asked, number) })).code).toBe('CHALLENGE_NEEDED')
  })
})

test('an evaluation by an invitation is never asked', async () => {
  const tokens = await Promise.all(Array.from({ length: 8 }, () => platform.invite()))
  await statuses(25, () => client(1))
  for (const token of tokens) {
    const answer = await platform.running.http.inject({
      method: 'POST',
      url: '/api/v1/evaluations',
      remoteAddress: client(1),
      headers: { 'idempotency-key': newKey() },
      payload: { token, grade: 5, channel: 'QR_CODE' },
    })
    expect(answer.statusCode).toBe(201)
  }
})
