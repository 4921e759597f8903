import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { AnchorSettings } from './anchor/index.ts'
import { type App, type AppOptions, assemble } from './app.ts'
import type { LedgerSettings } from './ledger/index.ts'
import { channelsServed, isNoticeCarried, type LetterSettings } from './letter/index.ts'
import { type Database, type OpenedPool, openPool } from './platform/database.ts'
import { type Answered, createHttp } from './platform/http.ts'
import { settleIndexSuite } from './platform/index-suite.ts'
import { findForeignKeys, findRecordedKeys } from './platform/key-check.ts'
import { ForeignKeys, type KeyStore, openKeyFolder } from './platform/keys.ts'
import { Listener } from './platform/listener.ts'
import { createMetrics, type Metrics } from './platform/metrics.ts'
import { guardedOutgoing } from './platform/outgoing/index.ts'
import { makeMonthPartitions } from './platform/partitions.ts'
import type { SuiteName } from './platform/suites.ts'
import { type SweepResult, startSweeps } from './platform/sweeps.ts'
import { Undertakings } from './platform/undertakings.ts'
import { openVault, type Vault, type VaultSuites } from './platform/vault.ts'
import type { World } from './platform/world.ts'
import type { SecurityProfile, SignOnSettings } from './session/index.ts'

const idleCheckMs = 50

export interface RunOptions {
  /** Of the login that may do nothing but step into the group roles. */
  readonly databaseUrl: string
  readonly keyDir: string
  /** What new records are sealed with; AES-GCM unless said. */
  readonly sealingSuite?: SuiteName
  readonly host: string
  readonly port: number
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null
  readonly trustedProxies: readonly string[]
  readonly logLevel: string
  readonly logTo?: NodeJS.WritableStream
  readonly intakeConnections: number
  readonly appConnections: number
  readonly intakeQueueMax: number
  readonly importMegabytesMax: number
  readonly securityProfile?: SecurityProfile
  readonly signOn?: SignOnSettings | null
  readonly facesFolder: string | null
  readonly letters?: LetterSettings
  readonly ledger?: LedgerSettings
  readonly anchors?: readonly AnchorSettings[]
  readonly embedOrigins?: readonly string[]
  /** Hosts that may be called although they are inside, or without TLS. */
  readonly outgoingHosts?: readonly string[]
  readonly version: string
  readonly publicUrl: (port: number) => string
  /** When the last backup was taken, where that is known. */
  readonly findLastBackup?: () => Promise<string | null>
  /** Our own PostgreSQL, on this machine. */
  readonly hasOwnDatabase?: boolean
  /** Who copies the data copies the keys with them. */
  readonly areKeysBesideData?: boolean
  readonly now?: () => number
}

export interface Running {
  readonly http: FastifyInstance
  readonly world: World
  readonly app: App
  readonly keys: KeyStore
  readonly metrics: Metrics
  /** What is under way beside the serving; the health tells of it. */
  readonly undertakings: Undertakings
  readonly port: number
  /** Takes nothing new, answers everything taken, closes. */
  stop(): Promise<void>
}

/** A running platform on a migrated database. Tests start the same. */
export async function run(options: RunOptions): Promise<Running> {
  const metrics = createMetrics()
  let app: App | undefined
  const http = await createHttp({ ...options, onAnswered: (answered) => recordAnswer(metrics, app, answered) })
  const closeHttp = closerOf(http, options.tls !== null)
  const pools = openPools(options, (error) =>
    http.log.warn({ code: (error as { code?: unknown }).code }, 'a database connection was lost'),
  )
  const closePools = () => Promise.all(Object.values(pools).map(({ pool }) => pool.end()))
  // Before anything is made there: a folder that is not this database's is left as it was found.
  const { keys, vault, suites } = await openKeys(options, pools.app.db).catch(async (error: unknown) => {
    await http.close()
    await closePools()
    throw error
  })
  const listener = new Listener(options.databaseUrl)
  const [sweepResults, undertakings] = [new Map<string, SweepResult>(), new Undertakings()]
  let port = options.port
  const world: World = {
    ...databasesOf(pools),
    vault,
    metrics,
    log: http.log,
    outgoing: guardedOutgoing(options.outgoingHosts ?? []),
    now: options.now ?? Date.now,
    publicUrl: () => options.publicUrl(port),
    letterChannels: channelsServed(options.letters),
    isNoticeCarried: (channel, notice) => isNoticeCarried(options.letters, channel, notice),
    listen: (channel, heard, gap) => listener.add(channel, { heard, gap }),
  }
  const close = async () => {
    await listener.close()
    await closePools()
  }
  try {
    await refuseForeignKeys(world, keys)
    app = await assemble(http, world, keys, {
      ...options,
      sweepResults,
      undertakings,
      isSecure: options.publicUrl(options.port).startsWith('https:'),
      site: siteOf(options, suites),
      sweepMonthPartitions: () => sweepMonth(world, keys),
    })
    await sweepMonth(world, keys)
    await listener.open()
    await http.listen({ host: options.host, port: options.port })
  } catch (error) {
    await http.close()
    await close()
    throw error
  }
  port = portOf(http) ?? port
  const sweeps = startSweeps(app.sweeps, http.log, world.now, sweepResults)
  const assembled = app
  return {
    http,
    world,
    app: assembled,
    keys,
    metrics,
    undertakings,
    port,
    async stop() {
      await sweeps.stop()
      await closeHttp()
      await assembled.drain()
      await close()
    },
  }
}

function portOf(http: FastifyInstance): number | undefined {
  const address = http.server.address()
  return typeof address === 'object' && address !== null ? address.port : undefined
}

/**
 * A connection that was being answered when the server began to close stays open afterwards, for as long as an idle client
 * keeps it: over a minute. Whatever has become idle is closed at once instead. A connection that never asked anything (browsers
 * open some in advance) does not count as idle for Node: it is closed as well.
 */
function closerOf(http: FastifyInstance, isTls: boolean): () => Promise<void> {
  const silent = new Set<Socket>()
  http.server.on(isTls ? 'secureConnection' : 'connection', (socket: Socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  http.server.on('request', (request: IncomingMessage) => silent.delete(request.socket))
  return async () => {
    const closing = setInterval(() => {
      http.server.closeIdleConnections()
      for (const socket of silent) socket.destroy()
    }, idleCheckMs)
    await http.close().finally(() => clearInterval(closing))
  }
}

type Pools = Record<'app' | 'intake' | 'vault' | 'sweep' | 'seal' | 'sealer' | 'staff', OpenedPool>

function databasesOf({ app, intake, vault, sweep, seal, sealer, staff }: Pools) {
  return {
    app: app.db,
    intake: intake.pool,
    intakeDb: intake.db,
    vaultDb: vault.db,
    sweep: sweep.db,
    seal: seal.db,
    sealer: sealer.db,
    staff: staff.db,
  }
}

/** Reads of the intake stand beside its commits, so that they never wait for each other's connection. */
function openPools(options: RunOptions, onError: (error: Error) => void): Pools {
  const { databaseUrl, appConnections, intakeConnections } = options
  return {
    app: openPool(databaseUrl, 'yiping_app', appConnections, onError),
    intake: openPool(databaseUrl, 'yiping_intake', intakeConnections + 2, onError),
    vault: openPool(databaseUrl, 'yiping_vault', Math.max(2, Math.ceil(appConnections / 2)), onError),
    sweep: openPool(databaseUrl, 'yiping_sweep', 1, onError),
    staff: openPool(databaseUrl, 'yiping_staff', Math.max(2, Math.ceil(appConnections / 4)), onError),
    seal: openPool(databaseUrl, 'yiping_sweep', 1, onError),
    // One takes leaves in while another holds the lock of publishing and a third asks.
    sealer: openPool(databaseUrl, 'yiping_sealer', 3, onError),
  }
}

function siteOf(options: RunOptions, suites: VaultSuites): AppOptions['site'] {
  return {
    ...suites,
    hasOwnDatabase: options.hasOwnDatabase ?? false,
    areKeysBesideData: options.areKeysBesideData ?? false,
    isEncrypted: options.tls !== null || options.trustedProxies.length > 0,
  }
}

async function openKeys(
  { keyDir, sealingSuite = 'aes-gcm' }: RunOptions,
  db: Database,
): Promise<{ readonly keys: KeyStore; readonly vault: Vault; readonly suites: VaultSuites }> {
  const keys = openKeyFolder(keyDir, await findRecordedKeys(db), sealingSuite)
  const suites = { sealing: sealingSuite, index: await settleIndexSuite(db, sealingSuite) }
  return { keys, vault: openVault(keys, suites), suites }
}

async function refuseForeignKeys(world: World, keys: Running['keys']): Promise<void> {
  const foreign = await findForeignKeys(world.app, keys)
  if (foreign.length > 0) throw new ForeignKeys(foreign)
}

/** The partitions of the months ahead, and the record of a new month's key. */
async function sweepMonth(world: World, keys: Running['keys']): Promise<void> {
  await makeMonthPartitions(world.sweep)
  await refuseForeignKeys(world, keys)
}

function recordAnswer(metrics: Metrics, app: App | undefined, answered: Answered): void {
  const { method, route, status, milliseconds, code } = answered
  metrics.requests.observe({ method, route, status }, milliseconds / 1000)
  if (code !== undefined) metrics.refusals.inc({ route, code })
  app?.onAnswered(answered)
}
