import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findCheckpoint } from '../../ledger/checkpoint.ts'
import { findInclusion } from '../../ledger/inclusion-text.ts'
import { leafHash, toLeaf } from '../../ledger/leaf.ts'
import { hashLeaf, isConsistent, isIncluded } from '../../ledger/merkle.ts'
import { findNote, findSigners, findVkey, type NoteKey } from '../../ledger/note.ts'
import { checkPromise } from '../../ledger/promise.ts'
import { proofOf, rootOf, runsOfConsistency, type TilePlace, tilePath, tilesOf } from '../../ledger/tile.ts'
import { nodeLedger, sha256, sm3 } from '../../signing/node-ledger.ts'
import { checkSignature } from '../../signing/sign-note.ts'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { settleLedger, sweepNow } from '../../tests/support/ledger.ts'
import { runAgain, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'

let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
beforeAll(async () => {
  platform = await startPlatform({ ledger: { hasSm3: true } })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

const sweep = (name: string) => sweepNow(platform.running, name)
const settle = () => settleLedger(platform.running)
const text = async (path: string) => (await fetch(platform.base + path)).text()
const bytes = async (path: string) => Buffer.from(await (await fetch(platform.base + path)).arrayBuffer())

async function keysFor(use: string): Promise<NoteKey[]> {
  const lines = (await text('/log/vkeys')).trim().split('\n')
  const vkeys = lines.map((line) => line.split(' ')).filter(([what]) => what === use)
  return vkeys.map(([, vkey]) => findVkey(nodeLedger, vkey as string) as NoteKey)
}

/** The checkpoint that is served, once every key that should has signed it. */
async function checkpointAt(prefix = '/log', use = 'checkpoint') {
  const note = findNote(await text(`${prefix}/checkpoint`))
  if (note === undefined) throw new Error('no note')
  const keys = await keysFor(use)
  expect(await findSigners(nodeLedger, note, keys, checkSignature)).toEqual(keys)
  const checkpoint = findCheckpoint(note.text)
  if (checkpoint === undefined) throw new Error('no checkpoint')
  return checkpoint
}

/** Every tile, as anybody may fetch it. */
async function tilesAt(prefix: string, size: number) {
  const tiles = new Map<string, Buffer>()
  for (const tile of tilesOf(size)) tiles.set(`${tile.level}/${tile.index}`, await bytes(`${prefix}/${tilePath(tile)}`))
  return ({ level, index, width }: TilePlace) =>
    (tiles.get(`${level}/${index}`) ?? Buffer.alloc(0)).subarray(0, 32 * width)
}

async function give(grade = 5, key = Math.random().toString(36)): Promise<{ id: string; promise: string }> {
  const answer = await calls.give(await platform.invite(), grade, `ledger-${key}`)
  expect(answer.status).toBe(201)
  return answer.body as unknown as { id: string; promise: string }
}
async function leafOf(id: string): Promise<Buffer> {
  const [row] = await platform.database.query<{ digest: Buffer }>('select digest from evaluation where id = $1', [id])
  return Buffer.from(leafHash(nodeLedger, toLeaf('evaluation', row?.digest ?? Buffer.alloc(0))))
}

describe('an evaluation', () => {
  test('is promised in its answer, waits, and is then proved to be in the log under a signed checkpoint', async () => {
    const { id, promise } = await give()
    const leaf = await leafOf(id)
    const promised = await checkPromise(nodeLedger, leaf, promise, await keysFor('promise'), checkSignature)
    expect(promised).toMatchObject({ size: 1, origin: expect.stringMatching(/^yiping\.log\//) })
    expect((promised?.keptBy ?? 0) - (promised?.promisedAt ?? 0)).toBe(60_000)
    await settle()
    const proof = findInclusion(await text(`/log/proof?leaf=${leaf.toString('hex')}`))
    const checkpoint = findCheckpoint(findNote(proof?.checkpoint ?? '')?.text ?? '')
    if (proof === undefined || checkpoint === undefined) throw new Error('no proof')
    const { index, proof: path } = proof
    expect(isIncluded(sha256, { index, proof: path, leafHash: leaf, ...checkpoint })).toBe(true)
    expect(checkpoint.origin).toBe(promised?.origin)
    expect(await checkpointAt()).toEqual(checkpoint)
  })

  test('that was sent together with others shares one signature with them, and each has its own way to it', async () => {
    const tokens = await Promise.all(Array.from({ length: 12 }, () => platform.invite()))
    const answers = await Promise.all(tokens.map((token, at) => calls.give(token, 4, `together-${at}`)))
    const given = answers.map(({ body }) => body as unknown as { id: string; promise: string })
    const keys = await keysFor('promise')
    const promises = await Promise.all(
      given.map(async ({ id, promise }) => checkPromise(nodeLedger, await leafOf(id), promise, keys, checkSignature)),
    )
    expect(promises.every((each) => each !== undefined)).toBe(true)
    expect(Math.max(...promises.map((each) => each?.size ?? 0))).toBeGreaterThan(1)
    const [first, second] = [given[0], given[1]]
    expect(
      await checkPromise(nodeLedger, await leafOf(first?.id ?? ''), second?.promise ?? '', keys, checkSignature),
    ).toBeUndefined()
  })

  test('that is in no log is said to be in none, and what waits is said to wait', async () => {
    expect(refusal(await calls.get(`/log/proof?leaf=${'ab'.repeat(32)}`))).toBe('404 LEAF_UNKNOWN')
    expect(refusal(await calls.get('/log/proof?leaf=7'))).toBe('400 MALFORMED /leaf')
    await platform.database.query(
      "insert into ledger.pending_leaf (leaf, leaf_hash) select '\\x01ff' || x, sha256('\\x0001ff' || x) from (select sha256('waits') as x) x",
    )
    const [row] = await platform.database.query<{ hash: string }>(
      "select encode(leaf_hash, 'hex') as hash from ledger.pending_leaf order by seq desc limit 1",
    )
    const answer = refusal(await calls.get(`/log/proof?leaf=${row?.hash}`))
    expect(['404 LEAF_WAITING', undefined]).toContain(answer)
    await settle()
    expect((await calls.get(`/log/proof?leaf=${row?.hash}`)).status).toBe(200)
  })
})

describe('the log', () => {
  test('is what its tiles and entries say, over SHA-256 and over SM3, and the one begins with what it was before', async () => {
    for (let at = 0; at < 3; at += 1) await give(3)
    await settle()
    const before = await checkpointAt()
    for (let at = 0; at < 5; at += 1) await give(2)
    await settle()
    const { size, root } = await checkpointAt()
    expect(size).toBeGreaterThanOrEqual(before.size + 5)
    const read = await tilesAt('/log', size)
    expect(Buffer.from(rootOf(sha256, size, read))).toEqual(Buffer.from(root))
    const proof = proofOf(sha256, runsOfConsistency(before.size, size), size, read)
    const claim = { oldSize: before.size, newSize: size, oldRoot: before.root, newRoot: root, proof }
    expect(isConsistent(sha256, claim)).toBe(true)

    const state = await checkpointAt('/log/sm3', 'checkpoint-sm3')
    expect([state.size, state.origin.endsWith('/sm3')]).toEqual([size, true])
    const readState = await tilesAt('/log/sm3', size)
    expect(Buffer.from(rootOf(sm3, size, readState))).toEqual(Buffer.from(state.root))
    for (const tile of tilesOf(size).filter(({ level }) => level === 0)) {
      const entries = await bytes(`/log/${tilePath(tile).replace('tile/0/', 'tile/entries/')}`)
      const [mine, states] = [read(tile), readState(tile)]
      for (let at = 0; at < tile.width; at += 1) {
        expect(entries.readUInt16BE(at * 36)).toBe(34)
        const leaf = entries.subarray(at * 36 + 2, at * 36 + 36)
        const hashes = [mine, states].map((all) => Buffer.from(all).subarray(at * 32, at * 32 + 32))
        expect(hashes).toEqual([Buffer.from(hashLeaf(sha256, leaf)), Buffer.from(hashLeaf(sm3, leaf))])
      }
    }
  })

  test('shows nothing that no published checkpoint covers, and nothing that is no tile', async () => {
    await settle()
    const { size } = await checkpointAt()
    const [full, rest] = [Math.floor(size / 256), size % 256]
    const name = (index: number) => String(index).padStart(3, '0')
    expect((await calls.get(`/log/tile/0/000`)).headers.get('cache-control')).toContain('immutable')
    for (const path of [
      `0/${name(full)}.p/${rest + 1}`,
      `0/${name(full + 1)}`,
      `0/${name(full)}`,
      '1/000',
      'x',
      '0/000.p/0',
      '0/0',
      `entries/${name(full)}`,
      '9/000',
    ])
      expect([path, refusal(await calls.get(`/log/tile/${path}`))]).toEqual([path, '404 NOT_FOUND'])
  })

  test('is written by one server at a time however many run, without a gap and without a leaf twice', async () => {
    const other = await runAgain(platform)
    const others = other.app.sweeps.find(({ name }) => name === 'ledger-sequence')
    for (let round = 0; round < 6; round += 1) {
      await Promise.all([give(), give(), give(), sweep('ledger-sequence'), others?.run()])
    }
    await Promise.all([sweep('ledger-sequence'), others?.run()])
    await other.stop()
    await settle()
    const [row] = await platform.database.query<{ gaps: number; twice: number; waiting: number }>(
      `select (select count(*)::int - 1 - max(index)::int from ledger.leaf) as gaps,
         (select count(*)::int - count(distinct leaf_hash)::int from ledger.leaf) as twice,
         (select count(*)::int from ledger.pending_leaf where get_byte(leaf, 1) = 1) as waiting`,
    )
    // The audit is sealed whenever it likes: what counts is that no evaluation was left behind.
    expect(row).toEqual({ gaps: 0, twice: 0, waiting: 0 })
    const { size, root } = await checkpointAt()
    expect(Buffer.from(rootOf(sha256, size, await tilesAt('/log', size)))).toEqual(Buffer.from(root))
  })

  test('of a database that has forgotten what this server has seen is not written on', async () => {
    await give()
    await settle()
    const forget = `set session_replication_role = replica; update ledger.head set size = size - 1 where hash = 'SHA256'; set session_replication_role = default`
    await platform.database.query(forget)
    await give()
    await expect(sweep('ledger-sequence')).rejects.toThrow('nothing is taken in')
    await platform.database.query(forget.replace('size - 1', 'size + 1'))
    await settle()
    expect((await platform.database.query('select from ledger.pending_leaf where due_at <= now()')).length).toBe(0)
  })

  test('cannot be changed by whoever owns the tables', async () => {
    for (const statement of [
      'update ledger.leaf set leaf = leaf',
      'delete from ledger.leaf',
      "update ledger.head set size = size - 1 where hash = 'SHA256'",
      "update ledger.head set root = sha256('x') where hash = 'SHA256'",
      'delete from ledger.head',
      'delete from ledger.tile',
      'update ledger.tile set hashes = overlay(hashes placing sha256(hashes) from 1)',
      'truncate ledger.tile',
      'update ledger.checkpoint set note = note',
    ])
      await expect(platform.database.query(statement), statement).rejects.toMatchObject({ code: '42501' })
  })
})
