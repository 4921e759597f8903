import { existsSync } from 'node:fs'
import type { World } from '../platform/world.ts'
import { LedgerAlarm } from './alarm.ts'
import type { Outside, SeenOutside } from './guard.ts'
import type { KeyRing } from './key-ring.ts'
import { findMirrored, type Mirror } from './mirror.ts'
import type { Proofs } from './proofs.ts'
import { signHead } from './sign-head.ts'
import type { Head } from './store.ts'
import { type Cosigned, collectCosignatures, type WitnessCircle } from './witness/collect.ts'
import { askHowFar } from './witness/how-far.ts'

/** A copy that goes on from what this database has is a copy of its future. */
export const mirrorOutside =
  (folder: string): Outside =>
  async () => {
    // A disk that is not mounted would look like a copy of nothing.
    if (!existsSync(folder))
      throw new LedgerAlarm(`LEDGER_MIRROR: ${folder} is not there; where it is new, make the folder`)
    const found = await findMirrored(folder)
    const seen = found === undefined ? ({ kind: 'NOTHING' } as const) : ({ kind: 'UP_TO', ...found } as const)
    return [{ who: 'the copy of the log', seen }]
  }

interface WitnessDeps {
  readonly circle: WitnessCircle
  readonly ring: KeyRing
  readonly proofs: Proofs
  readonly mirror: Mirror | undefined
}

/** The witnesses, asked by nothing but their protocol. An empty log has nothing that they could have seen of this database. */
export const witnessOutside =
  ({ circle, ring, proofs, mirror }: WitnessDeps): Outside =>
  async (head) => {
    // They may sign it.
    const note = await signHead(head, ring, mirror)
    const answers = await askHowFar(circle, askOf(proofs, head, note))
    return answers.map(({ witness, size, agrees }): SeenOutside => {
      const who = `the witness ${witness}`
      if (size === undefined) return { who, seen: { kind: 'SILENT' } }
      return { who, seen: agrees === false ? { kind: 'OTHER', size } : { kind: 'UP_TO', size } }
    })
  }

const askOf = (proofs: Proofs, { hash, origin, size }: Head, note: string) => ({
  origin,
  note,
  size,
  proofFrom: (oldSize: number) => proofs.proveConsistency(hash, oldSize, size),
})

/**
 * Has the witnesses sign a checkpoint. Only the first log: C2SP knows SHA-256 alone, and what stands in the second is the same.
 * @returns the note to publish; undefined where too few have signed: evaluations go on, and somebody is told
 */
export const cosignWith =
  ({ circle, proofs }: WitnessDeps, { log, metrics }: Pick<World, 'log' | 'metrics'>) =>
  async (head: Head, note: string): Promise<string | undefined> => {
    if (head.hash !== 'SHA256') return note
    const cosigned = await collectCosignatures(circle, askOf(proofs, head, note))
    for (const { witness, kind, size } of cosigned.problems) {
      metrics.ledgerFindings.inc({ kind: `WITNESS_${kind}` })
      log[kind === 'DOWN' ? 'warn' : 'error']({ witness, kind, size }, 'LEDGER ALARM: a witness has not cosigned')
    }
    return enough(cosigned, log)
  }

function enough({ isEnough, note, count }: Cosigned, log: World['log']): string | undefined {
  if (isEnough) return note
  log.error({ count }, 'LEDGER ALARM: too few witnesses have cosigned, so nothing is published')
  return undefined
}
