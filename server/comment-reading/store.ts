import type { CommentOrigin, CommentPolarity, WordCount } from '../../domain/comment-reading.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface ReadPlace {
  readonly from: Date
  readonly until: Date
  readonly hallCode?: string | undefined
  readonly windowCode?: string | undefined
  readonly itemCode?: string | undefined
}

/** The newest reading of each comment of a place, as it was corrected last; none of what counts no more. */
const readingsOf = ({
  from,
  until,
  hallCode = undefined,
  windowCode = undefined,
  itemCode = undefined,
}: ReadPlace) => sql`
  select distinct on (r.record_id) r.id, r.record_id, r.reader, r.origin, r.division_id, r.hall_id, r.window_id, r.item_id, r.grade, r.said_at,
    r.is_unreadable, coalesce(c.labels, r.labels) as labels, coalesce(c.polarity, r.polarity) as polarity, r.keywords, r.minhash,
    case when c.id is null then r.review end as review, c.id is not null as is_corrected
  from comment_reading r
  join service_hall h on h.id = r.hall_id
  join service_window w on w.id = r.window_id
  left join service_item t on t.id = r.item_id
  left join lateral (
    select k.id, k.labels, k.polarity from comment_correction k where k.record_id = r.record_id order by k.id desc limit 1) c on true
  where r.said_at >= ${from} and r.said_at < ${until}
    and (${hallCode ?? null}::text is null or h.hall_code = ${hallCode ?? null})
    and (${windowCode ?? null}::text is null or w.window_code = ${windowCode ?? null})
    and (${itemCode ?? null}::text is null or t.item_code = ${itemCode ?? null})
    and not exists (select from evaluation_invalidation i where i.evaluation_id = r.evaluation_id)
  order by r.record_id, r.read_at desc`

const week = sql`(date_trunc('week', r.said_at at time zone 'Asia/Shanghai')::date)`

export interface CountedRow {
  readonly by: 'TOTAL' | 'WEEK' | 'WINDOW' | 'ITEM'
  readonly week: PlainDate | null
  readonly windowId: number | null
  readonly itemId: number | null
  readonly comments: number
  readonly positive: number
  readonly negative: number
  readonly neutral: number
  readonly mixed: number
}

/** In all, by week, by window and by item. */
export function countReadings(tx: Database, place: ReadPlace): Promise<readonly CountedRow[]> {
  return queryRows(
    tx,
    sql<CountedRow>`
      with r as materialized (${readingsOf(place)})
      select case when grouping(${week}) = 0 then 'WEEK' when grouping(window_id) = 0 then 'WINDOW' when grouping(item_id) = 0 then 'ITEM' else 'TOTAL' end as by,
        ${week} as week, window_id as "windowId", item_id as "itemId", count(*)::integer as comments,
        (count(*) filter (where polarity = 'POSITIVE'))::integer as positive, (count(*) filter (where polarity = 'NEGATIVE'))::integer as negative,
        (count(*) filter (where polarity = 'NEUTRAL'))::integer as neutral, (count(*) filter (where polarity = 'MIXED'))::integer as mixed
      from r where not is_unreadable group by grouping sets ((), (${week}), (window_id), (item_id))
      order by 1, 2, 3, 4`,
  )
}

export interface LabelRow {
  readonly by: CountedRow['by']
  readonly week: PlainDate | null
  readonly windowId: number | null
  readonly itemId: number | null
  readonly label: string
  readonly comments: number
}

export function countLabels(tx: Database, place: ReadPlace): Promise<readonly LabelRow[]> {
  return queryRows(
    tx,
    sql<LabelRow>`
      with r as materialized (${readingsOf(place)})
      select case when grouping(${week}) = 0 then 'WEEK' when grouping(window_id) = 0 then 'WINDOW' when grouping(item_id) = 0 then 'ITEM' else 'TOTAL' end as by,
        ${week} as week, window_id as "windowId", item_id as "itemId", l.label, count(*)::integer as comments
      from r cross join lateral unnest(labels) as l (label) where not is_unreadable
      group by grouping sets ((l.label), (${week}, l.label), (window_id, l.label), (item_id, l.label))
      order by comments desc, l.label`,
  )
}

export interface BesideRow {
  readonly unreadable: number
  readonly toReview: number
}

export async function countBeside(tx: Database, place: ReadPlace): Promise<BesideRow> {
  const row = await findRow(
    tx,
    sql<BesideRow>`
      with r as materialized (${readingsOf(place)})
      select (count(*) filter (where is_unreadable))::integer as unreadable, (count(*) filter (where review is not null))::integer as "toReview" from r`,
  )
  return row ?? { unreadable: 0, toReview: 0 }
}

/** Keywords of the period and of the weeks before it: in how many comments each stands. */
export async function countWords(
  tx: Database,
  place: ReadPlace,
  since: Date,
): Promise<{ readonly words: readonly WordCount[]; readonly before: number }> {
  const longer = { ...place, from: since }
  const rows = await queryRows(
    tx,
    sql<WordCount>`
      with r as materialized (${readingsOf(longer)})
      select w.word, (count(*) filter (where said_at >= ${place.from}))::integer as now, (count(*) filter (where said_at < ${place.from}))::integer as before
      from r cross join lateral unnest(keywords) as w (word) group by w.word
      union all select '', (count(*) filter (where said_at >= ${place.from}))::integer, (count(*) filter (where said_at < ${place.from}))::integer from r where not is_unreadable`,
  )
  return {
    words: rows.filter(({ word, now }) => word !== '' && now > 0),
    before: rows.find(({ word }) => word === '')?.before ?? 0,
  }
}

/** Signatures of the newest comments of the period. */
export async function findSignatures(tx: Database, place: ReadPlace, limit: number): Promise<readonly Buffer[]> {
  const rows = await queryRows(
    tx,
    sql<{ minhash: Buffer }>`
      with r as materialized (${readingsOf(place)})
      select minhash from r where minhash is not null order by said_at desc limit ${limit}`,
  )
  return rows.map(({ minhash }) => minhash)
}

export interface ReaderState {
  readonly reader: string
  readonly doneAt: Date | null
}

export function findReaderState(tx: Database): Promise<ReaderState | undefined> {
  return findRow(
    tx,
    sql<ReaderState>`select reader, done_at as "doneAt" from comment_reader order by begun_at desc, reader limit 1`,
  )
}

export interface WindowName {
  readonly windowId: number
  readonly hallCode: string
  readonly windowCode: string
  readonly windowName: string
}

export function findWindowNames(tx: Database, ids: readonly number[], day: PlainDate): Promise<readonly WindowName[]> {
  return queryRows(
    tx,
    sql<WindowName>`
      select w.id as "windowId", h.hall_code as "hallCode", w.window_code as "windowCode", n.window_name as "windowName"
      from service_window w join service_hall h on h.id = w.hall_id cross join lateral names_in_force(h.id, w.id, null, ${day}::date) n
      where w.id = any (${ids}::integer[])`,
  )
}

export interface ItemName {
  readonly itemId: number
  readonly itemCode: string
  readonly itemName: string
}

export function findItemNames(tx: Database, ids: readonly number[], day: PlainDate): Promise<readonly ItemName[]> {
  return queryRows(
    tx,
    sql<ItemName>`
      select t.id as "itemId", t.item_code as "itemCode", n.item_name as "itemName"
      from service_item t cross join lateral names_in_force(null, null, t.id, ${day}::date) n where t.id = any (${ids}::integer[])`,
  )
}

export interface ListWish extends ReadPlace {
  readonly label?: string | undefined
  readonly polarity?: CommentPolarity | undefined
  readonly review?: 'true' | undefined
  readonly after?: string | undefined
  readonly limit: number
  readonly today: PlainDate
}

export interface ListedRow {
  readonly id: string
  readonly recordId: string
  readonly week: PlainDate
  readonly origin: CommentOrigin
  readonly hallCode: string
  readonly windowCode: string
  readonly windowName: string
  readonly itemName: string | null
  readonly grade: 1 | 2 | 3 | 4 | 5 | null
  readonly labels: readonly string[]
  readonly polarity: CommentPolarity
  readonly review: string | null
  readonly isCorrected: boolean
}

/** By week, the newest first; within it by a number that was drawn, so that the order tells no time. */
export function listReadings(tx: Database, wish: ListWish): Promise<readonly ListedRow[]> {
  const { label = null, polarity = null, review, after = null, limit, today } = wish
  return queryRows(
    tx,
    sql<ListedRow>`
      with r as materialized (${readingsOf(wish)}), told as (select r.*, ${week} as week from r where not is_unreadable)
      select r.id, r.record_id as "recordId", r.week, r.origin, h.hall_code as "hallCode", w.window_code as "windowCode", n.window_name as "windowName",
        case when r.item_id is null then null else n.item_name end as "itemName", r.grade, r.labels, r.polarity, r.review, r.is_corrected as "isCorrected"
      from told r
      join service_hall h on h.id = r.hall_id
      join service_window w on w.id = r.window_id
      cross join lateral names_in_force(r.hall_id, r.window_id, r.item_id, ${today}::date) n
      where (${label}::text is null or ${label} = any (r.labels)) and (${polarity}::comment_polarity is null or r.polarity = ${polarity})
        and (${review === undefined}::boolean or r.review is not null)
        and (${after}::uuid is null or (r.week, r.id) < (select a.week, a.id from told a where a.id = ${after}::uuid))
      order by r.week desc, r.id desc limit ${limit}`,
  )
}

export interface CorrectedRow {
  readonly recordId: string
  readonly divisionId: number
  readonly hallId: number
  readonly reader: string
  readonly labels: readonly string[]
  readonly polarity: CommentPolarity
}

/** What is corrected, as it stands. In the role of staff: of the own place alone. */
export function findReading(tx: Database, id: string): Promise<CorrectedRow | undefined> {
  return findRow(
    tx,
    sql<CorrectedRow>`
      select r.record_id as "recordId", r.division_id as "divisionId", r.hall_id as "hallId", r.reader, coalesce(c.labels, r.labels) as labels,
        coalesce(c.polarity, r.polarity) as polarity
      from comment_reading r left join lateral (
        select k.labels, k.polarity from comment_correction k where k.record_id = r.record_id order by k.id desc limit 1) c on true
      where r.id = ${id}::uuid and not r.is_unreadable`,
  )
}

export interface CorrectionInsert extends CorrectedRow {
  readonly id: string
  readonly accountId: string
  readonly newLabels: readonly string[]
  readonly newPolarity: CommentPolarity
  readonly at: Date
}

export async function insertCorrection(tx: Database, row: CorrectionInsert): Promise<void> {
  await sql`
    insert into comment_correction (id, record_id, division_id, hall_id, account_id, reader, old_labels, old_polarity, labels, polarity, corrected_at)
    values (${row.id}, ${row.recordId}, ${row.divisionId}, ${row.hallId}, ${row.accountId}, ${row.reader}, ${row.labels}::text[], ${row.polarity},
      ${row.newLabels}::text[], ${row.newPolarity}, ${row.at})`.execute(tx)
}
