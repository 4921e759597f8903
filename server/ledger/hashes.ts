import type { Hash } from '../../ledger/merkle.ts'
import { sha256, sm3 } from '../../signing/node-ledger.ts'
import type { HashName } from './store.ts'

export const hashOf: { readonly [Name in HashName]: Hash } = { SHA256: sha256, SM3: sm3 }
