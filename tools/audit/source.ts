import { setTimeout } from 'node:timers/promises'
import { hashBytes } from '../../ledger/merkle.ts'
import { type TilePlace, tilePath, tileWidth } from '../../ledger/tile.ts'
import { CouldNotCheck } from './finding.ts'
import type { TreeName } from './tree-name.ts'

/** A log as the public sees it. Where something is not there the answer is undefined; where nobody answers, CouldNotCheck is thrown. */
export interface LogSource {
  readonly name: string
  checkpoint(tree: TreeName): Promise<string | undefined>
  tile(tree: TreeName, place: TilePlace): Promise<Uint8Array | undefined>
  /** A bundle of leaves, each behind its length in two bytes (C2SP tlog-tiles). The same for both trees. */
  entries(index: number, width: number): Promise<Uint8Array | undefined>
  /** Anything else, as text. */
  text(path: string): Promise<string | undefined>
}

const patienceMs = 30_000
/** No answer of a log is longer; an opening of a busy day is the longest. */
const answerMax = 256 * 2 ** 20

/** @param base origin of the platform, or of a mirror: what stands before `/log/` */
export function httpSource(base: string): LogSource {
  const root = base.endsWith('/') ? base.slice(0, -1) : base
  if (!/^https?:\/\/[^\s?#]+$/u.test(root)) throw new CouldNotCheck(`${base} is no address of a log`)
  const bytes = (path: string) => fetchBytes(`${root}${path}`)
  const text = async (path: string) => {
    const found = await bytes(path)
    return found && Buffer.from(found).toString('utf8')
  }
  const logOf = (tree: TreeName) => (tree === 'SM3' ? '/log/sm3' : '/log')
  return {
    name: root,
    text,
    checkpoint: (tree) => text(`${logOf(tree)}/checkpoint`),
    tile: (tree, place) =>
      findGrown(place.width, hashBytes * place.width, (width) =>
        bytes(`${logOf(tree)}/${tilePath({ ...place, width })}`),
      ),
    entries: (index, width) =>
      findGrown(width, Number.POSITIVE_INFINITY, (asked) => bytes(`/log/${entriesPath(index, asked)}`)),
  }
}

/** Where a log has grown it need not keep the narrower tile: the full one begins with it. */
async function findGrown(
  width: number,
  length: number,
  ask: (width: number) => Promise<Uint8Array | undefined>,
): Promise<Uint8Array | undefined> {
  const found = await ask(width)
  if (found !== undefined || width === tileWidth) return found
  return (await ask(tileWidth))?.subarray(0, length)
}

/** As tilePath has it, with `entries` in the place of the level. */
export function entriesPath(index: number, width: number): string {
  return tilePath({ level: 0, index, width }).replace('tile/0/', 'tile/entries/')
}

/** Whoever asks for a whole year is told to wait now and then; he does, so often at most for one page. */
const waitsMax = 5
const waitSecondsMax = 60

async function ask(url: string): Promise<Response> {
  for (let turn = 0; ; turn += 1) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMs), redirect: 'error' }).catch((error) => {
      throw new CouldNotCheck(`${url}: ${(error as Error).message}`)
    })
    const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
    const mayWait = answer.status === 429 && seconds >= 0 && seconds <= waitSecondsMax && turn < waitsMax
    if (!mayWait) return answer
    await answer.body?.cancel()
    await setTimeout(seconds * 1000)
  }
}

/** undefined for 404. */
export async function fetchBytes(url: string): Promise<Uint8Array | undefined> {
  const answer = await ask(url)
  if (answer.status === 404) {
    await answer.body?.cancel()
    return undefined
  }
  if (!answer.ok) throw new CouldNotCheck(`${url}: answered ${answer.status}`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (bytes.length > answerMax) throw new CouldNotCheck(`${url}: the answer is too long`)
  return bytes
}
