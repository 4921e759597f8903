import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findCheckpoint } from '../../ledger/checkpoint.ts'
import { isConsistent } from '../../ledger/merkle.ts'
import { findNote } from '../../ledger/note.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { callsOf } from '../../tests/support/calls.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import { copyInUse, settleLedger, sweepNow } from '../../tests/support/ledger.ts'
import { optionsOf, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { type Database, openPool } from '../platform/database.ts'
import { type Running, run } from '../run.ts'
import { runLedgerCommand } from './command.ts'
import { Proofs } from './proofs.ts'

let platform: TestPlatform
let mirror: string
let server: Running
const undo: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  mirror = await mkdtemp(join(tmpdir(), 'yiping-mirror-'))
  platform = await startPlatform({ ledger: { mirror } })
  server = platform.running
})
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each()
  await platform.stop()
  await rm(mirror, { recursive: true })
})

async function give(count: number, key: string): Promise<void> {
  const tokens = await Promise.all(Array.from({ length: count }, () => platform.invite()))
  const calls = callsOf(platform)
  // Connections that were cut off are noticed at their next use: who is told to come again does so.
  const giveOnce = async (token: string, at: number): Promise<number> => {
    const { status } = await calls.give(token, 4, `restore-${key}-${at}`)
    return status === 503 ? giveOnce(token, at) : status
  }
  expect(new Set(await Promise.all(tokens.map(giveOnce)))).toEqual(new Set([201]))
}
async function settle(running: Running) {
  await settleLedger(running)
  const answer = await fetch(`http://127.0.0.1:${running.port}/log/checkpoint`)
  const checkpoint = findCheckpoint(findNote(await answer.text())?.text ?? '')
  if (checkpoint === undefined) throw new Error('no checkpoint')
  return checkpoint
}

/** A server on what was put back, with the keys of the old one. */
async function putBack(backup: TestDatabase, isRemembered: boolean) {
  const folder = await mkdtemp(join(tmpdir(), 'yiping-restored-'))
  await cp(join(platform.folder, 'keys'), join(folder, 'keys'), { recursive: true })
  if (!isRemembered) await rm(join(folder, 'keys', 'ledger-head'))
  const running = await run(optionsOf(backup, folder, { ledger: isRemembered ? {} : { mirror } }))
  undo.push(
    () => backup.drop(),
    () => rm(folder, { recursive: true }),
    () => running.stop(),
  )
  return running
}

async function command(backup: TestDatabase, ...argv: string[]): Promise<string> {
  const pools = [
    openPool(backup.serverUrl, 'yiping_app', 1, () => undefined),
    openPool(backup.serverUrl, 'yiping_sealer', 1, () => undefined),
  ] as const
  const [app, sealer] = pools.map(({ db }) => db) as [Database, Database]
  try {
    return await runLedgerCommand({ app, sealer, keyDir: join(platform.folder, 'keys'), mirror, now: Date.now }, argv)
  } finally {
    await Promise.all(pools.map(({ pool }) => pool.end()))
  }
}

describe('a database that was put back from a backup', () => {
  test.each([
    ['by a server that has seen what came after', true, 'this server has seen it'],
    ['by a new server, which the copy of the log warns', false, 'the copy of the log has seen'],
  ])('is not written on %s; filled up from the copy it goes on as the same log', async (...row) => {
    const [, isRemembered, why] = row
    await give(9, 'before')
    const early = await settle(server)
    const backup = await copyInUse(platform.database.name)
    const [kept] = await backup.query<{ size: number }>(
      `select size::int as size from ledger.head where hash = 'SHA256'`,
    )
    await give(300, 'after')
    const late = await settle(server)
    expect(late.size).toBeGreaterThanOrEqual(early.size + 300)

    const restored = await putBack(backup, isRemembered)
    await expect(sweepNow(restored, 'ledger-sequence')).rejects.toThrow(why)
    expect((await settle(restored).catch((error: Error) => error.message)) as unknown).toContain(why)
    expect(await command(backup, 'status')).toContain(`${kept?.size} leaves`)

    expect(await command(backup, 'refill')).toContain(`filled up from ${kept?.size} to `)
    const filled = await settle(restored)
    expect([filled.size >= late.size, filled.origin]).toEqual([true, late.origin])
    await backup.query(
      `insert into ledger.pending_leaf (leaf, leaf_hash) select leaf, sha256('\\x00' || leaf) from (select '\\x01ff' || sha256(n::text::bytea) as leaf from generate_series(1, 40) n) made`,
    )
    const grown = await settle(restored)
    expect(grown.size).toBeGreaterThanOrEqual(filled.size + 40)
    const proof = await new Proofs(restored.world.app).proveConsistency('SHA256', late.size, grown.size)
    const claim = { oldSize: late.size, newSize: grown.size, oldRoot: late.root, newRoot: grown.root, proof }
    expect(isConsistent(sha256, claim)).toBe(true)
  })

  test('is not filled up from a copy that is of another history, unsigned, or shorter: nothing is changed then', async () => {
    await give(5, 'one')
    await settle(server)
    const backup = await copyInUse(platform.database.name)
    await give(20, 'two')
    const { size } = await settle(server)
    await backup.query(
      `set session_replication_role = replica; update ledger.leaf set leaf = set_byte(leaf, 5, 255 - get_byte(leaf, 5)) where index = 0;
       update ledger.tile set hashes = sha256(hashes) || substr(hashes, 33) where level = 0;`,
    )
    await expect(command(backup, 'refill')).rejects.toThrow()
    const [row] = await backup.query<{ count: number }>('select count(*)::int as count from ledger.leaf')
    expect(row?.count).toBeLessThan(size)
    await expect(command(backup, 'refill', '--from', join(mirror, 'nowhere'))).rejects.toThrow('there is no copy')
    await backup.drop()
  })
})
