import type { ByteSource } from '../platform/sheet/unfit.ts'
import type { World } from '../platform/world.ts'
import { findChunk, findDataKey } from './store.ts'

/** A file is kept in pieces of this size, each sealed by itself: any place of it can be read without the rest. */
export const chunkBytes = 256 * 1024
const chunksHeld = 4

export type SealedImport = Awaited<ReturnType<typeof openImport>>

/** What was sealed under the key of one import. */
export async function openImport({ vaultDb, vault }: Pick<World, 'vaultDb' | 'vault'>, id: string) {
  const key = await findDataKey(vaultDb, id)
  if (key === undefined) throw new Error('an import without its data key')
  const record = vault.openRecord(id, key)
  const held = new Map<number, Buffer>()
  const chunk = async (seq: number): Promise<Buffer> => {
    const known = held.get(seq)
    if (known !== undefined) return known
    const sealed = await findChunk(vaultDb, id, seq)
    if (sealed === undefined) throw new Error('a piece of an import is missing')
    const plain = record.open(`import_chunk|${seq}`, sealed)
    const [oldest] = held.keys()
    if (held.size >= chunksHeld && oldest !== undefined) held.delete(oldest)
    held.set(seq, plain)
    return plain
  }
  return {
    file: (size: number): ByteSource => ({
      size,
      async read(offset, length) {
        const parts: Buffer[] = []
        const end = Math.min(size, offset + length)
        for (let at = Math.max(0, offset); at < end; ) {
          const within = at % chunkBytes
          const part = (await chunk(Math.floor(at / chunkBytes))).subarray(within, within + end - at)
          if (part.length === 0) throw new Error('a piece of an import is shorter than it was')
          parts.push(part)
          at += part.length
        }
        return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
      },
    }),
    sealRow: (rowNo: number, texts: readonly string[]): Buffer =>
      record.seal(`import_bad_row|${rowNo}`, JSON.stringify(texts)),
    openRow: (rowNo: number, sealed: Buffer): readonly string[] =>
      JSON.parse(record.open(`import_bad_row|${rowNo}`, sealed).toString('utf8')) as readonly string[],
  }
}
