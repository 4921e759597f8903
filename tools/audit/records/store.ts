import type { CanonValue } from '../../../ledger/canon.ts'
import type { Remains } from '../../../ledger/record.ts'
import type { AuditStore } from '../rows/store.ts'

/** A record that was committed to field by field, with what the vault holds of it. */
export interface RecordRow {
  readonly source: 'evaluation' | 'evaluation_reason' | 'evaluation_supplement' | 'public_comment'
  readonly id: string
  readonly digest: Buffer
  /** Everything but the words. */
  readonly fields: { readonly [field: string]: CanonValue }
  readonly later_kind: 'REVISION' | 'SUPPLEMENTARY' | null
  readonly has_comment: boolean
  readonly sealed_comment: Buffer | null
  readonly epoch: number | null
  readonly wrapped: Buffer | null
  /** The record whose receipt is also this one’s: an evaluation to which something was added; else itself. */
  readonly owner_id: string
  readonly owner_epoch: number | null
  readonly owner_wrapped: Buffer | null
  readonly erased: boolean
  readonly remains: Remains | null
}

const hourOf = (column: string) => `floor(extract(epoch from ${column}) / 3600)::bigint`
const tagsOf = (column: string) =>
  `array(select t.norm_code from unnest(${column}) with ordinality as given (id, at) join evaluation_tag t on t.id = given.id order by at)`
const sealedOf = (id: string) => `
  left join vault.data_key k on k.record_id = ${id}
  left join vault.sealed_field f on f.record_id = ${id} and f.field = 'comment'
  left join vault.erasure x on x.record_id = ${id}`
const sealed = `k.epoch, k.wrapped, f.sealed as sealed_comment, x.record_id is not null as erased, x.remains`

const evaluations = `
  select 'evaluation' as source, e.id::text, e.digest, null::text as later_kind, e.has_comment, ${sealed},
    e.id::text as owner_id, k.epoch as owner_epoch, k.wrapped as owner_wrapped,
    jsonb_build_object('id', e.id, 'at', ${hourOf('e.received_at')}, 'window', h.hall_code || '/' || w.window_code, 'item', i.item_code,
      'staff', s.staff_no, 'channel', e.channel, 'scores', jsonb_build_object('grade', e.grade, 'dimensions', e.scores),
      'reasons', ${tagsOf('e.tags')}, 'ticket', rtrim(translate(encode(r.nullifier, 'base64'), E'+/\\n', '-_'), '='), 'contact', null, 'rules', e.policy_id) as fields
  from evaluation e left join service_hall h on h.id = e.hall_id left join service_window w on w.id = e.window_id
  left join service_item i on i.id = e.item_id left join window_staff s on s.id = e.staff_id
  left join redemption r on r.evaluation_id = e.id ${sealedOf('e.id')}`

const added = (source: string, from: string, fields: string, kind: string) => `
  select '${source}', a.record_id::text, a.digest, ${kind}, a.has_comment, ${sealed}, a.evaluation_id::text, o.epoch, o.wrapped,
    jsonb_build_object('id', a.record_id, 'of', a.evaluation_id, 'reasons', ${tagsOf('a.tags')}, ${fields})
  from ${from} ${sealedOf('a.record_id')} left join vault.data_key o on o.record_id = a.evaluation_id`

const reasons = added(
  'evaluation_reason',
  'evaluation_reason a left join evaluation e on e.id = a.evaluation_id',
  `'at', ${hourOf('a.received_at')}, 'scores', a.scores, 'rules', e.policy_id`,
  'null::text',
)
const supplements = added(
  'evaluation_supplement',
  'evaluation_supplement a',
  `'at', ${hourOf('a.given_at')}, 'scores', jsonb_build_object('grade', a.grade, 'dimensions', null), 'rules', a.policy_id`,
  'a.kind',
)
const comments = `
  select 'public_comment', c.id::text, c.digest, null::text, c.has_comment, ${sealed}, c.id::text, k.epoch, k.wrapped,
    jsonb_build_object('id', c.id, 'at', ${hourOf('c.received_at')}, 'window', h.hall_code || '/' || w.window_code, 'channel', c.channel,
      'scores', c.grade, 'rules', c.policy_id)
  from public_comment c left join service_hall h on h.id = c.hall_id left join service_window w on w.id = c.window_id ${sealedOf('c.id')}`

export function streamRecords(store: AuditStore): AsyncGenerator<RecordRow> {
  return store.stream('audit_records', [evaluations, reasons, supplements, comments].join(' union all '))
}

export interface ErasureRow {
  readonly id: string
  readonly fields: readonly string[]
  readonly basis: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly digest: Buffer
}

export function streamErasures(store: AuditStore): AsyncGenerator<ErasureRow> {
  return store.stream(
    'audit_erasures',
    `select record_id::text as id, fields, basis, round(extract(epoch from erased_at) * 1000)::float8 as at, digest from vault.erasure`,
  )
}

/** Months whose keys were destroyed at the end of their retention, yyyymm. */
export async function listRetiredMonths(store: AuditStore): Promise<readonly number[]> {
  const rows = await store.query<{ epoch: number }>(`select epoch from vault.key_event where kind = 'RETIRED'`)
  return rows.map(({ epoch }) => epoch)
}

/** Everything that a field can be, where that is a list. */
export interface Possible {
  readonly windows: readonly string[]
  readonly items: readonly string[]
  readonly staff: readonly string[]
  readonly channels: readonly string[]
  readonly reasons: readonly string[]
  readonly rules: readonly number[]
}

export async function findPossible(store: AuditStore): Promise<Possible> {
  const [row] = await store.query<Possible>(
    `select array(select distinct h.hall_code || '/' || w.window_code from service_window w join service_hall h on h.id = w.hall_id) as windows,
      array(select distinct item_code::text from service_item) as items,
      array(select distinct staff_no::text from window_staff where staff_no is not null) as staff,
      enum_range(null::evaluation_channel)::text[] as channels,
      array(select distinct norm_code::text from evaluation_tag) as reasons,
      array(select id::integer from policy) as rules`,
  )
  return row ?? { windows: [], items: [], staff: [], channels: [], reasons: [], rules: [] }
}
