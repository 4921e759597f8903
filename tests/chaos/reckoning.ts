import { findTallyDifferences } from '../../tools/lib/recount.mjs'
import type { Citizens } from './client.ts'
import type { Insight } from './platform.ts'

/** The client's list against the database, after everything. */
export interface Reckoning {
  readonly acknowledged: number
  readonly evaluations: number
  /** Acknowledged, and not there under the token it was given with. */
  readonly lost: readonly string[]
  /** More than one id for a token, more than one evaluation for an acknowledged id, or one that nobody was told of. */
  readonly doubled: readonly string[]
  readonly tallyDifferences: readonly Record<string, unknown>[]
  /** Rows that every evaluation must have brought with it; its leaf waits or is in the log. */
  readonly companions: Readonly<Record<'redemptions' | 'leaves' | 'links' | 'dataKeys', number>>
}

export async function reckon(platform: Insight, citizens: Pick<Citizens, 'list'>): Promise<Reckoning> {
  const list = citizens.list()
  const kept = await platform.query<{ nullifier: string; id: string }>(
    `select encode(r.nullifier, 'hex') as nullifier, e.id::text as id
     from evaluation e full join redemption r on r.evaluation_id = e.id`,
  )
  const idsByNullifier = new Map<string | null, string[]>()
  for (const { nullifier, id } of kept) idsByNullifier.set(nullifier, [...(idsByNullifier.get(nullifier) ?? []), id])
  const lost: string[] = []
  const doubled: string[] = []
  for (const [token, ids] of list) {
    const nullifier = platform.nullifierOf(token)
    const there = idsByNullifier.get(nullifier) ?? []
    idsByNullifier.delete(nullifier)
    for (const id of ids) if (!there.includes(id)) lost.push(id)
    if (ids.size > 1 || there.length > 1) doubled.push(...ids)
  }
  for (const unheard of idsByNullifier.values()) doubled.push(...unheard)
  const [companions] = await platform.query<Reckoning['companions']>(
    `select (select count(*)::int from redemption) as redemptions, (select count(*)::int from evaluation e join (
         select leaf_hash from ledger.pending_leaf union all select leaf_hash from ledger.leaf
       ) l on l.leaf_hash = sha256('\\x000101' || e.digest)) as leaves,
       (select count(*)::int from vault.evaluation_link) as links,
       (select count(*)::int from vault.data_key k join evaluation e on e.id = k.record_id) as "dataKeys"`,
  )
  if (companions === undefined) throw new Error('no count came back')
  return {
    acknowledged: list.size,
    evaluations: kept.length,
    lost,
    doubled,
    tallyDifferences: await findTallyDifferences((text) => platform.query(text)),
    companions,
  }
}

/** What a reckoning of `count` acknowledgements has to look like. */
export function allInOrder(count: number): Reckoning {
  return {
    acknowledged: count,
    evaluations: count,
    lost: [],
    doubled: [],
    tallyDifferences: [],
    companions: { redemptions: count, leaves: count, links: count, dataKeys: count },
  }
}
