import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { emptyRoot } from '../../ledger/merkle.ts'
import type { TrustText } from '../../ledger/receipt-check.ts'
import type { KeyStore } from '../platform/keys.ts'
import type { Sweep } from '../platform/sweeps.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { Guard, type Outside } from './guard.ts'
import { hashOf } from './hashes.ts'
import { openSeenHead } from './head-file.ts'
import { openSigners, sm3Origin, vkeysForCitizens } from './keys.ts'
import { findMirrored, Mirror } from './mirror.ts'
import { openPromises, type PromiseLeaves } from './promises.ts'
import { Proofs } from './proofs.ts'
import { Publisher } from './publisher.ts'
import { serveLog } from './routes.ts'
import { Sequencer } from './sequencer.ts'
import { findHead, insertHead } from './store.ts'
import { watchQueue } from './watch.ts'

export type { PromiseLeaves } from './promises.ts'
export type { Proof, Proofs } from './proofs.ts'

export interface LedgerSettings {
  /** What the log is called for ever; made up at the first start unless said. */
  readonly origin?: string | null
  /** Folder for a copy of the log, outside of the database and best at somebody else’s. */
  readonly mirror?: string | null
  /** Whether a second tree over SM3 is kept. */
  readonly hasSm3?: boolean
  /** Whether this server takes leaves in; others may do it instead. */
  readonly isSequencing?: boolean
  /** Whether answers carry a promise. */
  readonly isPromising?: boolean
}

export interface OpenedLedger {
  readonly origin: string
  readonly sweeps: readonly Sweep[]
  readonly proofs: Proofs
  /** undefined where nothing is promised. */
  readonly promise: PromiseLeaves | undefined
  /** Whose signatures a checker of receipts is told to believe. */
  readonly trust: () => TrustText
  serve(app: FastifyInstance): void
}

const roundMs = 500
const publishMs = 5_000
const watchMs = 10_000

/**
 * The log of this site: whoever sequences, whoever publishes, and what the public sees of it.
 * @throws where the database has a log of another name than the settings
 */
export async function openLedger(deps: {
  readonly world: World
  readonly keys: KeyStore
  readonly rules: RuleBook
  readonly keyDir: string
  readonly settings?: LedgerSettings | undefined
}): Promise<OpenedLedger> {
  const { world, keys, rules, keyDir, settings = {} } = deps
  const origin = await settleOrigin(world, settings)
  const signers = openSigners(keys, origin)
  const proofs = new Proofs(world.app)
  const mirror = settings.mirror ? new Mirror(settings.mirror, { db: world.app, tiles: proofs.tiles }) : undefined
  const guard = new Guard({
    outsides: settings.mirror ? [mirrorOutside(settings.mirror)] : [],
    tiles: proofs.tiles,
    silentMax: 0,
  })
  const sequencer = new Sequencer(world, { seen: openSeenHead(keyDir), guard })
  const publisher = new Publisher({ world, signers, mirror, cosign: async (_head, note) => note })
  const policy = () => rules.loadPolicy('ledger', rules.rootDivisionId, world.now()).body
  const { isSequencing = true, isPromising = true } = settings
  return {
    origin,
    proofs,
    promise: isPromising
      ? openPromises({ origin, signer: signers.promise, now: world.now, seconds: () => policy().promiseSeconds })
      : undefined,
    trust: () => ({ origin, vkeys: vkeysForCitizens(signers), witnesses: [], needed: 0 }),
    sweeps: isSequencing
      ? [
          { name: 'ledger-sequence', everyMs: roundMs, run: () => sequencer.run() },
          {
            name: 'ledger-publish',
            everyMs: publishMs,
            run: async () => void (guard.isClear && (await publisher.run())),
          },
          { name: 'ledger-watch', everyMs: watchMs, run: () => watchQueue(world, policy().alarmSeconds) },
        ]
      : [],
    serve: (app) => serveLog(app, { db: world.app, proofs, signers }),
  }
}

/** A copy that goes on from what this database has is a copy of its future. */
const mirrorOutside = (folder: string): Outside => ({
  who: 'the copy of the log',
  ask: async () => {
    const found = await findMirrored(folder)
    return found === undefined ? 'NOTHING' : { who: 'the copy of the log', ...found }
  },
})

/** The name of a log is given once: by the settings, or by dice at the first start. */
async function settleOrigin(world: World, { origin: wanted, hasSm3 }: LedgerSettings): Promise<string> {
  const made = wanted ?? `yiping.log/${randomBytes(8).toString('hex')}`
  if ((await findHead(world.app, 'SHA256')) === undefined)
    await insertHead(world.sealer, { hash: 'SHA256', origin: made, root: Buffer.from(emptyRoot(hashOf.SHA256)) })
  const origin = (await findHead(world.app, 'SHA256'))?.origin ?? made
  if (wanted !== undefined && wanted !== null && wanted !== origin)
    throw new Error(`LEDGER_ORIGIN: the log of this database is called ${origin} for ever`)
  if (hasSm3 === true)
    await insertHead(world.sealer, { hash: 'SM3', origin: sm3Origin(origin), root: Buffer.from(emptyRoot(hashOf.SM3)) })
  return origin
}
