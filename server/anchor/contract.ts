import { createContract, decodeError, events, parseAbi } from 'micro-eth-signer/abi.js'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { AnchorFailed, type PublishedCheckpoint } from './anchor.ts'

/** What we use of CheckpointAnchor.sol; a test holds it against the compiled one. */
export const abiUsed = parseAbi([
  'function anchor(bytes32 logId, uint64 size, bytes32 root, bytes32 noteHash)',
  'function newest(bytes32 logId) view returns (uint64 size, uint64 blockNumber, bytes32 root, bytes32 noteHash)',
  'function rootAt(bytes32 logId, uint64 size) view returns (bytes32)',
  'event Anchored(bytes32 indexed logId, uint64 indexed size, bytes32 root, bytes32 noteHash, address submitter)',
  'error NotAllowed()',
  'error NoCheckpoint()',
  'error Stale(uint64 newest, uint64 offered)',
  'error ForkDetected(uint64 size, bytes32 known, bytes32 offered)',
])
const contract = createContract(abiUsed)
const { Anchored } = events(abiUsed)

export const toHex = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString('hex')}`

function toBytes(hex: unknown): Uint8Array {
  if (typeof hex !== 'string' || !/^0x([0-9a-f]{2})*$/i.test(hex)) throw new AnchorFailed('NO_HEX')
  return Buffer.from(hex.slice(2), 'hex')
}

/** By which the contract knows a log: SHA-256 of its origin. */
export const logIdOf = (origin: string): Uint8Array => nodeLedger.sha256(nodeLedger.utf8(origin))

export function encodeAnchor({ origin, size, root, note }: PublishedCheckpoint): string {
  const noteHash = nodeLedger.sha256(nodeLedger.utf8(note))
  return encode('anchor', { logId: logIdOf(origin), size: BigInt(size), root, noteHash })
}

// One argument alone is encoded bare, several by name.
export const encodeNewest = (logId: Uint8Array): string => encode('newest', logId)
export const encodeRootAt = (logId: Uint8Array, size: number): string => encode('rootAt', { logId, size: BigInt(size) })

function encode(method: 'anchor' | 'newest' | 'rootAt', values: unknown): string {
  return toHex(contract[method]?.encodeInput(values) ?? new Uint8Array(0))
}

export interface ContractHead {
  readonly size: number
  readonly blockNumber: number
  readonly root: Uint8Array
}

export function decodeNewest(answer: unknown): ContractHead {
  const { size, blockNumber, root } = decode('newest', answer) as {
    size: bigint
    blockNumber: bigint
    root: Uint8Array
  }
  return { size: Number(size), blockNumber: Number(blockNumber), root }
}

/** undefined where nothing of this size was anchored. */
export function decodeRootAt(answer: unknown): Uint8Array | undefined {
  const root = decode('rootAt', answer) as Uint8Array
  return root.every((byte) => byte === 0) ? undefined : root
}

/** An answer without bytes comes from an address at which there is no contract. */
function decode(method: 'newest' | 'rootAt', answer: unknown): unknown {
  const bytes = toBytes(answer)
  if (bytes.length === 0) throw new AnchorFailed('NO_CONTRACT')
  try {
    return contract[method]?.decodeOutput(bytes)
  } catch {
    throw new AnchorFailed('ANOTHER_CONTRACT')
  }
}

/** The topics by which a node finds the event of one checkpoint. */
export function topicsOf(logId: Uint8Array, size: number): readonly (string | null)[] {
  const values = { logId, size: BigInt(size), root: null, noteHash: null, submitter: null }
  return Anchored?.topics(values).slice(0, 3) ?? []
}

const codeOfError: Readonly<Record<string, AnchorFailed>> = {
  NotAllowed: new AnchorFailed('NOT_ALLOWED'),
  NoCheckpoint: new AnchorFailed('NO_CHECKPOINT'),
  Stale: new AnchorFailed('STALE'),
  ForkDetected: new AnchorFailed('FORK_DETECTED', 'FORK'),
}

/** Why the contract refused, from the data of its revert. */
export function toRevert(data: string): AnchorFailed {
  const name = decodeError(data, abiUsed)?.name ?? ''
  const known = codeOfError[name]
  return new AnchorFailed(known?.code ?? 'REVERTED', known?.finding)
}
