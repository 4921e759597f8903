import { describe, expect, test } from 'vitest'
import { type RefusalCode, toProblem } from '../../contracts/problem.ts'
import type { call, Outcome } from '../shared/call.ts'
import type { Drawer } from '../shared/storage.ts'
import { openDrawer } from '../shared/storage.ts'
import { Journey, type Stage } from './journey.ts'

const token = 'aaaaaaaaaaaaaaaaaaaaaa'
const receipt = 'r'.repeat(64)
const invitation = { state: 'OPEN', hallName: 'H', questionnaire: { negativeGradeMax: 2 } }
const given = { id: 'i', receipt, receivedAt: '2026-11-21T00:00:00Z', reasonPending: false }

const ok = (answer: unknown, replayed = false): Outcome<unknown> => ({ ok: true, status: 200, answer, replayed })
const no = (code: RefusalCode): Outcome<unknown> => ({ ok: false, offline: false, problem: toProblem(code) })
const offline: Outcome<unknown> = { ok: false, offline: true }

interface Asked {
  readonly name: string
  readonly ask: { readonly body: Record<string, unknown>; readonly idempotencyKey?: string }
}

/** A browser: its drawers outlive the pages that are opened in it. */
function browser() {
  const memory = () => openDrawer(() => ({}) as Storage)
  const drawers: { lasting: Drawer; passing: Drawer } = { lasting: memory(), passing: memory() }
  const asked: Asked[] = []
  let keys = 0
  function open(...outcomes: Outcome<unknown>[]) {
    const stages: Stage[] = []
    const world = {
      ...drawers,
      call: ((name: string, ask: Asked['ask']) => {
        asked.push({ name, ask })
        return Promise.resolve(outcomes.shift() ?? offline)
      }) as unknown as typeof call,
      newKey: () => {
        keys += 1
        return `key-${keys}`
      },
      now: () => '2026-11-21T09:00:00Z',
      wait: () => () => undefined,
    }
    const journey = new Journey(token, 'QR_CODE', world, (stage) => stages.push(stage))
    journey.start()
    return { journey, stages, kinds: () => stages.map(({ kind }) => kind), last: () => stages[stages.length - 1] }
  }
  return { open, asked, drawers }
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('a tap counts at once', () => {
  test('one tap, one submission, then the reasons', async () => {
    const { open, asked } = browser()
    const { journey, kinds } = open(ok(invitation), ok({ ...given, reasonPending: true }))
    await settle()
    journey.tap(1)
    journey.tap(5)
    await settle()
    expect(kinds()).toEqual(['OPENING', 'ASKING', 'SENDING', 'RECEIVED'])
    const submissions = asked.filter(({ name }) => name === 'giveEvaluation')
    expect(submissions).toEqual([
      {
        name: 'giveEvaluation',
        ask: {
          body: { token, grade: 1, channel: 'QR_CODE', deviceTime: '2026-11-21T09:00:00Z' },
          idempotencyKey: 'key-1',
        },
      },
    ])
  })

  test('a negative grade without a reason ends with the same thanks', async () => {
    const { open } = browser()
    const { journey, last } = open(ok(invitation), ok({ ...given, reasonPending: true }))
    await settle()
    journey.tap(1)
    await settle()
    journey.finish()
    expect(last()).toMatchObject({ kind: 'THANKS', reasonsAdded: false, given: { reasonPending: true } })
  })

  test('no tap before the question has been asked', async () => {
    const { open, asked } = browser()
    const { journey } = open(ok({ ...invitation, state: 'EVALUATED' }))
    journey.tap(5)
    await settle()
    journey.tap(5)
    expect(asked.map(({ name }) => name)).toEqual(['openInvitation'])
  })
})

describe('a lost connection loses nothing', () => {
  test('the grade is kept and sent again with the same key and body', async () => {
    const { open, asked } = browser()
    const { journey, last, kinds } = open(ok(invitation), offline, no('BUSY'), ok(given, true))
    await settle()
    journey.tap(4)
    await settle()
    expect(last()).toMatchObject({ kind: 'SENDING', grade: 4, delay: 'OFFLINE' })
    journey.nudge()
    await settle()
    expect(last()).toMatchObject({ kind: 'SENDING', delay: 'BUSY' })
    journey.nudge()
    await settle()
    expect(kinds().slice(-1)).toEqual(['RECEIVED'])
    const [first, ...others] = asked.filter(({ name }) => name === 'giveEvaluation')
    expect(others).toEqual([first, first])
  })

  test('also after a reload, even when the invitation already counts as evaluated', async () => {
    const { open, asked, drawers } = browser()
    const before = open(ok(invitation), offline)
    await settle()
    before.journey.tap(2)
    await settle()
    before.journey.stop()
    const after = open(ok({ ...invitation, state: 'EVALUATED' }), ok({ ...given, reasonPending: true }, true))
    await settle()
    expect(after.kinds()).toEqual(['SENDING', 'SENDING', 'RECEIVED'])
    const [first, second] = asked.filter(({ name }) => name === 'giveEvaluation')
    expect(second).toEqual(first)
    expect(drawers.lasting.read(`yiping.draft.${token}`)).toBeUndefined()
  })

  test('a reload goes on with the reasons, and sends those under way again', async () => {
    const { open, asked } = browser()
    const before = open(ok(invitation), ok(given), offline)
    await settle()
    before.journey.tap(2)
    await settle()
    before.journey.addReasons({ comment: 'c' })
    await settle()
    expect(before.last()).toMatchObject({ kind: 'RECEIVED', reasons: { kind: 'DELAYED' } })
    const after = open(ok({ ...invitation, state: 'EVALUATED' }), ok({ reasonPending: false }))
    await settle()
    expect(after.last()).toMatchObject({ kind: 'THANKS', reasonsAdded: true })
    const [first, second] = asked.filter(({ name }) => name === 'addReasons')
    expect(first?.ask.body).toEqual({ comment: 'c', receipt })
    expect(second).toEqual(first)
  })
})

describe('what is refused is said', () => {
  test.each([
    ['ALREADY_EVALUATED', 'ALREADY_EVALUATED'],
    ['INVITATION_EXPIRED', 'INVITATION_EXPIRED'],
    ['IDEMPOTENCY_MISMATCH', 'REFUSED'],
  ] as const)('%s', async (code, trouble) => {
    const { open, drawers } = browser()
    const { journey, last } = open(ok(invitation), no(code))
    await settle()
    journey.tap(3)
    await settle()
    expect(last()).toEqual({ kind: 'TROUBLE', trouble, mayRetry: false })
    expect(drawers.lasting.read(`yiping.draft.${token}`)).toBeUndefined()
  })

  test('a wrong clock of the device costs nobody the word', async () => {
    const { open, asked } = browser()
    const { journey, last } = open(ok(invitation), no('DEVICE_TIME_IN_FUTURE'), ok(given))
    await settle()
    journey.tap(3)
    await settle()
    await settle()
    expect(last()).toMatchObject({ kind: 'RECEIVED' })
    const [, again] = asked.filter(({ name }) => name === 'giveEvaluation')
    expect(again?.ask).toEqual({ body: { token, grade: 3, channel: 'QR_CODE' }, idempotencyKey: 'key-2' })
  })

  test('refused reasons can be mended and sent under a new key', async () => {
    const { open, asked } = browser()
    const { journey, last } = open(ok(invitation), ok(given), no('COMMENT_TOO_LONG'), ok({ reasonPending: false }))
    await settle()
    journey.tap(3)
    await settle()
    journey.addReasons({ comment: 'too long' })
    await settle()
    expect(last()).toMatchObject({ reasons: { kind: 'REFUSED', code: 'COMMENT_TOO_LONG' } })
    journey.addReasons({ comment: 'short' })
    await settle()
    expect(last()).toMatchObject({ kind: 'THANKS', reasonsAdded: true })
    const keys = asked.filter(({ name }) => name === 'addReasons').map(({ ask }) => ask.idempotencyKey)
    expect(new Set(keys).size).toBe(2)
  })
})
