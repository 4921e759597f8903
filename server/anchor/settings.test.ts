import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAnchorSettings } from './settings.ts'

const key = '4c0883a69102937d6231471b5dbb6204fe512961708279f1d7b1b8e7e8b1b1e1'
const chain = {
  kind: 'evm-jsonrpc',
  name: 'chain',
  everySeconds: 600,
  url: 'https://chain.example.cn/rpc/of-a-secret',
  contract: `0x${'ab'.repeat(20)}`,
  keyFile: 'chain.key',
}
const file = { kind: 'file', name: 'worm', everySeconds: 60, path: 'anchors/worm.jsonl' }

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiping-anchors-'))
  await writeFile(join(folder, 'chain.key'), `0x${key}\n`, { mode: 0o600 })
  await writeFile(join(folder, 'open.key'), key)
  await chmod(join(folder, 'open.key'), 0o644)
  await writeFile(join(folder, 'bad.key'), 'no key', { mode: 0o600 })
})
afterAll(() => rm(folder, { recursive: true }))

async function read(value: unknown, outgoingHosts: readonly string[] = []) {
  const path = join(folder, 'anchors.json')
  await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value))
  return readAnchorSettings(path, outgoingHosts)
}
const why = (value: unknown, outgoingHosts: readonly string[] = []) =>
  read(value, outgoingHosts).then(
    () => 'taken',
    (error: Error) => error.message,
  )

describe('LEDGER_ANCHORS', () => {
  test('names chains and files; paths are meant from where it lies, the key is read from its file', async () => {
    expect(await read({ anchors: [chain, file] })).toEqual([
      {
        ...{ kind: 'evm-jsonrpc', name: 'chain', everySeconds: 600, url: chain.url, contract: chain.contract },
        ...{ privateKey: key, chainId: null, fees: 'legacy', gasPrice: null, gasLimit: null, confirmations: 0 },
        ...{ timeoutMs: 8_000, waitMs: 5_000 },
      },
      { ...file, path: join(folder, 'anchors/worm.jsonl') },
    ])
    const priced = { ...chain, chainId: '20200', gasPrice: '0', fees: 'eip1559', gasLimit: '300000' }
    expect((await read({ anchors: [priced] }))[0]).toMatchObject({ chainId: 20_200n, gasPrice: 0n, gasLimit: 300_000n })
  })

  test('may say that this site does without', async () => {
    expect(await read({ anchors: [{ kind: 'none' }] })).toEqual([])
    expect(await why({ anchors: [{ kind: 'none' }, file] })).toMatch(/“none” stands alone/)
  })

  test.each([
    ['{', 'the file is not readable JSON'],
    [{}, 'the file holds {"anchors": [ … ]}, one to ten'],
    [{ anchors: [] }, 'the file holds {"anchors": [ … ]}, one to ten'],
    [{ anchors: [file], more: 1 }, 'the file holds {"anchors": [ … ]} and nothing besides'],
    [{ anchors: [null] }, '/anchors/0/kind is none of evm-jsonrpc, file, none'],
    [{ anchors: [file, { ...file, kind: 'fabric' }] }, '/anchors/1/kind is none of evm-jsonrpc, file, none'],
    [{ anchors: [{ ...file, everySeconds: 0 }] }, '/anchors/0/everySeconds must be >= 1'],
    [{ anchors: [{ ...file, name: 'WORM' }] }, '/anchors/0/name must match pattern'],
    [{ anchors: [{ ...chain, contract: '0x12' }] }, '/anchors/0/contract must match pattern'],
    [{ anchors: [{ ...chain, gasPrice: 0 }] }, '/anchors/0/gasPrice must be string'],
    [{ anchors: [{ ...chain, colour: 'red' }] }, '/anchors/0 holds “colour”, which is no setting of it'],
    [{ anchors: [{ ...chain, keyFile: 'gone.key' }] }, 'the key file of chain is not there'],
    [{ anchors: [{ ...chain, keyFile: 'bad.key' }] }, 'the key file of chain does not hold 32 bytes in hex'],
    [{ anchors: [{ ...chain, keyFile: 'open.key' }] }, 'the key file of chain can be read by others: chmod 600'],
    [{ anchors: [file, { ...file, path: 'other' }] }, 'two anchors are called worm'],
    [{ anchors: [file, { ...file, name: 'again' }] }, 'two anchors are one place'],
    [
      { anchors: [chain, { ...chain, name: 'again', contract: `0x${'cd'.repeat(20)}` }] },
      'two anchors share a key: each counts its transactions by itself',
    ],
  ])('is refused with what is wrong: %j', async (value, told) => {
    expect(await why(value)).toContain(`LEDGER_ANCHORS: ${told}`)
  })

  test('wants TLS, or a host that the operator has named', async () => {
    const plain = { anchors: [{ ...chain, url: 'http://10.0.0.9:8545' }] }
    expect(await why(plain)).toMatch(/has to be https, or its host named in OUTGOING_HOSTS/)
    expect(await why(plain, ['10.0.0.9'])).toBe('taken')
    expect(await why(plain, ['10.0.0.9:8545'])).toBe('taken')
  })

  test('never quotes what it was given', async () => {
    for (const bad of [
      { ...chain, contract: 'of-a-secret' },
      { ...chain, url: 'ftp://of-a-secret' },
      { ...chain, keyFile: '' },
    ])
      expect(await why({ anchors: [bad] })).not.toMatch(/of-a-secret/)
    expect(await why('{"of-a-secret"')).not.toMatch(/of-a-secret/)
  })

  test('has to be there', () => {
    expect(() => readAnchorSettings(join(folder, 'gone.json'))).toThrow('LEDGER_ANCHORS: the file is not there')
  })
})
