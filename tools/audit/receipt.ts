import { readFile } from 'node:fs/promises'
import { findInclusion } from '../../ledger/inclusion-text.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { checkInclusion } from './inclusion.ts'
import type { Json } from './json.ts'
import { type Asked, findHash, needSource, needWord } from './options.ts'
import { checkPromiseKept, isPromise } from './promise.ts'
import { findReceiptFiles, type ReceiptFile, readReceiptFile } from './receipt-file.ts'
import type { LogSource } from './source.ts'
import { toHex } from './tree-name.ts'
import { loadTrust, type Trust } from './trust.ts'

interface Question {
  readonly asked: Asked
  readonly where: string
  readonly trust: Trust
  readonly source: LogSource | undefined
}

/** What a citizen holds in his hands: the file that he has saved, or the proof or promise alone. */
export async function receipt(asked: Asked): Promise<void> {
  const { options } = asked
  const where = needWord(asked, 'FILE')
  const text = await readFile(where, 'utf8').catch((error: Error) => {
    throw new CouldNotCheck(`${where}: ${error.message}`)
  })
  const trust = await loadTrust(options)
  const source = options.url === undefined ? undefined : needSource(options)
  const question = { asked, where, trust, source }
  const files = findReceiptFiles(text)
  if (files !== undefined) for (const file of files) await checkFile(question, file)
  else await checkText(question, text)
}

/** With a proof the promise is kept. Without either there is nothing to check but the log itself. */
async function checkFile({ asked, where, trust, source }: Question, file: Json): Promise<void> {
  const { report, now } = asked
  const read = readReceiptFile(report, file, where)
  if (read === undefined) return
  const { leafHash, promise, proof, erasure } = read
  if (promise === undefined && proof === undefined) throw new CouldNotCheck(`${where}: holds neither proof nor promise`)
  if (erasure !== undefined) await checkErasure(report, erasure, { where, trust, source })
  if (proof !== undefined) await checkInclusion(report, proof, where, leafHash, trust)
  const asks = proof === undefined ? source : undefined
  if (promise !== undefined) await checkPromiseKept(report, promise, where, leafHash, { trust, source: asks, now })
}

/** What is called erased was erased where the log says so: by the proof in the file, or by one that the log gives. */
async function checkErasure(
  report: Report,
  { leafHash, proof }: NonNullable<ReceiptFile['erasure']>,
  { where, trust, source }: Pick<Question, 'where' | 'trust' | 'source'>,
): Promise<void> {
  const found = proof ?? (leafHash && (await source?.text(`/log/proof?leaf=${toHex(leafHash)}`)))
  if (leafHash === undefined || found === undefined)
    report.add('ERASURE_UNPROVEN', 'words are called erased, and nothing shows that the log says so', where)
  else await checkInclusion(report, found, where, leafHash, trust)
}

async function checkText({ asked, where, trust, source }: Question, text: string): Promise<void> {
  const { report, options, now } = asked
  const leafHash = findHash(options.leaf)
  if (leafHash === undefined) throw new CouldNotCheck('of which leaf? --leaf HEX')
  if (isPromise(text)) await checkPromiseKept(report, text, where, leafHash, { trust, source, now })
  else if (findInclusion(text) !== undefined) await checkInclusion(report, text, where, leafHash, trust)
  else throw new CouldNotCheck(`${where}: neither a receipt file nor a proof nor a promise`)
}
