import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeInclusion } from '../../ledger/inclusion-text.ts'
import { leafHash, toLeaf } from '../../ledger/leaf.ts'
import { promiseText, writePromise } from '../../ledger/promise.ts'
import { commitField, erasureDigest, fieldSalt, publicCommentDigest } from '../../ledger/record.ts'
import { proofOf, runsOfInclusion, tilePath } from '../../ledger/tile.ts'
import { FileAnchor } from '../../server/anchor/file.ts'
import { nodeLedger, sha256, sm3 } from '../../signing/node-ledger.ts'
import { signNote } from '../../signing/sign-note.ts'
import { audit } from '../../tests/support/auditor.ts'
import {
  buildTree,
  filesOf,
  leavesOf,
  origin,
  type StaticLog,
  serveFiles,
  signers,
  trusted,
} from '../../tests/support/static-log.ts'
import { factLeafHex } from './fact.ts'

const day = '2026-11-20'
/** Nine in the morning of that day in Shanghai. */
const hour = Date.parse(`${day}T09:00:00+08:00`) / 3_600_000
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const json = (value: unknown) => JSON.stringify(value)

const count = (over: Record<string, unknown> = {}) => {
  const told = { revision: 1, divisionId: 3, hallId: 4, services: 9, invited: 8, evaluated: 6, ...over }
  const numbers = [told.revision, told.divisionId, told.hallId, told.services, told.invited, told.evaluated].map(String)
  const [nonce, countedAt] = ['01a206aa-2151-7125-b63b-31fb4c21e11c', `${day}T16:00:00.000Z`]
  const columns = ['7', day, ...numbers, String(Date.parse(countedAt) * 1000), nonce]
  const leaf = factLeafHex('invitation_count', 4, columns)
  return { hallCode: 'HALL', windowCode: 'A01', windowId: 7, ...told, countedAt, nonce, leaf }
}
const counted = count()
const impossible = count({ revision: 2, evaluated: 9 })

const id = '01890a5d-ac96-774b-bcce-b302099a8057'
const erasure = { fields: ['comment', 'seed'], basis: 'consent-withdrawn', at: 1_795_000_000_000 }
const erasureLeaf = toLeaf('erasure', erasureDigest(nodeLedger, { id, ...erasure }))

const leaves = [
  ...leavesOf(600),
  ...[counted, impossible].map(({ leaf }) => Buffer.from(leaf, 'hex')),
  erasureLeaf,
  ...leavesOf(40).map((leaf) => toLeaf('handlingStep', sha256(leaf))),
]
const erasedAt = leaves.indexOf(erasureLeaf)
const tree = buildTree(sha256, leaves)
const read = (tile: { level: number; index: number; width: number }) =>
  tree.tiles.get(tilePath(tile))?.bytes as Uint8Array

let log: StaticLog
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiping-auditor-'))
  await writeFile(join(folder, 'trust.json'), JSON.stringify(trusted))
  log = await serveFiles(await filesOf(leaves))
})
afterAll(async () => {
  await log.stop()
  await rm(folder, { recursive: true, force: true })
})
const place = (name: string) => join(folder, name)
const ask = (command: string, ...more: readonly string[]) =>
  audit(command, '--url', log.url, '--trust', place('trust.json'), ...more)
const clean = { exitCode: 0, findings: [] }

describe('tickets', () => {
  const show = async (counts: unknown, isCounted = true) => {
    log.files.set(`/api/v1/log/invitation-counts?day=${day}`, json({ day, isCounted, counts }))
    return ask('tickets', day)
  }

  test.each([
    ['counts that can be true, and are those of their leaf', [counted], []],
    ['more evaluated than were invited', [counted, impossible], ['COUNTS_IMPOSSIBLE']],
    ['a first revision is left out', [impossible], ['COUNTS_DIFFER', 'COUNTS_IMPOSSIBLE']],
    ['other counts than those of the leaf', [{ ...counted, services: 10 }], ['COUNTS_DIFFER']],
    ['counts that were never logged', [count({ services: 11 })], ['LEAF_MISSING']],
    ['of few people it is not told what they did', [{ ...counted, evaluated: null, nonce: null }], []],
  ])('%s', async (_, counts, codes) => {
    expect((await show(counts)).codes).toEqual(codes)
  })

  test('a day that is not counted yet cannot be checked', async () => {
    expect(await show([], false)).toMatchObject({ exitCode: 2, findings: [] })
  })
})

describe('receipt', () => {
  const leaf = leafHash(nodeLedger, leaves[3] as Uint8Array)
  const asked = (file: string, ...more: readonly string[]) => ask('receipt', place(file), '--leaf', hex(leaf), ...more)
  const proofAt = (index: number) =>
    writeInclusion({
      index,
      proof: proofOf(sha256, runsOfInclusion(index, leaves.length), leaves.length, read),
      checkpoint: log.files.get('/log/checkpoint') as string,
    })
  const promiseBy = async (keptBy: number) => {
    const content = { origin, size: 1, promisedAt: keptBy - 60_000, keptBy, root: leaf }
    return writePromise({ index: 0, path: [], note: await signNote(promiseText(content), [signers.promise]) })
  }

  test('a proof holds for its leaf, and for no other', async () => {
    await writeFile(place('proof'), proofAt(3))
    expect(await asked('proof')).toMatchObject(clean)
    await writeFile(place('other'), proofAt(4))
    expect((await asked('other')).codes).toEqual(['PROOF_FAILS'])
    expect(await ask('receipt', place('proof'))).toMatchObject({ exitCode: 2 })
    expect(await ask('receipt', place('trust.json'), '--leaf', hex(leaf))).toMatchObject({ exitCode: 2 })
  })

  const seed = sha256('receipt')
  const code = (bytes: Uint8Array) =>
    Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), bytes]).toString('base64url')
  const said = { id, at: hour, window: 'HALL/A01', channel: 'WEB', scores: 4, comment: '干净', rules: 2 }
  const file = { format: 'yiping.receipt/v1', kind: 'publicComment', receipt: code(seed), record: said, vkeys: [] }
  const leafOfFile = leafHash(nodeLedger, toLeaf('publicComment', publicCommentDigest(nodeLedger, seed, said)))
  const withPromise = async () => {
    const keptBy = Date.now() + 50_000
    const content = { origin, size: 1, promisedAt: keptBy - 60_000, keptBy, root: leafOfFile }
    return writePromise({ index: 0, path: [], note: await signNote(promiseText(content), [signers.promise]) })
  }
  const check = async (told: unknown) => {
    await writeFile(place('file'), json(told))
    return ask('receipt', place('file'))
  }

  test('a file that was saved: its leaf follows from what it says, alone or beside another', async () => {
    const whole = { ...file, promise: await withPromise() }
    expect(await check(whole)).toMatchObject(clean)
    expect((await check([whole, whole])).remarks).toContain('promises 2')
    const erased = { comment: hex(commitField(nodeLedger, 'comment', fieldSalt(nodeLedger, seed, 'comment'), '干净')) }
    const { comment: _, ...rest } = said
    const silent = { ...whole, record: rest, erased }
    expect((await check(silent)).codes).toEqual(['ERASURE_UNPROVEN'])
    expect((await check({ ...silent, erasure: { ...erasure, at: 0.5 } })).codes).toEqual(['ERASURE_UNPROVEN'])
    expect(await check({ ...silent, erasure: { ...erasure, proof: proofAt(erasedAt) } })).toMatchObject(clean)
    expect((await check({ ...silent, erasure: { ...erasure, proof: proofAt(3) } })).codes).toEqual(['PROOF_FAILS'])
    expect((await check({ ...silent, erasure })).codes).toEqual(['ERASURE_UNPROVEN'])
    log.files.set(`/log/proof?leaf=${hex(leafHash(nodeLedger, erasureLeaf))}`, proofAt(erasedAt))
    expect(await check({ ...silent, erasure })).toMatchObject(clean)
    expect(await check(file)).toMatchObject({ exitCode: 2 })
  })

  test.each([
    ['says other than was given', { record: { ...said, scores: 5 } }, ['PROOF_FAILS']],
    ['is of another receipt', { record: { ...said, id: id.replace('01', '02') } }, ['PROOF_FAILS', 'RECEIPT_DIFFERS']],
    ['says nothing of what was given', { record: undefined }, ['RECEIPT_DIFFERS']],
    ['lacks a field', { record: { id } }, ['RECEIPT_DIFFERS']],
    ['is of a kind that there is not', { kind: 'opinion' }, ['RECEIPT_DIFFERS']],
    ['tells a field and calls it erased', { erased: { comment: '00'.repeat(32) } }, ['RECEIPT_DIFFERS']],
    [
      'withholds a grade',
      { record: { ...said, scores: undefined }, erased: { scores: '00'.repeat(32) } },
      ['ERASURE_UNPROVEN', 'PROOF_FAILS', 'RECEIPT_DIFFERS'],
    ],
  ])('a file that %s', async (_, over, codes) => {
    expect((await check({ ...file, promise: await withPromise(), ...over })).codes).toEqual(codes)
  })

  test('a promise that was kept, one that still runs, one that was broken, and one that nobody gave', async () => {
    await writeFile(place('overdue'), await promiseBy(Date.now() - 1_000))
    await writeFile(place('running'), await promiseBy(Date.now() + 50_000))
    expect((await asked('overdue')).codes).toEqual(['PROMISE_BROKEN'])
    expect(await asked('running')).toMatchObject(clean)
    log.files.set(`/log/proof?leaf=${hex(leaf)}`, proofAt(3))
    expect(await asked('overdue')).toMatchObject(clean)
    await writeFile(place('invented'), (await promiseBy(5_000_000)).replace('5000000', '5000001'))
    expect((await asked('invented')).codes).toEqual(['PROOF_FAILS'])
  })
})

describe('anchor', () => {
  const past = buildTree(sha256, leaves.slice(0, 300)).root
  /** As the platform itself anchors; each time in a file of its own. */
  let files = 0
  async function openFile() {
    const path = place(`anchor-${++files}`)
    await writeFile(path, '')
    const file = new FileAnchor('worm', path, Date.now)
    return {
      add: (size: number, root: Uint8Array, of = origin) =>
        file.submit({ origin: of, size, root, note: `${of} ${size}` }),
      async bend(change: (text: string) => string) {
        const text = await readFile(path, 'utf8')
        await chmod(path, 0o644)
        await writeFile(path, change(text))
      },
      ask: () => ask('anchor', '--file', path),
    }
  }
  /** The first tree and the second, at two sizes. */
  async function writtenFile() {
    const file = await openFile()
    await file.add(300, past)
    await file.add(300, buildTree(sm3, leaves.slice(0, 300)).root, `${origin}/sm3`)
    await file.add(leaves.length, tree.root)
    return file
  }
  const anchors = (over: Record<string, unknown> = {}) => {
    const newest = { size: 300, root: Buffer.from(past).toString('base64') }
    return json({
      anchors: [{ name: 'chain', kind: 'evm-jsonrpc', hash: 'SHA256', origin, newest, finding: null, ...over }],
    })
  }

  test('where nothing is anchored there is nothing to check', async () => {
    expect(await ask('anchor')).toMatchObject({ exitCode: 2, findings: [] })
  })

  test('a file that the platform has written is believed, each line of a log that begins this one', async () => {
    const file = await writtenFile()
    const answer = await file.ask()
    expect(answer).toMatchObject(clean)
    expect(answer.remarks).toContain('anchored checkpoints 3')
  })

  test('also where power cuts left half lines, at its end and in its middle, of nothing and of a whole line', async () => {
    const file = await openFile()
    const grown = [200, 300, leaves.length]
    for (const [at, size] of grown.entries()) {
      await file.bend((text) => text + ['{"line":1,"or', '{"line":3', '\n'][at])
      await file.add(size, buildTree(sha256, leaves.slice(0, size)).root)
      expect(await file.ask()).toMatchObject(clean)
    }
    await file.bend((text) => text.slice(0, -1))
    expect((await file.ask()).remarks).toContain('anchored checkpoints 3')
    await file.bend((text) => `${text}\n{"half`)
    expect(await file.ask()).toMatchObject(clean)
    await file.bend((text) => text.replace('{"line":3\n', '{"line":9\n'))
    expect((await file.ask()).codes).toEqual(['ANCHOR_DIFFERS'])
  })

  test.each<[string, (lines: readonly string[]) => readonly string[]]>([
    ['its first line is gone', ([, ...rest]) => rest],
    ['a line in its middle is gone', ([first = '', , third = '']) => [first, third]],
    ['a line stands twice', ([first = '', ...rest]) => [first, first, ...rest]],
    ['a line is another', ([first = '', ...rest]) => [first.replace('"at":"2', '"at":"3'), ...rest]],
    ['half a line was put in', ([first = '', ...rest]) => [first, '{"half', ...rest]],
    ['an empty line was put in', ([first = '', ...rest]) => [first, '', ...rest]],
  ])('a file that somebody has changed is found: %s', async (_, change) => {
    const file = await writtenFile()
    await file.bend((text) => change(text.trimEnd().split('\n')).join('\n'))
    expect(await file.ask()).toMatchObject({ exitCode: 1, codes: ['ANCHOR_DIFFERS'] })
  })

  test('another root, or more leaves than the log shows', async () => {
    const [forked, ahead] = [await openFile(), await openFile()]
    await forked.add(300, sha256('fork'))
    expect((await forked.ask()).codes).toEqual(['ANCHOR_DIFFERS'])
    await ahead.add(90_000, past)
    expect((await ahead.ask()).codes).toEqual(['ANCHOR_AHEAD'])
  })

  test('what the platform says of its anchors is held against the log', async () => {
    log.files.set('/api/v1/log/anchors', anchors())
    expect(await ask('anchor')).toMatchObject(clean)
    log.files.set('/api/v1/log/anchors', anchors({ finding: 'FORK' }))
    expect((await ask('anchor')).codes).toEqual(['ANCHOR_DIFFERS'])
    log.files.set('/api/v1/log/anchors', anchors())
  })

  test('the contract is asked itself, by the hash of its question', async () => {
    let root = past
    const heard: string[] = []
    const node = createServer((request, response) => {
      let body = ''
      request.on('data', (part: Buffer) => (body += part.toString()))
      request.on('end', () => {
        heard.push(body)
        const isOurs = body.includes(hex(sha256(origin)))
        const word = (value: number) => (isOurs ? value : 0).toString(16).padStart(64, '0')
        response.end(json({ jsonrpc: '2.0', id: 1, result: `0x${word(300)}${word(7)}${hex(root)}${word(0)}` }))
      })
    })
    await new Promise<void>((resolve) => node.listen(0, '127.0.0.1', resolve))
    const chain = [
      '--rpc',
      `http://127.0.0.1:${(node.address() as AddressInfo).port}`,
      '--contract',
      `0x${'ab'.repeat(20)}`,
    ]
    expect(await ask('anchor', ...chain)).toMatchObject(clean)
    const selector = hex(keccak_256(Buffer.from('newest(bytes32)'))).slice(0, 8)
    expect(heard[0]).toContain(`0x${selector}${hex(sha256(origin))}`)
    root = sha256('fork')
    expect((await ask('anchor', ...chain)).codes).toEqual(['ANCHOR_DIFFERS'])
    expect(await ask('anchor', ...chain.slice(0, 2))).toMatchObject({ exitCode: 2 })
    node.closeAllConnections()
    await new Promise((resolve) => node.close(resolve))
  })
})

test('of a ranking it is said that nothing of the kind is published yet', async () => {
  const answer = await ask('ranking', '2026-11')
  expect(answer).toMatchObject({ exitCode: 2, findings: [] })
  expect(answer.remarks).toContain('nothing of the kind is published yet')
})
