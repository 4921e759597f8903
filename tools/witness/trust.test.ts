import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type NoteKey, writeVkey } from '../../ledger/note.ts'
import { type TrustText, toTrust } from '../../ledger/receipt-check.ts'
import { ed25519Signer } from '../../signing/ed25519.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { InventedLog, seedOf } from '../../tests/support/invented-log.ts'
import { origin, signers, trusted } from '../../tests/support/static-log.ts'
import { openWitness, type TestWitness, type WitnessWishes } from '../../tests/support/witness.ts'
import { readWitnessSettings } from './settings.ts'

let folder: string
let pages: string
let witness: TestWitness | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiping-witness-trust-'))
  pages = join(folder, 'pages')
  await mkdir(pages)
  await writeFile(join(pages, 'index.html'), '<!doctype html><title>check</title>')
})
afterEach(async () => {
  await witness?.end()
  witness = undefined
  await rm(folder, { recursive: true, force: true })
})

const now = Date.UTC(2026, 10, 23)
async function open(wishes: Partial<WitnessWishes> = {}): Promise<TestWitness> {
  const own = { folder: join(folder, 'witness'), now: () => now }
  witness = await openWitness({ vkeys: trusted.vkeys, pages, ...own, ...wishes })
  return witness
}
async function load(path = '/trust.json') {
  const answer = await fetch(`${witness?.url}${path}`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
  return (await answer.json()) as TrustText & { readonly madeAt: string }
}
const namesOf = (keys: readonly NoteKey[]) => keys.map(({ name, type }) => `${name} ${type}`)
async function write(told: unknown): Promise<string> {
  const path = join(folder, 'list.json')
  await writeFile(path, typeof told === 'string' ? told : JSON.stringify(told))
  return path
}

describe('whom its page believes', () => {
  test('are the keys of the log and of its promises, and the witness itself', async () => {
    const { vkey, origins } = await open()
    const told = await load()
    const trust = toTrust(nodeLedger, told)
    expect(trust.origin).toBe(origin)
    expect(namesOf(trust.keys)).toEqual([`${origin} ed25519`, `${origin} sm2`, `${origin}/promise ed25519`])
    expect(trust.witnesses.map(writeVkey)).toEqual([vkey])
    expect([trust.needed, told.madeAt]).toEqual([1, '2026-11-23T00:00:00.000Z'])
    // The key of the promises is no log that anybody could ask about.
    expect(origins).toEqual([origin, `${origin}/sm3`])
  })

  test('stands beside each page, in the place of what came with the folder, and nowhere without pages', async () => {
    await mkdir(join(pages, 'verify'))
    await writeFile(join(pages, 'verify', 'index.html'), '<!doctype html><title>check</title>')
    await writeFile(join(pages, 'verify', 'trust.json'), '{"origin":"of somebody else"}')
    await writeFile(join(pages, 'trust.json'), '{"origin":"of somebody else"}')
    await open()
    expect(await load('/verify/trust.json')).toEqual(await load())
    expect((await load()).origin).toBe(origin)
    await witness?.stop()
    const { name, ...bare } = { name: 'bare.example', vkeys: trusted.vkeys }
    const without = await openWitness({ name, ...bare })
    expect((await fetch(`${without.url}/trust.json`)).status).toBe(404)
    await without.end()
  })

  test('is what a file says, where one is named', async () => {
    const list = { origin, ...trusted, madeAt: '2026-01-01T00:00:00.000Z' }
    await open({ trust: await write(list) })
    expect(await load()).toEqual(list)
    expect(toTrust(nodeLedger, await load()).witnesses).toHaveLength(3)
  })

  test('a file like that of the auditor is told as made when the witness was started', async () => {
    await open({ trust: await write({ origin, ...trusted }) })
    expect((await load()).madeAt).toBe('2026-11-23T00:00:00.000Z')
  })

  test.each([
    ['what is no JSON', 'origin: log', /cannot be read \(no JSON\)/],
    ['no list', [], /needs origin, vkeys, witnesses and needed/],
    ['no number', { origin, ...trusted, needed: '2' }, /needs origin/],
    ['a key that is none', { origin, ...trusted, vkeys: ['nonsense'] }, /“nonsense” is no key/],
    ['no key of the log', { origin: 'another.example', ...trusted }, /names no key of another\.example/],
    ['more witnesses than there are', { origin, ...trusted, needed: 4 }, /needs 4 of 3 witnesses/],
  ])('a file is refused with %s', async (_, told, why) => {
    await expect(open({ trust: await write(told) })).rejects.toThrow(why)
  })

  test('of several logs has to be said; without pages nobody asks', async () => {
    const vkeys = [...trusted.vkeys, ...new InventedLog('other.example/2026', 1).vkeys]
    await expect(open({ vkeys })).rejects.toThrow(/--trust: several logs are watched/)
    const both = await open({ vkeys, trust: await write({ origin, ...trusted }) })
    expect(both.origins).toContain('other.example/2026')
  })
})

test('a key of promises alone is a log as any other', async () => {
  const { origins } = await open({ vkeys: [writeVkey(signers.promise.key)] })
  expect(origins).toEqual([`${origin}/promise`])
})

test('the file is named by a flag or in the environment, beside pages only', () => {
  const good = ['--name', 'w.example', '--log', writeVkey(ed25519Signer('a.example', seedOf('a')).key)]
  const read = (argv: readonly string[], env = {}) => readWitnessSettings(env, [...good, ...argv], folder)
  const settings = { trust: join(folder, 'list.json') }
  expect(read(['--pages', 'p', '--trust', 'list.json'])).toMatchObject({ ok: true, settings })
  expect(read(['--pages', 'p'], { WITNESS_TRUST: 'list.json' })).toMatchObject({ ok: true, settings })
  expect(read(['--trust', 'list.json'])).toMatchObject({ ok: false, problems: [expect.stringContaining('--pages')] })
})
