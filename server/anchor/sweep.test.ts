import { createHash } from 'node:crypto'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callsOf } from '../../tests/support/calls.ts'
import { anchorContract, chainId, deployAnchor, TestChain } from '../../tests/support/chain.ts'
import { runAgain, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import type { World } from '../platform/world.ts'
import type { Running } from '../run.ts'
import type { Anchor } from './anchor.ts'
import { openAnchors } from './anchors.ts'
import { logIdOf, toHex } from './contract.ts'
import type { AnchorSettings } from './settings.ts'
import { claim, settleDone } from './store.ts'
import { anchorDue } from './sweep.ts'

const everySeconds = 600
let platform: TestPlatform
let second: Running
let chain: TestChain
let owner: string
let submitter: { readonly privateKey: string; readonly address: string }
let contract: string
let logs: { readonly origin: string; readonly hash: string }[]
beforeAll(async () => {
  platform = await startPlatform({ ledger: { hasSm3: true } })
  second = await runAgain(platform)
  chain = await TestChain.start()
  submitter = await chain.person()
  owner = (await chain.person()).privateKey
  logs = await platform.database.query('select hash, origin from ledger.head order by hash')
})
afterAll(async () => {
  await chain.down()
  await second.stop()
  await platform.stop()
})

/** Anchors of one test: a name and a place of their own, and a clock that stands. */
let turn = 0
let clock = 0
let chainName = ''
let fileName = ''
let path = ''
beforeEach(async () => {
  turn += 1
  clock = Date.now()
  ;[chainName, fileName] = [`chain-${turn}`, `file-${turn}`]
  path = join(platform.folder, `anchor-${turn}.jsonl`)
  contract = await deployAnchor(chain, owner)
  for (const { origin } of logs) await permit(origin, submitter.address)
  await publish()
})
afterEach(async () => {
  chain.isInstant = true
})

async function permit(origin: string, address: string): Promise<void> {
  const values = { logId: logIdOf(origin), submitter: address, isAllowed: true }
  await chain.send(owner, contract, toHex(anchorContract.setSubmitter?.encodeInput(values) ?? Buffer.alloc(0)))
}
const settings = (): readonly AnchorSettings[] => [
  {
    kind: 'evm-jsonrpc',
    name: chainName,
    everySeconds,
    url: chain.url,
    contract,
    privateKey: submitter.privateKey,
    chainId: BigInt(chainId),
    fees: 'legacy',
    gasPrice: null,
    gasLimit: null,
    confirmations: 0,
    timeoutMs: 2_000,
    waitMs: 200,
  },
  { kind: 'file', name: fileName, everySeconds, path },
]
const worldOf = ({ world }: Running): World => ({ ...world, now: () => clock })
const open = (running = platform.running) => openAnchors(worldOf(running), settings())
const sweep = async (name: string, opened = open()) => {
  await opened.sweeps.find((each) => each.name === `ledger-anchor-${name}`)?.run()
}
const later = (seconds: number) => {
  clock += seconds * 1000
}

let given = 0
/** One evaluation more, and both logs published with it. @returns how large they are */
async function publish(): Promise<number> {
  given += 1
  const calls = callsOf(platform)
  expect((await calls.give(await platform.invite(), 5, `anchored-${given}`)).status).toBe(201)
  const run = (name: string) => platform.running.app.sweeps.find((each) => each.name === name)?.run()
  const sizes = () =>
    platform.database.query<{ size: number }>(
      'select (select coalesce(max(size), 0) from ledger.checkpoint c where c.hash = h.hash)::int as size from ledger.head h where size >= (select count(*) from ledger.leaf)',
    )
  const waiting = () => platform.database.query('select 1 from ledger.pending_leaf limit 1')
  await expect
    .poll(async () => {
      await run('ledger-sequence')
      await run('ledger-publish')
      const [leaves] = await platform.database.query<{ n: number }>('select count(*)::int as n from ledger.leaf')
      return (await waiting()).length === 0 && (await sizes()).filter(({ size }) => size === leaves?.n).length
    })
    .toBe(2)
  return (await sizes())[0]?.size ?? 0
}

interface Row {
  readonly hash: string
  readonly size: number
  readonly state: string
  readonly finding: string | null
  readonly fault: string | null
  readonly tries: number
}
const rowsOf = (anchor: string) =>
  platform.database.query<Row>(
    'select hash::text, size::int, state, finding, fault, tries from ledger.anchoring where anchor = $1 order by written_at, hash, size',
    [anchor],
  )
const shown = async (anchor: string) =>
  ((await callsOf(platform).get('/api/v1/log/anchors')).body.anchors as { name: string; hash: string }[]).filter(
    ({ name }) => name === anchor,
  )
async function metric(name: string, labels: Readonly<Record<string, string>>): Promise<number | undefined> {
  const found = await platform.running.metrics.registry.getSingleMetric(name)?.get()
  return found?.values.find(({ labels: has }) =>
    Object.entries(labels).every(([key, value]) => has[key as keyof typeof has] === value),
  )?.value
}
const hex = (word: string) => createHash('sha256').update(word).digest()
const sends = () => chain.heard.filter((method) => method === 'eth_sendRawTransaction').length

describe('what was published', () => {
  test('is told to every anchor, both logs, once; anybody sees it with its transaction', async () => {
    const size = await publish()
    const before = sends()
    for (let time = 0; time < 3; time += 1) {
      await sweep(chainName)
      await sweep(fileName)
      later(60)
    }
    expect(sends() - before).toBe(2)
    expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(2)
    const [row] = await platform.database.query<{ root: string }>(
      "select encode(root, 'base64') as root from ledger.checkpoint where hash = 'SHA256' and size = $1",
      [size],
    )
    const [sha, sm] = await shown(chainName)
    expect(sha).toEqual({
      name: chainName,
      kind: 'evm-jsonrpc',
      hash: 'SHA256',
      origin: logs[0]?.origin,
      newest: {
        size,
        root: row?.root,
        anchoredAt: expect.any(String),
        transactionId: expect.stringMatching(/^0x[0-9a-f]{64}$/),
        position: expect.any(Number),
        chain: { id: String(chainId), contract, logId: toHex(logIdOf(logs[0]?.origin ?? '')) },
      },
      waitingSince: null,
      finding: null,
    })
    expect(sm).toMatchObject({ hash: 'SM3', newest: { size } })
    expect((await shown(fileName)).map((each) => each)).toMatchObject([
      { kind: 'file', newest: { size, position: 1, chain: null } },
      { kind: 'file', newest: { size, position: 2, chain: null } },
    ])
  })

  test('is told again when its time has come, and only what is newest', async () => {
    await sweep(fileName)
    const sizes = [await publish(), await publish()]
    later(everySeconds - 1)
    await sweep(fileName)
    expect(await rowsOf(fileName)).toHaveLength(2)
    later(2)
    await sweep(fileName)
    const rows = await rowsOf(fileName)
    expect(rows.map(({ state }) => state)).toEqual(['DONE', 'DONE', 'DONE', 'DONE'])
    expect(rows.slice(2).map(({ size }) => size)).toEqual([sizes[1], sizes[1]])
    later(everySeconds * 2)
    await sweep(fileName)
    expect(await rowsOf(fileName)).toHaveLength(4)
  })

  test('costs one transaction and one line each, however many servers look after it at once', async () => {
    const before = sends()
    const both = [platform.running, second, platform.running, second].map((running) => open(running))
    await Promise.all(both.flatMap((opened) => [sweep(chainName, opened), sweep(fileName, opened)]))
    for (const name of [chainName, fileName])
      expect((await rowsOf(name)).map(({ state, tries }) => [state, tries])).toEqual([
        ['DONE', 1],
        ['DONE', 1],
      ])
    expect(sends() - before).toBe(2)
    expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(2)
  })

  test('is taken over from a server that died over it, which settles nothing when it comes back', async () => {
    const [died, until] = [worldOf(platform.running).sealer, (seconds: number) => new Date(clock + seconds * 1000)]
    const never: Anchor = {
      name: fileName,
      kind: 'file',
      submit: () => Promise.reject(new Error('never')),
      newest: () => Promise.reject(Object.assign(new Error('away'), { code: 'AWAY' })),
    }
    await anchorDue(worldOf(platform.running), never, everySeconds)
    later(10)
    const held = await claim(died, fileName, new Date(clock), until(300))
    expect(held).toMatchObject({ hash: 'SHA256', tries: 2 })
    await sweep(fileName, open(second))
    expect((await rowsOf(fileName)).map(({ state }) => state)).toEqual(['WAITING', 'WAITING'])
    later(301)
    await sweep(fileName, open(second))
    expect((await rowsOf(fileName)).map(({ state }) => state)).toEqual(['DONE', 'DONE'])
    const receipt = { transactionId: 'late', position: 1, chain: null }
    if (held === undefined) throw new Error('nothing was held')
    expect(await settleDone(died, fileName, held, receipt, new Date(clock))).toBe(false)
  })

  test('stays as it was anchored, whoever would change it', async () => {
    await sweep(fileName)
    for (const change of [
      `update ledger.anchoring set size = size + 1 where anchor = '${fileName}'`,
      `update ledger.anchoring set receipt = '{}' where anchor = '${fileName}'`,
      `delete from ledger.anchoring where anchor = '${fileName}'`,
      'truncate ledger.anchoring',
    ])
      await expect(platform.database.query(change)).rejects.toMatchObject({ code: '42501' })
  })
})

describe('an anchor that is down', () => {
  test('holds nothing up: evaluations are taken, the other anchors go on, and it is tried less and less often', async () => {
    await chain.down()
    await sweep(chainName)
    await sweep(fileName)
    expect((await rowsOf(fileName)).map(({ state }) => state)).toEqual(['DONE', 'DONE'])
    let tried = 1
    const pauses: number[] = []
    for (let seconds = 0; tried < 6; seconds += 1) {
      later(1)
      await sweep(chainName)
      const [row] = await rowsOf(chainName)
      if ((row?.tries ?? 0) > tried) {
        tried = row?.tries ?? 0
        pauses.push(seconds + 1)
        seconds = -1
      }
    }
    expect(pauses).toEqual([2, 4, 8, 16, 32])
    expect(await rowsOf(chainName)).toMatchObject([
      { state: 'WAITING', fault: 'ECONNREFUSED', tries: 6 },
      { state: 'WAITING', fault: 'ECONNREFUSED', tries: 6 },
    ])
    expect(await metric('yiping_anchor_waiting_seconds', { anchor: chainName })).toBe(62)
    expect(await metric('yiping_anchor_failures_total', { anchor: chainName, code: 'ECONNREFUSED' })).toBe(12)
    expect(await shown(chainName)).toMatchObject([
      { newest: null, waitingSince: expect.any(String), finding: null },
      { newest: null },
    ])
    const size = await publish()
    await chain.up()
    later(64)
    await sweep(chainName)
    // What it missed in between is under what it gets now.
    expect(await rowsOf(chainName)).toMatchObject([
      { state: 'DONE', size, fault: null, tries: 7 },
      { state: 'DONE', size },
    ])
    expect(await metric('yiping_anchor_waiting_seconds', { anchor: chainName })).toBe(0)
  }, 60_000)

  test('that is slow gets one transaction for each log all the same', async () => {
    const [before, opened] = [sends(), open()]
    chain.isInstant = false
    for (let time = 0; time < 6; time += 1) {
      await sweep(chainName, opened)
      await chain.mine()
      later(70)
    }
    expect((await rowsOf(chainName)).map(({ state }) => state)).toEqual(['DONE', 'DONE'])
    expect(sends() - before).toBe(2)
    for (const each of await shown(chainName))
      expect(each).toMatchObject({ newest: { transactionId: expect.stringMatching(/^0x/) } })
  }, 60_000)
})

describe('an anchor that contradicts the log', () => {
  async function anchorElsewhere(size: number, root: Uint8Array): Promise<void> {
    const values = { logId: logIdOf(logs[0]?.origin ?? ''), size: BigInt(size), root, noteHash: hex('note') }
    await chain.send(
      submitter.privateKey,
      contract,
      toHex(anchorContract.anchor?.encodeInput(values) ?? Buffer.alloc(0)),
    )
  }
  const finding = async (anchor: string, kind: string) => {
    expect(await metric('yiping_anchor_finding', { anchor, finding: kind })).toBe(1)
    expect((await shown(anchor))[0]).toMatchObject({ finding: kind })
    return (await rowsOf(anchor)).find(({ hash, state }) => hash === 'SHA256' && state !== 'DONE')
  }

  test.each([
    ['of the same size', 0],
    ['of a size that the log has passed', -1],
  ])('by another root %s is loud, is tried again, and no other anchor is kept waiting', async (_, over) => {
    const size = await publish()
    await anchorElsewhere(size + over, hex('another history'))
    const before = sends()
    await sweep(chainName)
    await sweep(fileName)
    expect(await finding(chainName, 'FORK')).toMatchObject({ state: 'DISPUTED', fault: 'ANOTHER_ROOT' })
    expect((await rowsOf(fileName)).map(({ state }) => state)).toEqual(['DONE', 'DONE'])
    // Nothing is anchored over it: the other log alone, which agrees.
    expect(sends() - before).toBe(1)
    later(5)
    await sweep(chainName)
    expect(await finding(chainName, 'FORK')).toMatchObject({ tries: 2 })
  })

  test('by knowing of more than the log holds is loud, and no less so when the log has grown past it in another way', async () => {
    const size = await publish()
    await anchorElsewhere(size + 3, hex('what was lost'))
    await sweep(chainName)
    expect(await finding(chainName, 'AHEAD')).toMatchObject({ state: 'DISPUTED', fault: 'ANCHOR_AHEAD' })
    for (let more = 0; more < 4; more += 1) await publish()
    later(5)
    await sweep(chainName)
    expect(await finding(chainName, 'FORK')).toMatchObject({ state: 'DISPUTED' })
  })

  test('by what it kept: a line that was changed, an end that is gone', async () => {
    await sweep(fileName)
    await publish()
    later(everySeconds + 1)
    await sweep(fileName)
    const whole = await readFile(path, 'utf8')
    await publish()
    later(everySeconds + 1)
    await chmod(path, 0o644)
    await writeFile(path, whole.replace('"line":2', '"line":7'))
    await sweep(fileName)
    expect(await finding(fileName, 'BROKEN')).toMatchObject({ fault: 'FILE_BROKEN' })
    await writeFile(path, `${whole.split('\n').slice(0, 2).join('\n')}\n`)
    later(5)
    await sweep(fileName)
    expect(await finding(fileName, 'WENT_BACK')).toMatchObject({ fault: 'ANCHOR_WENT_BACK' })
    await writeFile(path, whole)
    later(10)
    await sweep(fileName)
    expect((await rowsOf(fileName)).every(({ state }) => state === 'DONE')).toBe(true)
    expect(await metric('yiping_anchor_finding', { anchor: fileName, finding: 'WENT_BACK' })).toBe(0)
  })
})

describe('at the start', () => {
  test('the anchors say how far they have seen the log; one that is away holds nothing up', async () => {
    const size = await publish()
    await sweep(chainName)
    await sweep(fileName)
    // Of that size: the log may have gone on meanwhile.
    const [row] = await platform.database.query<{ root: Buffer }>(
      "select root from ledger.checkpoint where hash = 'SHA256' and size = $1",
      [size],
    )
    const head = { hash: 'SHA256' as const, origin: logs[0]?.origin ?? '', size, root: row?.root ?? Buffer.alloc(0) }
    const ask = async () => (await Promise.all(open().outsides.map((outside) => outside(head)))).flat()
    const seen = { kind: 'UP_TO', size, root: new Uint8Array(head.root) }
    const said = (await ask()).map(({ who, seen: each }) => [
      who,
      'root' in each ? { ...each, root: new Uint8Array(each.root ?? []) } : each,
    ])
    expect(said).toEqual([
      [`the anchor ${chainName}`, seen],
      [`the anchor ${fileName}`, seen],
    ])
    await chain.down()
    expect((await ask()).map(({ who }) => who)).toEqual([`the anchor ${fileName}`])
    await chain.up()
  })

  test('a server takes nothing in where an anchor has seen more of the log than there is', async () => {
    await sweep(chainName)
    const size = (await publish()) + 5
    const values = {
      logId: logIdOf(logs[0]?.origin ?? ''),
      size: BigInt(size),
      root: hex('lost'),
      noteHash: hex('note'),
    }
    await chain.send(submitter.privateKey, contract, toHex(anchorContract.anchor?.encodeInput(values) ?? hex('')))
    const running = await runAgain(platform, { anchors: settings() })
    const sequence = running.app.sweeps.find(({ name }) => name === 'ledger-sequence')
    await expect(sequence?.run()).rejects.toThrow(`the anchor ${chainName} has seen the log at ${size}`)
    await running.stop()
  })

  test('a platform that is told of anchors looks after them by itself', async () => {
    const running = await runAgain(platform, { anchors: settings() })
    await expect
      .poll(async () => [...(await rowsOf(chainName)), ...(await rowsOf(fileName))].map(({ state }) => state))
      .toEqual(['DONE', 'DONE', 'DONE', 'DONE'])
    expect(running.app.sweeps.map(({ name }) => name)).toEqual(
      expect.arrayContaining([`ledger-anchor-${chainName}`, `ledger-anchor-${fileName}`]),
    )
    await running.stop()
  })
})
