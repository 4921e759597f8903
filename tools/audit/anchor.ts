import { findBase64 } from '../../ledger/base64.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { type AnchoredLine, readAnchorFile } from './anchor-file.ts'
import { hasSecondTree, loadCheckpoint, type Verified } from './checkpoint.ts'
import { checkConsistency } from './consistency.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { isObject, objectsOf, textOf } from './json.ts'
import { type Asked, needSource, type Options } from './options.ts'
import { originOf, type TreeName, toHex } from './tree-name.ts'
import { loadTrust } from './trust.ts'

/** What was put where whoever runs the log cannot take it back. */
interface Anchored {
  readonly size: number
  readonly root: Uint8Array
  readonly where: string
}

/**
 * What was anchored beside what the log shows now. Asked of the chain or of the file itself where one is told; otherwise of what the platform says was
 * anchored, which is worth as much as it is.
 */
export async function anchor(asked: Asked): Promise<void> {
  const { report, options } = asked
  const [source, trust] = [needSource(options), await loadTrust(options)]
  const trees: readonly TreeName[] = hasSecondTree(trust) ? ['SHA256', 'SM3'] : ['SHA256']
  const said = await source.text('/api/v1/log/anchors')
  if (said === undefined && options.rpc === undefined && options.file === undefined)
    throw new CouldNotCheck(`${source.name}: nothing is anchored; --rpc URL --contract ADDRESS, or --file FILE`)
  const lines = options.file === undefined ? [] : await readAnchorFile(report, options.file)
  for (const tree of trees) {
    const origin = originOf(trust.origin, tree)
    const anchored = [
      ...(said === undefined ? [] : findSaid(report, said, origin)),
      ...findInFile(lines, origin),
      ...(await findOnChain(options, origin)),
    ]
    const shown = await loadCheckpoint(report, source, { tree, trust })
    for (const each of shown === undefined ? [] : anchored) {
      report.saw('anchored checkpoints')
      await checkConsistency(report, source, tree, toKnown(each, origin), shown as Verified, {
        less: 'ANCHOR_AHEAD',
        other: 'ANCHOR_DIFFERS',
        where: each.where,
      })
    }
  }
}

const toKnown = ({ size, root }: Anchored, origin: string): Verified => ({ origin, size, root, note: '' })

/** The platform tells itself what an anchor contradicts; that it does is a finding whatever it says. */
function findSaid(report: Report, text: string, origin: string): readonly Anchored[] {
  const answer: unknown = JSON.parse(text)
  const anchors = isObject(answer) ? objectsOf(answer.anchors).filter((each) => each.origin === origin) : []
  return anchors.flatMap(({ name, finding, newest }) => {
    const where = `anchor ${textOf(name)}`
    if (typeof finding === 'string') report.add('ANCHOR_DIFFERS', 'the platform says so itself', where, { finding })
    const root = isObject(newest) ? findBase64(textOf(newest.root)) : undefined
    return isObject(newest) && root !== undefined ? [{ size: Number(newest.size), root, where }] : []
  })
}

/** As many of the newest lines as are looked at: each needs tiles of its own. */
const linesChecked = 100

/** Of one log, the newest. */
const findInFile = (lines: readonly AnchoredLine[], origin: string): readonly Anchored[] =>
  lines.filter((line) => line.origin === origin).slice(-linesChecked)

/** The first four bytes of Keccak-256("newest(bytes32)"); where a chain has SM3 in its place, --selector tells it. */
const selectorOfNewest = '99f29055'

async function findOnChain({ rpc, contract, selector }: Options, origin: string): Promise<readonly Anchored[]> {
  if (rpc === undefined) return []
  if (contract === undefined || !/^0x[0-9a-f]{40}$/i.test(contract))
    throw new CouldNotCheck('of which contract? --contract 0x…')
  const data = `0x${selector ?? selectorOfNewest}${toHex(sha256(origin))}`
  const result = await callChain(rpc, [{ to: contract, data }, 'latest'])
  // size, block, root, hash of the note: 32 bytes each.
  if (!/^0x[0-9a-f]{256}$/i.test(result)) throw new CouldNotCheck(`${contract}: is no contract that keeps checkpoints`)
  const bytes = Buffer.from(result.slice(2), 'hex')
  const size = Number(bytes.readBigUInt64BE(24))
  return size === 0 ? [] : [{ size, root: bytes.subarray(64, 96), where: `contract ${contract}` }]
}

async function callChain(rpc: string, params: readonly unknown[]): Promise<string> {
  const answer = await fetch(rpc, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_call', params }),
    signal: AbortSignal.timeout(30_000),
  }).catch((error: Error) => {
    throw new CouldNotCheck(`${rpc}: ${error.message}`)
  })
  const told: unknown = await answer.json().catch(() => undefined)
  if (!isObject(told) || typeof told.result !== 'string') throw new CouldNotCheck(`${rpc}: does not answer eth_call`)
  return told.result
}
