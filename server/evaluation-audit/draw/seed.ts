import { createHash } from 'node:crypto'
import { type SeedIngredients, seedText } from '../../../domain/evaluation-audit.ts'
import { factLeaf } from '../../../ledger/fact.ts'
import { leafHash } from '../../../ledger/leaf.ts'
import { loggedFacts } from '../../../ledger/logged-facts.ts'
import { findNote, findSigners, findVkey, type NoteKey } from '../../../ledger/note.ts'
import { nodeLedger } from '../../../signing/node-ledger.ts'
import { checkSignature } from '../../../signing/sign-note.ts'
import type { FreezeRow } from './store.ts'

/**
 * The signatures of these witnesses under a checkpoint, in the order of their names, each as `name base64`. Nobody but the witness could know one
 * before; one that does not hold counts for nothing.
 */
export async function cosignaturesOf(text: string, vkeys: readonly string[]): Promise<readonly string[]> {
  const note = findNote(text)
  if (note === undefined) return []
  const keys = vkeys.map((vkey) => findVkey(nodeLedger, vkey)).filter((key): key is NoteKey => key !== undefined)
  const signers = (await findSigners(nodeLedger, note, keys, checkSignature)) ?? []
  return note.signatures
    .filter(({ name, keyId }) => signers.some((key) => key.name === name && key.keyId === keyId))
    .map(({ name, signature }) => `${name} ${Buffer.from(signature).toString('base64')}`)
    .sort()
}

/** A witness with two keys is one. @param told as `cosignaturesOf` tells them */
export const countWitnesses = (told: readonly string[]): number => new Set(told.map((line) => line.split(' ')[0])).size

/** Hash of the leaf that a freeze has in the log, in hex. */
export function freezeLeafHash(row: FreezeRow): string {
  const leaf = factLeaf(nodeLedger, 'evaluation_audit_freeze', loggedFacts.evaluation_audit_freeze, [
    row.monthFrom,
    row.monthEnd,
    String(row.units),
    String(row.leftOut),
    row.digest.toString('hex'),
    row.seedSource,
    row.publicDraw,
    microsOf(row.seedAfter),
    String(row.policyId),
    microsOf(row.frozenAt),
  ])
  return Buffer.from(leafHash(nodeLedger, leaf)).toString('hex')
}

const microsOf = (at: Date) => String(at.getTime() * 1000)

export const seedOf = (ingredients: SeedIngredients): Buffer =>
  createHash('sha256').update(seedText(ingredients)).digest()
