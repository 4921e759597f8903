import { createHash } from 'node:crypto'
import { readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { toBase64 } from '../../ledger/base64.ts'
import { writeOnce } from './durable.ts'
import type { AddCheckpoint } from './request.ts'
import type { Held } from './state.ts'

/**
 * What a log has signed and cannot have both. `CONFLICT`: another root at the size that was cosigned; the two notes alone convict whoever holds the log’s
 * key. `UNPROVEN`: a later checkpoint that was not shown to go on from the cosigned one. A stranger can bring that about, too, by sending a genuine checkpoint with
 * a wrong proof, so it is taken away again once the very same checkpoint is shown to go on.
 */
export type EvidenceKind = 'CONFLICT' | 'UNPROVEN'

/** Of one log and kind. Each is a few kilobytes. */
export const evidenceMax = 100

/**
 * Writes it down once for each text that the log has signed, whatever other signatures were hung on.
 * @returns the name of the file; undefined where nothing new was kept
 */
export async function keepEvidence(
  folder: string,
  kind: EvidenceKind,
  held: Held,
  shown: AddCheckpoint,
  keptAt: Date,
): Promise<string | undefined> {
  const name = nameOf(kind, shown)
  const names = await namesIn(folder, kind)
  if (names.includes(name)) return undefined
  if (names.length >= evidenceMax && !(await makeRoom(folder, kind, names, held.checkpoint.size))) return undefined
  const evidence = {
    format: 'yiping.witness-evidence/v1',
    kind,
    origin: shown.checkpoint.origin,
    keptAt: keptAt.toISOString(),
    held: held.note,
    old: shown.old,
    proof: shown.proof.map(toBase64),
    shown: shown.raw,
  }
  return (await writeOnce(join(folder, name), `${JSON.stringify(evidence, null, 2)}\n`)) ? name : undefined
}

/** The very checkpoint was shown to go on after all: whoever sent it before had sent a wrong proof with it. */
export async function dropUnproven(folder: string, shown: AddCheckpoint): Promise<void> {
  await unlink(join(folder, nameOf('UNPROVEN', shown))).catch(() => {})
}

/** How many files of each kind there are. */
export async function countEvidence(folder: string): Promise<{ readonly [Kind in EvidenceKind]: number }> {
  const [conflicts, unproven] = await Promise.all([namesIn(folder, 'CONFLICT'), namesIn(folder, 'UNPROVEN')])
  return { CONFLICT: conflicts.length, UNPROVEN: unproven.length }
}

/**
 * A log that goes on provably leaves behind only what strangers have sent: the smallest of that may go. What lies ahead of the cosigned
 * size may be a fork, and of conflicts every one is the log’s own work: the first ones stay.
 */
async function makeRoom(folder: string, kind: EvidenceKind, names: readonly string[], held: number): Promise<boolean> {
  if (kind === 'CONFLICT') return false
  const [smallest] = names
    .map((name) => ({ name, size: Number(/-(\d+)-/.exec(name)?.[1]) }))
    .filter(({ size }) => size <= held)
    .sort((a, b) => a.size - b.size)
  if (smallest === undefined) return false
  await unlink(join(folder, smallest.name)).catch(() => {})
  return true
}

function nameOf(kind: EvidenceKind, { note, checkpoint }: AddCheckpoint): string {
  const digest = createHash('sha256').update(note.text).digest('hex').slice(0, 16)
  return `${kind.toLowerCase()}-${checkpoint.size}-${digest}.json`
}

async function namesIn(folder: string, kind: EvidenceKind): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith(`${kind.toLowerCase()}-`) && name.endsWith('.json'))
}
