import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { findNote, findSigners, writeVkey } from '../../../ledger/note.ts'
import { ed25519Signer } from '../../../signing/ed25519.ts'
import { nodeLedger } from '../../../signing/node-ledger.ts'
import { checkSignature, cosign } from '../../../signing/sign-note.ts'
import { freePort } from '../../../tests/support/free-port.ts'
import { InventedLog, seedOf } from '../../../tests/support/invented-log.ts'
import { keyOf, openWitness, type TestWitness } from '../../../tests/support/witness.ts'
import { guardedOutgoing } from '../../platform/outgoing/index.ts'
import { type CosignAsk, collectCosignatures, openWitnesses, type WitnessCircle } from './collect.ts'
import { askHowFar } from './how-far.ts'
import { readWitnessPolicy } from './policy.ts'

const origin = 'log.example/2026'
const log = new InventedLog(origin, 400)
/** The same log as a backup would bring it back and the days after would go on. */
const rewritten = new InventedLog(origin, 400, (index) => (index < 200 ? `leaf ${index}` : `other ${index}`))
const outgoing = guardedOutgoing(['127.0.0.1'])

const ending: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.all(ending.splice(0).map((end) => end()))
})

async function witnessNamed(name: string): Promise<TestWitness> {
  const witness = await openWitness({ name, vkeys: log.vkeys })
  ending.push(() => witness.end())
  return witness
}

/** Somebody who listens at the address of a witness and answers as he likes. */
async function listenAs(name: string, answer: RequestListener): Promise<{ url: string; vkey: string }> {
  const server: Server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ending.push(async () => server.close().closeAllConnections())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, vkey: writeVkey(ed25519Signer(name, seedOf(name), 'cosignature').key) }
}

const circleOf = (needed: number, witnesses: readonly { url: string; vkey: string }[]): WitnessCircle =>
  openWitnesses(
    { needed, timeoutMs: 1000, witnesses: witnesses.map(({ url, vkey }) => ({ url, key: keyOf(vkey) })) },
    outgoing,
  )

const askOf = async (from: InventedLog, size: number): Promise<CosignAsk> => ({
  origin,
  size,
  note: await from.note(size),
  proofFrom: async (old) => from.proof(old, size),
  rootAt: async (at) => from.root(at),
  keys: from.vkeys.map(keyOf),
})

const signersOf = async (note: string, witnesses: readonly { vkey: string }[]) => {
  const found = findNote(note)
  const keys = [...log.vkeys, ...witnesses.map(({ vkey }) => vkey)].map(keyOf)
  const signers = found && (await findSigners(nodeLedger, found, keys, checkSignature))
  return signers?.map(({ name }) => name)
}

describe('the cosignatures of a checkpoint', () => {
  test('are collected of all who give them, and from where each of them stands', async () => {
    const [one, two, three] = [await witnessNamed('one'), await witnessNamed('two'), await witnessNamed('three')]
    const all = [one, two, three]
    await one.add(await log.request(0, 7))
    await two.add(await log.request(0, 100))
    const circle = circleOf(3, all)
    for (const size of [100, 101, 101, 400]) {
      const cosigned = await collectCosignatures(circle, await askOf(log, size))
      expect(cosigned).toMatchObject({ count: 3, isEnough: true, problems: [] })
      expect(await signersOf(cosigned.note, all)).toEqual([origin, 'one', 'two', 'three'])
    }
  })

  test('are enough where as many sign as are needed: one is down, one is ahead, one signs under another key', async () => {
    const [one, two, ahead] = [await witnessNamed('one'), await witnessNamed('two'), await witnessNamed('ahead')]
    await ahead.add(await log.request(0, 400))
    const down = { url: `http://127.0.0.1:${await freePort()}`, vkey: (await listenAs('down', () => {})).vkey }
    const bad = await listenAs('bad', (_request, response) => {
      const stranger = ed25519Signer('bad', seedOf('stranger'), 'cosignature')
      void log.note(300).then(async (note) => response.end(await cosign(note, 1_795_000_000, stranger)))
    })
    const all = [one, down, ahead, bad, two]
    const cosigned = await collectCosignatures(circleOf(2, all), await askOf(log, 300))
    expect(cosigned).toMatchObject({ count: 2, isEnough: true })
    expect(await signersOf(cosigned.note, all)).toEqual([origin, 'one', 'two'])
    expect(cosigned.problems).toEqual([
      { witness: 'down', kind: 'DOWN' },
      { witness: 'ahead', kind: 'AHEAD', size: 400 },
      { witness: 'bad', kind: 'BAD_SIGNATURE' },
    ])
    expect((await collectCosignatures(circleOf(3, all), await askOf(log, 300))).isEnough).toBe(false)
  })

  test('are refused to a log that was rewritten, longer or as long as before, and the witness has it in writing', async () => {
    const witness = await witnessNamed('one')
    const circle = circleOf(1, [witness])
    await collectCosignatures(circle, await askOf(log, 300))
    const longer = await collectCosignatures(circle, await askOf(rewritten, 400))
    expect(longer).toMatchObject({ count: 0, isEnough: false, problems: [{ kind: 'FORK', size: 300 }] })
    const afresh = circleOf(1, [witness])
    for (const size of [300, 400])
      expect((await collectCosignatures(afresh, await askOf(rewritten, size))).problems).toEqual([
        { witness: 'one', kind: 'FORK', size: 300 },
      ])
    expect((await collectCosignatures(afresh, await askOf(rewritten, 250))).problems).toEqual([
      { witness: 'one', kind: 'AHEAD', size: 300 },
    ])
    expect((await witness.evidence(origin)).map((name) => name.split('-', 2).join())).toEqual([
      'conflict,300',
      'unproven,400',
    ])
  })

  test('are not waited for longer than said, nor read without end', async () => {
    const silent = await listenAs('silent', () => {})
    const endless = await listenAs('endless', (_request, response) => response.end('x'.repeat(100_000)))
    const began = performance.now()
    const { problems } = await collectCosignatures(circleOf(1, [silent, endless]), await askOf(log, 10))
    expect(problems).toEqual([
      { witness: 'silent', kind: 'DOWN' },
      { witness: 'endless', kind: 'DOWN' },
    ])
    expect(performance.now() - began).toBeLessThan(5000)
  })

  test.each([
    ['a log that it does not watch', 404, '', 'REFUSED'],
    ['a fault of its own', 500, '', 'DOWN'],
    ['too many calls', 429, '', 'DOWN'],
    ['a size that is none', 409, '-1\n', 'REFUSED'],
    ['for ever the same size', 409, '5\n', 'REFUSED'],
    ['yes and no line', 200, '', 'BAD_SIGNATURE'],
    ['yes and another text', 200, 'log.example\n1\nAAAA\n\n— one AAAAAAAAAAAAAAAAAAAAAAAAAAA=\n', 'BAD_SIGNATURE'],
  ])('are not there where a witness answers %s', async (_what, status, text, kind) => {
    const odd = await listenAs('odd', (_request, response) => response.writeHead(status).end(text))
    const cosigned = await collectCosignatures(circleOf(1, [odd]), await askOf(log, 10))
    expect(cosigned.problems).toMatchObject([{ witness: 'odd', kind }])
    expect(cosigned.note).toBe(await log.note(10))
  })

  test('bring nothing else along: of what a witness sends its own line alone is taken', async () => {
    const own = ed25519Signer('one', seedOf('one'), 'cosignature')
    const guest = ed25519Signer('guest', seedOf('guest'), 'cosignature')
    const talkative = await listenAs('one', (_request, response) => {
      void log
        .note(10)
        .then(async (note) => response.end((await cosign(note, 1, guest)) + (await cosign(note, 2, own))))
    })
    const { note } = await collectCosignatures(circleOf(1, [talkative]), await askOf(log, 10))
    expect(findNote(note)?.signatures.map(({ name }) => name)).toEqual([origin, 'one'])
  })
})

describe('how far the witnesses are', () => {
  const down = async () => ({
    url: `http://127.0.0.1:${await freePort()}`,
    vkey: (await listenAs('down', () => {})).vkey,
  })
  /** A witness that refuses with a number, and shows what it likes. */
  const claims = (status: number, text: string, shown?: () => Promise<string>) =>
    listenAs('liar', (request, response) => {
      if (request.method === 'POST') return response.writeHead(status).end(text)
      if (shown === undefined) return response.writeHead(404).end()
      return void shown().then((note) => response.end(note))
    })
  const unsigned = { witness: 'liar', size: undefined, agrees: undefined, problem: 'UNSIGNED' }

  test('is told by them where they have seen our log, and who is behind is brought along', async () => {
    const all = await Promise.all(['same', 'behind', 'nothing'].map(witnessNamed))
    const [same, behind, nothing] = all
    await same?.add(await log.request(0, 300))
    await behind?.add(await log.request(0, 120))
    expect(await askHowFar(circleOf(1, [...all, await down()]), await askOf(log, 300))).toEqual([
      { witness: 'same', size: 300, agrees: true },
      { witness: 'behind', size: 120, agrees: true },
      { witness: 'nothing', size: 0, agrees: true },
      { witness: 'down', size: undefined, agrees: undefined, problem: 'DOWN' },
    ])
    expect(await textAt(behind)).toContain('\n300\n')
    // Who has seen nothing was not made to believe us.
    expect((await fetch(`${nothing?.url}/checkpoint?origin=${origin}`)).status).toBe(404)
  })

  test('is told by what they show under our own signature, where that is more or another log; who is behind is then left so', async () => {
    const all = await Promise.all(['behind', 'ahead', 'other', 'far-other'].map(witnessNamed))
    const [behind, ahead, other, farOther] = all
    await behind?.add(await log.request(0, 120))
    await ahead?.add(await log.request(0, 301))
    await other?.add(await rewritten.request(0, 300))
    await farOther?.add(await rewritten.request(0, 400))
    expect(await askHowFar(circleOf(1, all), await askOf(log, 300))).toEqual([
      { witness: 'behind', size: 120, agrees: undefined },
      { witness: 'ahead', size: 301, agrees: undefined, root: log.root(301) },
      { witness: 'other', size: 300, agrees: false, root: rewritten.root(300) },
      { witness: 'far-other', size: 400, agrees: undefined, root: rewritten.root(400) },
    ])
    expect(await textAt(behind)).toContain('\n120\n')
  })

  test('one that is behind with another log is found when it is brought along', async () => {
    const behind = await witnessNamed('behind-other')
    await behind.add(await rewritten.request(0, 250))
    expect(await askHowFar(circleOf(1, [behind]), await askOf(log, 300))).toEqual([
      { witness: 'behind-other', size: 250, agrees: false, root: rewritten.root(250) },
    ])
  })

  test.each([
    ['more than there is, and shows nothing', 409, '1000\n', undefined],
    ['another root of the same size, and shows nothing', 409, '300\n', undefined],
    ['that the proof does not hold, and shows nothing', 422, '', undefined],
    ['more, and shows what it has made up itself', 409, '400\n', () => made.note(400)],
    ['more, and shows another log of ours', 409, '400\n', () => elsewhere.note(400)],
    ['more, and shows no checkpoint', 409, '400\n', async () => 'what?\n'],
  ])('a witness that claims %s counts as silent', async (_what, status, text, shown) => {
    const liar = await claims(status, text, shown)
    const honest = await witnessNamed('honest')
    await honest.add(await log.request(0, 120))
    expect(await askHowFar(circleOf(1, [liar, honest]), await askOf(log, 300))).toEqual([
      unsigned,
      { witness: 'honest', size: 120, agrees: true },
    ])
  })
  const made = new InventedLog(origin, 400, undefined, { signers: [ed25519Signer(origin, seedOf('nobody'))] })
  const elsewhere = new InventedLog('log.example/other', 400)

  test('what only an ended key has signed above the size at which it ended stops nothing either', async () => {
    const liar = await claims(409, '400\n', () => log.note(400))
    const asked = await askOf(log, 300)
    const keys = asked.keys.map((key) => ({ ...key, lastSize: 350 }))
    expect(await askHowFar(circleOf(1, [liar]), { ...asked, keys })).toEqual([unsigned])
    expect(await askHowFar(circleOf(1, [liar]), asked)).toMatchObject([{ size: 400 }])
  })

  test.each([
    ['does not watch our log', 404],
    ['does not know our key', 403],
  ])('a witness that %s counts as silent', async (_what, status) => {
    expect(await askHowFar(circleOf(1, [await claims(status, '')]), await askOf(log, 300))).toEqual([
      { ...unsigned, problem: 'REFUSED' },
    ])
  })

  const textAt = async (witness: TestWitness | undefined) =>
    (await fetch(`${witness?.url}/checkpoint?origin=${origin}`)).text()
})

describe('LEDGER_WITNESSES', () => {
  const vkey = (name: string, seed = name, type: 'ed25519' | 'cosignature' = 'cosignature') =>
    writeVkey(ed25519Signer(name, seedOf(seed), type).key)
  const one = { vkey: vkey('one'), url: 'https://one.example.cn/w/' }
  const two = { vkey: vkey('two'), url: 'https://two.example.cn' }
  async function read(text: string, hosts?: readonly string[]) {
    const folder = await mkdtemp(join(tmpdir(), 'yiping-witnesses-'))
    ending.push(() => rm(folder, { recursive: true, force: true }))
    await writeFile(join(folder, 'witnesses.json'), text)
    return readWitnessPolicy(join(folder, 'witnesses.json'), hosts)
  }

  test('names them and how many it takes', async () => {
    const policy = await read(JSON.stringify({ needed: 2, witnesses: [one, two] }))
    expect(policy).toMatchObject({ needed: 2, timeoutMs: 5000, witnesses: [{ url: 'https://one.example.cn/w' }, {}] })
    const inside = { needed: 1, witnesses: [{ ...one, url: 'http://10.1.2.3:9480' }], timeoutMs: 900 }
    expect((await read(JSON.stringify(inside), ['10.1.2.3:9480'])).timeoutMs).toBe(900)
  })

  test.each([
    ['no JSON', '{', /not readable JSON/],
    ['nothing in it', '{}', /LEDGER_WITNESSES: the file/],
    ['none needed', { needed: 0, witnesses: [one] }, /needed/],
    ['more needed than named', { needed: 3, witnesses: [one, two] }, /3 are needed, and 2 named/],
    ['one name twice', { needed: 1, witnesses: [one, { ...two, vkey: vkey('one', 'x') }] }, /have one name/],
    ['one key twice', { needed: 1, witnesses: [one, { ...two, vkey: vkey('x', 'one') }] }, /have one key/],
    ['one address twice', { needed: 1, witnesses: [one, { ...two, url: 'https://ONE.example.cn/w' }] }, /one address/],
    [
      'a key of a log',
      { needed: 1, witnesses: [{ ...one, vkey: vkey('one', 'one', 'ed25519') }] },
      /not one that cosigns/,
    ],
    ['no key', { needed: 1, witnesses: [{ ...one, vkey: 'one+00000000+AAAA' }] }, /no verifier key/],
    ['no TLS', { needed: 1, witnesses: [{ ...one, url: 'http://one.example.cn' }] }, /has to be https/],
    ['a password', { needed: 1, witnesses: [{ ...one, url: 'https://a:b@one.example.cn' }] }, /carries a password/],
    ['a word too many', { needed: 1, witnesses: [{ ...one, weight: 2 }] }, /LEDGER_WITNESSES/],
  ])('is refused with %s', async (_what, value, why) => {
    await expect(read(typeof value === 'string' ? value : JSON.stringify(value))).rejects.toThrow(why)
  })

  test('is refused where there is no such file', () => {
    expect(() => readWitnessPolicy('/nowhere/witnesses.json')).toThrow(/no such file/)
  })
})
