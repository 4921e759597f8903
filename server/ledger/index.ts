import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { emptyRoot } from '../../ledger/merkle.ts'
import { writeVkey } from '../../ledger/note.ts'
import type { TrustText } from '../../ledger/receipt-check.ts'
import { recordKeys } from '../ledger-key/index.ts'
import type { Sweep } from '../platform/sweeps.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { Guard, type Outside } from './guard.ts'
import { hashOf } from './hashes.ts'
import { openSeenHead, type SeenHeadFile } from './head-file.ts'
import { KeyRing, settleKeys } from './key-ring.ts'
import { recordedWitnesses, sm3Origin } from './keys.ts'
import { Mirror } from './mirror.ts'
import { cosignWith, mirrorOutside, witnessOutside } from './outsides.ts'
import { openPromises, type PromiseLeaves } from './promises.ts'
import { Proofs } from './proofs.ts'
import { Publisher } from './publisher.ts'
import { serveLog } from './routes.ts'
import { Sequencer } from './sequencer.ts'
import { findHead, type Head, insertHead } from './store.ts'
import { watchLog } from './watch.ts'
import { announcePolicy } from './witness/announce.ts'
import { openWitnesses } from './witness/collect.ts'
import type { WitnessPolicy } from './witness/policy.ts'

export type { Outside } from './guard.ts'
export type { PromiseLeaves } from './promises.ts'
export type { Proofs } from './proofs.ts'
export { readWitnessPolicy } from './witness/policy.ts'

export interface LedgerSettings {
  /** What the log is called for ever; made up at the first start unless said. */
  readonly origin?: string | null
  /** Folder for a copy of the log, outside of the database and best at somebody else’s. */
  readonly mirror?: string | null
  /** Whose cosignatures a checkpoint needs before it is shown; none where nobody is named. */
  readonly witnesses?: WitnessPolicy | null
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

const keysMs = 5_000
const roundMs = 500
const publishMs = 5_000
const watchMs = 10_000

/**
 * The log of this site: whoever sequences, whoever publishes, and what the public sees of it.
 * @throws where the database has a log of another name than the settings
 */
export async function openLedger(deps: {
  readonly world: World
  readonly rules: RuleBook
  readonly keyDir: string
  readonly settings?: LedgerSettings | undefined
  /** Others who have seen the log, such as anchors. */
  readonly outsides?: readonly Outside[]
}): Promise<OpenedLedger> {
  const { world, rules, keyDir, settings = {}, outsides = [] } = deps
  const origin = await settleOrigin(world, settings)
  const place = { db: world.app, keyDir, origin, now: world.now }
  await settleKeys(place)
  const ring = await KeyRing.open(place)
  await recordKeys(world.app, recordedWitnesses(settings.witnesses ?? null, world.now()), world.now())
  const proofs = new Proofs(world.app)
  const seen = openSeenHead(keyDir)
  const { isSequencing = true, isPromising = true } = settings
  // Whoever publishes nothing has no say in by which rule others do.
  const isAnnounced = isSequencing
    ? await announcePolicy(world.app, settings.witnesses ?? null, world.now())
    : async () => false
  const { guard, publisher } = openOutside({ world, ring, proofs, settings, outsides, seen, isAnnounced })
  const sequencer = new Sequencer(world, { seen, guard })
  const policyAt = (at: number) => rules.loadPolicy('ledger', rules.rootDivisionId, at).body
  const policy = () => policyAt(world.now())
  const sequencing: readonly Sweep[] = [
    { name: 'ledger-sequence', everyMs: roundMs, run: () => sequencer.run() },
    { name: 'ledger-publish', everyMs: publishMs, run: async () => void (guard.isClear && (await publisher.run())) },
    { name: 'ledger-watch', everyMs: watchMs, run: () => watchLog(world, policy()) },
  ]
  return {
    origin,
    proofs,
    promise: isPromising
      ? openPromises({
          origin,
          signers: () => ring.promisers,
          now: world.now,
          seconds: (at) => policyAt(at).promiseSeconds,
        })
      : undefined,
    trust: () => ({
      origin,
      ...ring.trusted(),
      witnesses: (settings.witnesses?.witnesses ?? []).map(({ key }) => writeVkey(key)),
      needed: settings.witnesses?.needed ?? 0,
    }),
    sweeps: [{ name: 'ledger-keys', everyMs: keysMs, run: () => ring.refresh() }, ...(isSequencing ? sequencing : [])],
    serve: (app) => serveLog(app, { db: world.app, proofs, ring }),
  }
}

/** Those who see the log from outside: who is asked before it is written on, and who before it is shown. */
function openOutside(deps: {
  readonly world: World
  readonly ring: KeyRing
  readonly proofs: Proofs
  readonly settings: LedgerSettings
  readonly outsides: readonly Outside[]
  readonly seen: SeenHeadFile
  /** Whether the log itself says by which rule the head is published. */
  readonly isAnnounced: (head: Head) => Promise<boolean>
}): { readonly guard: Guard; readonly publisher: Publisher } {
  const { world, ring, proofs, settings } = deps
  const mirror = settings.mirror ? new Mirror(settings.mirror, { db: world.app, tiles: proofs.tiles }) : undefined
  const circle = settings.witnesses ? openWitnesses(settings.witnesses, world.outgoing) : undefined
  const witnesses = circle && { world, circle, ring, proofs, mirror }
  const outsides = [
    ...(settings.mirror ? [mirrorOutside(settings.mirror)] : []),
    ...(witnesses === undefined ? [] : [witnessOutside(witnesses)]),
    ...deps.outsides,
  ]
  // Were so many silent, there would still be one among the others whose signature stands under what was published last.
  const silentMax = settings.witnesses ? settings.witnesses.needed - 1 : 0
  const loadHead = () => findHead(world.app, 'SHA256')
  const guard = new Guard({ outsides, tiles: proofs.tiles, silentMax, loadHead })
  const cosign =
    witnesses === undefined
      ? async (_head: Head, note: string) => note
      : cosignWith(witnesses, { loadHead, contradicted: () => guard.close() })
  return {
    guard,
    publisher: new Publisher({
      world,
      ring,
      mirror,
      seen: deps.seen,
      cosign: async (head, note) => ((await deps.isAnnounced(head)) ? cosign(head, note) : undefined),
    }),
  }
}

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
