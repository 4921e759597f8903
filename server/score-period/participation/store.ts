import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import type { InvitedTally, ResponseTally } from '../../../domain/response-propensity.ts'
import { type Database, queryRows, sql } from '../../platform/database.ts'

/** Services of a period, as they were known at an instant. */
export interface AskedSpan {
  readonly from: Date
  readonly to: Date
  readonly fromDay: PlainDate
  readonly endDay: PlainDate
  readonly countsUntil: Date
  /** The first minute of each waiting band but the first (domain/band.ts). */
  readonly waitingEdges: readonly number[]
}

/**
 * Alike in all that is known of everybody who was asked: whose time to answer was over, and what was answered. Services and evaluations are not joined one to one, because no evaluation
 * says which service it is about; they meet in what both are alike in.
 */
export function tallyResponses(
  tx: Database,
  { from, to, fromDay, endDay, countsUntil, waitingEdges }: AskedSpan,
): Promise<readonly ResponseTally[]> {
  return queryRows(
    tx,
    sql<ResponseTally>`
      with asked as (
        select o.window_id, c.item_id, o.outcome, coalesce(1 + width_bucket(o.waiting_minutes, ${waitingEdges}::integer[]), 0) as waiting_band, o.mode,
          c.age_band, count(*) as delivered
        from service_hall h
        cross join lateral (
          select * from service_occurrence x where x.hall_id = h.id and x.ended_at >= ${from} and x.ended_at < ${to}) o
        join service_case c on c.id = o.case_id and not c.is_drill
        join invitation i on i.occurrence_id = o.id and i.expires_at <= ${countsUntil}
        group by 1, 2, 3, 4, 5, 6
      ), answered as (
        select e.window_id, e.item_id, e.outcome, e.waiting_band, e.mode, e.age_band,
          array[count(*) filter (where e.grade = 1), count(*) filter (where e.grade = 2), count(*) filter (where e.grade = 3),
            count(*) filter (where e.grade = 4), count(*) filter (where e.grade = 5)]::integer[] as grades
        from evaluation e
        where e.id >= uuid_v7_floor(${from}) and e.id < uuid_v7_floor(${countsUntil}) and e.received_at < ${countsUntil}
          and e.service_day >= ${fromDay}::date and e.service_day < ${endDay}::date and e.origin = 'ACTIVE'
          and not exists (select from evaluation_invalidation x where x.evaluation_id = e.id and x.invalidated_at < ${countsUntil})
        group by 1, 2, 3, 4, 5, 6
      )
      select coalesce(a.window_id, e.window_id) as "windowId", coalesce(a.item_id, e.item_id) as "itemId", coalesce(a.outcome, e.outcome)::text as outcome,
        coalesce(a.waiting_band, e.waiting_band)::integer as "waitingBand", coalesce(a.mode, e.mode)::text as mode,
        coalesce(a.age_band, e.age_band)::integer as "ageBand", coalesce(a.delivered, 0)::integer as delivered,
        coalesce(e.grades, '{0,0,0,0,0}') as grades
      from asked a full join answered e on a.window_id = e.window_id and a.item_id = e.item_id and a.outcome = e.outcome
        and a.waiting_band = e.waiting_band and a.mode = e.mode and a.age_band = e.age_band`,
  )
}

/** By how they ended, and how many of each were invited. What the law left nothing else to do with than to refuse is in neither. */
export function tallyInvited(
  tx: Database,
  { from, to, countsUntil }: Pick<AskedSpan, 'from' | 'to' | 'countsUntil'>,
): Promise<readonly InvitedTally[]> {
  return queryRows(
    tx,
    sql<InvitedTally>`
      select o.window_id as "windowId", count(*) filter (where o.outcome = 'DONE')::integer as good,
        count(i.id) filter (where o.outcome = 'DONE')::integer as "goodInvited", count(*) filter (where o.outcome <> 'DONE')::integer as bad,
        count(i.id) filter (where o.outcome <> 'DONE')::integer as "badInvited"
      from service_hall h
      cross join lateral (
        select * from service_occurrence x where x.hall_id = h.id and x.ended_at >= ${from} and x.ended_at < ${to}) o
      join service_case c on c.id = o.case_id and not c.is_drill
      left join invitation i on i.occurrence_id = o.id and i.issued_at < ${countsUntil}
      where not o.legally_required_refusal
      group by o.window_id`,
  )
}
