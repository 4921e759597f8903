import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { decodeError, type ParsedABI } from 'micro-eth-signer/abi.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anchorContract, deployAnchor, TestChain } from '../../tests/support/chain.ts'
import { compileContract } from '../../tools/lib/contract.mjs'
import compiled from './CheckpointAnchor.json' with { type: 'json' }
import { abiUsed, logIdOf, toHex } from './contract.ts'

const abi = compiled.abi as unknown as ParsedABI
const bytes = (word: string) => createHash('sha256').update(word).digest()
const logId = logIdOf('log.yiping.example/2026')
const call = (method: string, values?: unknown) => toHex(anchorContract[method]?.encodeInput(values) ?? bytes(''))
const anchorOf = (size: number, root: string, id: Uint8Array = logId) =>
  call('anchor', { logId: id, size: BigInt(size), root: bytes(root), noteHash: bytes(`note of ${root}`) })

test('what is committed is what the compiler makes of the source', async () => {
  const source = await readFile(path.join(import.meta.dirname, 'CheckpointAnchor.sol'), 'utf8')
  expect(compileContract(source)).toEqual(compiled)
  expect(compiled.compiler).toMatch(/^0\.8\.37\+/)
  expect(compiled.evmVersion).toBe('istanbul')
})

test('what the driver knows of the contract is what the contract has', () => {
  const plain = (each: { inputs?: readonly unknown[]; outputs?: readonly unknown[] }) => {
    const { name, type } = each as { name?: string; type: string }
    const types = (list: readonly unknown[] = []) =>
      list.map((one) => {
        const { type, indexed = false } = one as { type: string; indexed?: boolean }
        return indexed ? `${type} indexed` : type
      })
    return `${type} ${name}(${types(each.inputs)}) ${type === 'function' ? types(each.outputs) : ''}`.trim()
  }
  const whole = abi.map(plain)
  expect(abiUsed.map(plain).filter((each) => !whole.includes(each))).toEqual([])
})

describe('the contract', () => {
  let chain: TestChain
  let owner: { privateKey: string; address: string }
  let submitter: typeof owner
  let stranger: typeof owner
  let address: string
  beforeAll(async () => {
    chain = await TestChain.start()
    ;[owner, submitter, stranger] = [await chain.person(), await chain.person(), await chain.person()]
    address = await deployAnchor(chain, owner.privateKey)
    await say(owner, call('setSubmitter', { logId, submitter: submitter.address, isAllowed: true }))
  })
  afterAll(() => chain.down())

  const say = (who: typeof owner, data: string) => chain.send(who.privateKey, address, data)
  /** Why a call would be refused; undefined where it would not. */
  const whyNot = (who: typeof owner, data: string) =>
    chain.call(who.address, address, data).then(
      () => undefined,
      ({ data: told }: { data: string }) => decodeError(told, abi)?.name,
    )
  const newest = async (id = logId) =>
    anchorContract.newest?.decodeOutput((await chain.call(stranger.address, address, call('newest', id))).answer) as {
      size: bigint
      blockNumber: bigint
      root: Uint8Array
      noteHash: Uint8Array
    }

  test('knows nothing of a log at first', async () => {
    expect(await newest()).toMatchObject({ size: 0n, blockNumber: 0n })
  })

  test('takes a checkpoint from who may anchor, and tells anybody of it', async () => {
    const { isGood, block, logs } = await say(submitter, anchorOf(10, 'ten'))
    expect([isGood, logs.length]).toEqual([true, 1])
    expect(await newest()).toMatchObject({ size: 10n, blockNumber: BigInt(block) })
    expect(toHex((await newest()).root)).toBe(toHex(bytes('ten')))
    expect(toHex((await newest()).noteHash)).toBe(toHex(bytes('note of ten')))
  })

  test('takes nothing from anybody else, nor from the submitter of another log', async () => {
    expect(await whyNot(stranger, anchorOf(11, 'eleven'))).toBe('NotAllowed')
    expect(await whyNot(owner, anchorOf(11, 'eleven'))).toBe('NotAllowed')
    expect(await whyNot(submitter, anchorOf(11, 'eleven', bytes('another log')))).toBe('NotAllowed')
    expect((await say(stranger, anchorOf(11, 'eleven'))).isGood).toBe(false)
    expect((await newest()).size).toBe(10n)
  })

  test('accepts the same again, says nothing of it, and changes nothing', async () => {
    const before = await newest()
    const { isGood, logs } = await say(submitter, anchorOf(10, 'ten'))
    expect([isGood, logs.length]).toEqual([true, 0])
    expect(await newest()).toEqual(before)
  })

  test('refuses another root of a size that it knows', async () => {
    expect(await whyNot(submitter, anchorOf(10, 'forged'))).toBe('ForkDetected')
  })

  test('refuses to go back, but knows again what it has seen on its way', async () => {
    expect((await say(submitter, anchorOf(25, 'twenty-five'))).isGood).toBe(true)
    expect(await whyNot(submitter, anchorOf(24, 'twenty-four'))).toBe('Stale')
    expect(await whyNot(submitter, anchorOf(10, 'ten'))).toBeUndefined()
    expect(await whyNot(submitter, anchorOf(10, 'forged'))).toBe('ForkDetected')
    expect((await newest()).size).toBe(25n)
  })

  test('refuses what is no checkpoint', async () => {
    expect(await whyNot(submitter, anchorOf(0, 'nothing'))).toBe('NoCheckpoint')
    const without = { logId, size: 30n, root: new Uint8Array(32), noteHash: bytes('note') }
    expect(await whyNot(submitter, call('anchor', without))).toBe('NoCheckpoint')
  })

  test('has anybody put on record that the log shows another root, and nobody what is no contradiction', async () => {
    const report = (size: number, root: string) =>
      call('reportFork', { logId, size: BigInt(size), root: bytes(root), noteHash: bytes('the signed note') })
    const { isGood, logs } = await say(stranger, report(10, 'forged'))
    expect([isGood, logs.length]).toEqual([true, 1])
    expect(logs[0]?.topics[1]).toBe(toHex(logId))
    expect(await whyNot(stranger, report(10, 'ten'))).toBe('NoFork')
    expect(await whyNot(stranger, report(11, 'whatever'))).toBe('NoFork')
    expect((await newest()).size).toBe(25n)
  })

  test('lets its owner alone say who may anchor, and give it into other hands', async () => {
    const permit = call('setSubmitter', { logId, submitter: stranger.address, isAllowed: true })
    expect(await whyNot(submitter, permit)).toBe('NotAllowed')
    expect(await whyNot(submitter, call('handOver', submitter.address))).toBe('NotAllowed')
    expect(await whyNot(owner, call('handOver', `0x${'0'.repeat(40)}`))).toBe('NotAllowed')
    await say(owner, call('handOver', stranger.address))
    expect(await whyNot(owner, permit)).toBe('NotAllowed')
    await say(stranger, call('setSubmitter', { logId, submitter: submitter.address, isAllowed: false }))
    expect(await whyNot(submitter, anchorOf(40, 'forty'))).toBe('NotAllowed')
  })
})
