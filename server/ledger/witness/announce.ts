import { factLeaf } from '../../../ledger/fact.ts'
import { leafHash } from '../../../ledger/leaf.ts'
import { loggedFacts } from '../../../ledger/logged-facts.ts'
import { writeVkey } from '../../../ledger/note.ts'
import { nodeLedger } from '../../../signing/node-ledger.ts'
import { committed, type Database } from '../../platform/database.ts'
import { findCheckpointRow, findLeafIndex, type Head } from '../store.ts'
import type { WitnessPolicy } from './policy.ts'
import { findLastPolicy, insertPolicy, listPolicies, lockPolicy, type PolicyRow } from './store.ts'

const factName = 'ledger.witness_policy'

/**
 * Records whose cosignatures are asked for, where that is another than was recorded last: a leaf of the log. Called at every start. That nobody was ever asked is
 * nothing to record.
 * @returns whether a head covers the leaf of what was recorded last: what lies before it was published by the rule of before
 */
export async function announcePolicy(
  db: Database,
  policy: WitnessPolicy | null,
  now: number,
): Promise<(head: Pick<Head, 'size'>) => Promise<boolean>> {
  const last = await committed(db, (tx) => recordPolicy(tx, policy, new Date(now)))
  if (last === undefined) return async () => true
  const hash = leafHashOf(last)
  let index: number | undefined
  return async ({ size }) => {
    index ??= await findLeafIndex(db, hash)
    return index !== undefined && index < size
  }
}

async function recordPolicy(tx: Database, policy: WitnessPolicy | null, at: Date): Promise<PolicyRow | undefined> {
  await lockPolicy(tx)
  const last = await findLastPolicy(tx)
  const needed = policy?.needed ?? 0
  const vkeys = (policy?.witnesses ?? []).map(({ key }) => writeVkey(key))
  const witnesses = vkeys.sort().join('\n')
  if ((last?.needed ?? 0) === needed && (last?.witnesses ?? '') === witnesses) return last
  const row: PolicyRow = { revision: (last?.revision ?? 0) + 1, needed, witnesses, recordedAt: at }
  await insertPolicy(tx, row)
  return row
}

const toColumns = ({ revision, needed, witnesses, recordedAt }: PolicyRow) => [
  String(revision),
  String(needed),
  witnesses,
  `${recordedAt.getTime()}000`,
]

const leafHashOf = (row: PolicyRow) =>
  Buffer.from(leafHash(nodeLedger, factLeaf(nodeLedger, factName, loggedFacts[factName], toColumns(row))))

/** What was recorded, as the log commits to it: columns as text, in the order of the fact. What the last checkpoint does not cover holds for nothing yet. */
export async function listPolicyFacts(db: Database) {
  const size = (await findCheckpointRow(db, 'SHA256'))?.size ?? 0
  const rows = await listPolicies(db)
  const places = await Promise.all(rows.map((row) => findLeafIndex(db, leafHashOf(row))))
  return rows.filter((_, at) => (places[at] ?? size) < size).map((row) => ({ name: factName, columns: toColumns(row) }))
}
