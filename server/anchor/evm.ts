import { setTimeout as pause } from 'node:timers/promises'
import { addr, Transaction } from 'micro-eth-signer'
import { isSame } from '../../ledger/bytes.ts'
import type { Outgoing } from '../platform/outgoing/index.ts'
import { type Anchor, type AnchoredHead, AnchorFailed, type AnchorReceipt, type PublishedCheckpoint } from './anchor.ts'
import * as contract from './contract.ts'
import { JsonRpc, RpcRefused } from './json-rpc.ts'

export interface EvmSettings {
  readonly name: string
  readonly url: string
  /** 0x and 40 hex digits. */
  readonly contract: string
  /** 32 bytes in hex. Nobody but this anchor may send with it: it counts its transactions. */
  readonly privateKey: string
  /** What the chain has to call itself; null: whatever it says. */
  readonly chainId: bigint | null
  readonly fees: 'legacy' | 'eip1559'
  /** In the chain's smallest unit, 0 where nothing is paid; null: what the node says. */
  readonly gasPrice: bigint | null
  /** null: what the node estimates, and a quarter more. */
  readonly gasLimit: bigint | null
  /** Blocks that have to stand upon the one with the transaction. */
  readonly confirmations: number
  readonly timeoutMs: number
  /** So long a transaction is waited for at a time; then the sweep comes again, and it is asked for by its hash. */
  readonly waitMs: number
}

const pollMs = 250
/** What was not mined by then is sent anew with a higher price, in its own place. */
const resendMs = 60_000

interface Sent {
  readonly hash: string
  readonly nonce: bigint
  readonly price: bigint
  readonly at: number
  readonly data: string
}

/**
 * The contract CheckpointAnchor on a chain that speaks Ethereum's JSON-RPC. Asks before it sends, so that the same checkpoint costs one
 * transaction; a transaction counts when its block stands, and nothing else does.
 */
export class EvmAnchor implements Anchor {
  readonly kind = 'evm-jsonrpc'
  readonly name: string
  readonly #settings: EvmSettings
  readonly #rpc: JsonRpc
  readonly #from: string
  readonly #to: string
  /** The transaction that was sent last, while nobody knows what became of it. */
  #sent: Sent | undefined

  constructor(settings: EvmSettings, outgoing: Outgoing) {
    this.name = settings.name
    this.#settings = settings
    this.#rpc = new JsonRpc(settings.url, settings.timeoutMs, outgoing)
    this.#from = addr.fromPrivateKey(settings.privateKey)
    this.#to = addr.addChecksum(settings.contract.toLowerCase())
  }

  async newest(origin: string): Promise<AnchoredHead | undefined> {
    await this.#chainId()
    const { size, root } = contract.decodeNewest(await this.#ask(contract.encodeNewest(contract.logIdOf(origin))))
    return size === 0 ? undefined : { size, root }
  }

  async submit(checkpoint: PublishedCheckpoint): Promise<AnchorReceipt> {
    const { origin, size, root } = checkpoint
    const chainId = await this.#chainId()
    const logId = contract.logIdOf(origin)
    const chain = { id: String(chainId), contract: this.#settings.contract, logId: contract.toHex(logId) }
    const data = contract.encodeAnchor(checkpoint)
    const sent = this.#sent?.data === data ? this.#sent : undefined
    const known = contract.decodeRootAt(await this.#ask(contract.encodeRootAt(logId, size)))
    if (known !== undefined) {
      if (!isSame(known, root)) throw new AnchorFailed('FORK_DETECTED', 'FORK')
      const isOurs = sent !== undefined && (await this.#findBlock(sent.hash)) !== undefined
      return { ...(isOurs ? await this.#mined(sent.hash) : await this.#found(logId, size)), chain }
    }
    return { ...(await this.#mined(await this.#send(chainId, data))), chain }
  }

  /** Also whether it is the chain that was meant: a node may have been pointed at another one. */
  async #chainId(): Promise<bigint> {
    const found = await this.#rpc.callQuantity('eth_chainId', [])
    const { chainId } = this.#settings
    if (chainId !== null && found !== chainId) throw new AnchorFailed('ANOTHER_CHAIN')
    return found
  }

  async #ask(data: string): Promise<unknown> {
    try {
      return await this.#rpc.call('eth_call', [{ from: this.#from, to: this.#to, data }, 'latest'])
    } catch (error) {
      throw asRevert(error)
    }
  }

  /** @returns the hash of the transaction that is on its way: a new one, or the one that was sent before and is waited for */
  async #send(chainId: bigint, data: string): Promise<string> {
    const [mined, waiting] = [await this.#nonce('latest'), await this.#nonce('pending')]
    const before = this.#sent !== undefined && this.#sent.nonce >= mined ? this.#sent : undefined
    if (before !== undefined && Date.now() - before.at < resendMs) {
      // The other log of the same platform: one transaction at a time, so that none replaces another.
      if (before.data !== data) throw new AnchorFailed('EARLIER_NOT_MINED')
      return before.hash
    }
    // Refused now it costs nothing, and says why.
    await this.#ask(data)
    const price = await this.#price()
    const replacing = before !== undefined || waiting > mined
    const last = before?.price ?? price
    const raised = replacing ? max(price, (last * 5n + 3n) / 4n) : price
    const transaction = await this.#sign({ chainId, nonce: mined, data, price: raised })
    this.#sent = { hash: transaction.hash, nonce: mined, price: raised, at: Date.now(), data }
    await this.#sendRaw(transaction.raw)
    return transaction.hash
  }

  #nonce(block: 'latest' | 'pending'): Promise<bigint> {
    return this.#rpc.callQuantity('eth_getTransactionCount', [this.#from, block])
  }

  async #price(): Promise<bigint> {
    return this.#settings.gasPrice ?? (await this.#rpc.callQuantity('eth_gasPrice', []))
  }

  async #sign(over: { chainId: bigint; nonce: bigint; data: string; price: bigint }) {
    const { chainId, nonce, data, price } = over
    const asked = { from: this.#from, to: this.#to, data }
    const gasLimit = this.#settings.gasLimit ?? ((await this.#rpc.callQuantity('eth_estimateGas', [asked])) * 5n) / 4n
    const common = { chainId, nonce, data, gasLimit, to: this.#to, value: 0n }
    // Not strictly: that refuses a price of 0, which is what consortium chains ask.
    const unsigned =
      this.#settings.fees === 'legacy'
        ? Transaction.prepare({ ...common, type: 'legacy', gasPrice: price }, false)
        : Transaction.prepare(
            { ...common, type: 'eip1559', maxFeePerGas: 2n * price, maxPriorityFeePerGas: tipOf(price) },
            false,
          )
    // Without entropy of its own (RFC 6979): sent again after a restart it is the same transaction, and not one that has to outbid it.
    const signed = unsigned.signBy(this.#settings.privateKey, false)
    return { raw: signed.toHex(), hash: signed.hash }
  }

  async #sendRaw(raw: string): Promise<void> {
    try {
      await this.#rpc.call('eth_sendRawTransaction', [raw])
    } catch (error) {
      // A node that has it already has it: what becomes of it is asked by its hash.
      if (error instanceof RpcRefused && /already known|known transaction|already exists/i.test(error.words)) return
      this.#sent = undefined
      throw error
    }
  }

  async #mined(hash: string): Promise<Omit<AnchorReceipt, 'chain'>> {
    const until = Date.now() + this.#settings.waitMs
    for (;;) {
      const block = await this.#findBlock(hash)
      if (block !== undefined && (await this.#isDeepEnough(block))) {
        this.#sent = undefined
        return { transactionId: hash, position: block }
      }
      if (Date.now() + pollMs > until) throw new AnchorFailed('NOT_MINED_YET')
      await pause(pollMs)
    }
  }

  async #findBlock(hash: string): Promise<number | undefined> {
    const receipt = (await this.#rpc.call('eth_getTransactionReceipt', [hash])) as {
      readonly status?: unknown
      readonly blockNumber?: unknown
    } | null
    if (receipt === null || typeof receipt.blockNumber !== 'string') return undefined
    if (Number(receipt.status) !== 1) {
      this.#sent = undefined
      throw new AnchorFailed('TRANSACTION_FAILED')
    }
    return Number(receipt.blockNumber)
  }

  async #isDeepEnough(block: number): Promise<boolean> {
    const { confirmations } = this.#settings
    if (confirmations === 0) return true
    return Number(await this.#rpc.callQuantity('eth_blockNumber', [])) >= block + confirmations
  }

  /** What somebody sent before us, or we before we were started again: by the event in its block, where the node looks for events. */
  async #found(logId: Uint8Array, size: number): Promise<Omit<AnchorReceipt, 'chain'>> {
    const head = contract.decodeNewest(await this.#ask(contract.encodeNewest(logId)))
    if (head.size !== size) return { transactionId: null, position: null }
    if (!(await this.#isDeepEnough(head.blockNumber))) throw new AnchorFailed('NOT_MINED_YET')
    const block = `0x${head.blockNumber.toString(16)}`
    const filter = { address: this.#to, topics: contract.topicsOf(logId, size), fromBlock: block, toBlock: block }
    const logs = await this.#rpc.call('eth_getLogs', [filter]).catch(() => [])
    const [first] = Array.isArray(logs) ? (logs as readonly { readonly transactionHash?: unknown }[]) : []
    const hash = first?.transactionHash
    const isHash = typeof hash === 'string' && /^0x[0-9a-f]{64}$/i.test(hash)
    return { transactionId: isHash ? hash : null, position: head.blockNumber }
  }
}

const max = (one: bigint, other: bigint) => (one > other ? one : other)
/** A tenth of what a unit costs, for whoever makes the block. */
const tipOf = (price: bigint) => price / 10n

function asRevert(error: unknown): unknown {
  return error instanceof RpcRefused && error.data !== undefined && error.data !== '0x'
    ? contract.toRevert(error.data)
    : error
}
