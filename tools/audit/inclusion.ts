import { findInclusion } from '../../ledger/inclusion-text.ts'
import { isIncluded } from '../../ledger/merkle.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { verifyCheckpoint } from './checkpoint.ts'
import type { Report } from './finding.ts'
import type { Trust } from './trust.ts'

/** A proof (C2SP tlog-proof) that a leaf stands in the log, checked with nothing but it. */
export async function checkInclusion(
  report: Report,
  text: string,
  where: string,
  leafHash: Uint8Array,
  trust: Trust,
): Promise<void> {
  const found = findInclusion(text)
  if (found === undefined) {
    report.add('PROOF_FAILS', 'this is no proof', where)
    return
  }
  const checkpoint = await verifyCheckpoint(report, found.checkpoint, where, {
    tree: 'SHA256',
    trust,
    isPublished: true,
  })
  if (checkpoint === undefined) return
  const { index, proof } = found
  const { size, root } = checkpoint
  if (!isIncluded(nodeLedger.sha256, { index, size, leafHash, proof, root }))
    report.add('PROOF_FAILS', 'the proof does not lead from the leaf to the root', where, { index, size })
  else report.saw('inclusion proofs')
}
