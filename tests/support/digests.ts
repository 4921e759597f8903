import type { CanonValue } from '../../ledger/canon.ts'
import { evaluationDigest } from '../../ledger/record.ts'
import type { Vault } from '../../server/platform/vault.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import type { TestDatabase } from './database.ts'

/** What every record has: its data key, the digest it was committed to with, and its words where there are some. */
export interface RecordRow extends Record<string, unknown> {
  readonly id: string
  readonly epoch: number
  readonly wrapped: Buffer
  readonly digest: Buffer
  readonly received_at: Date
  readonly sealed_comment: Buffer | null
  readonly codes: string[]
  readonly policy_id: number
}

export interface EvaluationRow extends RecordRow {
  readonly hall_code: string
  readonly window_code: string
  readonly item_code: string
  readonly staff_no: string | null
  readonly channel: string
  readonly grade: number
  readonly scores: Record<string, number> | null
  readonly sealed_link: Buffer | null
  readonly nullifier: Buffer
  readonly origin: string
  readonly counted: CanonValue
}

export const codesOf = (tags: string) =>
  `array(select t.norm_code from unnest(${tags}) with ordinality as given (id, at) join evaluation_tag t on t.id = given.id order by at) as codes`

export const hourOf = ({ received_at }: RecordRow) => Math.floor(received_at.getTime() / 3_600_000)

export const wordsOf = (vault: Vault, row: RecordRow) =>
  row.sealed_comment === null
    ? null
    : vault.openRecord(row.id, row).open('sealed_field|comment', row.sealed_comment).toString('utf8')

export const seedOf = (vault: Vault, row: RecordRow) => vault.openRecord(row.id, row).derive('seed')

export const findEvaluations = (database: TestDatabase) =>
  database.query<EvaluationRow>(
    `select e.*, evaluation_counted(e) as counted, h.hall_code, w.window_code, i.item_code, s.staff_no, k.epoch, k.wrapped, l.sealed_link, f.sealed as sealed_comment, r.nullifier, ${codesOf('e.tags')}
     from evaluation e join service_hall h on h.id = e.hall_id join service_window w on w.id = e.window_id
     join service_item i on i.id = e.item_id left join window_staff s on s.id = e.staff_id join redemption r on r.evaluation_id = e.id
     join vault.data_key k on k.record_id = e.id join vault.evaluation_link l on l.evaluation_id = e.id
     left join vault.sealed_field f on f.record_id = e.id and f.field = 'comment'`,
  )

/** As a record of before has it, which commits to what was said alone. */
export const recomputeEarlierDigest = (vault: Vault, row: EvaluationRow): Uint8Array =>
  evaluationDigest(nodeLedger, seedOf(vault, row), saidIn(vault, row))

/** The digest of an evaluation, computed again from what stands in its row and what the vault opens. */
export function recomputeDigest(vault: Vault, row: EvaluationRow): Uint8Array {
  const { origin, counted } = row
  return evaluationDigest(nodeLedger, seedOf(vault, row), { ...saidIn(vault, row), origin, counted })
}

function saidIn(vault: Vault, row: EvaluationRow) {
  return {
    id: row.id,
    at: hourOf(row),
    window: `${row.hall_code}/${row.window_code}`,
    item: row.item_code,
    staff: row.staff_no,
    channel: row.channel,
    scores: { grade: row.grade, dimensions: row.scores },
    reasons: row.codes,
    ticket: row.nullifier.toString('base64url'),
    comment: wordsOf(vault, row),
    contact: null,
    rules: row.policy_id,
  }
}
