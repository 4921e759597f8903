// What a database holds, as one digest for each kind of fact: without ids, keyed images and ciphertexts, which differ from
// database to database, but with everything that they stand for. Two databases with the same digests hold the same facts.
import { createHash } from 'node:crypto'

const CASES = `
  select c.id, r.id as record_id, k.epoch, k.wrapped,
    to_jsonb(c) - '{id,revision_id,case_no_index,case_no_anywhere_index}'::text[] as kept,
    to_jsonb(r) - '{id,case_id,api_key_id,fingerprint}'::text[] as revision,
    (select jsonb_object_agg(f.field, encode(f.sealed, 'base64')) from vault.sealed_field f where f.record_id = r.id) as sealed
  from service_case c join service_case_revision r on r.case_id = c.id join vault.data_key k on k.record_id = r.id
  where c.hall_id = $1`

const OCCURRENCES = `
  select o.id, o.case_id, o.sequence, to_jsonb(o) - '{id,case_id}'::text[] as kept,
    to_jsonb(i) - '{id,occurrence_id,token_hash}'::text[] as invitation
  from service_occurrence o left join invitation i on i.occurrence_id = o.id where o.hall_id = $1`

const EVALUATIONS = `
  select e.id as record_id, k.epoch, k.wrapped, to_jsonb(e) - '{id,digest}'::text[] as kept, l.sealed_link,
    encode(f.sealed, 'base64') as comment,
    (select count(*)::integer from redemption r where r.evaluation_id = e.id) as redemptions
  from evaluation e join vault.data_key k on k.record_id = e.id join vault.evaluation_link l on l.evaluation_id = e.id
  left join vault.sealed_field f on f.record_id = e.id and f.field = 'comment'
  where e.hall_id = $1`

// The platform closes what nobody has rated when it looks, and that is no fact of the city; nor is what was found on visits, which follow from a draw
// that nobody knows before.
const ORDERS = `
  select o.id, o.source, o.is_drill, jsonb_agg(jsonb_build_array(e.sequence, e.kind, e.at, e.actor_kind, e.facts, a.username) order by e.sequence) as story,
    jsonb_agg(jsonb_build_array(e.sequence, k.record_id, k.epoch, encode(k.wrapped, 'base64'), encode(f.sealed, 'base64')) order by e.sequence)
      filter (where f.sealed is not null) as sealed
  from handling_order o join handling_event e on e.order_id = o.id and not (e.kind = 'CLOSED' and e.actor_kind = 'PLATFORM')
  left join account a on a.id = e.account_id
  left join vault.data_key k on k.record_id = e.record_id left join vault.sealed_field f on f.record_id = e.record_id and f.field = 'handling'
  where o.hall_id = $1 and o.source <> 'INSPECTION' group by o.id`

const COMPLAINTS = `
  select c.id as record_id, k.epoch, k.wrapped, c.channel, c.has_contact, c.received_at, c.receipt_through_desk, a.username,
    (select jsonb_object_agg(f.field, encode(f.sealed, 'base64')) from vault.sealed_field f where f.record_id = c.id) as sealed
  from complaint c join vault.data_key k on k.record_id = c.id left join account a on a.id = c.account_id where c.hall_id = $1`

const AUDITS = `
  select c.order_id, c.month_from::text as month, c.drawn_at, c.ask_until, u.outcome, u.channel, u.at, a.username,
    (select jsonb_agg(jsonb_build_array(t.turn, t.day, t.is_last) order by t.turn) from closure_audit_try t where t.order_id = c.order_id) as tries
  from closure_audit c left join closure_audit_outcome u on u.order_id = c.order_id left join account a on a.id = u.account_id
  where c.hall_id = $1`

const TALLIES = `
  select to_jsonb(t) as row from evaluation_tally t where hall_id = $1
  union all select to_jsonb(d) from dimension_tally d where hall_id = $1`

const toUuid = (bytes) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** Order does not matter, repetition does. */
class Multiset {
  #hashes = []

  add(value) {
    this.#hashes.push(createHash('sha256').update(JSON.stringify(value)).digest('latin1'))
  }

  get digest() {
    const all = createHash('sha256')
    for (const hash of this.#hashes.sort()) all.update(hash, 'latin1')
    return `${this.#hashes.length} ${all.digest('hex')}`
  }
}

/**
 * @param {(text: string, values: readonly unknown[]) => Promise<readonly Record<string, any>[]>} query as a superuser
 * @param {Pick<import('../../server/platform/vault.ts').Vault, 'openRecord'>} vault
 * @param {string} hallCodesLike which halls
 * @returns {Promise<Record<string, string>>} for each kind of fact how many, and their digest
 */
export async function digestFacts(query, vault, hallCodesLike) {
  const kinds = {
    cases: new Multiset(),
    services: new Multiset(),
    evaluations: new Multiset(),
    complaints: new Multiset(),
    orders: new Multiset(),
    audits: new Multiset(),
    tallies: new Multiset(),
  }
  const halls = await query('select id from service_hall where hall_code like $1 order by id', [hallCodesLike])
  for (const { id } of halls) await addHall(query, vault, id, kinds)
  return Object.fromEntries(Object.entries(kinds).map(([kind, all]) => [kind, all.digest]))
}

async function addHall(query, vault, hall, { cases, services, evaluations, complaints, orders, audits, tallies }) {
  const caseNos = new Map()
  for (const row of await query(CASES, [hall])) {
    const record = vault.openRecord(row.record_id, row)
    const words = Object.entries(row.sealed).map(([field, sealed]) => [
      field,
      record.open(`sealed_field|${field}`, Buffer.from(sealed, 'base64')).toString('utf8'),
    ])
    caseNos.set(row.id, Object.fromEntries(words)['case-no'])
    cases.add([row.kept, row.revision, words.sort()])
  }
  const numbers = new Map()
  const rated = new Map()
  for (const row of await query(OCCURRENCES, [hall])) {
    numbers.set(row.id, `${caseNos.get(row.case_id)} ${row.sequence}`)
    services.add([caseNos.get(row.case_id), row.kept, row.invitation])
  }
  for (const row of await query(EVALUATIONS, [hall])) {
    const record = vault.openRecord(row.record_id, row)
    const comment =
      row.comment && record.open('sealed_field|comment', Buffer.from(row.comment, 'base64')).toString('utf8')
    const link = row.sealed_link && toUuid(record.open('evaluation_link|sealed_link', row.sealed_link))
    rated.set(row.record_id, link && numbers.get(link))
    evaluations.add([row.kept, comment, link && numbers.get(link), row.redemptions])
  }
  for (const { record_id: id, epoch, wrapped, sealed, ...kept } of await query(COMPLAINTS, [hall])) {
    const record = vault.openRecord(id, { epoch, wrapped })
    const words = Object.entries(sealed).map(([field, text]) => [
      field,
      record.open(`sealed_field|${field}`, Buffer.from(text, 'base64')).toString('utf8'),
    ])
    rated.set(id, words.sort())
    complaints.add([kept, words])
  }
  for (const row of await query(ORDERS, [hall])) {
    const words = (row.sealed ?? []).map(([sequence, id, epoch, wrapped, sealed]) => [
      sequence,
      vault
        .openRecord(id, { epoch, wrapped: Buffer.from(wrapped, 'base64') })
        .open('sealed_field|handling', Buffer.from(sealed, 'base64'))
        .toString('utf8'),
    ])
    orders.add([rated.get(row.id), row.source, row.is_drill, row.story, words])
  }
  for (const { order_id: id, ...kept } of await query(AUDITS, [hall])) audits.add([rated.get(id), kept])
  for (const { row } of await query(TALLIES, [hall])) tallies.add(row)
}
