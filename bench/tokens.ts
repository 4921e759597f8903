import type pg from 'pg'

/**
 * Services that have just ended, with invitations, written straight into the tables: through the front door a hundred
 * thousand cases would take longer than the bench. Four services to a case; windows, staff and items of the trial hall.
 * Foreign keys are not checked while filling (the rows fit by construction).
 */
const perCase = 4
const runsAhead = 3

/** A UUIDv7 that follows from a word and a serial number. */
const uuidOf = (word: string, serial: string) =>
  `(lpad(to_hex($1::bigint + ${serial} / 100), 12, '0') || '7' || substr(md5('${word}' || ${serial}), 1, 3) || '8' || substr(md5('${word}' || ${serial}), 4, 15))::uuid`

/** The same as tokenOf() in requests.ts, and tokenHash() of the invitations. */
const token = `rtrim(translate(encode(decode(md5('bench:' || n), 'hex'), 'base64'), '+/', '-_'), '=')`

const place = `
  place as materialized (
    select h.id as hall_id, v.division_id, v.managing_organization_id as organization_id,
      (select array_agg(w.id order by w.id) from service_window w where w.hall_id = h.id) as windows,
      (select array_agg(s.id order by s.id) from window_staff s where s.hall_id = h.id) as staff,
      (select array_agg(i.id order by i.id) from service_item i) as items,
      (select id from data_source where source_code = 'yiping') as source_id,
      (select max(id) from policy where word = 'invitation') as policy_id
    from service_hall h join service_hall_version v on v.hall_id = h.id
    where h.hall_code = $4)`

const fillCases = `
  with ${place}
  insert into service_case (id, case_no_index, case_no_anywhere_index, source_id, authority, division_id, hall_id, revision, revision_id, item_id, organization_id, audience,
    applicant_type, age_band, has_agent, case_type, status, handling_channel, accepted_at, receiving_division_id, receiving_organization_id,
    deciding_division_id, deciding_organization_id, attribution, times_submitted, trips, recorded_at, updated_at)
  select ${uuidOf('case', 'n')}, decode(md5('bench-case:' || n), 'hex'),
    decode(md5('bench-case-anywhere:' || n), 'hex'), source_id, 'LOCAL', division_id, hall_id, 1, ${uuidOf('revision', 'n')},
    items[1 + n % cardinality(items)], organization_id, case when n % 3 = 0 then 'ENTERPRISE' else 'CITIZEN' end::audience, 1, n % 7, n % 10 = 0,
    'COMMITTED', 'ACCEPTED', 'OFFLINE', now() - interval '1 hour', division_id, organization_id, division_id, organization_id, 'RECEIVING',
    1 + n % 2, n % 3, now(), now()
  from place, generate_series($2::bigint / ${perCase}, ($3::bigint - 1) / ${perCase}) as n
  on conflict do nothing`

const fillOccurrences = `
  with ${place}
  insert into service_occurrence (id, case_id, sequence, division_id, hall_id, window_id, staff_id, service, mode, outcome, started_at, ended_at,
    waiting_minutes, handling_minutes)
  select ${uuidOf('occurrence', 'n')}, ${uuidOf('case', `(n / ${perCase})`)}, 1 + n % ${perCase}, division_id, hall_id,
    windows[1 + n % cardinality(windows)], staff[1 + n % cardinality(staff)], 'APPLICATION', 'COUNTER', 'DONE', now() - interval '20 minutes',
    now() - interval '10 minutes', n % 40, 10
  from place, generate_series($2::bigint, $3::bigint - 1) as n`

const fillInvitations = `
  with ${place}
  insert into invitation (id, token_hash, occurrence_id, division_id, hall_id, issued_at, expires_at, policy_id)
  select ${uuidOf('invitation', 'n')}, substring(sha256(convert_to('yiping/token/v1|' || ${token}, 'UTF8')) for 16), ${uuidOf('occurrence', 'n')},
    division_id, hall_id, now(), now() + interval '15 days', policy_id
  from place, generate_series($2::bigint, $3::bigint - 1) as n`

/** The unused tokens of one database, by serial number. */
export class TokenStock {
  readonly #superuser: pg.Client
  readonly #hallCode: string
  readonly #startedAt = Date.now()
  #next = 0
  #filledTo = 0

  constructor(superuser: pg.Client, hallCode: string) {
    this.#superuser = superuser
    this.#hallCode = hallCode
  }

  /**
   * Sees to it that so many are left; fills up for several runs at once. Afterwards tables are tidy and everything is on disk,
   * so that a run pays for its own work only; but not before each run, since PostgreSQL writes whole pages after a checkpoint.
   */
  async ensure(count: number): Promise<void> {
    const client = this.#superuser
    if (this.#filledTo - this.#next >= count) return
    // Whole cases, so that a later filling never meets a case of an earlier one.
    const to = Math.ceil((this.#next + runsAhead * count) / perCase) * perCase
    await client.query('set session_replication_role = replica')
    for (const statement of [fillCases, fillOccurrences, fillInvitations]) {
      await client.query(statement, [this.#startedAt, this.#filledTo, to, this.#hallCode])
    }
    this.#filledTo = to
    for (const table of ['service_case', 'service_occurrence', 'invitation'])
      await client.query(`vacuum (analyze) ${table}`)
    await client.query('checkpoint')
  }

  get range(): { readonly from: number; readonly to: number } {
    return { from: this.#next, to: this.#filledTo }
  }

  usedUpTo(next: number): void {
    this.#next = next
  }
}
