import { inflateSync } from 'node:zlib'
import type { FastifyReply } from 'fastify'
import type { keepEvidenceFile } from '../../contracts/evidence-file.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import { cleanEvidence, type EvidenceMediaType } from '../../domain/evidence-file.ts'
import type { Inflate } from '../../domain/evidence-pdf.ts'
import type { Database, Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import {
  countWaitingLocked,
  deleteChunks,
  type FilePlace,
  type FileSender,
  findChunks,
  findUnnamed,
  insertChunk,
  insertFile,
  insertKey,
  type KeptFile,
  type NamedFiles,
  type SealedPlace,
} from './store.ts'

export interface FileDeps {
  readonly world: World
  readonly rules: RuleBook
}

export type FileOwner = FileSender & FilePlace & { readonly orderId: string }

const hourMs = 3_600_000
const chunkBytes = 256 * 1024
/** Of all objects of one document together. */
const inflatedBytesMax = 64 * 1_048_576

/** Cleans it and keeps it sealed. What is refused is nowhere. */
export async function keepFile(
  { world, rules }: FileDeps,
  owner: FileOwner,
  sent: BodyOf<typeof keepEvidenceFile>,
  transact: Transact,
): Promise<AnswerOf<typeof keepEvidenceFile>> {
  const now = world.now()
  const { body: policy } = rules.loadPolicy('evidence-file', owner.divisionId, now)
  const { id, mediaType, bytes, digest, appendSealed } = sealFile(world, sent, policy)
  const since = new Date(now - policy.waitingHours * hourMs)
  await transact(world.app, async (tx) => {
    if ((await countWaitingLocked(tx, owner.orderId, since)) >= policy.waitingMax) throw new Refused('FILES_TOO_MANY')
    await insertFile(tx, { ...owner, id, mediaType, bytes, digest, keptAt: new Date(now) })
    await appendSealed(tx, owner)
    return owner
  })
  return { fileId: id, mediaType, bytes }
}

/** A file that was read to its end, under an id of its own. */
export interface SealedFile {
  readonly id: string
  readonly mediaType: EvidenceMediaType
  readonly bytes: number
  /** Keyed image of what is kept. */
  readonly digest: Buffer
  /** Writes the pieces and their key; the row of the file has to be there. */
  appendSealed(tx: Database, place: SealedPlace): Promise<void>
}

/**
 * Reads a file to its end, cleans it and seals it in pieces: for whoever keeps rows of files of his own. Nothing is written before `appendSealed`.
 *
 * @throws Refused FILE_TYPE_WRONG, FILE_DAMAGED, FILE_TOO_LARGE, FILE_NOT_SAFE, FILE_TELLS_AUTHOR
 */
export function sealFile(
  { vault, now }: Pick<World, 'vault' | 'now'>,
  { mediaType, content }: { readonly mediaType: EvidenceMediaType; readonly content: string },
  policy: Parameters<typeof cleanEvidence>[2],
): SealedFile {
  const cleaned = cleanEvidence(Buffer.from(content, 'base64'), mediaType, policy, boundedInflate())
  if (!cleaned.granted) throw new Refused(cleaned.code, '/content')
  const at = now()
  const id = uuidV7(at)
  const bytes = Buffer.from(cleaned.value)
  const record = vault.newRecord(id, at)
  return {
    id,
    mediaType,
    bytes: bytes.length,
    digest: vault.blindIndex('fingerprint', Buffer.concat([Buffer.from('evidence-file|'), bytes])),
    async appendSealed(tx, { divisionId, hallId }) {
      await insertKey(tx, { id, divisionId, hallId }, record.key)
      for (let seq = 0; seq * chunkBytes < bytes.length; seq += 1) {
        const piece = bytes.subarray(seq * chunkBytes, (seq + 1) * chunkBytes)
        await insertChunk(tx, { id, divisionId, hallId }, seq, record.seal(`evidence_chunk|${seq}`, piece))
      }
    },
  }
}

/** However often something is packed: together it never unfolds to more. */
function boundedInflate(): Inflate {
  let left = inflatedBytesMax
  return (bytes) => {
    if (left <= 0) return undefined
    try {
      const opened = inflateSync(bytes, { maxOutputLength: left })
      left -= opened.length
      return opened
    } catch {
      left = 0
      return undefined
    }
  }
}

/** The files that what is written names; too many of them are refused, and older ones than are kept are not found. */
export function nameFiles(
  { world, rules }: FileDeps,
  { divisionId }: Pick<FilePlace, 'divisionId'>,
  evidence: readonly { readonly fileId?: string | undefined }[] = [],
): NamedFiles {
  const now = world.now()
  const { body: policy } = rules.loadPolicy('evidence-file', divisionId, now)
  const ids = [...new Set(evidence.flatMap(({ fileId }) => fileId ?? []))]
  if (ids.length > policy.filesPerStepMax) throw new Refused('FILES_TOO_MANY', '/evidence')
  return { ids, since: new Date(now - policy.waitingHours * hourMs) }
}

/** @throws Refused ERASED where it was */
async function openFile({ vault, vaultDb }: World, file: KeptFile): Promise<Buffer> {
  const chunks = await findChunks(vaultDb, file.id)
  const bytes = Buffer.concat(
    chunks.map(({ seq, sealed, ...key }) => vault.openRecord(file.id, key).open(`evidence_chunk|${seq}`, sealed)),
  )
  if (bytes.length !== file.bytes) throw new Refused('ERASED')
  return bytes
}

const endings: { readonly [Each in EvidenceMediaType]: string } = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
}

/** As a photo to be looked at or a document to be saved; a browser may make nothing else of it. */
export async function sendEvidence(reply: FastifyReply, world: World, file: KeptFile | undefined) {
  if (file === undefined) throw new Refused('NOT_FOUND', '/fileId')
  const bytes = await openFile(world, file)
  const isPhoto = file.mediaType !== 'application/pdf'
  await reply
    .type(file.mediaType)
    .header(
      'content-disposition',
      `${isPhoto ? 'inline' : 'attachment'}; filename="evidence.${endings[file.mediaType]}"`,
    )
    .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
    .header('cache-control', 'no-store')
    .send(bytes)
  return { status: 200, body: '' }
}

/** Throws away what nothing has named in time, an hour after it could be named last: nobody names it meanwhile. */
export async function clearFiles({ world, rules }: FileDeps): Promise<void> {
  const now = world.now()
  for (const { id, divisionId, keptAt } of await findUnnamed(world.app, new Date(now - hourMs))) {
    const { body } = rules.loadPolicy('evidence-file', divisionId, now)
    if (keptAt.getTime() < now - (body.waitingHours + 1) * hourMs) await deleteChunks(world.app, id)
  }
}
