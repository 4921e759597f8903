import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchServer } from '../../tools/lib/server.mjs'
import { Citizens } from './client.ts'
import { type ChaosPlatform, databaseKind, root, startChaosPlatform, startsWithinMs } from './platform.ts'
import { allInOrder, reckon } from './reckoning.ts'
import { inviteMany } from './services.ts'

let platform: ChaosPlatform
beforeAll(async () => {
  platform = await startChaosPlatform()
}, startsWithinMs)
afterAll(() => platform?.remove())

const stopsWithinMs = 30_000

const listOf = (name: string) => join(platform.dataDir, `${name}.txt`)

describe(`stopping, filling up and starting twice, on the ${databaseKind} database`, () => {
  test('a second server on the same folder is refused, and the first goes on', async () => {
    const second = launchServer({ cwd: root, env: { PORT: '0', METRICS_PORT: 'off', DATA_DIR: platform.dataDir } })
    expect(await second.exited).toMatchObject({ code: 1 })
    expect(second.output()).toContain('Another Yiping already runs on')
    expect((await fetch(`${platform.base}/healthz`)).status).toBe(200)
  })

  test('SIGTERM under load: everything that was taken is answered, nothing is kept unheard', async () => {
    const tokens = await inviteMany(platform, 2_000)
    const citizens = new Citizens(platform.base, listOf('stopped'))
    const kept = async () => Number((await platform.query<{ n: string }>('select count(*) as n from evaluation'))[0]?.n)
    let isStopping = false
    let stoppedAt = 0
    const left = await citizens.evaluateOnce(
      tokens,
      () => isStopping && citizens.broken > 0,
      () => {
        if (isStopping || citizens.acknowledged < 700) return
        isStopping = true
        stoppedAt = performance.now()
        platform.server.kill('SIGTERM')
      },
    )
    expect(await platform.server.exited).toEqual({ code: 0, signal: null })
    // Phones keep their connections open for minutes; the stop does not wait for that.
    expect(performance.now() - stoppedAt).toBeLessThan(stopsWithinMs)
    expect(citizens.acknowledged).toBeGreaterThanOrEqual(700)
    expect(left.length).toBeGreaterThan(0)
    expect(citizens.unexpected).toEqual([])

    await platform.start()
    // Whoever was not told 201 has left nothing behind; only then is “taken” the same as “answered”.
    expect(await kept()).toBe(citizens.acknowledged)
    await citizens.evaluate(left)
    expect(citizens.unexpected).toEqual([])
    expect(await reckon(platform, citizens)).toEqual(allInOrder(2_000))
    citizens.close()
  }, 180_000)

  test('a full queue answers 503 with a time to come again, and loses nothing', async () => {
    platform.server.kill('SIGTERM')
    await platform.server.exited
    await platform.start({ INTAKE_QUEUE_MAX: '8' })
    const tokens = await inviteMany(platform, 600)
    const citizens = new Citizens(platform.base, listOf('stopped'), 100)
    await citizens.evaluate(tokens)
    citizens.close()
    expect(citizens.busy.length).toBeGreaterThan(0)
    expect(citizens.busy.filter(({ retryAfter }) => !/^[1-9]\d*$/.test(retryAfter ?? ''))).toEqual([])
    expect(citizens.busy.filter(({ text }) => !text.includes('"code":"BUSY"'))).toEqual([])
    expect(citizens.unexpected).toEqual([])
    expect(await reckon(platform, citizens)).toEqual(allInOrder(2_600))
  }, 180_000)
})
