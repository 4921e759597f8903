import { createHash } from 'node:crypto'
import type { ColumnForm, FactShape } from '../../ledger/fact.ts'
import { factLeaf } from '../../ledger/fact.ts'
import { type FactName, loggedFacts, tableOfFact } from '../../ledger/logged-facts.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import type { TestDatabase } from './database.ts'

type Query = Pick<TestDatabase, 'query'>

export const factNames = Object.keys(loggedFacts) as FactName[]

/** How whoever checks asks for a column as text: written apart from the trigger that made the leaf. */
const asText: Readonly<Record<ColumnForm, (column: string) => string>> = {
  text: (column) => `${column}::text`,
  time: (column) => `(extract(epoch from ${column}) * 1000000)::bigint::text`,
  day: (column) => `to_char(${column}, 'YYYY-MM-DD')`,
  bytes: (column) => `encode(${column}, 'hex')`,
}

/** The leaves that the rows of a fact must have, in hex, computed again from the rows themselves. */
export async function recomputeLeaves(
  database: Query,
  name: FactName,
  table: string = tableOfFact(name),
): Promise<readonly string[]> {
  const shape: FactShape = loggedFacts[name]
  const columns = shape.columns.map((column) => asText[column.form](`t.${column.name}`))
  const rows = await database.query<{ told: (string | null)[] }>(
    `select array[${columns.join(', ')}]::text[] as told from ${table} t`,
  )
  return rows.map(({ told }) => Buffer.from(factLeaf(nodeLedger, name, shape, told)).toString('hex'))
}

export interface WrittenLeaf extends Record<string, unknown> {
  readonly leaf: string
  readonly leafHash: string
}

/** All leaves, whether they still wait or have been taken in: a sequencer may be at work. */
export function findLeaves(database: Query): Promise<readonly WrittenLeaf[]> {
  return database.query<WrittenLeaf>(
    `select encode(leaf, 'hex') as leaf, encode(leaf_hash, 'hex') as "leafHash"
     from (select leaf, leaf_hash from ledger.pending_leaf union all select leaf, leaf_hash from ledger.leaf) l`,
  )
}

/** Leaves of the salted records and of erasures, from the digests in their rows. */
const digestsOf = `
  select '0101' || encode(digest, 'hex') as leaf from evaluation union all select '0107' || encode(digest, 'hex') from evaluation_reason
  union all select '0107' || encode(digest, 'hex') from evaluation_supplement union all select '010b' || encode(digest, 'hex') from public_comment
  union all select '0102' || encode(digest, 'hex') from vault.erasure`

/** Facts without a leaf, and leaves without a fact or there twice: none, in a platform that nobody has tampered with. */
export async function findLeafDifferences(database: Query): Promise<{
  readonly missing: readonly string[]
  readonly surplus: readonly string[]
  readonly wrongHashes: readonly string[]
}> {
  const left = new Map<string, number>()
  const leaves = await findLeaves(database)
  for (const { leaf } of leaves) left.set(leaf, (left.get(leaf) ?? 0) + 1)
  const missing: string[] = []
  const take = (leaf: string, name: string) => {
    const count = left.get(leaf) ?? 0
    if (count === 0) missing.push(`${name} ${leaf}`)
    else left.set(leaf, count - 1)
  }
  for (const name of factNames) for (const leaf of await recomputeLeaves(database, name)) take(leaf, name)
  for (const { leaf } of await database.query<{ leaf: string }>(digestsOf)) take(leaf, 'record')
  return {
    missing,
    surplus: [...left].filter(([, count]) => count > 0).map(([leaf]) => leaf),
    wrongHashes: leaves.filter(({ leaf, leafHash }) => hashOf(leaf) !== leafHash).map(({ leaf }) => leaf),
  }
}

export const noDifferences = { missing: [], surplus: [], wrongHashes: [] }

/** RFC 6962: the hash of a leaf. */
const hashOf = (leaf: string) =>
  createHash('sha256').update(Buffer.of(0)).update(Buffer.from(leaf, 'hex')).digest('hex')
