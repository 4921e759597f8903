import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { toProblem } from '../../contracts/problem.ts'
import { type TilePlace, tileOfPath, tileWidth } from '../../ledger/tile.ts'
import { listKeyFacts } from '../ledger-key/index.ts'
import type { Database } from '../platform/database.ts'
import { orBusy } from '../platform/database.ts'
import { limitedBy } from '../platform/rate-limits.ts'
import { Refused } from '../platform/refused.ts'
import { loadEntries } from './entries.ts'
import type { KeyRing, KnownKey } from './key-ring.ts'
import { sm3Origin } from './keys.ts'
import type { Proofs } from './proofs.ts'
import { findCheckpointRow, type HashName } from './store.ts'
import { listPolicyFacts } from './witness/announce.ts'

const plain = 'text/plain; charset=utf-8'
const json = 'application/json; charset=utf-8'
const bytes = 'application/octet-stream'
const neverChanges = 'public, max-age=31536000, immutable'
const seconds = 5
const mayGrow = `public, max-age=${seconds}`

interface Shown {
  readonly type: string
  readonly cache: string
  readonly body: string | Buffer
}

export interface LogDeps {
  readonly db: Database
  readonly proofs: Proofs
  readonly ring: Pick<KeyRing, 'known'>
}

/**
 * The log as C2SP tlog-tiles lays it out, for whoever wants to check it with tools of his own; beside it proofs and keys. Nothing here is an
 * API of ours: paths and bytes are those of the specification, so they stand outside of the contracts.
 */
export function serveLog(app: FastifyInstance, deps: LogDeps): void {
  const show =
    (find: (request: FastifyRequest) => Promise<Shown>) => async (request: FastifyRequest, reply: FastifyReply) => {
      // Refusals too: a page of somebody else has to tell “not yet” from “not at all”.
      void reply.header('access-control-allow-origin', '*')
      try {
        const { type, cache, body } = await find(request)
        return await reply.type(type).header('cache-control', cache).send(body)
      } catch (error) {
        const refused = orBusy(error)
        if (!(refused instanceof Refused)) throw error
        const problem = toProblem(refused.code, refused.at)
        return reply
          .code(problem.status)
          .type('application/problem+json')
          .header('cache-control', 'no-store')
          .send(problem)
      }
    }
  // Whoever reads all of the log asks for each of its files once.
  const files = { config: { rateLimit: limitedBy(app, 'log-tile') } }
  const lookUps = { config: { rateLimit: limitedBy(app, 'log-look-up') } }
  for (const [prefix, hash] of [
    ['/log', 'SHA256'],
    ['/log/sm3', 'SM3'],
  ] as const) {
    app.get(
      `${prefix}/checkpoint`,
      files,
      show(() => showCheckpoint(deps, hash)),
    )
    app.get(
      `${prefix}/tile/*`,
      files,
      show((request) => showTile(deps, hash, (request.params as { '*': string })['*'])),
    )
  }
  app.get(
    '/log/vkeys',
    lookUps,
    show(async () => ({ type: plain, cache: mayGrow, body: vkeysOf(deps.ring.known) })),
  )
  app.get(
    '/log/keys',
    lookUps,
    show(async () => ({ type: json, cache: mayGrow, body: JSON.stringify({ facts: await listKeyFacts(deps.db) }) })),
  )
  app.get(
    '/log/witness-policies',
    lookUps,
    show(async () => ({
      type: json,
      cache: mayGrow,
      body: JSON.stringify({ facts: await listPolicyFacts(deps.db) }),
    })),
  )
  app.get(
    '/log/proof',
    lookUps,
    show((request) => showProof(deps, request.query)),
  )
}

async function showCheckpoint({ db }: LogDeps, hash: HashName): Promise<Shown> {
  const checkpoint = await findCheckpointRow(db, hash)
  if (checkpoint === undefined) throw new Refused('NOT_FOUND')
  return { type: plain, cache: mayGrow, body: checkpoint.note }
}

/** Only what a published checkpoint covers: what came after it may still be waiting for its witnesses. */
async function showTile({ db, proofs }: LogDeps, hash: HashName, path: string): Promise<Shown> {
  const isEntries = path.startsWith('entries/')
  const tile = tileOfPath(`tile/${isEntries ? path.replace('entries/', '0/') : path}`)
  const size = (await findCheckpointRow(db, hash))?.size ?? 0
  if (tile === undefined || !isCovered(tile, size)) throw new Refused('NOT_FOUND')
  const body = isEntries ? await loadEntries(db, tile) : Buffer.from((await proofs.tiles.load(hash, [tile]))(tile))
  return { type: bytes, cache: neverChanges, body }
}

function isCovered({ level, index, width }: TilePlace, size: number): boolean {
  return index * tileWidth + width <= Math.floor(size / tileWidth ** level)
}

/**
 * What each key is for, and the key: first those that sign now, then those that have ended, with the time from which they sign nothing and the size of the log above
 * which they never signed alone (`-` while the leaf that says so waits); last the hash of what is committed to as the successor of each.
 */
function vkeysOf(known: readonly KnownKey[]): string {
  const use = ({ name, purpose }: KnownKey) =>
    purpose === 'PROMISE' ? 'promise' : name.endsWith(sm3Origin('')) ? 'checkpoint-sm3' : 'checkpoint'
  const [current, ended] = [
    known.filter(({ endsAt }) => endsAt === null),
    known.filter(({ endsAt }) => endsAt !== null),
  ]
  const lines = [
    ...current.map((key) => `${use(key)} ${key.vkey}`),
    ...ended.map((key) => `ended-${use(key)} ${key.vkey} ${key.endsAt?.toISOString()} ${key.lastSize ?? '-'}`),
    ...current.flatMap((key) =>
      key.successorHash === null
        ? []
        : [`successor-of-${use(key)} ${key.vkey} ${Buffer.from(key.successorHash).toString('base64')}`],
    ),
  ]
  return `${lines.join('\n')}\n`
}

async function showProof({ proofs }: LogDeps, query: unknown): Promise<Shown> {
  const { leaf } = query as { leaf?: unknown }
  if (typeof leaf !== 'string' || !/^[0-9a-f]{64}$/.test(leaf)) throw new Refused('MALFORMED', '/leaf')
  const proof = await proofs.prove(Buffer.from(leaf, 'hex'))
  if (proof === 'UNKNOWN') throw new Refused('LEAF_UNKNOWN')
  if ('isDue' in proof) throw new Refused('LEAF_WAITING', undefined, seconds)
  return { type: plain, cache: 'no-store', body: proof.text }
}
