import type { stepHandlingOrder } from '../../contracts/handling-order.ts'
import type { BodyOf } from '../../contracts/route.ts'
import type { NamedFiles } from '../evidence-file/index.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { Vault } from '../platform/vault.ts'
import type { World } from '../platform/world.ts'
import { type EventInsert, findSealedWords } from './store.ts'

/** What people write with a step. It is kept sealed. */
export interface Written {
  readonly words?: string | null | undefined
  readonly evidence?: readonly Evidence[] | undefined
  /** Of the evidence. */
  readonly files?: NamedFiles | undefined
}

type Evidence = NonNullable<BodyOf<typeof stepHandlingOrder>['evidence']>[number]
type EvidenceSeen = Omit<Evidence, 'fileId'> & { readonly fileId: string | null }

export function sealWords(vault: Vault, at: number, written: Written = {}): EventInsert['words'] {
  const { words = null, evidence = [] } = written
  if (words === null && evidence.length === 0) return null
  const recordId = uuidV7(at)
  const record = vault.newRecord(recordId, at)
  const sealed = record.seal('sealed_field|handling', JSON.stringify({ words, evidence }))
  return { recordId, key: record.key, sealed }
}

/** What was written, by record; what was erased is not there. */
export async function openWords(
  { vault, vaultDb }: World,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await findSealedWords(vaultDb, recordIds)
  return new Map(
    rows.map(({ recordId, field, sealed, ...key }) => [
      recordId,
      vault.openRecord(recordId, key).open(`sealed_field|${field}`, sealed).toString('utf8'),
    ]),
  )
}

/** The opened words of an event. */
export function readWritten(text: string | undefined): {
  readonly words: string | null
  readonly evidence: EvidenceSeen[]
} {
  if (text === undefined) return { words: null, evidence: [] }
  const { words, evidence }: { words: string | null; evidence: Evidence[] } = JSON.parse(text)
  return { words, evidence: evidence.map(({ fileId = null, ...each }) => ({ ...each, fileId })) }
}

/** What somebody has complained of, and the number that it has with whoever passed it on; nothing of it where it was erased. */
export function readComplaint(text: string | undefined): {
  readonly words: string | null
  readonly senderNo: string | null
} {
  return text === undefined ? { words: null, senderNo: null } : JSON.parse(text)
}
