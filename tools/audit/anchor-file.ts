import { readFile } from 'node:fs/promises'
import { sha256 } from '../../signing/node-ledger.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { isObject } from './json.ts'
import { toHex } from './tree-name.ts'

/** A checkpoint as a line of an anchor file tells it. */
export interface AnchoredLine {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly where: string
}

interface Line {
  readonly line: unknown
  readonly origin: string
  readonly size: number
  readonly root: string
  readonly previous: string
}

/**
 * A file of lines, each with the hash of the line before, the first with none: whoever takes one out breaks the chain. What is no checkpoint is what a power
 * cut left of one: it counts as a line, and the line behind it holds its hash, as that of any other.
 */
export async function readAnchorFile(report: Report, file: string): Promise<readonly AnchoredLine[]> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new CouldNotCheck(`${file}: ${error.message}`)
  })
  const parts = text.split('\n')
  // Behind the last break there is no line.
  if (parts.at(-1) === '') parts.pop()
  const sizes = new Map<string, number>()
  const lines: AnchoredLine[] = []
  let previous = ''
  for (const [at, part] of parts.entries()) {
    const told = findLine(part)
    const where = `${file} line ${at + 1}`
    if (told !== undefined) {
      const isNext = told.line === at + 1 && told.previous === previous
      if (!isNext) report.add('ANCHOR_DIFFERS', 'the line before is not the one it was written behind', where)
      const { origin, size, root } = told
      if (size <= (sizes.get(origin) ?? 0))
        report.add('ANCHOR_DIFFERS', 'its log had as many leaves already by a line before', where)
      sizes.set(origin, size)
      lines.push({ origin, size, root: Buffer.from(root, 'hex'), where })
    }
    previous = toHex(sha256(part))
  }
  return lines
}

const isHash = (told: unknown): boolean => typeof told === 'string' && /^[0-9a-f]{64}$/.test(told)

function findLine(text: string): Line | undefined {
  try {
    const told: unknown = JSON.parse(text)
    const isLine =
      isObject(told) &&
      typeof told.origin === 'string' &&
      Number.isSafeInteger(told.size) &&
      isHash(told.root) &&
      isHash(told.noteHash) &&
      typeof told.previous === 'string'
    return isLine ? (told as unknown as Line) : undefined
  } catch {
    return undefined
  }
}
