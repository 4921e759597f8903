import type { AuditedMonth, GradeGroup, SeedSource } from '../../../domain/evaluation-audit.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

/** Two sweeps, or a sweep and somebody at a desk, wait for each other. */
export async function lockAudits(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('evaluation-audit', 0))`.execute(tx)
}

export interface FreezeRow {
  readonly monthFrom: string
  readonly monthEnd: string
  readonly units: number
  readonly leftOut: number
  readonly digest: Buffer
  readonly seedSource: SeedSource
  readonly publicDraw: string
  readonly seedAfter: Date
  readonly policyId: number
  readonly frozenAt: Date
  readonly seed: Buffer | null
  readonly told: readonly string[] | null
  readonly drawn: number | null
  readonly drawnAt: Date | null
}

/** The newest first. @param monthFrom that one alone */
export function listFreezes(db: Database, monthFrom: string | null = null): Promise<readonly FreezeRow[]> {
  return queryRows(
    db,
    sql<FreezeRow>`
      select f.month_from::text as "monthFrom", f.month_end::text as "monthEnd", f.units, f.left_out as "leftOut", f.digest,
        f.seed_source as "seedSource", f.public_draw as "publicDraw", f.seed_after as "seedAfter", f.policy_id as "policyId",
        f.frozen_at as "frozenAt", d.seed, d.told, d.drawn, d.drawn_at as "drawnAt"
      from evaluation_audit_freeze f left join evaluation_audit_draw d using (month_from)
      where ${monthFrom}::date is null or f.month_from = ${monthFrom}::date
      order by f.month_from desc limit 24`,
  )
}

export interface FrozenStratum {
  readonly windowId: number
  readonly gradeGroup: GradeGroup
  readonly channel: string
  readonly divisionId: number
  readonly hallId: number
  readonly units: number
  /** All in hex; the digest is that of the leaves, with the salt. */
  readonly salt: string
  readonly digest: string
  readonly isSealed: boolean
}

/** A stratum as it is found, before or after it was frozen. */
export type FoundStratum = Omit<FrozenStratum, 'salt' | 'digest' | 'isSealed'> & {
  /** SHA-256 of the hashes of its leaves in their order, in hex: told to nobody. */
  readonly leavesDigest: string
}

interface Population {
  readonly month: AuditedMonth
  readonly frozenAt: Date
}

/**
 * The population: what was received in the month (its id says when), was no drill, and was not invalid at an instant. A leaf of kind 1 stands for
 * each; the bounds of the groups are those of the method (trust in {1–2}, {3}, {4–5}).
 */
const unitsOf = ({ month, frozenAt }: Population) => sql`
  select e.id, e.window_id, e.hall_id, e.division_id, e.channel, e.item_id, e.service_day, e.grade,
    case when e.grade <= 2 then 'LOW' when e.grade = 3 then 'MIDDLE' else 'HIGH' end as grade_group,
    sha256('\\x00'::bytea || '\\x0101'::bytea || e.digest) as leaf_hash
  from evaluation e
  where e.id >= uuid_v7_floor(${month.fromDay}::timestamp at time zone 'Asia/Shanghai')
    and e.id < uuid_v7_floor(${month.endDay}::timestamp at time zone 'Asia/Shanghai')
    and e.origin <> 'DRILL'
    and not exists (select from evaluation_invalidation i where i.evaluation_id = e.id and i.invalidated_at < ${frozenAt})`

/** @returns in the order of window, group and channel */
export function findStrata(db: Database, population: Population): Promise<readonly FoundStratum[]> {
  return queryRows(
    db,
    sql<FoundStratum>`
      select window_id as "windowId", grade_group as "gradeGroup", channel::text as channel, min(division_id) as "divisionId", min(hall_id) as "hallId",
        count(*)::integer as units, encode(sha256(string_agg(leaf_hash, ''::bytea order by leaf_hash)), 'hex') as "leavesDigest"
      from (${unitsOf(population)}) u group by window_id, grade_group, channel order by window_id, grade_group, channel`,
  )
}

/** As they were frozen, with their salts. */
export function listFrozenStrata(db: Database, monthFrom: string): Promise<readonly FrozenStratum[]> {
  return queryRows(
    db,
    sql<FrozenStratum>`
      select window_id as "windowId", grade_group as "gradeGroup", channel::text as channel, division_id as "divisionId", hall_id as "hallId", units,
        encode(salt, 'hex') as salt, encode(digest, 'hex') as digest, is_sealed as "isSealed"
      from evaluation_audit_stratum where month_from = ${monthFrom}::date order by window_id, grade_group, channel`,
  )
}

/** What was invalid when it was frozen: it is not drawn, and told as a number. */
export async function countLeftOut(db: Database, { month, frozenAt }: Population): Promise<number> {
  const row = await findRow(
    db,
    sql<{ count: number }>`
      select count(*)::integer as count from evaluation e join evaluation_invalidation i on i.evaluation_id = e.id
      where e.id >= uuid_v7_floor(${month.fromDay}::timestamp at time zone 'Asia/Shanghai')
        and e.id < uuid_v7_floor(${month.endDay}::timestamp at time zone 'Asia/Shanghai')
        and e.origin <> 'DRILL' and i.invalidated_at < ${frozenAt}`,
  )
  return row?.count ?? 0
}

export interface FreezeInsert extends Population {
  readonly strata: readonly FrozenStratum[]
  readonly leftOut: number
  readonly digest: Buffer
  readonly seedSource: SeedSource
  readonly publicDraw: string
  readonly seedAfter: Date
  readonly policyId: number
}

export async function insertFreeze(tx: Database, row: FreezeInsert): Promise<void> {
  const { month, strata } = row
  const units = strata.reduce((total, each) => total + each.units, 0)
  await sql`
    insert into evaluation_audit_freeze (month_from, month_end, units, left_out, digest, seed_source, public_draw, seed_after, policy_id, frozen_at)
    values (${month.fromDay}::date, ${month.endDay}::date, ${units}, ${row.leftOut}, ${row.digest}, ${row.seedSource}, ${row.publicDraw}, ${row.seedAfter},
      ${row.policyId}, ${row.frozenAt})`.execute(tx)
  await sql`
    insert into evaluation_audit_stratum (month_from, window_id, grade_group, channel, division_id, hall_id, units, salt, digest, is_sealed)
    select ${month.fromDay}::date, s."windowId", s."gradeGroup", s.channel, s."divisionId", s."hallId", s.units, decode(s.salt, 'hex'),
      decode(s.digest, 'hex'), s."isSealed"
    from jsonb_to_recordset(${JSON.stringify(strata)}::jsonb) as s ("windowId" integer, "gradeGroup" text, channel evaluation_channel, "divisionId" integer,
      "hallId" integer, units integer, salt text, digest text, "isSealed" boolean)`.execute(tx)
}

/** Checkpoints that were published at an instant or after it, the first first. */
export async function listCheckpointsAfter(db: Database, at: Date, most: number): Promise<readonly string[]> {
  const rows = await queryRows(
    db,
    sql<{ note: string }>`
      select note from ledger.checkpoint where hash = 'SHA256' and published_at >= ${at} order by size limit ${most}`,
  )
  return rows.map(({ note }) => note)
}

/** How many witnesses the log asks for under its checkpoints, as it says itself; 0: nobody is asked. */
export async function findWitnessesNeeded(db: Database): Promise<number> {
  const row = await findRow(
    db,
    sql<{ needed: number }>`select needed from ledger.witness_policy order by revision desc limit 1`,
  )
  return row?.needed ?? 0
}

/** The newest checkpoint of all. */
export async function findLastCheckpoint(db: Database): Promise<string | undefined> {
  const row = await findRow(
    db,
    sql<{ note: string }>`select note from ledger.checkpoint where hash = 'SHA256' order by size desc limit 1`,
  )
  return row?.note
}

/** Keys of witnesses that were known at an instant: nobody adds one to make a seed with. */
export async function findWitnessKeys(db: Database, at: Date): Promise<readonly string[]> {
  const rows = await queryRows(
    db,
    sql<{ vkey: string }>`
      select vkey from ledger.key k where purpose = 'WITNESS' and recorded_at <= ${at}
        and not exists (select from ledger.key_end e where e.vkey = k.vkey and e.ends_at <= ${at}) order by vkey`,
  )
  return rows.map(({ vkey }) => vkey)
}

export interface DrawInsert extends Population {
  readonly seed: Buffer
  readonly seedSource: SeedSource
  readonly told: readonly string[]
  readonly accountId: string | null
  readonly drawnAt: Date
  readonly drawn: number
  /** How many of each stratum, until when they may be asked, and by which rules. */
  readonly strata: readonly (Pick<FrozenStratum, 'windowId' | 'gradeGroup' | 'channel'> & {
    readonly drawn: number
    readonly callUntil: Date
    readonly policyId: number
  })[]
}

/** What goes before a leaf’s hash to make its rank: trust in the method, not in us. */
const rankTag = Buffer.from('yiping/audit/v1\0')

export async function insertDraw(tx: Database, row: DrawInsert): Promise<void> {
  await sql`
    insert into evaluation_audit_draw (month_from, seed, seed_source, told, drawn, account_id, drawn_at)
    values (${row.month.fromDay}::date, ${row.seed}, ${row.seedSource}, ${row.told}, ${row.drawn}, ${row.accountId}, ${row.drawnAt})`.execute(
    tx,
  )
  await sql`
    insert into evaluation_audit (id, evaluation_id, month_from, window_id, grade_group, channel, division_id, hall_id, item_id, service_day, grade, call_until,
      policy_id, drawn_at)
    select gen_random_uuid(), u.id, ${row.month.fromDay}::date, u.window_id, u.grade_group, u.channel, u.division_id, u.hall_id, u.item_id, u.service_day,
      u.grade, s."callUntil", s."policyId",
      ${row.drawnAt}
    from (
      select u.*, row_number() over (partition by window_id, grade_group, channel order by sha256(${row.seed}::bytea || ${rankTag}::bytea || leaf_hash)) as place
      from (${unitsOf(row)}) u) u
    join jsonb_to_recordset(${JSON.stringify(row.strata)}::jsonb) as s ("windowId" integer, "gradeGroup" text, channel evaluation_channel, drawn integer,
      "callUntil" timestamptz, "policyId" integer)
      on s."windowId" = u.window_id and s."gradeGroup" = u.grade_group and s.channel = u.channel
    where u.place <= s.drawn`.execute(tx)
}

export interface SampleRow extends Omit<FrozenStratum, 'divisionId' | 'hallId'> {
  /** By which it was drawn. */
  readonly policyId: number | null
  readonly drawn: readonly string[]
}

/** Strata with the leaves that were drawn of each, by their rank. */
export function findSample(db: Database, monthFrom: string): Promise<readonly SampleRow[]> {
  return queryRows(
    db,
    sql<SampleRow>`
      select s.window_id as "windowId", s.grade_group as "gradeGroup", s.channel::text as channel, s.units, encode(s.salt, 'hex') as salt,
        encode(s.digest, 'hex') as digest, s.is_sealed as "isSealed",
        (select min(a.policy_id) from evaluation_audit a where a.month_from = s.month_from and a.window_id = s.window_id
          and a.grade_group = s.grade_group and a.channel = s.channel) as "policyId",
        coalesce((select array_agg(encode(l.hash, 'hex') order by sha256(d.seed || ${rankTag}::bytea || l.hash))
          from evaluation_audit a join evaluation e on e.id = a.evaluation_id
          cross join lateral (select sha256('\\x00'::bytea || '\\x0101'::bytea || e.digest) as hash) l
          where a.month_from = s.month_from and a.window_id = s.window_id and a.grade_group = s.grade_group and a.channel = s.channel), '{}') as drawn
      from evaluation_audit_stratum s join evaluation_audit_draw d using (month_from)
      where s.month_from = ${monthFrom}::date order by s.window_id, s.grade_group, s.channel`,
  )
}
