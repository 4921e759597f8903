import { readFile } from 'node:fs/promises'
import { findInclusion } from '../../ledger/inclusion-text.ts'
import { CouldNotCheck } from './finding.ts'
import { checkInclusion } from './inclusion.ts'
import { type Asked, findHash, needSource, needWord } from './options.ts'
import { checkPromiseKept, isPromise } from './promise.ts'
import { loadTrust } from './trust.ts'

/** What a citizen holds in his hands. */
export async function receipt(asked: Asked): Promise<void> {
  const { report, options, now } = asked
  const path = needWord(asked, 'FILE')
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new CouldNotCheck(`${path}: ${error.message}`)
  })
  const trust = await loadTrust(options)
  const source = options.url === undefined ? undefined : needSource(options)
  const leafHash = findHash(options.leaf)
  if (leafHash === undefined) throw new CouldNotCheck('of which leaf? --leaf HEX')
  if (isPromise(text)) await checkPromiseKept(report, text, path, leafHash, { trust, source, now })
  else if (findInclusion(text) !== undefined) await checkInclusion(report, text, path, leafHash, trust)
  else throw new CouldNotCheck(`${path}: neither a receipt file nor a proof nor a promise`)
}
