import { findNote } from '../../ledger/note.ts'
import { checkPromise, findPromise, findPromisePath } from '../../ledger/promise.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { checkSignature } from '../../signing/sign-note.ts'
import type { Report } from './finding.ts'
import { checkInclusion } from './inclusion.ts'
import type { LogSource } from './source.ts'
import { toHex } from './tree-name.ts'
import type { Trust } from './trust.ts'

export const isPromise = (text: string): boolean => findPromisePath(text) !== undefined

/**
 * A promise: whether it was given, by its signature; and, where the log can be asked, whether it was kept. A signed promise without its leaf in the log is an
 * accusation that nobody can deny.
 */
export async function checkPromiseKept(
  report: Report,
  text: string,
  where: string,
  leafHash: Uint8Array,
  { trust, source, now }: { readonly trust: Trust; readonly source: LogSource | undefined; readonly now: number },
): Promise<void> {
  const promise = await checkPromise(nodeLedger, leafHash, text, trust.keys, checkSignature)
  if (promise === undefined) {
    const told = findPromise(findNote(findPromisePath(text)?.note ?? '')?.text ?? '')
    report.add('PROOF_FAILS', 'no trusted key has promised this leaf', where, { origin: told?.origin })
    return
  }
  if (promise.origin !== trust.origin) {
    report.add('ORIGIN_DIFFERS', `the promise is of another log than ${trust.origin}`, where, {
      origin: promise.origin,
    })
    return
  }
  report.saw('promises')
  if (source === undefined) return
  const proof = await source.text(`/log/proof?leaf=${toHex(leafHash)}`)
  if (proof !== undefined) await checkInclusion(report, proof, where, leafHash, trust)
  else if (now > promise.keptBy)
    report.add('PROMISE_BROKEN', 'the leaf was promised and is not in the log', where, {
      leaf: toHex(leafHash),
      promisedAt: new Date(promise.promisedAt).toISOString(),
      keptBy: new Date(promise.keptBy).toISOString(),
    })
}
