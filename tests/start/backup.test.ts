import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StartedServer, startServer } from '../../tools/lib/server.mjs'
import { type ChaosPlatform, databaseKind, root, startChaosPlatform, startsWithinMs } from '../chaos/platform.ts'

let platform: ChaosPlatform
let restored: StartedServer | undefined
beforeAll(async () => {
  platform = await startChaosPlatform()
}, startsWithinMs)
afterAll(async () => {
  restored?.kill('SIGTERM')
  await restored?.exited
  await platform?.remove()
  await rm(`${platform.dataDir}-restored`, { recursive: true, force: true })
})

const evaluate = (base: string, token: string, key: string) =>
  fetch(`${base}/api/v1/evaluations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ token, grade: 1, channel: 'QR_CODE', comment: '等候时间太长' }),
  })

test('a copy of DATA_DIR, taken while the server was stopped, is a backup', async () => {
  const token = platform.trial.invitations[0]?.token ?? ''
  const given = (await (await evaluate(platform.base, token, 'before-the-copy')).json()) as { receipt: string }
  platform.server.kill('SIGTERM')
  expect(await platform.server.exited).toEqual({ code: 0, signal: null })
  const copy = `${platform.dataDir}-restored`
  await promisify(execFile)('cp', ['-a', platform.dataDir, copy])

  restored = await startServer({ root, dataDir: copy, env: { POSTGRES_BINARIES: databaseKind } })
  const repeated = await evaluate(restored.base, token, 'before-the-copy')
  expect(repeated.headers.get('idempotency-replayed')).toBe('true')
  expect(await repeated.json()).toEqual(given)
  // What was sealed opens: the keys came along.
  const seen = await fetch(`${restored.base}/api/v1/evaluations/look-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ receipt: given.receipt }),
  })
  expect(await seen.json()).toMatchObject({ grade: 1, comment: '等候时间太长' })
}, 120_000)
