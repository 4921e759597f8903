import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { anchorContract, chainId, deployAnchor, TestChain } from '../../tests/support/chain.ts'
import { guardedOutgoing } from '../platform/outgoing/index.ts'
import { AnchorFailed } from './anchor.ts'
import { logIdOf, toHex } from './contract.ts'
import { EvmAnchor, type EvmSettings } from './evm.ts'

const origin = 'log.yiping.example/2026'
const bytes = (word: string) => createHash('sha256').update(word).digest()
const checkpoint = (size: number, root = `${size}`, of = origin) => ({
  origin: of,
  size,
  root: bytes(root),
  note: `${of}\n${size}\n`,
})

let chain: TestChain
let contract: string
let key: string
let owner: string
beforeEach(async () => {
  chain = await TestChain.start()
  ;[owner, contract, key] = await prepare(chain)
})
afterEach(() => chain.down())

async function prepare(on: TestChain): Promise<[string, string, string]> {
  const [boss, submitter] = [await on.person(), await on.person()]
  const at = await deployAnchor(on, boss.privateKey)
  await permit(on, boss.privateKey, at, submitter.address, origin)
  return [boss.privateKey, at, submitter.privateKey]
}
async function permit(on: TestChain, by: string, at: string, submitter: string, of: string): Promise<void> {
  const values = { logId: logIdOf(of), submitter, isAllowed: true }
  await on.send(by, at, toHex(anchorContract.setSubmitter?.encodeInput(values) ?? new Uint8Array(0)))
}
function open(over: Partial<EvmSettings> = {}, on = chain): EvmAnchor {
  const common = { name: 'chain', url: on.url, contract, privateKey: key, chainId: BigInt(chainId) }
  const rest = {
    fees: 'legacy',
    gasPrice: null,
    gasLimit: null,
    confirmations: 0,
    timeoutMs: 2_000,
    waitMs: 300,
  } as const
  return new EvmAnchor({ ...common, ...rest, ...over }, guardedOutgoing(['127.0.0.1']))
}
const why = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => {
      const finding = error instanceof AnchorFailed ? error.finding : undefined
      return `${(error as { code: string }).code}${finding === undefined ? '' : ` ${finding}`}`
    },
  )
const sends = () => chain.heard.filter((method) => method === 'eth_sendRawTransaction').length

describe('an anchor on a chain', () => {
  test('takes a checkpoint, gives the transaction and its block, and knows it afterwards', async () => {
    const anchor = open()
    expect(await anchor.newest(origin)).toBeUndefined()
    const receipt = await anchor.submit(checkpoint(10))
    expect(receipt).toEqual({
      transactionId: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      position: 3,
      chain: { id: String(chainId), contract, logId: toHex(logIdOf(origin)) },
    })
    expect(await anchor.newest(origin)).toEqual({ size: 10, root: bytes('10') })
    expect(await anchor.newest('another log')).toBeUndefined()
  })

  test('sends nothing for what it has already, and finds the transaction again, also after a restart', async () => {
    const first = await open().submit(checkpoint(10))
    expect(await open().submit(checkpoint(10))).toEqual(first)
    expect(sends()).toBe(1)
    chain.unknown.add('eth_getLogs')
    expect(await open().submit(checkpoint(10))).toEqual({ ...first, transactionId: null })
    await open().submit(checkpoint(20))
    expect(await open().submit(checkpoint(10))).toEqual({ ...first, transactionId: null, position: null })
  })

  test('says what the contract refuses: a fork, a step back, a key that may not', async () => {
    const anchor = open()
    await anchor.submit(checkpoint(10))
    await anchor.submit(checkpoint(20))
    expect(await why(anchor.submit(checkpoint(10, 'forged')))).toBe('FORK_DETECTED FORK')
    expect(await why(anchor.submit(checkpoint(15)))).toBe('STALE')
    expect(await why(anchor.submit(checkpoint(5, '5', 'the log of another city')))).toBe('NOT_ALLOWED')
    // Refused before anything was sent.
    expect(sends()).toBe(2)
  })

  test('pays what the node says, or what it is told, by the old way and by EIP-1559', async () => {
    await chain.down()
    chain = await TestChain.start({ hardfork: 'london', gasPrice: 2_000_000_000n })
    ;[owner, contract, key] = await prepare(chain)
    for (const [size, over] of [
      [1, { fees: 'eip1559' }],
      [2, { fees: 'legacy' }],
      [3, { fees: 'eip1559', gasPrice: 5_000_000_000n }],
      [4, { fees: 'legacy', gasLimit: 400_000n }],
    ] as const) {
      await open(over).submit(checkpoint(size))
      expect(await open().newest(origin)).toMatchObject({ size })
    }
  })
})

describe('a chain that is slow', () => {
  test('is waited for without sending twice, and asked again by whoever comes later', async () => {
    const anchor = open()
    chain.isInstant = false
    expect(await why(anchor.submit(checkpoint(10)))).toBe('NOT_MINED_YET')
    const [hash] = chain.waiting
    expect(await why(anchor.submit(checkpoint(10)))).toBe('NOT_MINED_YET')
    expect(sends()).toBe(1)
    await chain.mine()
    expect(await anchor.submit(checkpoint(10))).toMatchObject({ transactionId: hash })
    expect(sends()).toBe(1)
  }, 30_000)

  test('is not crowded: the other log of the same key waits for its turn', async () => {
    const other = `${origin}/sm3`
    const anchor = open()
    await permit(chain, owner, contract, (await submitterOf()).address, other)
    chain.isInstant = false
    expect(await why(anchor.submit(checkpoint(10)))).toBe('NOT_MINED_YET')
    expect(await why(anchor.submit(checkpoint(10, 'sm3', other)))).toBe('EARLIER_NOT_MINED')
    await chain.mine()
    chain.isInstant = true
    expect(await why(anchor.submit(checkpoint(10, 'sm3', other)))).toBe('done')
    expect(await anchor.newest(origin)).toMatchObject({ size: 10 })
  }, 30_000)

  test('that a driver left in the middle sends the same transaction again after a restart, and learns its hash', async () => {
    chain.isInstant = false
    expect(await why(open().submit(checkpoint(10)))).toBe('NOT_MINED_YET')
    const [hash] = chain.waiting
    const later = open()
    expect(await why(later.submit(checkpoint(10)))).toBe('NOT_MINED_YET')
    expect(chain.waiting).toEqual([hash])
    await chain.mine()
    expect(await later.submit(checkpoint(10))).toMatchObject({ transactionId: hash })
  }, 30_000)

  test('where gas has a price, a restarted driver outbids what it had left lying', async () => {
    chain.gasPrice = 1_000n
    chain.isInstant = false
    expect(await why(open().submit(checkpoint(10)))).toBe('NOT_MINED_YET')
    const [before] = chain.waiting
    expect(await why(open().submit(checkpoint(12)))).toBe('NOT_MINED_YET')
    expect(chain.waiting).toHaveLength(1)
    expect(chain.waiting).not.toContain(before)
    await chain.mine()
    expect(await open().newest(origin)).toMatchObject({ size: 12 })
  }, 30_000)

  test('counts a transaction when enough blocks stand upon it', async () => {
    const anchor = open({ confirmations: 2 })
    expect(await why(anchor.submit(checkpoint(10)))).toBe('NOT_MINED_YET')
    await chain.mine()
    await chain.mine()
    expect(await anchor.submit(checkpoint(10))).toMatchObject({ position: 3 })
  }, 30_000)
})

async function submitterOf() {
  const { addr } = await import('micro-eth-signer')
  return { address: addr.fromPrivateKey(key) }
}

describe('what is not the chain that was meant is no anchor', () => {
  test('another chain, an address without a contract, a contract of another kind', async () => {
    expect(await why(open({ chainId: 1n }).submit(checkpoint(10)))).toBe('ANOTHER_CHAIN')
    expect(await why(open({ contract: `0x${'11'.repeat(20)}` }).submit(checkpoint(10)))).toBe('NO_CONTRACT')
    expect(sends()).toBe(0)
  })

  test('a node that is away, does not know a method, or is none', async () => {
    chain.unknown.add('eth_estimateGas')
    expect(await why(open().submit(checkpoint(10)))).toBe('RPC_MINUS_32601')
    expect(await why(open({ gasLimit: 300_000n }).submit(checkpoint(10)))).toBe('done')
    await chain.down()
    expect(await why(open().submit(checkpoint(20)))).toBe('ECONNREFUSED')
    await chain.up()
    expect(await why(open().submit(checkpoint(20)))).toBe('RPC_MINUS_32601')
  })

  test('no fault carries an address or a key', async () => {
    const { createServer } = await import('node:http')
    const page = createServer((_request, response) => response.writeHead(502).end('<html>bad gateway</html>'))
    await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve))
    const { port } = page.address() as { port: number }
    const error = await open({ url: `http://127.0.0.1:${port}/secret-token` })
      .submit(checkpoint(10))
      .catch((each: Error) => each)
    page.close()
    expect(error).toMatchObject({ code: 'STATUS_502' })
    expect(String((error as Error).stack) + JSON.stringify(error)).not.toMatch(/secret-token/)
    expect(JSON.stringify(error)).not.toContain(key)
  })
})
