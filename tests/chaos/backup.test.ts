import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedServer, startServer } from '../../tools/lib/server.mjs'
import { runTool } from '../support/run-tool.ts'
import { Citizens } from './client.ts'
import { type ChaosPlatform, databaseKind, lookInto, root, startChaosPlatform, startsWithinMs } from './platform.ts'
import { reckon } from './reckoning.ts'
import { inviteMany } from './services.ts'

let platform: ChaosPlatform
let restored: StartedServer | undefined
beforeAll(async () => {
  platform = await startChaosPlatform()
}, startsWithinMs)
afterAll(async () => {
  restored?.kill('SIGTERM')
  await restored?.exited
  await platform?.remove()
  for (const folder of [backupFolder(), keyFolder(), restoredFolder()])
    await rm(folder, { recursive: true, force: true })
})

const backupFolder = () => `${platform.dataDir}-backup`
const keyFolder = () => `${platform.dataDir}-backup-keys`
const restoredFolder = () => `${platform.dataDir}-elsewhere`

const tool = (verb: 'backup' | 'restore', dataDir: string, ...args: string[]) =>
  runTool(root, verb, args, { DATA_DIR: dataDir, POSTGRES_BINARIES: databaseKind })

describe(`a backup of our own database, taken under load, on the ${databaseKind} programs`, () => {
  test('holds everything that was acknowledged before its end, and nothing by halves', async () => {
    const citizens = new Citizens(platform.base, join(platform.dataDir, 'client-list.txt'))
    const heardAt: number[] = []
    const heard = () => void heardAt.push(Date.now())
    await citizens.evaluate(await inviteMany(platform, 1_500), heard)
    const meanwhile = inviteMany(platform, 4_000).then((tokens) => citizens.evaluate(tokens, heard))
    const taken = await tool('backup', platform.dataDir, '--to', backupFolder(), '--keys-to', keyFolder())
    expect(taken).toMatchObject({ code: 0 })
    await meanwhile
    expect(citizens.unexpected).toEqual([])
    citizens.close()
    const { endedAt } = JSON.parse(await readFile(join(backupFolder(), 'backup.json'), 'utf8')) as { endedAt: string }
    const beforeItsEnd = heardAt.filter((at) => at < Date.parse(endedAt)).length
    expect(beforeItsEnd).toBeGreaterThanOrEqual(1_500)
    const acknowledged = [...citizens.list().values()].slice(0, beforeItsEnd).flatMap((ids) => [...ids])

    const back = await tool('restore', restoredFolder(), '--from', backupFolder(), '--keys-from', keyFolder())
    expect(back).toMatchObject({ code: 0 })
    restored = await startServer({ root, dataDir: restoredFolder(), env: { POSTGRES_BINARIES: databaseKind } })
    const elsewhere = lookInto(restoredFolder())
    const ids = await elsewhere.query<{ id: string }>('select id::text as id from evaluation')
    const there = new Set(ids.map(({ id }) => id))
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([])
    const { tallyDifferences, companions } = await reckon(elsewhere, { list: () => new Map() })
    expect(tallyDifferences).toEqual([])
    const count = ids.length
    // The taking stands in the audit of the one, the putting back in that of the other.
    const acts = (of: typeof elsewhere) =>
      of.query(`select act, target_id from audit_entry where target_kind = 'BACKUP'`)
    expect(await acts(platform)).toEqual([{ act: 'BACKUP_TAKEN', target_id: endedAt }])
    expect(await acts(elsewhere)).toEqual([{ act: 'BACKUP_RESTORED', target_id: endedAt }])
    expect(companions).toEqual({ redemptions: count, leaves: count, links: count, dataKeys: count })
  }, 240_000)

  test('goes on where it was: what was given is not given twice, and what was sealed opens', async () => {
    const token = platform.trial.invitations[0]?.token ?? ''
    const send = (base: string) =>
      fetch(`${base}/api/v1/evaluations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'after-the-restore' },
        body: JSON.stringify({ token, grade: 2, channel: 'QR_CODE', comment: '指引不清' }),
      })
    const base = restored?.base ?? ''
    const given = (await (await send(base)).json()) as { receipt: string }
    expect((await send(base)).headers.get('idempotency-replayed')).toBe('true')
    const seen = await fetch(`${base}/api/v1/evaluations/look-up`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ receipt: given.receipt }),
    })
    expect(await seen.json()).toMatchObject({ grade: 2, comment: '指引不清' })
  })

  test('never overwrites: neither another backup nor a database', async () => {
    expect(await tool('backup', platform.dataDir, '--to', backupFolder())).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not empty'),
    })
    expect(await tool('restore', platform.dataDir, '--from', backupFolder())).toMatchObject({ code: 1 })
    expect((await fetch(`${platform.base}/healthz`)).status).toBe(200)
  })

  test('is refused whole where a byte of it was changed, where a piece is missing, and where it was never finished', async () => {
    const target = `${restoredFolder()}-2`
    const keys = ['--keys-from', join(backupFolder(), 'no-keys-here')]
    expect(await tool('restore', target, '--from', backupFolder(), ...keys)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('holds no keys'),
    })
    const secretsFile = join(backupFolder(), 'postgres-secrets.json')
    const secrets = await readFile(secretsFile, 'utf8')
    await writeFile(secretsFile, secrets.replace('super', 'Super'))
    expect(await tool('restore', target, '--from', backupFolder())).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('postgres-secrets.json is not what it was'),
    })
    await writeFile(secretsFile, secrets)
    const manifestFile = join(backupFolder(), 'backup.json')
    const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as { files: { path: string; bytes: number }[] }
    const victim = manifest.files.find(({ path, bytes }) => path.startsWith('base/') && bytes > 0)?.path ?? ''
    await appendFile(join(backupFolder(), 'postgres', victim), 'x')
    const altered = await tool('restore', target, '--from', backupFolder())
    expect(altered).toMatchObject({ code: 1, stderr: expect.stringContaining(`${victim} is not what it was`) })
    await rm(join(backupFolder(), 'postgres', victim))
    expect(await tool('restore', target, '--from', backupFolder())).toMatchObject({ code: 1 })
    await writeFile(manifestFile, JSON.stringify({ ...manifest, files: [{ ...manifest.files[0], path: '../../x' }] }))
    expect(await tool('restore', target, '--from', backupFolder())).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('outside'),
    })
    await rm(manifestFile)
    expect(await tool('restore', target, '--from', backupFolder())).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no finished backup'),
    })
    expect((await readdir(target)).filter((name) => name.startsWith('postgres'))).toEqual([])
    await rm(target, { recursive: true, force: true })
  })
})
