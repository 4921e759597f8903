import { gunzipSync, gzipSync } from 'node:zlib'
import type { NamedComposite } from '../../domain/composite-result.ts'
import type { ScorePurpose } from '../../domain/score-period.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface CompositeRow {
  readonly computationId: string
  readonly period: string
  readonly purpose: ScorePurpose
  readonly revision: number
  readonly countsUntil: Date
  readonly schemeId: string | null
  readonly gap: 'NO_SCHEME' | 'SCHEME_NOT_ACCEPTED' | null
  readonly compositePolicyId: number
  readonly schemePolicyId: number
  readonly deductions: number
  readonly visits: number
  readonly inputDigest: Buffer
  readonly resultDigest: Buffer | null
  readonly computedAt: Date
}

const columns = sql`
  c.computation_id as "computationId", c.period, c.purpose, c.revision, c.counts_until as "countsUntil", c.scheme_id as "schemeId", c.gap,
  c.composite_policy_id as "compositePolicyId", c.scheme_policy_id as "schemePolicyId", c.deductions, c.visits, c.input_digest as "inputDigest",
  c.result_digest as "resultDigest", c.computed_at as "computedAt"`

export function findComposite(db: Database, computationId: string): Promise<CompositeRow | undefined> {
  return findRow(
    db,
    sql<CompositeRow>`select ${columns} from composite_computation c where c.computation_id = ${computationId}`,
  )
}

export interface CompositeInsert {
  readonly input: string
  readonly result: string | null
  readonly windows: readonly {
    readonly windowId: number
    readonly hallId: number
    readonly divisionId: number
    readonly composite: NamedComposite
    readonly raws: Readonly<Record<string, number>>
  }[]
}

/** Its input once, however many computations have it. */
export async function insertComposite(
  tx: Database,
  row: CompositeRow,
  { input, result, windows }: CompositeInsert,
): Promise<void> {
  await sql`
    insert into composite_input (digest, packed) values (${row.inputDigest}, ${gzipSync(input)}) on conflict (digest) do nothing`.execute(
    tx,
  )
  await sql`
    insert into composite_computation (computation_id, period, purpose, revision, counts_until, scheme_id, gap, composite_policy_id, scheme_policy_id,
      deductions, visits, input_digest, result_digest, computed_at)
    values (${row.computationId}, ${row.period}, ${row.purpose}, ${row.revision}, ${row.countsUntil}, ${row.schemeId}, ${row.gap},
      ${row.compositePolicyId}, ${row.schemePolicyId}, ${row.deductions}, ${row.visits}, ${row.inputDigest}, ${row.resultDigest}, ${row.computedAt})`.execute(
    tx,
  )
  if (result === null) return
  await sql`insert into composite_result (computation_id, packed) values (${row.computationId}, ${gzipSync(result)})`.execute(
    tx,
  )
  await sql`
    insert into window_composite (computation_id, window_id, division_id, hall_id, verdict, body, raws)
    select ${row.computationId}, s."windowId", s."divisionId", s."hallId", s.composite ->> 'verdict', s.composite, s.raws
    from jsonb_to_recordset(${JSON.stringify(windows)}::jsonb)
      as s ("windowId" integer, "divisionId" integer, "hallId" integer, composite jsonb, raws jsonb)`.execute(tx)
}

const unpacked = (row: { readonly packed: Buffer } | undefined) => row && gunzipSync(row.packed).toString('utf8')

export async function findCompositeInput(db: Database, digest: Buffer): Promise<string | undefined> {
  return unpacked(
    await findRow(db, sql<{ packed: Buffer }>`select packed from composite_input where digest = ${digest}`),
  )
}

export async function findCompositeResult(db: Database, computationId: string): Promise<string | undefined> {
  return unpacked(
    await findRow(
      db,
      sql<{ packed: Buffer }>`select packed from composite_result where computation_id = ${computationId}`,
    ),
  )
}

/** Of what was published alone. @param digest in hex */
export async function findPublishedInput(db: Database, digest: string): Promise<string | undefined> {
  return unpacked(
    await findRow(
      db,
      sql<{ packed: Buffer }>`
        select i.packed from composite_input i where i.digest = decode(${digest}, 'hex')
          and (exists (select from published_composite p where p.input_digest = i.digest)
            or exists (select from published_bridge b where b.composite_input_digest = i.digest))`,
    ),
  )
}

/** With the ranking that is being published; a computation without a composite publishes none. */
export async function insertPublishedComposite(tx: Database, publicationId: string, at: Date): Promise<void> {
  await sql`
    insert into published_composite (publication_id, period, purpose, revision, counts_until, scheme_id, scheme_policy_id, deductions, visits, input_digest,
      result_digest, published_at)
    select p.id, c.period, c.purpose, c.revision, c.counts_until, c.scheme_id, c.scheme_policy_id, c.deductions, c.visits, c.input_digest, c.result_digest, ${at}
    from publication p join composite_computation c on c.computation_id = p.computation_id
    where p.id = ${publicationId} and c.gap is null`.execute(tx)
}

/** Asked in the role of staff, it sees those of the place alone. */
export function listComposites(
  db: Database,
  computationId: string,
): Promise<
  readonly {
    readonly windowId: number
    readonly body: NamedComposite
    readonly raws: Readonly<Record<string, number>>
  }[]
> {
  return queryRows(
    db,
    sql<{ windowId: number; body: NamedComposite; raws: Record<string, number> }>`
      select window_id as "windowId", body, raws from window_composite where computation_id = ${computationId} order by body ->> 'key'`,
  )
}

/** Whether something that a composite rests on was written at or after an instant, about days of a period. */
export async function hasCompositeChangedSince(
  db: Database,
  { fromDay, endDay }: { readonly fromDay: string; readonly endDay: string },
  { since, until }: { readonly since: Date; readonly until: Date },
): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ changed: boolean }>`
      select exists (
        select from deduction_decision e join deduction d on d.id = e.deduction_id
        where e.outcome <> 'DISMISSED' and e.decided_at >= ${since} and e.decided_at < ${until} and d.deed_day >= ${fromDay}::date and d.deed_day < ${endDay}::date
      ) or exists (
        select from assessment_publication u join assessment_visit v on v.plan_id = u.plan_id join assessment a on a.visit_id = v.id
        where u.published_at >= ${since} and u.published_at < ${until}
          and a.arrived_at >= ${fromDay}::date::timestamp at time zone 'Asia/Shanghai'
          and a.arrived_at < ${endDay}::date::timestamp at time zone 'Asia/Shanghai'
      ) or exists (
        select from assessment_review_outcome o join assessment a on a.visit_id = o.visit_id
        where o.at >= ${since} and o.at < ${until} and o.outcome <> 'CONFIRMED'
          and a.arrived_at >= ${fromDay}::date::timestamp at time zone 'Asia/Shanghai'
          and a.arrived_at < ${endDay}::date::timestamp at time zone 'Asia/Shanghai'
      ) as changed`,
  )
  return row?.changed === true
}
