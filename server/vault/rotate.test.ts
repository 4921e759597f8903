import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf } from '../../tests/support/calls.ts'
import { findEvaluations, recomputeDigest } from '../../tests/support/digests.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { changePolicy } from '../../tests/support/policy.ts'
import { operatorOf } from '../../tests/support/vault.ts'
import { epochOf, nextEpoch } from '../platform/epoch.ts'
import { rotateMonth } from './rotate.ts'

let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
let operator: ReturnType<typeof operatorOf>
beforeAll(async () => {
  platform = await startPlatform()
  calls = callsOf(platform)
  // What is asked where many comment is in server/challenge.
  await changePolicy(platform, 'challenge', { fromClientPerMinute: 1000, atWindowPerMinute: 1000 })
  operator = operatorOf(platform)
})
afterAll(async () => {
  await operator.stop()
  await platform.stop()
})

const month = epochOf(Date.now())
const second = nextEpoch(month)
/** Longer than a server needs to take up a new key, and to write what it had wrapped by then. */
const settleMs = 8_000

const epochs = async () =>
  (
    await platform.database.query<{ epoch: number; count: number }>(
      'select epoch, count(*)::int as count from vault.data_key group by epoch order by epoch',
    )
  ).map(({ epoch }) => epoch)

describe('a month’s key is replaced while everything is written and read', () => {
  test('nothing is lost: every evaluation is answered, every receipt opens, every digest can be computed again', async () => {
    const tokens: string[] = []
    for (let turn = 0; turn < 150; turn += 1) tokens.push(await platform.invite())
    const given: { receipt: string; grade: number }[] = []
    const refused: string[] = []
    let isOver = false
    const evaluating = async () => {
      for (let token = tokens.pop(); token !== undefined; token = tokens.pop()) {
        const grade = 1 + (tokens.length % 5)
        const answer = await calls.give(token, grade, calls.freshKey(), { comment: `第 ${tokens.length} 位` })
        if (answer.status === 201) given.push({ receipt: answer.body.receipt, grade })
        else refused.push(answer.text)
        if (tokens.length % 3 === 0) await calls.comment({ comment: '干净' }, calls.freshKey())
        await new Promise((resolve) => setTimeout(resolve, 60))
      }
    }
    const reading = async () => {
      while (!isOver) {
        const one = given[Math.floor(given.length / 2)]
        if (one !== undefined) {
          const seen = await calls.lookUp(one.receipt)
          if (seen.status !== 200) refused.push(seen.text)
        }
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
    const load = Promise.all([evaluating(), evaluating()])
    const looking = reading()
    const rotated = await rotateMonth(operator, month, settleMs)
    await load
    isOver = true
    await looking

    expect(refused).toEqual([])
    expect(given).toHaveLength(150)
    expect(rotated.epoch).toBe(second)
    expect(rotated.dataKeys).toBeGreaterThan(150)
    expect(await epochs()).toEqual([second])
    for (const { receipt, grade } of given) expect((await calls.lookUp(receipt)).body).toMatchObject({ grade })
    const rows = await findEvaluations(platform.database)
    expect(rows).toHaveLength(150)
    for (const row of rows) expect(row.digest.equals(recomputeDigest(platform.running.world.vault, row))).toBe(true)
  }, 120_000)

  test('what is sealed afterwards is wrapped by the new key, and the old one still opens what is older', async () => {
    const { body } = await calls.give(await platform.invite(), 3, calls.freshKey(), { comment: '之后' })
    expect((await calls.lookUp(body.receipt)).body).toMatchObject({ comment: '之后' })
    expect(await epochs()).toEqual([second])
    expect(operator.keys.epochsOf(month)).toEqual([month, second])
  })

  test('it is recorded when it began and when nothing was wrapped by an older key any more', async () => {
    const rows = await platform.database.query(
      'select kind, epoch, data_keys > 150 as many from vault.key_event order by id',
    )
    expect(rows).toEqual([
      { kind: 'ROTATION_BEGUN', epoch: second, many: null },
      { kind: 'ROTATION_ENDED', epoch: second, many: true },
    ])
    const acts = await platform.database.query(
      `select act, command, target_id from audit_entry where target_kind = 'KEY' order by id`,
    )
    expect(acts).toEqual(
      ['KEY_ROTATION_BEGUN', 'KEY_ROTATION_ENDED'].map((act) => ({ act, command: 'vault', target_id: String(second) })),
    )
  })

  test('one that was cut off is gone on with, without another key', async () => {
    const cutOff = operatorOf(platform)
    const { db } = cutOff
    const failing = {
      ...cutOff,
      vault: {
        ...cutOff.vault,
        rewrap: () => {
          throw new Error('cut off')
        },
      },
    }
    await expect(rotateMonth(failing, month, 0)).rejects.toThrow('cut off')
    const third = nextEpoch(second)
    const rotated = await rotateMonth({ ...cutOff, db }, month, 0)
    expect(rotated.epoch).toBe(third)
    expect(operator.keys.epochsOf(month)).toEqual([month, second, third])
    expect(await epochs()).toEqual([third])
    await cutOff.stop()
  })

  test('with the other suite set, the data keys are wrapped by it, and everything opens as before', async () => {
    const chinese = operatorOf(platform, 'sm4-hmac-sm3')
    await rotateMonth(chinese, month, 0)
    await chinese.stop()
    const [row] = await platform.database.query<{ suites: number[] }>(
      'select array_agg(distinct get_byte(wrapped, 0)) as suites from vault.data_key',
    )
    expect(row?.suites).toEqual([2])
    for (const one of await findEvaluations(platform.database))
      expect(one.digest.equals(recomputeDigest(platform.running.world.vault, one))).toBe(true)
  })

  test('a month without a key is refused', async () => {
    await expect(rotateMonth(operator, 202001, 0)).rejects.toThrow('there is no key of 202001')
  })
})
