import type { DraftOutcome } from '../../domain/kernel/placed-version.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { ScoreScheme } from '../../domain/score-scheme.ts'
import type { SchemeVersion } from '../../domain/score-scheme-version.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

/** One version, with everything but what it is made of. */
export interface SchemeHead extends SchemeVersion {
  readonly title: ScoreScheme['title']
  readonly packs: readonly string[]
  readonly indicatorCount: number
  readonly draftedBy: string | null
  readonly draftedAt: Date
  readonly endedAt: Date | null
}

export interface SchemeRow extends SchemeHead {
  readonly body: ScoreScheme
  readonly source: string
  readonly reason: string | null
  readonly baseId: string | null
  readonly decisionReason: string | null
}

/** Of all places, one scheme after another, the latest version first. They are few: a handful of schemes, revised some times a year. */
export function findSchemeHeads(db: Database): Promise<readonly SchemeHead[]> {
  return queryRows(
    db,
    sql<SchemeHead>`
      select s.id as "schemeId", s.code, s.version, s.division_id as "divisionId", e.outcome, e.effective_from as "effectiveFrom",
        s.body -> 'title' as title, s.body -> 'packs' as packs, jsonb_array_length(s.body -> 'indicators') as "indicatorCount",
        s.drafted_by as "draftedBy", s.drafted_at as "draftedAt", e.ended_at as "endedAt"
      from score_scheme s left join score_scheme_end e on e.scheme_id = s.id
      order by s.code, s.version desc, s.drafted_at desc, s.id`,
  )
}

export function findScheme(db: Database, schemeId: string): Promise<SchemeRow | undefined> {
  return findRow(
    db,
    sql<SchemeRow>`
      select s.id as "schemeId", s.code, s.version, s.division_id as "divisionId", e.outcome, e.effective_from as "effectiveFrom",
        s.body -> 'title' as title, s.body -> 'packs' as packs, jsonb_array_length(s.body -> 'indicators') as "indicatorCount",
        s.drafted_by as "draftedBy", s.drafted_at as "draftedAt", e.ended_at as "endedAt",
        s.body, s.source, s.reason, s.base_id as "baseId", e.reason as "decisionReason"
      from score_scheme s left join score_scheme_end e on e.scheme_id = s.id
      where s.id = ${schemeId}`,
  )
}

export interface SchemeInsert {
  readonly schemeId: string
  readonly code: string
  readonly version: number
  readonly divisionId: number
  readonly body: ScoreScheme
  readonly source: string
  readonly baseId: string | null
  readonly reason: string
  readonly draftedBy: string
  readonly draftedAt: Date
}

export async function insertScheme(tx: Database, row: SchemeInsert): Promise<void> {
  await sql`
    insert into score_scheme (id, code, version, division_id, body, source, base_id, reason, drafted_by, drafted_at)
    values (${row.schemeId}, ${row.code}, ${row.version}, ${row.divisionId}, ${JSON.stringify(row.body)}::jsonb, ${row.source}, ${row.baseId},
      ${row.reason}, ${row.draftedBy}, ${row.draftedAt})`.execute(tx)
}

export interface SchemeEnd {
  readonly schemeId: string
  readonly divisionId: number
  readonly outcome: DraftOutcome
  readonly effectiveFrom: PlainDate | null
  readonly draftedBy: string
  readonly accountId: string
  readonly reason: string | null
  readonly endedAt: Date
}

/** Fails on the primary key where another has ended it. */
export async function insertSchemeEnd(tx: Database, end: SchemeEnd): Promise<void> {
  await sql`
    insert into score_scheme_end (scheme_id, division_id, outcome, effective_from, drafted_by, account_id, reason, ended_at)
    values (${end.schemeId}, ${end.divisionId}, ${end.outcome}, ${end.effectiveFrom}::date, ${end.draftedBy}, ${end.accountId}, ${end.reason},
      ${end.endedAt})`.execute(tx)
}

/** Nobody else numbers or ends a version of this scheme until the transaction ends: what was looked at is what holds. */
export async function lockScheme(tx: Database, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('score-scheme|' || ${code}, 0))`.execute(tx)
}
