import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findCheckpoint } from '../../ledger/checkpoint.ts'
import { isConsistent } from '../../ledger/merkle.ts'
import { findNote } from '../../ledger/note.ts'
import { ed25519Signer } from '../../signing/ed25519.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { signNote } from '../../signing/sign-note.ts'
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
  // What the old server has seen by now is in the copy of its log, too: it takes something in every second.
  await settle(server)
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

  describe('is not filled up, and nothing is changed,', () => {
    let backup: TestDatabase
    let copy: string
    beforeEach(async () => {
      await give(5, 'one')
      await settle(server)
      backup = await copyInUse(platform.database.name)
      await give(20, 'two')
      await settle(server)
      copy = await mkdtemp(join(tmpdir(), 'yiping-copy-'))
      await cp(mirror, copy, { recursive: true })
      undo.push(
        () => backup.drop(),
        () => rm(copy, { recursive: true }),
      )
    })
    const stateOf = ({ query }: TestDatabase) =>
      query(
        `select (select count(*)::int from ledger.leaf) as leaves, (select count(*)::int from ledger.tile) as tiles,
           (select count(*)::int from ledger.pending_leaf) as waiting, array(select encode(root, 'hex') from ledger.head) as roots,
           array(select size::int from ledger.checkpoint order by size) as published`,
      )
    const refuse = async (why: string | RegExp, folder = copy, database = backup) => {
      const before = await stateOf(database)
      await expect(command(database, 'refill', '--from', folder)).rejects.toThrow(why)
      expect(await stateOf(database)).toEqual(before)
    }
    const bend = async (name: string, change: (text: string) => string) => {
      const path = join(copy, name)
      await writeFile(path, change(await readFile(path, 'utf8')))
    }
    const both = async (change: (text: string) => string) => {
      await bend('checkpoint', change)
      await bend('checkpoint.signed', change)
    }

    test('from a copy that is of another history', async () => {
      await backup.query(
        `set session_replication_role = replica; update ledger.leaf set leaf = set_byte(leaf, 5, 255 - get_byte(leaf, 5)) where index = 0;
         update ledger.tile set hashes = sha256(hashes) || substr(hashes, 33) where level = 0;`,
      )
      await refuse(/./)
    })

    test('from a folder that holds none', () => refuse('there is no copy', join(tmpdir(), 'yiping-nowhere')))

    test('from a copy whose checkpoint nobody has signed, or only one of the two keys, or a key of somebody else', async () => {
      const signature = /^\u2014 .*\n/gmu
      const text = await readFile(join(copy, 'checkpoint'), 'utf8')
      const [first = ''] = text.match(signature) ?? []
      const strange = await signNote(findNote(text)?.text ?? '', [ed25519Signer('log.example', randomBytes(32))])
      await both(() => strange)
      await refuse('not signed by this log')
      await both(() => text.replaceAll(signature, (line) => (line === first ? line : '')))
      await refuse('not signed by this log')
      await both(() => text.replace(/^\d+$/m, (size) => String(Number(size) + 1)))
      await refuse('not signed by this log')
      await both(() => text.replaceAll(signature, ''))
      await refuse(/copy|checkpoint/)
    })

    test('from a copy that is shorter than the log, or lacks leaves that its checkpoint covers', async () => {
      await refuse('the copy ends at', await olderCopy(), platform.database)
      await rm(join(copy, 'tile', 'entries'), { recursive: true })
      await refuse('is missing')
    })

    /** As it was before the last round: the log has grown since. */
    async function olderCopy(): Promise<string> {
      const older = await mkdtemp(join(tmpdir(), 'yiping-older-'))
      await cp(mirror, older, { recursive: true })
      undo.push(() => rm(older, { recursive: true }))
      await give(3, 'three')
      await settle(server)
      return older
    }

    test('from a copy that was signed by keys that came after: they are ended here as they were there, and then it is', async () => {
      const id = /key ([0-9a-f]{8}) ed25519 of (?!\S*promise)/.exec(await command(backup, 'status'))?.[1] ?? ''
      await command(platform.database, 'rotate', id)
      await settle(server)
      await give(2, 'after-rotation')
      await settle(server)
      await rm(copy, { recursive: true })
      await cp(mirror, copy, { recursive: true })
      await refuse('keys that came after')
      expect(await command(backup, 'rotate', id)).toContain('sign from now on')
      expect(await command(backup, 'refill', '--from', copy)).toContain('filled up from')
    })
  })
})
