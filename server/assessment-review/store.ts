import type { ReviewOutcome } from '../../domain/assessment-review.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import type { Told } from './deps.ts'

/** Of a form, what is needed to say what a mark means. */
export interface FormRow {
  readonly title: { readonly zh: string; readonly en: string }
  readonly indicators: readonly {
    readonly code: string
    readonly title: { readonly zh: string; readonly en: string }
    readonly scale: readonly {
      readonly mark: number
      readonly points: number
      readonly anchor: { readonly zh: string; readonly en: string }
    }[]
  }[]
}

/** One assessment and where it was made. */
export interface AssessedRow {
  readonly visitId: string
  readonly divisionId: number
  readonly hallId: number
  readonly planTitle: string
  readonly pool: string
  readonly form: FormRow
  readonly hallCode: string
  readonly hallName: string
  readonly windowName: string
  readonly visitedOn: PlainDate
  readonly points: number
  readonly marks: Readonly<Record<string, number | null>>
  readonly assessorId: string
  readonly assessorAccountId: string
  readonly agencyId: string | null
  readonly agency: string | null
  /** Of what was written on the visit. */
  readonly saidRecordId: string | null
}

/** Of an assessment `a`, its visit `v`, its plan `p`, its form `f`, its assessor `m` and the agency `g` that had sent him. */
export const assessedColumns = sql`a.visit_id as "visitId", a.division_id as "divisionId", a.hall_id as "hallId", p.title as "planTitle", p.pool, f.body as form,
  h.hall_code as "hallCode", n.hall_name as "hallName", n.window_name as "windowName", (a.arrived_at at time zone 'Asia/Shanghai')::date::text as "visitedOn",
  a.points, a.marks, a.assessor_id as "assessorId", m.account_id as "assessorAccountId", m.agency_id as "agencyId", g.name as agency,
  a.record_id as "saidRecordId"`
export const assessedTables = sql`join assessment_visit v on v.id = a.visit_id
  join assessment_plan p on p.id = v.plan_id
  join assessment_form f on f.id = a.form_id
  join assessor m on m.id = a.assessor_id
  left join agency g on g.id = m.agency_id
  join service_hall h on h.id = a.hall_id
  cross join lateral names_in_force(a.hall_id, a.window_id, null, (a.arrived_at at time zone 'Asia/Shanghai')::date) n`
const visitOf = { r: 'r.visit_id', c: 'c.first_visit_id', a: 'a.visit_id' } as const
/** Whether a row of a table lies where somebody may be told of it. 暗访: a post in a hall learns of it when its plan is published. */
export const within = (table: keyof typeof visitOf, { hallId, divisionIds }: Told) =>
  sql`(${sql.ref(`${table}.division_id`)} = any (${divisionIds}::integer[]) or (${sql.ref(`${table}.hall_id`)} = ${hallId}::integer
    and exists (select from assessment_visit t join assessment_plan s on s.id = t.plan_id where t.id = ${sql.ref(visitOf[table])}
      and (not s.is_secret or exists (select from assessment_publication b where b.plan_id = s.id)))))`

export interface ReviewRow extends AssessedRow {
  readonly drawnAt: Date
  readonly reviewUntil: Date
  readonly outcome: ReviewOutcome | null
  readonly pointsFound: number | null
  readonly reviewedBy: string | null
  readonly reviewedAt: Date | null
  readonly recordId: string | null
}

export interface ReviewWish {
  readonly visitId?: string | undefined
  readonly state?: 'OPEN' | 'REVIEWED' | 'OVER' | undefined
  readonly after?: string | undefined
  readonly limit: number
  readonly now: Date
  /** What these had found is not told. */
  readonly exceptAgencies: readonly string[]
}

/** The newest first. */
export function listReviews(db: Database, told: Told, wish: ReviewWish): Promise<readonly ReviewRow[]> {
  const { visitId = null, state = null, after = null, limit, now, exceptAgencies } = wish
  return queryRows(
    db,
    sql<ReviewRow>`
      select ${assessedColumns}, r.drawn_at as "drawnAt", r.review_until as "reviewUntil", o.outcome, o.points as "pointsFound", b.name as "reviewedBy",
        o.at as "reviewedAt", o.record_id as "recordId"
      from assessment_review r
      join assessment a on a.visit_id = r.visit_id
      ${assessedTables}
      left join assessment_review_outcome o on o.visit_id = r.visit_id
      left join agency b on b.id = o.agency_id
      where ${within('r', told)} and (${visitId}::uuid is null or r.visit_id = ${visitId}::uuid)
        and (m.agency_id is null or m.agency_id <> all (${exceptAgencies}::uuid[]))
        and (${state}::text is null
          or ${state} = case when o.visit_id is not null then 'REVIEWED' when r.review_until <= ${now} then 'OVER' else 'OPEN' end)
        and (${after}::uuid is null
          or (r.drawn_at, r.visit_id) < (select s.drawn_at, s.visit_id from assessment_review s where s.visit_id = ${after}::uuid))
      order by r.drawn_at desc, r.visit_id desc
      limit ${limit}`,
  )
}

export interface ReviewOutcomeInsert extends Pick<AssessedRow, 'visitId' | 'divisionId' | 'hallId'> {
  readonly outcome: ReviewOutcome
  readonly points: number | null
  readonly agencyId: string
  readonly accountId: string
  readonly at: Date
  readonly recordId: string
}

/** @returns whether nobody had noted anything before */
export async function insertReviewOutcome(tx: Database, row: ReviewOutcomeInsert): Promise<boolean> {
  const kept = await findRow(
    tx,
    sql<{ one: number }>`
      insert into assessment_review_outcome (visit_id, division_id, hall_id, outcome, points, agency_id, account_id, at, record_id)
      values (${row.visitId}, ${row.divisionId}, ${row.hallId}, ${row.outcome}, ${row.points}, ${row.agencyId}, ${row.accountId}, ${row.at}, ${row.recordId})
      on conflict (visit_id) do nothing returning 1 as one`,
  )
  return kept !== undefined
}

/** The agencies that have ever sent an account, and whether they do so on a day: his own term runs, and the contract of theirs does. */
export function findAgencies(
  db: Database,
  accountId: string,
  today: PlainDate,
): Promise<readonly { readonly agencyId: string; readonly isCurrent: boolean }[]> {
  return queryRows(
    db,
    sql<{ agencyId: string; isCurrent: boolean }>`
      select m.agency_id as "agencyId", bool_or(${today}::date between m.recruited_on and m.term_to
        and not exists (select from assessor_end e where e.assessor_id = m.id and e.ended_on <= ${today}::date)
        and not exists (select from agency_end e where e.agency_id = m.agency_id and e.ended_on <= ${today}::date)
        and coalesce((select t.contract_to >= ${today}::date from agency_term t
          where t.agency_id = m.agency_id and t.contract_from <= ${today}::date order by t.sequence desc limit 1), false)) as "isCurrent"
      from assessor m where m.account_id = ${accountId} and m.agency_id is not null
      group by m.agency_id order by 1`,
  )
}

export interface ReviewDrawRow {
  readonly monthFrom: string
  readonly drawnAt: Date
  readonly handedIn: number
  readonly drawn: number
  readonly seed: string | null
}

/** While anything of a month is being checked its seed is told to nobody. */
export function listReviewDraws(db: Database, now: Date): Promise<readonly ReviewDrawRow[]> {
  return queryRows(
    db,
    sql<ReviewDrawRow>`
      select d.month_from::text as "monthFrom", d.drawn_at as "drawnAt", d.handed_in as "handedIn", d.drawn,
        case when exists (select from assessment_review r where r.month_from = d.month_from and r.review_until > ${now}) then null
          else encode(d.seed, 'hex') end as seed
      from assessment_review_draw d order by d.month_from desc limit 24`,
  )
}
