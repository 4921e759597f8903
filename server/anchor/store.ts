import { type Edge, readEdge, rootOfEdge } from '../../ledger/edge.ts'
import type { Hash } from '../../ledger/merkle.ts'
import { type TilePlace, tileWidth } from '../../ledger/tile.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import type { AnchorFinding, AnchorKind, AnchorReceipt, PublishedCheckpoint } from './anchor.ts'

export type HashName = 'SHA256' | 'SM3'

interface AnchorName {
  readonly name: string
  readonly kind: AnchorKind
}

/** Writes a row for each log of which something newer was published than this anchor knows, once its time has passed. */
export async function writeDue(
  db: Database,
  { name, kind }: AnchorName,
  everySeconds: number,
  now: Date,
): Promise<void> {
  await sql`
    insert into ledger.anchoring (anchor, kind, hash, size, root, written_at, next_try_at)
    select ${name}, ${kind}, newest.hash, newest.size, newest.root, ${now}, ${now}
    from ledger.head h
    cross join lateral (select c.hash, c.size, c.root from ledger.checkpoint c where c.hash = h.hash and c.size > 0 order by c.size desc limit 1) as newest
    where not exists (
      select from ledger.anchoring a where a.anchor = ${name} and a.hash = newest.hash
        and (a.state <> 'DONE' or a.size >= newest.size or a.written_at > ${now}::timestamptz - make_interval(secs => ${everySeconds})))
    on conflict do nothing`.execute(db)
}

export interface Claimed extends PublishedCheckpoint {
  readonly hash: HashName
  readonly tries: number
  /** What our own tree holds. */
  readonly headSize: number
  /** The size that this anchor has taken last; 0: none. */
  readonly doneSize: number
}

/**
 * Takes one row that is due for this server alone, until then, and with it the anchor: a chain counts the transactions of a key, and a line of a
 * file follows one line, so that one server at a time is at each. What was published since takes the place of what waited: it holds that too.
 * The count of tries is the fence: whoever comes back late settles nothing.
 */
export function claim(db: Database, anchor: string, now: Date, until: Date): Promise<Claimed | undefined> {
  return findRow(
    db,
    sql<Claimed>`
      with open as (
        select a.anchor, a.hash, a.next_try_at, a.claimed_until from ledger.anchoring a
        where a.anchor = ${anchor} and a.state <> 'DONE' order by a.hash for update),
      due as (
        select anchor, hash from open
        where next_try_at <= ${now} and not exists (select from open where claimed_until > ${now})
        order by next_try_at, hash limit 1)
      update ledger.anchoring a set claimed_until = ${until}, tries = a.tries + 1, size = newest.size, root = newest.root
      from due
      join ledger.head h on h.hash = due.hash
      cross join lateral (select c.size, c.root, c.note from ledger.checkpoint c where c.hash = due.hash order by c.size desc limit 1) as newest
      where a.anchor = due.anchor and a.hash = due.hash and a.state <> 'DONE'
      returning h.origin, newest.size, newest.root, newest.note, a.hash, a.tries, h.size as "headSize",
        coalesce((select max(d.size) from ledger.anchoring d where d.anchor = a.anchor and d.hash = a.hash and d.state = 'DONE'), 0) as "doneSize"`,
  )
}

/** @returns whether the row was still this server's */
export async function settleDone(
  db: Database,
  anchor: string,
  { hash, size, tries }: Claimed,
  receipt: AnchorReceipt,
  now: Date,
): Promise<boolean> {
  const rows = await queryRows(
    db,
    sql`update ledger.anchoring set state = 'DONE', finding = null, fault = null, claimed_until = null, done_at = ${now}, receipt = ${JSON.stringify(receipt)}::jsonb
      where anchor = ${anchor} and hash = ${hash} and size = ${size} and tries = ${tries} and state <> 'DONE' returning 1`,
  )
  return rows.length === 1
}

export interface Setback {
  readonly fault: string
  readonly finding: AnchorFinding | null
  readonly nextTryAt: Date
}

export async function settleSetback(
  db: Database,
  anchor: string,
  { hash, size, tries }: Claimed,
  { fault, finding, nextTryAt }: Setback,
): Promise<void> {
  await sql`
    update ledger.anchoring set state = ${finding === null ? 'WAITING' : 'DISPUTED'}, finding = ${finding}, fault = ${fault},
      claimed_until = null, next_try_at = ${nextTryAt}
    where anchor = ${anchor} and hash = ${hash} and size = ${size} and tries = ${tries} and state <> 'DONE'`.execute(db)
}

/** The root that our own tree had when it was of this size, from its tiles; undefined where it holds fewer leaves, or lacks a tile. */
export async function findRootAt(
  db: Database,
  name: HashName,
  hash: Hash,
  size: number,
): Promise<Uint8Array | undefined> {
  const wanted: TilePlace[] = []
  readEdge(size, (tile) => {
    wanted.push(tile)
    return new Uint8Array(0)
  })
  const rows = await queryRows(
    db,
    sql<{ level: number; index: number; width: number; hashes: Uint8Array }>`
      select t.level, t.index, t.width, t.hashes from ledger.tile t
      join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (level smallint, index bigint, width smallint)
        on t.level = w.level and t.index = w.index and t.width >= w.width
      where t.hash = ${name} and (select h.size from ledger.head h where h.hash = ${name}) >= ${size}`,
  )
  // Tiles of the right edge are never full: of a full one the level above knows.
  if (rows.length < wanted.filter(({ width }) => width < tileWidth).length) return undefined
  const read = ({ level, index }: TilePlace) =>
    rows.find((row) => row.level === level && row.index === index)?.hashes ?? new Uint8Array(0)
  const edge: Edge = readEdge(size, read)
  return rootOfEdge(hash, edge)
}

export interface AnchorState {
  /** When the oldest checkpoint that the anchor has not yet was due; null: it has them all. */
  readonly waitingSince: Date | null
  readonly finding: AnchorFinding | null
}

export async function findState(db: Database, anchor: string): Promise<AnchorState> {
  const row = await findRow(
    db,
    sql<AnchorState>`
      select min(written_at) as "waitingSince", max(finding) as finding from ledger.anchoring where anchor = ${anchor} and state <> 'DONE'`,
  )
  return row ?? { waitingSince: null, finding: null }
}

export interface AnchoringRow {
  readonly name: string
  readonly kind: AnchorKind
  readonly hash: HashName
  readonly origin: string
  readonly newest: {
    readonly size: number
    /** In base64. */
    readonly root: string
    readonly doneAt: string
    readonly receipt: AnchorReceipt
  } | null
  readonly waitingSince: Date | null
  readonly finding: AnchorFinding | null
}

/** Of each log and each anchor that was ever used, what it has taken last, and what it has not taken yet. */
export function findAnchorings(db: Database): Promise<readonly AnchoringRow[]> {
  return queryRows(
    db,
    sql<AnchoringRow>`
      select used.anchor as name, used.kind, used.hash, h.origin, done.newest, open.written_at as "waitingSince", open.finding
      from (select distinct on (anchor, hash) anchor, hash, kind from ledger.anchoring order by anchor, hash, size desc) as used
      join ledger.head h on h.hash = used.hash
      left join ledger.anchoring open on open.anchor = used.anchor and open.hash = used.hash and open.state <> 'DONE'
      left join lateral (
        select jsonb_build_object('size', d.size, 'root', encode(d.root, 'base64'), 'doneAt', d.done_at, 'receipt', d.receipt) as newest
        from ledger.anchoring d where d.anchor = used.anchor and d.hash = used.hash and d.state = 'DONE' order by d.size desc limit 1) as done on true
      order by used.anchor, used.hash`,
  )
}
