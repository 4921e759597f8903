import { createHash } from 'node:crypto'
import type { startImport } from '../../contracts/import.ts'
import { type ImportFormat, type ImportKind, mediaTypeOf, type seeImport } from '../../contracts/import.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { committed, type Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { CaseDeps } from '../service-case/index.ts'
import { chunkBytes } from './sealed-file.ts'
import { refuseKind, type Sent } from './sender.ts'
import {
  deleteBadRows,
  deleteChunks,
  deleteStrayChunks,
  findByIdempotencyKey,
  findImport,
  findProblems,
  findUncleared,
  type ImportMode,
  type ImportRow,
  insertChunk,
  insertDataKey,
  insertImport,
  markCleared,
  type Sender,
} from './store.ts'

export interface Upload {
  readonly kind: ImportKind
  readonly mode: ImportMode
  readonly mediaType: string
  readonly idempotencyKey: string
  readonly bytes: AsyncIterable<Buffer>
  readonly bytesMax: number
  /** How what is taken is written down; with its entry in the audit, where somebody called. */
  readonly transact?: Transact
}

type Seen = AnswerOf<typeof startImport>

/** Keeps a file, piece by piece and sealed, as it arrives. The same file under the same key again is the same import. */
export async function takeFile(
  deps: CaseDeps,
  sent: Sent,
  upload: Upload,
): Promise<{ readonly seen: Seen; readonly isReplayed: boolean }> {
  const { world } = deps
  const format = formatOf(upload.mediaType)
  const { sender, reach } = sent
  refuseKind(sent, upload.kind)
  const id = uuidV7(world.now())
  const owner = { id, ...reach }
  try {
    const { bytes, digest } = await keepChunks(deps, owner, upload)
    const requestHash = world.vault.blindIndex(
      'fingerprint',
      `import|${upload.kind}|${upload.mode}|${format}|${digest}`,
    )
    const name = sender.kind === 'API_KEY' ? sender.apiKeyId : sender.postId
    const idempotencyHash = world.vault.blindIndex('idempotency', `import|${name}|${upload.idempotencyKey}`)
    const { transact = committed } = upload
    const row = await transact(world.app, (tx) =>
      insertImport(tx, {
        ...owner,
        sender,
        kind: upload.kind,
        mode: upload.mode,
        format,
        idempotencyHash,
        requestHash,
        fileBytes: bytes,
        receivedAt: new Date(world.now()),
      }),
    )
    if (row !== undefined) return { seen: toSeen(deps, row), isReplayed: false }
    await deleteChunks(world.app, id)
    const before = await findByIdempotencyKey(world.app, sender, idempotencyHash)
    if (before === undefined || !before.requestHash.equals(requestHash)) throw new Refused('IDEMPOTENCY_MISMATCH')
    return { seen: toSeen(deps, before), isReplayed: true }
  } catch (error) {
    // What arrived of a refused or broken upload is nobody's any more; the sweep sees to what is left when this fails too.
    await deleteChunks(world.app, id).catch(() => undefined)
    throw error
  }
}

function formatOf(mediaType: string): ImportFormat {
  const sent = mediaType.split(';')[0]?.trim().toLowerCase()
  if (sent === mediaTypeOf.XLSX) return 'XLSX'
  if (sent === mediaTypeOf.CSV) return 'CSV'
  throw new Refused('UNSUPPORTED_MEDIA_TYPE')
}

async function keepChunks(
  { world }: CaseDeps,
  owner: { readonly id: string; readonly divisionId: number; readonly hallId: number | null },
  { bytes, bytesMax }: Upload,
): Promise<{ bytes: number; digest: string }> {
  const record = world.vault.newRecord(owner.id, world.now())
  await insertDataKey(world.app, owner, record.key)
  const hash = createHash('sha256')
  let total = 0
  let seq = 0
  let waiting: Buffer[] = []
  let waitingBytes = 0
  const keep = async (size: number) => {
    const all = Buffer.concat(waiting)
    await insertChunk(world.app, owner, seq, record.seal(`import_chunk|${seq}`, all.subarray(0, size)))
    seq += 1
    waiting = [all.subarray(size)]
    waitingBytes = all.length - size
  }
  for await (const piece of bytes) {
    total += piece.length
    if (total > bytesMax) throw new Refused('BODY_TOO_LARGE')
    hash.update(piece)
    waiting.push(piece)
    waitingBytes += piece.length
    while (waitingBytes >= chunkBytes) await keep(chunkBytes)
  }
  if (waitingBytes > 0) await keep(waitingBytes)
  return { bytes: total, digest: hash.digest('hex') }
}

/** @throws Refused NOT_FOUND for an import of somebody else */
export async function loadImport({ world }: CaseDeps, sender: Sender, id: string): Promise<ImportRow> {
  const row = await findImport(world.app, sender, id)
  if (row === undefined) throw new Refused('NOT_FOUND')
  return row
}

const problemsShown = 100

export async function viewImport(deps: CaseDeps, sender: Sender, id: string): Promise<AnswerOf<typeof seeImport>> {
  const row = await loadImport(deps, sender, id)
  const badRows = await findProblems(deps.world.app, id, problemsShown)
  return { ...toSeen(deps, row), badRows: badRows.map(({ rowNo, problems }) => ({ rowNo, problems: [...problems] })) }
}

export function toSeen(deps: CaseDeps, row: ImportRow): Seen {
  return {
    id: row.id,
    kind: row.kind,
    mode: row.mode,
    format: row.format,
    state: row.state,
    problem: row.code === null ? null : { code: row.code, columnNo: row.columnNo },
    percent: percentOf(row),
    rowsExpected: row.rowsExpected,
    rowsRead: row.rowsRead,
    rowsKept: row.state === 'CHECKING' ? 0 : row.rowsKept,
    rowsUnchanged: row.state === 'CHECKING' ? 0 : row.rowsUnchanged,
    rowsBad: row.rowsBad,
    timesResumed: row.timesResumed,
    receivedAt: row.receivedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    badRowsUntil: row.rowsBad > 0 && row.clearedAt === null ? (lastDayOf(deps, row) ?? null) : null,
  }
}

/** Where everything is checked before anything is written, each of the two is half of the way. */
function percentOf({ state, mode, rowsRead, rowsExpected }: ImportRow): number {
  const part = rowsExpected === null || rowsExpected === 0 ? 0 : rowsRead / rowsExpected
  switch (state) {
    case 'WAITING':
    case 'READING':
      return 0
    case 'CHECKING':
      return Math.floor(50 * part)
    case 'WRITING':
      return Math.floor(mode === 'ALL_OR_NOTHING' ? 50 + 50 * part : 100 * part)
    case 'DONE':
    case 'REFUSED':
      return 100
  }
}

function lastDayOf({ rules, world }: CaseDeps, row: ImportRow): string | undefined {
  if (row.finishedAt === null) return undefined
  const { body } = rules.loadPolicy('import', row.divisionId, world.now())
  return addDays(toPlainDate(row.finishedAt.getTime()), body.badRowsKeptNaturalDays)
}

const strayAfterMs = 3_600_000

/** Throws away what has been kept long enough. */
export async function clearImports(deps: CaseDeps): Promise<void> {
  const { world } = deps
  const today = toPlainDate(world.now())
  for (const row of await findUncleared(world.app)) {
    const last = lastDayOf(deps, row)
    if (last === undefined || last >= today) continue
    await deleteBadRows(world.app, row.id)
    await markCleared(world.app, row.id, new Date(world.now()))
  }
  await deleteStrayChunks(world.app, new Date(world.now() - strayAfterMs))
}
