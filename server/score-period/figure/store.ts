import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import type { ChangedRule } from '../../../domain/score-bridge.ts'
import type { ScorePurpose } from '../../../domain/score-period.ts'
import type { NamedScore } from '../../../domain/score-result.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

export interface FigureRow {
  readonly windowId: number
  readonly windowCode: string
  readonly windowName: string
  readonly purpose: ScorePurpose
  readonly revision: number
  readonly body: NamedScore
}

/** What every version of a period says of the windows of a hall, by window. Asked in the role of staff. @param windowIds those alone; null: all */
export function listFigures(
  tx: Database,
  { period, hallId, windowIds }: { period: string; hallId: number; windowIds: readonly number[] | null },
): Promise<readonly FigureRow[]> {
  return queryRows(
    tx,
    sql<FigureRow>`
      select s.window_id as "windowId", w.window_code as "windowCode", coalesce(n.window_name, w.window_code) as "windowName", c.purpose, c.revision, s.body
      from score_computation c
      join window_score s on s.computation_id = c.id
      join service_window w on w.id = s.window_id
      cross join lateral names_in_force(s.hall_id, s.window_id, null, c.end_day - 1) n
      where c.period = ${period} and s.hall_id = ${hallId} and (${windowIds}::integer[] is null or s.window_id = any (${windowIds}::integer[]))
      order by w.window_code, c.computed_at`,
  )
}

export interface HallRow {
  readonly hallCode: string
  readonly hallName: string
  readonly windows: number
}

/** Of which halls a computation tells. Asked in the role of staff, of those of the place alone. */
export function listFigureHalls(tx: Database, computationId: string): Promise<readonly HallRow[]> {
  return queryRows(
    tx,
    sql<HallRow>`
      select h.hall_code as "hallCode", coalesce(n.hall_name, h.hall_code) as "hallName", s.windows
      from (
        select hall_id, count(*)::integer as windows, max(computation_id::text)::uuid as computation_id
        from window_score where computation_id = ${computationId} group by hall_id
      ) s
      join score_computation c on c.id = s.computation_id
      join service_hall h on h.id = s.hall_id and not h.is_reserved
      cross join lateral names_in_force(h.id, null, null, c.end_day - 1) n
      order by h.hall_code`,
  )
}

/** How many figures and verdicts are others in one computation than in another; of the place, asked in the role of staff. */
export async function countChanged(
  tx: Database,
  computationId: string,
  againstId: string,
): Promise<{ readonly windows: number; readonly verdicts: number }> {
  const row = await findRow(
    tx,
    sql<{ windows: number; verdicts: number }>`
      select count(*) filter (where o.body is distinct from s.body)::integer as windows,
        count(*) filter (where o.verdict is distinct from s.verdict)::integer as verdicts
      from window_score s left join window_score o on o.computation_id = ${againstId} and o.window_id = s.window_id
      where s.computation_id = ${computationId}`,
  )
  return row ?? { windows: 0, verdicts: 0 }
}

/** The same of composites; of a window that only one of the two has one it is another. Null: neither has any. */
export async function countChangedComposites(
  tx: Database,
  computationId: string,
  againstId: string,
): Promise<{ readonly windows: number; readonly verdicts: number } | null> {
  const row = await findRow(
    tx,
    sql<{ windows: number; verdicts: number; all: number }>`
      select count(*)::integer as "all", count(*) filter (where o.body is distinct from s.body)::integer as windows,
        count(*) filter (where o.verdict is distinct from s.verdict)::integer as verdicts
      from (select * from window_composite where computation_id = ${computationId}) s
      full join (select * from window_composite where computation_id = ${againstId}) o on o.window_id = s.window_id`,
  )
  return row === undefined || row.all === 0 ? null : { windows: row.windows, verdicts: row.verdicts }
}

/** Of a bridge. */
export async function findChangedRules(tx: Database, computationId: string): Promise<readonly ChangedRule[]> {
  const row = await findRow(
    tx,
    sql<{ changed: readonly ChangedRule[] }>`select changed from score_bridge where computation_id = ${computationId}`,
  )
  return row?.changed ?? []
}

/** Objections to a computation, by what was decided. Asked in the role of staff, of those of the place alone. @param computationId null: to any */
export async function countObjections(
  tx: Database,
  computationId: string | null,
): Promise<{ readonly open: number; readonly upheld: number; readonly dismissed: number }> {
  const row = await findRow(
    tx,
    sql<{ open: number; upheld: number; dismissed: number }>`
      select count(*) filter (where d.objection_id is null)::integer as open, count(*) filter (where d.outcome = 'UPHELD')::integer as upheld,
        count(*) filter (where d.outcome = 'DISMISSED')::integer as dismissed
      from score_objection o left join score_objection_decision d on d.objection_id = o.id
      where ${computationId}::uuid is null or o.computation_id = ${computationId}::uuid`,
  )
  return row ?? { open: 0, upheld: 0, dismissed: 0 }
}

/** Of which months texts are. @param digests in hex */
export async function findInputMonths(db: Database, digests: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await queryRows(
    db,
    sql<{ digest: string; month: string }>`
      select encode(i.digest, 'hex') as digest, i.month from score_input i
      where i.digest = any (array(select decode(d, 'hex') from unnest(${digests}::text[]) d))`,
  )
  return new Map(rows.map(({ digest, month }) => [digest, month]))
}

/** At which windows somebody was evaluated for services of a period. */
export async function findOwnWindows(
  db: Database,
  staffId: number,
  { fromDay, endDay }: { readonly fromDay: PlainDate; readonly endDay: PlainDate },
): Promise<readonly number[]> {
  const rows = await queryRows(
    db,
    sql<{ windowId: number }>`
      select distinct e.window_id as "windowId"
      from staff_evaluation s join evaluation e on e.id = s.evaluation_id
      where s.staff_id = ${staffId} and s.day >= ${fromDay}::date and e.service_day >= ${fromDay}::date and e.service_day < ${endDay}::date`,
  )
  return rows.map(({ windowId }) => windowId)
}
