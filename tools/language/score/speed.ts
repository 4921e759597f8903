import { readFile } from 'node:fs/promises'
import { brotliCompressSync } from 'node:zlib'
import { Analyzer } from '../../../language/analyze.ts'
import { readModel } from '../../../language/model-file.ts'
import { sha256 } from '../train/index.ts'

export interface SpeedScore {
  readonly coldStartMs: number
  readonly commentsPerCpuSecond: number
  readonly characters: number
  readonly residentMegabytes: number
  readonly modelBytes: number
  readonly brotliBytes: number
}

const rounds = 4

/** Pieces of about 28 characters, as comments are long on average. */
function toPieces(texts: readonly string[]): string[] {
  const pieces = texts.flatMap((text) => text.split(/(?<=[。！？；\n])/)).map((piece) => piece.trim())
  return pieces.filter((piece) => piece.length >= 18 && piece.length <= 40)
}

/** Time of the processor, not of the clock: a busy machine changes little. The best of four rounds, the first of which warms up. */
export async function scoreSpeed(file: string, texts: readonly string[]): Promise<SpeedScore> {
  const bytes = await readFile(file)
  const began = performance.now()
  const analyzer = new Analyzer(readModel(bytes, sha256))
  analyzer.analyze({ id: 'first', text: '窗口服务很好，就是排队时间长' })
  const coldStartMs = performance.now() - began
  const pieces = toPieces(texts)
  let best = 0
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage()
    for (const text of pieces) analyzer.analyze({ id: 'x', text })
    const { user, system } = process.cpuUsage(before)
    best = Math.max(best, pieces.length / ((user + system) / 1e6))
  }
  return {
    coldStartMs,
    commentsPerCpuSecond: best,
    characters: pieces.reduce((sum, piece) => sum + piece.length, 0) / Math.max(1, pieces.length),
    residentMegabytes: process.memoryUsage().rss / 1e6,
    modelBytes: bytes.length,
    brotliBytes: brotliCompressSync(bytes).length,
  }
}
