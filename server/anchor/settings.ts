import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { addr } from 'micro-eth-signer'
import { type Static, type TObject, type TSchema, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { shape } from '../../contracts/shapes.ts'
import type { Outgoing } from '../platform/outgoing/index.ts'
import type { Anchor } from './anchor.ts'
import { EvmAnchor, type EvmSettings } from './evm.ts'
import { FileAnchor } from './file.ts'

const name = Type.String({ pattern: '^[a-z][a-z0-9-]{0,30}$' })
const path = Type.String({ minLength: 1, maxLength: 1000 })
const everySeconds = Type.Integer({ minimum: 1, maximum: 604_800 })
const amount = Type.String({ pattern: '^(0|[1-9][0-9]{0,29})$' })

const evm = shape({
  kind: Type.Literal('evm-jsonrpc'),
  name,
  everySeconds,
  url: Type.String({ pattern: '^https?://[^\\s?#]+$', maxLength: 300 }),
  contract: Type.String({ pattern: '^0x[0-9a-fA-F]{40}$' }),
  keyFile: path,
  chainId: Type.Optional(amount),
  fees: Type.Optional(Type.Union([Type.Literal('legacy'), Type.Literal('eip1559')])),
  gasPrice: Type.Optional(amount),
  gasLimit: Type.Optional(amount),
  confirmations: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  timeoutMs: Type.Optional(Type.Integer({ minimum: 100, maximum: 60_000 })),
})
const file = shape({ kind: Type.Literal('file'), name, everySeconds, path })
const none = shape({ kind: Type.Literal('none') })
const settings = shape({ anchors: Type.Array(Type.Union([evm, file, none]), { minItems: 1, maxItems: 10 }) })
const shapes: Readonly<Record<string, TObject>> = { 'evm-jsonrpc': evm, file, none }
const check = Compile(settings as TSchema)

type Written = Static<typeof settings>['anchors'][number]
type Timed<Kind, More> = { readonly kind: Kind; readonly name: string; readonly everySeconds: number } & More

/** One anchor as it is opened: paths are absolute, the key has been read. */
export type AnchorSettings = Timed<'evm-jsonrpc', EvmSettings> | Timed<'file', { readonly path: string }>

const timeoutMsUnlessSaid = 8_000
const waitMs = 5_000

class BadSettings extends Error {
  constructor(what: string) {
    super(`LEDGER_ANCHORS: ${what}`)
  }
}

/**
 * Reads LEDGER_ANCHORS. What is wrong with it is said without its values: an address may hold a secret.
 * @returns none where the file says that this site does without
 */
export function readAnchorSettings(path: string, outgoingHosts: readonly string[] = []): readonly AnchorSettings[] {
  const value = parse(path)
  if (!check.Check(value)) throw new BadSettings(whyNot(value))
  const { anchors } = value as Static<typeof settings>
  if (anchors.some(({ kind }) => kind === 'none')) {
    if (anchors.length > 1) throw new BadSettings('“none” stands alone: it says that this site does without')
    return []
  }
  const read = anchors.map((one) => readOne(one, dirname(path), outgoingHosts)).filter((one) => one !== undefined)
  refuseTwice(read.map((one) => one.name).sort(), (twice) => `two anchors are called ${twice}`)
  refuseTwice(read.map(placeOf).sort(), () => 'two anchors are one place')
  refuseTwice(read.flatMap((one) => (one.kind === 'file' ? [] : [addr.fromPrivateKey(one.privateKey)])).sort(), () =>
    [
      'two anchors share a key: each counts its transactions by itself,',
      'so that either would replace those of the other',
    ].join(' '),
  )
  return read
}

/** Where it is wrong and by what, as far as it can be told which kind of anchor is meant. */
function whyNot(value: unknown): string {
  const anchors = (value as { anchors?: unknown } | null)?.anchors
  if (!Array.isArray(anchors) || anchors.length === 0 || anchors.length > 10)
    return 'the file holds {"anchors": [ … ]}, one to ten'
  const faults = (anchors as readonly ({ kind?: unknown } | null)[]).map((one, at) => {
    const wanted = shapes[String(one?.kind)]
    if (wanted === undefined) return `/anchors/${at}/kind is none of ${Object.keys(shapes).join(', ')}`
    const [first] = Compile(wanted as TSchema).Errors(one)
    const unknown = Object.keys(one ?? {}).find((key) => !(key in wanted.properties))
    if (unknown !== undefined) return `/anchors/${at} holds “${unknown.slice(0, 40)}”, which is no setting of it`
    return first === undefined ? undefined : `/anchors/${at}${first.instancePath} ${first.message}`
  })
  return faults.find((each) => each !== undefined) ?? 'the file holds {"anchors": [ … ]} and nothing besides'
}

function readOne(one: Written, folder: string, outgoingHosts: readonly string[]): AnchorSettings | undefined {
  if (one.kind === 'none') return undefined
  if (one.kind === 'file') return { ...one, path: resolve(folder, one.path) }
  const { host, hostname, protocol } = new URL(one.url)
  if (protocol === 'http:' && !outgoingHosts.some((each) => each === host || each === hostname))
    throw new BadSettings(
      `the url of ${one.name} has to be https, or its host named in OUTGOING_HOSTS: whoever sits between could say anything of the chain`,
    )
  const { chainId, gasPrice, gasLimit } = one
  return {
    kind: one.kind,
    name: one.name,
    everySeconds: one.everySeconds,
    url: one.url,
    contract: one.contract,
    privateKey: readKey(one.name, resolve(folder, one.keyFile)),
    chainId: toAmount(chainId),
    fees: one.fees ?? 'legacy',
    gasPrice: toAmount(gasPrice),
    gasLimit: toAmount(gasLimit),
    confirmations: one.confirmations ?? 0,
    timeoutMs: one.timeoutMs ?? timeoutMsUnlessSaid,
    waitMs,
  }
}

const toAmount = (text: string | undefined): bigint | null => (text === undefined ? null : BigInt(text))

function readKey(name: string, path: string): string {
  const text = readText(path, `the key file of ${name}`).trim().replace(/^0x/, '').toLowerCase()
  if (!/^[0-9a-f]{64}$/.test(text) || !addr.isValidPrivateKey(text))
    throw new BadSettings(`the key file of ${name} does not hold 32 bytes in hex that are a key of secp256k1`)
  if ((statSync(path).mode & 0o077) !== 0)
    throw new BadSettings(`the key file of ${name} can be read by others: chmod 600`)
  return text
}

const placeOf = (one: AnchorSettings): string =>
  one.kind === 'file' ? one.path : `${one.url} ${one.contract.toLowerCase()}`

function refuseTwice(sorted: readonly string[], words: (twice: string) => string): void {
  const twice = sorted.find((each, at) => each === sorted[at + 1])
  if (twice !== undefined) throw new BadSettings(words(twice))
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readText(path, 'the file'))
  } catch (error) {
    throw error instanceof BadSettings ? error : new BadSettings('the file is not readable JSON')
  }
}

function readText(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code !== 'ENOENT'
    throw new BadSettings(`${what} ${isThere ? 'cannot be read' : 'is not there'}`)
  }
}

export function toAnchor(one: AnchorSettings, now: () => number, outgoing: Outgoing): Anchor {
  return one.kind === 'file' ? new FileAnchor(one.name, one.path, now) : new EvmAnchor(one, outgoing)
}
