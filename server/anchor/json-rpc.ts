import type { Outgoing } from '../platform/outgoing/index.ts'
import { AnchorFailed } from './anchor.ts'

const answerBytesMax = 262_144

/** What a node refused: its code, and the data of a revert where there are any. */
export class RpcRefused extends AnchorFailed {
  readonly data: string | undefined
  /** The node's words: read by the driver, never logged. */
  readonly words: string

  constructor(rpcCode: number, words: string, data: string | undefined) {
    super(`RPC_${rpcCode < 0 ? 'MINUS_' : ''}${Math.abs(rpcCode)}`)
    this.words = words
    this.data = data
  }
}

interface RpcError {
  readonly code?: unknown
  readonly message?: unknown
  readonly data?: unknown
}

/** JSON-RPC 2.0 over HTTP, through the one door to the outside: one call, one answer. */
export class JsonRpc {
  readonly #url: string
  readonly #timeoutMs: number
  readonly #outgoing: Outgoing
  #calls = 0

  constructor(url: string, timeoutMs: number, outgoing: Outgoing) {
    this.#url = url
    this.#timeoutMs = timeoutMs
    this.#outgoing = outgoing
  }

  /** Throws RpcRefused for what the node refuses, AnchorFailed for what is no answer, OutgoingFailed where there is none. */
  async call(method: string, params: readonly unknown[]): Promise<unknown> {
    this.#calls += 1
    const id = this.#calls
    const { status, text } = await this.#outgoing({
      url: this.#url,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id, method, params }),
      timeoutMs: this.#timeoutMs,
      answerBytesMax,
    })
    const answer = findAnswer(text)
    // Some nodes answer a refused call with a status of failure, and say in the body what it is.
    if (answer?.error !== undefined && answer.error !== null) throw toRefused(answer.error)
    if (status !== 200) throw new AnchorFailed(`STATUS_${status}`)
    if (answer === undefined || answer.id !== id || answer.result === undefined) throw new AnchorFailed('NO_RPC_ANSWER')
    return answer.result
  }

  /** A quantity, as the protocol writes one. */
  async callQuantity(method: string, params: readonly unknown[]): Promise<bigint> {
    const result = await this.call(method, params)
    if (typeof result !== 'string' || !/^0x[0-9a-f]{1,64}$/i.test(result)) throw new AnchorFailed('NO_QUANTITY')
    return BigInt(result)
  }
}

function findAnswer(
  text: string,
): { readonly id?: unknown; readonly result?: unknown; readonly error?: RpcError | null } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

function toRefused({ code, message, data }: RpcError): RpcRefused {
  const nested = typeof data === 'object' && data !== null ? (data as { data?: unknown }).data : data
  const isHex = typeof nested === 'string' && /^0x([0-9a-f]{2})*$/i.test(nested)
  const rpcCode = typeof code === 'number' && Number.isSafeInteger(code) ? code : 0
  return new RpcRefused(rpcCode, typeof message === 'string' ? message : '', isHex ? nested : undefined)
}
