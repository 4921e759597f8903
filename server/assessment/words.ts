import { findWords } from '../../domain/evaluation.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { Vault } from '../platform/vault.ts'
import type { World } from '../platform/world.ts'
import { type AssessmentInsert, findSealedWords } from './store.ts'

/** What was written on a visit: in all, and to single indicators. It is kept sealed, in one piece. */
export interface AssessmentWords {
  readonly words: string | null
  readonly byIndicator: Readonly<Record<string, { readonly words: string | null; readonly recording: string | null }>>
}

interface Sent {
  readonly words?: string | undefined
  readonly answers: Readonly<
    Record<string, { readonly words?: string | undefined; readonly recording?: string | undefined }>
  >
}

/** null where nothing was written. */
export function sealAssessmentWords(vault: Vault, at: number, sent: Sent): AssessmentInsert['words'] {
  const byIndicator = Object.fromEntries(
    Object.entries(sent.answers).flatMap(([code, answer]) => {
      const [words, recording] = [findWords(answer.words) ?? null, findWords(answer.recording) ?? null]
      return words === null && recording === null ? [] : [[code, { words, recording }]]
    }),
  )
  const written: AssessmentWords = { words: findWords(sent.words) ?? null, byIndicator }
  if (written.words === null && Object.keys(byIndicator).length === 0) return null
  const recordId = uuidV7(at)
  const record = vault.newRecord(recordId, at)
  return { recordId, key: record.key, sealed: record.seal('sealed_field|assessment', JSON.stringify(written)) }
}

/** By record; what was erased is not there. */
export async function openAssessmentWords(
  { vault, vaultDb }: Pick<World, 'vault' | 'vaultDb'>,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, AssessmentWords>> {
  const rows = await findSealedWords(vaultDb, recordIds)
  return new Map(
    rows.map(({ recordId, sealed, ...key }) => [
      recordId,
      JSON.parse(vault.openRecord(recordId, key).open('sealed_field|assessment', sealed).toString('utf8')),
    ]),
  )
}
