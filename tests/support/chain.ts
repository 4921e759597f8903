import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createBlock } from '@ethereumjs/block'
import { createCustomCommon, type Hardfork, Mainnet } from '@ethereumjs/common'
import { createTxFromRLP, type TypedTransaction } from '@ethereumjs/tx'
import { Address, bytesToHex, createAccount, hexToBytes, type PrefixedHexString } from '@ethereumjs/util'
import { createVM, runTx, type VM } from '@ethereumjs/vm'
import { addr, Transaction } from 'micro-eth-signer'
import { createContract, type ParsedABI } from 'micro-eth-signer/abi.js'
import compiled from '../../server/anchor/CheckpointAnchor.json' with { type: 'json' }

export const chainId = 20_260_911
const gasMax = 8_000_000n

interface Mined {
  readonly block: number
  readonly isGood: boolean
  readonly address: string | undefined
  readonly logs: readonly { readonly address: string; readonly topics: readonly string[] }[]
}

export interface ChainOptions {
  readonly hardfork?: `${Hardfork}`
  /** What a unit of gas costs; 0 as on a consortium chain. */
  readonly gasPrice?: bigint
  /** Whether each transaction has its block at once; otherwise they wait for `mine`. */
  readonly isInstant?: boolean
}

/** A call that the node refuses, as it says so. */
class Refusal extends Error {
  readonly code: number
  readonly data: string | undefined

  constructor(code: number, message: string, data?: string) {
    super(message)
    this.code = code
    this.data = data
  }
}

const hexOf = (value: bigint | number) => `0x${value.toString(16)}`
const asHex = (text: unknown) => String(text) as PrefixedHexString

/**
 * A chain of one node as a test needs it: the real machine of Ethereum in this process, behind real JSON-RPC on loopback. It keeps what was
 * mined; it can be away, forget who asks, and leave transactions lying.
 */
export class TestChain {
  gasPrice: bigint
  isInstant: boolean
  /** Methods that this node does not know. */
  readonly unknown = new Set<string>()
  readonly heard: string[] = []
  readonly #vm: VM
  readonly #server: Server
  readonly #mined = new Map<string, Mined>()
  #pool: TypedTransaction[] = []
  #block = 0
  #port = 0

  private constructor(vm: VM, { gasPrice = 0n, isInstant = true }: ChainOptions) {
    this.#vm = vm
    this.gasPrice = gasPrice
    this.isInstant = isInstant
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy())
    })
  }

  static async start(options: ChainOptions = {}): Promise<TestChain> {
    const common = createCustomCommon({ chainId }, Mainnet, { hardfork: options.hardfork ?? 'istanbul' })
    const chain = new TestChain(await createVM({ common }), options)
    await chain.up()
    return chain
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  async up(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (this.#server.address() as AddressInfo).port
  }

  async down(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  /** Somebody with enough to pay with. */
  async person(): Promise<{ readonly privateKey: string; readonly address: string }> {
    const { privateKey, address } = addr.random()
    await this.#vm.stateManager.putAccount(this.#address(address), createAccount({ balance: 10n ** 24n }))
    return { privateKey: privateKey.replace(/^0x/, ''), address }
  }

  /** Sends as anybody would, without our driver. @returns what became of it */
  async send(privateKey: string, to: string, data: string): Promise<Mined & { readonly hash: string }> {
    const nonce = await this.#nonce(addr.fromPrivateKey(privateKey))
    const raw = { type: 'legacy', chainId: BigInt(chainId), nonce, to, data, value: 0n } as const
    const fields = { ...raw, gasLimit: gasMax, gasPrice: this.gasPrice }
    const signed = Transaction.prepare(fields, false).signBy(privateKey)
    const transaction = this.#parse(signed.toHex())
    await this.#mineOne(transaction)
    const hash = signed.hash
    return { ...(this.#mined.get(hash) as Mined), hash }
  }

  /** Gives the transactions that wait their block. */
  async mine(): Promise<void> {
    const pool = this.#pool.toSorted((one, other) => Number(one.nonce - other.nonce))
    this.#pool = []
    for (const transaction of pool) await this.#mineOne(transaction)
    if (pool.length === 0) this.#block += 1
  }

  get waiting(): readonly string[] {
    return this.#pool.map((each) => bytesToHex(each.hash()))
  }

  /** What a call would answer; throws Refusal with the data of a revert. */
  async call(from: string, to: string, data: string): Promise<{ readonly answer: Uint8Array; readonly gas: bigint }> {
    await this.#vm.stateManager.checkpoint()
    try {
      const { execResult } = await this.#vm.evm.runCall({
        caller: this.#address(from),
        to: this.#address(to),
        data: hexToBytes(asHex(data)),
        gasLimit: gasMax,
        block: this.#nextBlock(),
        skipBalance: true,
      })
      const { exceptionError, returnValue, executionGasUsed } = execResult
      if (exceptionError !== undefined) throw new Refusal(3, 'execution reverted', bytesToHex(returnValue))
      return { answer: returnValue, gas: executionGasUsed }
    } finally {
      await this.#vm.stateManager.revert()
    }
  }

  #address(text: string): Address {
    return new Address(hexToBytes(asHex(text.toLowerCase())))
  }

  #nextBlock() {
    const isPriced = this.#vm.common.gteHardfork('london')
    const header = { number: this.#block + 1, gasLimit: 30_000_000n, timestamp: 1_800_000_000 + this.#block }
    const fees = isPriced ? { baseFeePerGas: this.gasPrice / 2n } : {}
    return createBlock({ header: { ...header, ...fees } }, { common: this.#vm.common })
  }

  async #nonce(address: string): Promise<bigint> {
    return (await this.#vm.stateManager.getAccount(this.#address(address)))?.nonce ?? 0n
  }

  #parse(raw: string): TypedTransaction {
    return createTxFromRLP(hexToBytes(asHex(raw)), { common: this.#vm.common })
  }

  async #mineOne(tx: TypedTransaction): Promise<void> {
    const result = await runTx(this.#vm, { tx, block: this.#nextBlock() })
    this.#block += 1
    const logs = (result.execResult.logs ?? []).map(([address, topics]) => ({
      address: bytesToHex(address),
      topics: topics.map((each) => bytesToHex(each)),
    }))
    const isGood = result.execResult.exceptionError === undefined
    const address = result.createdAddress?.toString()
    this.#mined.set(bytesToHex(tx.hash()), { block: this.#block, isGood, address, logs })
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { id, method, params } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    this.heard.push(method)
    const answer = await this.#serve(method, params).then(
      (result) => ({ result }),
      (error: Refusal) => ({ error: { code: error.code ?? -32_603, message: error.message, data: error.data } }),
    )
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }))
  }

  async #serve(method: string, [first, second]: readonly unknown[]): Promise<unknown> {
    const serve = this.unknown.has(method) ? undefined : this.#methods[method]
    if (serve === undefined) throw new Refusal(-32_601, `the method ${method} does not exist`)
    return serve(first, second)
  }

  readonly #methods: Readonly<Record<string, (first: unknown, second: unknown) => unknown>> = {
    eth_chainId: () => hexOf(chainId),
    eth_blockNumber: () => hexOf(this.#block),
    eth_gasPrice: () => hexOf(this.gasPrice),
    eth_getTransactionCount: async (address, block) => {
      const nonce = await this.#nonce(String(address))
      const isOf = (each: TypedTransaction) => each.getSenderAddress().equals(this.#address(String(address)))
      return hexOf(nonce + (block === 'pending' ? BigInt(this.#pool.filter(isOf).length) : 0n))
    },
    eth_call: async (asked) => bytesToHex((await this.#ask(asked)).answer),
    eth_estimateGas: async (asked) => hexOf((await this.#ask(asked)).gas + 40_000n),
    eth_sendRawTransaction: (raw) => this.#take(String(raw)),
    eth_getTransactionReceipt: (hash) => {
      const mined = this.#mined.get(String(hash))
      if (mined === undefined) return null
      return { transactionHash: hash, blockNumber: hexOf(mined.block), status: mined.isGood ? '0x1' : '0x0' }
    },
    eth_getLogs: (filter) => this.#find(filter as { fromBlock: string; topics: readonly string[]; address: string }),
  }

  #ask(asked: unknown) {
    const { from, to, data } = asked as { from: string; to: string; data: string }
    return this.call(from, to, data)
  }

  #find({ fromBlock, topics, address }: { fromBlock: string; topics: readonly string[]; address: string }) {
    return [...this.#mined].flatMap(([transactionHash, { block, logs }]) =>
      logs
        .filter((log) => block === Number(fromBlock) && log.address === address.toLowerCase())
        .filter((log) => topics.every((topic, at) => log.topics[at] === topic))
        .map((log) => ({ ...log, transactionHash, blockNumber: hexOf(block) })),
    )
  }

  /** As nodes do: a nonce that is over or far ahead, a price that does not outbid, or one that nobody takes, is refused. */
  async #take(raw: string): Promise<string> {
    const transaction = this.#parse(raw)
    const hash = bytesToHex(transaction.hash())
    if (this.waiting.includes(hash)) throw new Refusal(-32_000, 'already known')
    if (transaction.nonce < (await this.#nonce(transaction.getSenderAddress().toString())))
      throw new Refusal(-32_000, 'nonce too low')
    const rival = this.#pool.find(({ nonce }) => nonce === transaction.nonce)
    if (rival !== undefined && 10n * priceOf(transaction) < 11n * priceOf(rival))
      throw new Refusal(-32_000, 'replacement transaction underpriced')
    this.#pool = [...this.#pool.filter((each) => each !== rival), transaction]
    if (this.isInstant) await this.mine()
    return hash
  }
}

const priceOf = (tx: TypedTransaction): bigint =>
  'gasPrice' in tx ? tx.gasPrice : 'maxFeePerGas' in tx ? tx.maxFeePerGas : 0n

/** The contract as it was compiled, with every function that it has. */
export const anchorContract = createContract(compiled.abi as unknown as ParsedABI)

/** On this chain, by somebody who then owns it. @returns its address */
export async function deployAnchor(chain: TestChain, privateKey: string): Promise<string> {
  const { address } = await chain.send(privateKey, '0x', compiled.bytecode)
  if (address === undefined) throw new Error('the contract was not deployed')
  return address
}
