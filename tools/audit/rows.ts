import { isSame } from '../../ledger/bytes.ts'
import { findCheckpoint } from '../../ledger/checkpoint.ts'
import { findNote } from '../../ledger/note.ts'
import { erasureDigest } from '../../ledger/record.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { verifyCheckpoint } from './checkpoint.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { loadNote } from './memory.ts'
import { type Asked, findSeconds, type Options } from './options.ts'
import { checkPresence, checkRecord } from './records/check.ts'
import { openKeys } from './records/seal.ts'
import { findPossible, listRetiredMonths, streamErasures, streamRecords } from './records/store.ts'
import { auditLeaves, type Seen } from './rows/leaves.ts'
import { pairRows } from './rows/pairing.ts'
import {
  AuditStore,
  findPlaces,
  findPromiseSeconds,
  type HeadRow,
  listHeads,
  listNewestCheckpoints,
  listOverdue,
  listPolicyColumns,
} from './rows/store.ts'
import { toHex } from './tree-name.ts'
import { findTrust, type Trust } from './trust.ts'
import { checkPolicy, policyAt, toLoggedPolicy } from './witness-policy.ts'

/** Signatures by SM2 take a while: of older checkpoints the roots are compared, and of these the signatures as well. */
const signaturesChecked = 1_000

/** The audit from inside: every row that the log speaks of, beside its leaf, and the log beside what was published of it. */
export async function rows({ report, options }: Asked): Promise<void> {
  const { dsn } = options
  if (dsn === undefined) throw new CouldNotCheck('which database? --dsn postgres://…')
  const trust = await findTrust(options)
  const store = await AuditStore.open(dsn)
  try {
    const heads = await listHeads(store)
    if (heads.length === 0) throw new CouldNotCheck('this database has no log')
    await auditLeaves(report, store, heads, await loadSeen(report, options, heads, trust))
    for (const head of heads) await checkNotes(report, store, head, trust)
    await pairRows(report, store)
    await checkRecords(report, store, options)
    await checkErasures(report, store)
    await checkWaiting(report, store, options)
  } finally {
    await store.close()
  }
}

async function loadSeen(
  report: Report,
  { checkpoint: place }: Options,
  heads: readonly HeadRow[],
  trust: Trust | undefined,
): Promise<readonly Seen[]> {
  if (place === undefined) return []
  const text = await loadNote(place)
  const found =
    trust === undefined
      ? findCheckpoint(findNote(text)?.text ?? '')
      : await verifyCheckpoint(report, text, place, { tree: 'SHA256', trust, isPublished: false })
  if (found === undefined) throw new CouldNotCheck(`${place}: nothing can be compared with it`)
  if (!heads.some(({ origin }) => origin === found.origin))
    throw new CouldNotCheck(`${place}: is of another log, ${found.origin}`)
  return [{ size: found.size, root: found.root, where: `${place} ${found.size}` }]
}

/** What was signed is what stands beside it, and is signed. */
async function checkNotes(report: Report, store: AuditStore, head: HeadRow, trust: Trust | undefined): Promise<void> {
  const rules = (await listPolicyColumns(store)).map((columns) => toLoggedPolicy(columns, 'ledger.witness_policy'))
  const places = await findPlaces(
    store,
    rules.map(({ leaf }) => leaf),
  )
  for (const { size, root, note } of await listNewestCheckpoints(store, head.hash, signaturesChecked)) {
    const where = `${head.hash} ${size}`
    const found = findCheckpoint(findNote(note)?.text ?? '')
    if (found?.size !== size || found.origin !== head.origin || !isSame(found.root, root))
      report.add('CHECKPOINT_DIFFERS', 'the note of a published checkpoint does not say what stands beside it', where)
    else {
      if (head.hash === 'SHA256') await checkPolicy(report, note, where, policyAt(size, places, rules))
      if (trust !== undefined)
        await verifyCheckpoint(report, note, where, { tree: head.hash, trust, isPublished: true })
    }
  }
}

async function checkRecords(report: Report, store: AuditStore, { keys }: Options): Promise<void> {
  const opening = keys === undefined ? undefined : await openingOf(store, keys)
  for await (const row of streamRecords(store)) {
    report.saw('records')
    if (checkPresence(report, row) && opening !== undefined) await checkRecord(report, row, opening)
  }
}

async function openingOf(store: AuditStore, folder: string) {
  // Asked for before the records are streamed: a connection answers one question at a time.
  const possible = await findPossible(store)
  return {
    keys: openKeys(folder),
    retiredMonths: await listRetiredMonths(store),
    possible: async () => possible,
  }
}

async function checkErasures(report: Report, store: AuditStore): Promise<void> {
  for await (const { digest, isOrdered, ...erasure } of streamErasures(store)) {
    report.saw('erasures')
    if (!isSame(erasureDigest(nodeLedger, erasure), digest))
      report.add('FIELD_CHANGED', 'the erasure on record is not the one that was logged', `erasure ${erasure.id}`, {
        fields: [],
      })
    if (!isOrdered) report.add('ERASURE_UNORDERED', 'nobody is on record as having erased it', `erasure ${erasure.id}`)
  }
}

async function checkWaiting(report: Report, store: AuditStore, { within }: Options): Promise<void> {
  const seconds = findSeconds(within) ?? (await findPromiseSeconds(store))
  if (seconds === undefined) throw new CouldNotCheck('how soon is a leaf due? --within SECONDS')
  for (const { leaf_hash, seconds: waited } of await listOverdue(store, seconds))
    report.add('PROMISE_BROKEN', `a leaf waits for longer than ${seconds} s`, `leaf ${toHex(leaf_hash)}`, {
      seconds: Math.floor(waited),
    })
}
