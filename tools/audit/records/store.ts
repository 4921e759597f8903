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
  /** 1: its digest commits to what was said alone; what counts it stands in another row, which a leaf commits to. */
  readonly version: number
  readonly earlier: { readonly [field: string]: CanonValue } | null
  /** In the same place as the record that it belongs to. */
  readonly is_in_place: boolean
}

const hourOf = (column: string) => `floor(extract(epoch from ${column}) / 3600)::bigint`
const tagsOf = (column: string) =>
  `array(select t.norm_code from unnest(${column}) with ordinality as given (id, at) join evaluation_tag t on t.id = given.id order by at)`
const sealedOf = (id: string) => `
  left join vault.data_key k on k.record_id = ${id}
  left join vault.sealed_field f on f.record_id = ${id} and f.field = 'comment'
  left join vault.erasure x on x.record_id = ${id}
  left join earlier_record b on b.record_id = ${id}`
const sealed = `k.epoch, k.wrapped, f.sealed as sealed_comment, x.record_id is not null as erased, x.remains, b.told as earlier`
/** Asked for without the function of the database that tells the same: it could have been changed. */
const counted = `jsonb_build_object('serviceDay', to_char(e.service_day, 'YYYY-MM-DD'), 'division', d.division_code,
      'receivingDivision', rd.division_code, 'receivingOrganization', ro.uscc, 'decidingDivision', dd.division_code, 'decidingOrganization', od.uscc,
      'source', z.source_code, 'variant', v.handle_item_code, 'attribution', e.attribution, 'authority', e.authority, 'identityMode', e.identity_mode,
      'service', e.service, 'mode', e.mode, 'outcome', e.outcome, 'audience', e.audience, 'reasonPending', e.reason_pending, 'hasAgent', e.has_agent,
      'legallyRequiredRefusal', e.legally_required_refusal, 'prejudged', e.prejudged, 'assisted', e.assisted, 'ageBand', e.age_band,
      'waitingBand', e.waiting_band, 'handlingBand', e.handling_band, 'lagBand', e.lag_band, 'timesSubmittedBand', e.times_submitted_band,
      'tripsBand', e.trips_band)`
const countedFrom = `
  left join administrative_division d on d.id = e.division_id left join administrative_division rd on rd.id = e.receiving_division_id
  left join administrative_division dd on dd.id = e.deciding_division_id left join organization ro on ro.id = e.receiving_organization_id
  left join organization od on od.id = e.deciding_organization_id left join data_source z on z.id = e.source_id
  left join service_item_variant v on v.id = e.variant_id`

const evaluations = `
  select 'evaluation' as source, e.id::text, e.digest, null::text as later_kind, e.has_comment, ${sealed},
    e.id::text as owner_id, k.epoch as owner_epoch, k.wrapped as owner_wrapped,
    jsonb_build_object('id', e.id, 'at', ${hourOf('e.received_at')}, 'window', h.hall_code || '/' || w.window_code, 'item', i.item_code,
      'staff', s.staff_no, 'channel', e.channel, 'scores', jsonb_build_object('grade', e.grade, 'dimensions', e.scores),
      'reasons', ${tagsOf('e.tags')}, 'ticket', rtrim(translate(encode(r.nullifier, 'base64'), E'+/\\n', '-_'), '='), 'contact', null, 'rules', e.policy_id,
      'origin', e.origin, 'counted', ${counted}) as fields, e.record_version as version, true as is_in_place
  from evaluation e left join service_hall h on h.id = e.hall_id left join service_window w on w.id = e.window_id
  left join service_item i on i.id = e.item_id left join window_staff s on s.id = e.staff_id
  left join redemption r on r.evaluation_id = e.id ${countedFrom} ${sealedOf('e.id')}`

const added = (source: string, from: string, fields: string, kind: string) => `
  select '${source}', a.record_id::text, a.digest, ${kind}, a.has_comment, ${sealed}, a.evaluation_id::text, o.epoch, o.wrapped,
    jsonb_build_object('id', a.record_id, 'of', a.evaluation_id, 'reasons', ${tagsOf('a.tags')}, ${fields}), 2,
    p.id is not null
  from ${from} ${sealedOf('a.record_id')} left join vault.data_key o on o.record_id = a.evaluation_id
  left join evaluation p on p.id = a.evaluation_id and (p.hall_id, p.division_id) = (a.hall_id, a.division_id)`

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
      'scores', c.grade, 'rules', c.policy_id, 'counted', jsonb_build_object('division', d.division_code, 'fromService', c.from_service)), c.record_version, true
  from public_comment c left join service_hall h on h.id = c.hall_id left join service_window w on w.id = c.window_id
  left join administrative_division d on d.id = c.division_id ${sealedOf('c.id')}`

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
  /** Whoever erases a record is named in the audit, whose seals are logged; as long as the audit is kept. */
  readonly isOrdered: boolean
}

export function streamErasures(store: AuditStore): AsyncGenerator<ErasureRow> {
  return store.stream(
    'audit_erasures',
    `select x.record_id::text as id, x.fields, x.basis, round(extract(epoch from x.erased_at) * 1000)::float8 as at, x.digest,
       own.id is null or x.erased_at < kept.since or exists (
         select from audit_entry a where a.act = 'RECORD_ERASED' and a.result = 'DONE' and a.target_id in (x.record_id::text, own.evaluation_id::text)) as "isOrdered"
     from vault.erasure x
     cross join (select coalesce(min(at), 'infinity') as since from audit_entry) kept
     left join (
       select id, id as evaluation_id from evaluation union all select id, id from public_comment
       union all select record_id, evaluation_id from evaluation_reason
       union all select record_id, evaluation_id from evaluation_supplement) own on own.id = x.record_id`,
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
  readonly origins: readonly string[]
  /** Of each member of what counts it that is one of a list. */
  readonly counted: { readonly [member: string]: readonly string[] }
}

export async function findPossible(store: AuditStore): Promise<Possible> {
  const [row] = await store.query<Possible>(
    `select array(select distinct h.hall_code || '/' || w.window_code from service_window w join service_hall h on h.id = w.hall_id) as windows,
      array(select distinct item_code::text from service_item) as items,
      array(select distinct staff_no::text from window_staff where staff_no is not null) as staff,
      enum_range(null::evaluation_channel)::text[] as channels,
      array(select distinct norm_code::text from evaluation_tag) as reasons,
      array(select id::integer from policy) as rules,
      enum_range(null::evaluation_origin)::text[] as origins,
      jsonb_build_object('division', divisions, 'receivingDivision', divisions, 'decidingDivision', divisions,
        'receivingOrganization', organizations, 'decidingOrganization', organizations,
        'source', array(select source_code from data_source), 'variant', array(select handle_item_code from service_item_variant),
        'attribution', enum_range(null::attribution), 'authority', enum_range(null::authority), 'identityMode', enum_range(null::identity_mode),
        'service', enum_range(null::service_name), 'mode', enum_range(null::service_mode), 'outcome', enum_range(null::service_outcome),
        'audience', enum_range(null::audience)) as counted
     from (select array(select division_code from administrative_division) as divisions, array(select uscc from organization) as organizations) lists`,
  )
  return row ?? { windows: [], items: [], staff: [], channels: [], reasons: [], rules: [], origins: [], counted: {} }
}
