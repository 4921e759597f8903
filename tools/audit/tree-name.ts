import type { Hash } from '../../ledger/merkle.ts'
import { sha256, sm3 } from '../../signing/node-ledger.ts'

/** The two trees over the same leaves. */
export type TreeName = 'SHA256' | 'SM3'

export const hashOf: { readonly [Name in TreeName]: Hash } = { SHA256: sha256, SM3: sm3 }

/** The origin of the second log is that of the first with this behind it. */
export const originOf = (origin: string, tree: TreeName): string => (tree === 'SM3' ? `${origin}/sm3` : origin)

export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
