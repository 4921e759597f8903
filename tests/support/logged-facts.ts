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

/** The rows of a fact, with its columns as text. */
function rowsOf(name: FactName, table: string): string {
  const columns = loggedFacts[name].columns.map((column) => asText[column.form](`t.${column.name}`))
  return `select '${name}' as name, array[${columns.join(', ')}]::text[] as told from ${table} t`
}

function recompute(name: FactName, told: readonly (string | null)[]): string {
  const shape: FactShape = loggedFacts[name]
  return Buffer.from(factLeaf(nodeLedger, name, shape, told)).toString('hex')
}

/** The leaves that the rows of a fact must have, in hex, computed again from the rows themselves. */
export async function recomputeLeaves(
  database: Query,
  name: FactName,
  table: string = tableOfFact(name),
): Promise<readonly string[]> {
  const rows = await database.query<{ told: (string | null)[] }>(rowsOf(name, table))
  return rows.map(({ told }) => recompute(name, told))
}

export interface WrittenLeaf extends Record<string, unknown> {
  readonly leaf: string
  readonly leafHash: string
}

/** Whether they still wait or have been taken in: a sequencer may be at work. */
const allLeaves = `select encode(leaf, 'hex') as leaf, encode(leaf_hash, 'hex') as "leafHash"
  from (select leaf, leaf_hash from ledger.pending_leaf union all select leaf, leaf_hash from ledger.leaf) l`

export function findLeaves(database: Query): Promise<readonly WrittenLeaf[]> {
  return database.query<WrittenLeaf>(allLeaves)
}

/** Of the salted records and of erasures the leaf follows from the digest in the row. */
const records = `
  select 'record' as name, array['0101' || encode(digest, 'hex')] as told from evaluation
  union all select 'record', array['0107' || encode(digest, 'hex')] from evaluation_reason
  union all select 'record', array['0107' || encode(digest, 'hex')] from evaluation_supplement
  union all select 'record', array['010b' || encode(digest, 'hex')] from public_comment
  union all select 'record', array['0102' || encode(digest, 'hex')] from vault.erasure`

interface Told extends Record<string, unknown> {
  readonly name: FactName | 'record' | 'leaf'
  readonly told: (string | null)[]
}

/** Everything at one moment, in one statement: audits are sealed and leaves are taken in meanwhile. */
function findEverything(database: Query): Promise<readonly Told[]> {
  const facts = factNames.map((name) => rowsOf(name, tableOfFact(name)))
  const leaves = `select 'leaf' as name, array[leaf, "leafHash"] as told from (${allLeaves}) every`
  return database.query<Told>([...facts, records, leaves].join(' union all '))
}

/** Facts without a leaf, and leaves without a fact or there twice: none, in a platform that nobody has tampered with. */
export async function findLeafDifferences(database: Query): Promise<{
  readonly missing: readonly string[]
  readonly surplus: readonly string[]
  readonly wrongHashes: readonly string[]
}> {
  const everything = await findEverything(database)
  const leaves = everything.filter(({ name }) => name === 'leaf').map(({ told }) => told as [string, string])
  const left = new Map<string, number>()
  for (const [leaf] of leaves) left.set(leaf, (left.get(leaf) ?? 0) + 1)
  const missing: string[] = []
  for (const { name, told } of everything) {
    if (name === 'leaf') continue
    const leaf = name === 'record' ? String(told[0]) : recompute(name, told)
    const count = left.get(leaf) ?? 0
    if (count === 0) missing.push(`${name} ${leaf}`)
    else left.set(leaf, count - 1)
  }
  return {
    missing,
    surplus: [...left].filter(([, count]) => count > 0).map(([leaf]) => leaf),
    wrongHashes: leaves.filter(([leaf, hash]) => hashOf(leaf) !== hash).map(([leaf]) => leaf),
  }
}

export const noDifferences = { missing: [], surplus: [], wrongHashes: [] }

/** RFC 6962: the hash of a leaf. */
const hashOf = (leaf: string) =>
  createHash('sha256').update(Buffer.of(0)).update(Buffer.from(leaf, 'hex')).digest('hex')
