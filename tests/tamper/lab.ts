import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { findNote, writeVkey } from '../../ledger/note.ts'
import { type LedgerSigners, signersOf } from '../../server/ledger/keys.ts'
import { openKeyFolder } from '../../server/platform/keys.ts'
import { openVault, type Vault } from '../../server/platform/vault.ts'
import { erase } from '../../server/vault/erase.ts'
import { ed25519Signer } from '../../signing/ed25519.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { cosign } from '../../signing/sign-note.ts'
import { type Audited, audit } from '../support/auditor.ts'
import { callsOf } from '../support/calls.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { giveEarlier } from '../support/earlier-record.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'
import { operatorOf } from '../support/vault.ts'

/** What stands in the trial database before anybody touches it, and what somebody outside has kept of it. */
export interface Lab {
  /** A copy of its own for an attack, gone afterwards. */
  onCopy<Answer>(work: (copy: TestDatabase) => Promise<Answer>): Promise<Answer>
  /** The audit from inside, with the keys of the vault; with what the witness has kept, where that is said. */
  audit(copy: TestDatabase, given?: 'with the witness' | 'without keys'): Promise<Audited>
  /** What nobody but the platform should have. */
  readonly stolen: { readonly vault: Vault; readonly signers: LedgerSigners }
  /** The evaluation that somebody would like to be better: grade 1, with words. */
  readonly bad: string
  /** Another one, of before digests committed to what counts an evaluation. */
  readonly earlier: string
  /** How many leaves stood in the log before the last rounds. */
  readonly before: number
  /** The note that the witness has cosigned. */
  readonly seen: string
  stop(): Promise<void>
}

const witness = ed25519Signer('witness.test.example', sha256('witness'), 'cosignature')
/** Enough for a full tile. */
const evaluations = 262

export async function openLab(): Promise<Lab> {
  const platform = await startPlatform({ ledger: { hasSm3: true } })
  const folder = await mkdtemp(join(tmpdir(), 'yiping-tamper-'))
  const { bad, earlier, before } = await live(platform)
  const seen = await keepCheckpoint(platform)
  const root = openKeyFolder(join(platform.folder, 'keys')).keyFor('ledger')
  const signers = signersOf(root, findNote(seen)?.text.split('\n')[0] ?? '')
  const keys = [...signers.checkpoint.SHA256, ...signers.checkpoint.SM3, signers.promise].map(({ key }) => key)
  const trust = { vkeys: keys.map(writeVkey), witnesses: [writeVkey(witness.key)], needed: 0 }
  await writeFile(join(folder, 'trust.json'), JSON.stringify(trust))
  await writeFile(join(folder, 'seen'), seen)
  await platform.running.stop()
  // Some leaves are to be taken in at the full hour. Nobody does any more, and the attacks may go on beyond it.
  await platform.database.query("update ledger.pending_leaf set due_at = due_at + interval '1 day'")
  await leaveAlone(platform.database.name)
  const trusting = ['--trust', join(folder, 'trust.json')]
  const more = {
    alone: ['--keys', join(platform.folder, 'keys')],
    'with the witness': ['--keys', join(platform.folder, 'keys'), '--checkpoint', join(folder, 'seen')],
    'without keys': [],
  }
  return {
    bad,
    earlier,
    before,
    seen,
    stolen: { vault: openVault(openKeyFolder(join(platform.folder, 'keys'))), signers },
    async onCopy(work) {
      const copy = await createDatabase(undefined, platform.database.name)
      try {
        return await work(copy)
      } finally {
        await copy.drop()
      }
    },
    audit: (copy, given) => audit('rows', '--dsn', copy.superUrl, ...trusting, ...more[given ?? 'alone']),
    async stop() {
      await rm(folder, { recursive: true, force: true })
      await platform.database.drop()
      await rm(platform.folder, { recursive: true, force: true })
    },
  }
}

/** A day in the life of a hall: evaluations in several rounds, reasons added, comments on a window, and at the end somebody’s words erased. */
async function live(platform: TestPlatform): Promise<Pick<Lab, 'bad' | 'earlier' | 'before'>> {
  const calls = callsOf(platform)
  const give = async (grade: number, more: Record<string, unknown> = {}) => {
    const { status, body, text } = await calls.give(await platform.invite(), grade, calls.freshKey(), more)
    if (status !== 201) throw new Error(text)
    return body
  }
  const words = { tags: ['115', '108'], comment: '等了两个小时', scores: { overall: 1, attitude: 2 } }
  for (let at = 0; at < 5; at += 1) await give(3 + (at % 3))
  const bad = await give(1, words)
  const earlier = await giveEarlier(platform.database, platform.running.world.vault, () => give(1))
  await settle(platform)
  for (let at = 0; at < evaluations - 12; at += 10)
    await Promise.all(Array.from({ length: Math.min(10, evaluations - 12 - at) }, (_, one) => give(3 + (one % 3))))
  await settle(platform)
  const explained = await give(2, { channel: 'KEYPAD' })
  await calls.addReasons(
    explained.id,
    { receipt: explained.receipt, comment: '态度不好', scores: { attitude: 1 } },
    calls.freshKey(),
  )
  await calls.comment({ grade: 4 }, calls.freshKey())
  await settle(platform)
  const [head] = await platform.database.query<{ size: number }>(
    "select size::int as size from ledger.head where hash = 'SHA256'",
  )
  const gone = await give(1, words)
  for (let at = 0; at < 4; at += 1) await give(4, { comment: '很快' })
  await settle(platform)
  const operator = operatorOf(platform)
  await erase(operator, gone.id, 'consent-withdrawn')
  await operator.stop()
  await settle(platform)
  return { bad: bad.id, earlier: earlier.id, before: head?.size ?? 0 }
}

/** Until nothing waits: a round that the platform has begun by itself takes what it found, and lets this one go. */
async function settle({ running, database }: TestPlatform): Promise<void> {
  const waiting = async () => (await database.query('select from ledger.pending_leaf where due_at <= now()')).length
  do {
    for (const name of ['ledger-sequence', 'ledger-publish'])
      await running.app.sweeps.find((each) => each.name === name)?.run()
  } while ((await waiting()) > 0)
}

/** What the witness has seen last. */
async function keepCheckpoint(platform: TestPlatform): Promise<string> {
  const note = await (await fetch(`${platform.base}/log/checkpoint`)).text()
  return note + (await cosign(note, Math.floor(Date.now() / 1000), witness))
}

/** Only a database that nobody is connected to can be copied. */
async function leaveAlone(name: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgres').superUrl })
  await client.connect()
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  await client.end()
}
