import pg from 'pg'
import type { CanonValue } from '../../ledger/canon.ts'
import { writeCheckpoint } from '../../ledger/checkpoint.ts'
import { appendHashes, type Edge, emptyEdge, rootOfEdge } from '../../ledger/edge.ts'
import { factLeaf } from '../../ledger/fact.ts'
import { toLeaf } from '../../ledger/leaf.ts'
import { loggedFacts } from '../../ledger/logged-facts.ts'
import { emptyRoot, hashLeaf } from '../../ledger/merkle.ts'
import type { EvaluationField } from '../../ledger/opening.ts'
import { erasureDigest, evaluationFields, remainsOf } from '../../ledger/record.ts'
import { receiptCheck } from '../../server/platform/receipt.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import type { Vault } from '../../server/platform/vault.ts'
import { nodeLedger, sha256, sm3 } from '../../signing/node-ledger.ts'
import { signNote } from '../../signing/sign-note.ts'
import type { TestDatabase } from '../support/database.ts'
import { type EvaluationRow, findEvaluations, recomputeDigest, seedOf, wordsOf } from '../support/digests.ts'
import type { Lab } from './lab.ts'

/**
 * Somebody with all rights on the database, and with stolen keys where he needs them. Triggers do not fire for him: nothing that the platform
 * itself forbids stands in his way.
 */
export function attackerOf(database: TestDatabase, stolen: Lab['stolen']) {
  const run = (text: string, values: readonly unknown[] = []) => unhindered(database, text, values)
  const leaves = async () =>
    (await database.query<{ leaf: Buffer }>('select leaf from ledger.leaf order by index')).map(({ leaf }) => leaf)
  return {
    run,
    leaves,
    /** A better grade for one evaluation. */
    improve: (id: string) => run('update evaluation set grade = 5 where id = $1', [id]),
    /** Its digest as if it had always been so, in the row and in the log. */
    async coverUp(id: string) {
      const row = await findRow(database, id)
      const digest = Buffer.from(recomputeDigest(stolen.vault, row))
      await run('update evaluation set digest = $2 where id = $1', [id, digest])
      const [before, after] = [row.digest, digest].map((each) => Buffer.from(toLeaf('evaluation', each)))
      await run('update ledger.leaf set leaf = $2, leaf_hash = $3 where leaf = $1', [
        before,
        after,
        hashLeaf(sha256, after as Buffer),
      ])
    },
    /** A row that nobody gave, sealed and digested as any other. @returns its leaf */
    invent: (like: string) => invent(database, stolen.vault, run, like),
    /** An erasure that nobody has ordered, logged as any other. @param also fields that it keeps back with the words */
    forgeErasure: (id: string, also?: readonly EvaluationField[]) =>
      forgeErasure(database, stolen.vault, run, id, also),
    /** The leaves of the log, all of them, as he would have them. */
    async writeLeaves(all: readonly Buffer[]) {
      await run('delete from ledger.leaf')
      await run(
        `insert into ledger.leaf (index, leaf, leaf_hash)
         select at - 1, leaf, sha256('\\x00'::bytea || leaf) from unnest($1::bytea[]) with ordinality as told (leaf, at)`,
        [all],
      )
    },
    /** Takes the seals of the audit out whose leaves these are: the platform seals all the time. */
    dropSeals: (gone: readonly Buffer[]) => dropSeals(database, run, gone),
    /** Tiles and heads of both trees from the leaves that stand there now. */
    rebuild: async () => rebuild(database, run, await leaves()),
    /** Every checkpoint that was published, with the stolen keys; those of more leaves than there are go. */
    resign: async () => resign(database, run, await leaves(), stolen),
  }
}

async function unhindered(database: TestDatabase, text: string, values: readonly unknown[]): Promise<void> {
  const client = new pg.Client({
    connectionString: database.superUrl,
    options: '-c session_replication_role=replica',
  })
  await client.connect()
  try {
    await client.query(text, [...values])
  } finally {
    await client.end()
  }
}

async function findRow(database: TestDatabase, id: string): Promise<EvaluationRow> {
  const row = (await findEvaluations(database)).find((each) => each.id === id)
  if (row === undefined) throw new Error(`no evaluation ${id}`)
  return row
}

type Run = (text: string, values?: readonly unknown[]) => Promise<void>

async function invent(database: TestDatabase, vault: Vault, run: Run, like: string): Promise<Buffer> {
  const now = Date.now()
  const id = uuidV7(now)
  const record = vault.newRecord(id, now)
  await run(
    `insert into evaluation select made.* from evaluation e,
       jsonb_populate_record(e, jsonb_build_object('id', $2::text, 'grade', 5, 'has_comment', false, 'reason_pending', false)) made where e.id = $1`,
    [like, id],
  )
  await run(
    `insert into redemption select made.* from redemption r,
       jsonb_populate_record(r, jsonb_build_object('evaluation_id', $2::text, 'nullifier', '\\x' || encode(substr(sha256($2::text::bytea), 1, length(r.nullifier)), 'hex'),
         'idempotency_key_hash', '\\x' || encode(substr(sha256($2::text::bytea), 1, 16), 'hex'))) made where r.evaluation_id = $1`,
    [like, id],
  )
  await run(
    `insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped)
     select $1, division_id, hall_id, $2, $3 from evaluation where id = $1`,
    [id, record.key.epoch, record.key.wrapped],
  )
  await run(
    'insert into vault.evaluation_link select $2::uuid, division_id, hall_id, null from evaluation where id = $1',
    [like, id],
  )
  const digest = Buffer.from(recomputeDigest(vault, await findRow(database, id)))
  await run('update evaluation set digest = $2 where id = $1', [id, digest])
  return Buffer.from(toLeaf('evaluation', digest))
}

async function dropSeals(database: TestDatabase, run: Run, gone: readonly Buffer[]): Promise<void> {
  const seals = await database.query<{ no: string; told: string[] }>(
    `select no::text as no, array[no::text, encode(previous, 'hex'), (extract(epoch from sealed_at) * 1000000)::bigint::text, encode(hash, 'hex')] as told from audit_seal`,
  )
  for (const { no, told } of seals) {
    const leaf = Buffer.from(factLeaf(nodeLedger, 'audit_seal', loggedFacts.audit_seal, told))
    if (gone.some((each) => each.equals(leaf))) await run('delete from audit_seal where no = $1', [no])
  }
}

async function forgeErasure(
  database: TestDatabase,
  vault: Vault,
  run: Run,
  id: string,
  also: readonly EvaluationField[] = [],
): Promise<void> {
  const row = await findRow(database, id)
  const seed = seedOf(vault, row)
  const { origin, counted } = row
  const values = { origin, counted, scores: { grade: row.grade, dimensions: row.scores } } as Record<string, CanonValue>
  const gone = Object.fromEntries(also.map((field) => [field, values[field] as CanonValue]))
  const remains = remainsOf(nodeLedger, seed, evaluationFields, {
    comment: wordsOf(vault, row),
    contact: null,
    ...gone,
  })
  const at = Date.now()
  const told = { id, fields: ['comment', 'link', 'seed'], basis: 'consent-withdrawn', at }
  const digest = Buffer.from(erasureDigest(nodeLedger, told))
  const leaf = Buffer.from(toLeaf('erasure', digest))
  await run(
    `insert into vault.erasure (record_id, division_id, hall_id, fields, basis, receipt_check, remains, digest, erased_at)
     select id, division_id, hall_id, $2, $3, $4, $5, $6, $7 from evaluation where id = $1`,
    [id, told.fields, told.basis, receiptCheck(seed), JSON.stringify(remains), digest, new Date(at)],
  )
  await run('insert into ledger.pending_leaf (leaf, leaf_hash) values ($1, $2)', [leaf, hashLeaf(sha256, leaf)])
  for (const [table, key] of [
    ['sealed_field', 'record_id'],
    ['evaluation_link', 'evaluation_id'],
    ['data_key', 'record_id'],
  ])
    await run(`delete from vault.${table} where ${key} = $1`, [id])
}

const hashes = { SHA256: sha256, SM3: sm3 } as const

async function rebuild(database: TestDatabase, run: Run, all: readonly Buffer[]): Promise<void> {
  await run('delete from ledger.tile')
  for (const { hash } of await database.query<{ hash: 'SHA256' | 'SM3' }>('select hash from ledger.head')) {
    const grown = appendHashes(
      hashes[hash],
      emptyEdge,
      all.map((leaf) => hashLeaf(hashes[hash], leaf)),
    )
    for (const { level, index, width, bytes } of grown.tiles)
      await run('insert into ledger.tile (hash, level, index, width, hashes) values ($1, $2, $3, $4, $5)', [
        hash,
        level,
        index,
        width,
        Buffer.from(bytes),
      ])
    await run('update ledger.head set size = $2, root = $3 where hash = $1', [
      hash,
      all.length,
      rootOfEdge(hashes[hash], grown.edge) ?? emptyRoot(hashes[hash]),
    ])
  }
}

async function resign(
  database: TestDatabase,
  run: Run,
  all: readonly Buffer[],
  { signers }: Lab['stolen'],
): Promise<void> {
  const rows = await database.query<{ hash: 'SHA256' | 'SM3'; size: number; origin: string }>(
    'select c.hash, c.size::int as size, h.origin from ledger.checkpoint c join ledger.head h on h.hash = c.hash',
  )
  await run('delete from ledger.checkpoint')
  for (const { hash, size, origin } of rows) {
    if (size > all.length) continue
    const edge: Edge = appendHashes(
      hashes[hash],
      emptyEdge,
      all.slice(0, size).map((leaf) => hashLeaf(hashes[hash], leaf)),
    ).edge
    const root = rootOfEdge(hashes[hash], edge) ?? emptyRoot(hashes[hash])
    const note = await signNote(writeCheckpoint({ origin, size, root }), signers.checkpoint[hash])
    await run('insert into ledger.checkpoint (hash, size, root, note) values ($1, $2, $3, $4)', [
      hash,
      size,
      root,
      note,
    ])
  }
}
