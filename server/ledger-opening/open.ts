import { toHourNumber } from '../../domain/kernel/plain-date.ts'
import { type OpeningDetail, openedFields } from '../../domain/opening-detail.ts'
import { type EvaluationField, openFields, type SaltSource } from '../../ledger/opening.ts'
import type { EvaluationRecord } from '../../ledger/record.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { Refused } from '../platform/refused.ts'
import type { Vault } from '../platform/vault.ts'
import type { ClosedRow, NewOpening } from './store.ts'

/**
 * The public fields of an evaluation with their salts, and the commitments to all others. Without either where its digest does not follow: its month’s key is gone and
 * nothing was kept, or what stands in its row is not what was given.
 */
export function openEvaluation(vault: Vault, detail: OpeningDetail, row: ClosedRow): NewOpening {
  const { id, divisionId, hallId, windowId, digest, itemCode, grade, scores } = row
  const fields: readonly EvaluationField[] = openedFields[detail]
  const found = findSource(vault, row)
  const opened =
    found === undefined
      ? undefined
      : openFields(nodeLedger, found.source, { record: toRecord(row, found.comment), digest, fields })
  return {
    evaluationId: id,
    divisionId,
    hallId,
    windowId,
    digest,
    hour: detail === 'HOUR_AND_ITEM' ? toHourNumber(row.receivedAt.getTime()) : null,
    itemCode: detail === 'NEITHER' ? null : itemCode,
    grade,
    dimensions: scores,
    salts: opened === undefined ? null : Buffer.concat(opened.salts),
    commitments: opened === undefined ? null : Buffer.concat(opened.commitments),
  }
}

interface Found {
  readonly source: SaltSource
  readonly comment: string | null
}

function findSource(vault: Vault, { id, epoch, wrapped, sealedComment, remains }: ClosedRow): Found | undefined {
  if (epoch === null || wrapped === null) return remains === null ? undefined : { source: { remains }, comment: null }
  try {
    const record = vault.openRecord(id, { epoch, wrapped })
    const comment = sealedComment === null ? null : record.open('sealed_field|comment', sealedComment).toString('utf8')
    return { source: { seed: record.derive('seed') }, comment }
  } catch (error) {
    // The key of its month was destroyed at the end of its retention.
    if (error instanceof Refused) return undefined
    throw error
  }
}

/** As it was committed to when it was given: server/evaluation/decide.ts. */
function toRecord(row: ClosedRow, comment: string | null): EvaluationRecord {
  return {
    id: row.id,
    at: toHourNumber(row.receivedAt.getTime()),
    window: `${row.hallCode}/${row.windowCode}`,
    item: row.itemCode,
    staff: row.staffNo,
    channel: row.channel,
    scores: { grade: row.grade, dimensions: row.scores },
    reasons: row.reasons,
    ticket: row.nullifier?.toString('base64url') ?? null,
    comment,
    contact: null,
    rules: row.policyId,
    ...row.counting,
  }
}
