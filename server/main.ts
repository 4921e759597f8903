import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join, sep } from 'node:path'
import { isSystemAdministered } from './account/index.ts'
import { readAnchorSettings } from './anchor/index.ts'
import { appendRestored } from './audit/index.ts'
import { type LedgerSettings, readWitnessPolicy } from './ledger/index.ts'
import { type LetterSettings, readLetterSettings } from './letter/index.ts'
import { findLastBackup } from './platform/backup/index.ts'
import { type Config, helpText, publicUrlOf, readConfig, refusalText } from './platform/config.ts'
import { findUnfitLogin } from './platform/database.ts'
import { serveMetrics } from './platform/metrics.ts'
import { findMissingMigrations, migrate } from './platform/migrate.ts'
import { findBinaries } from './platform/postgres/binaries.ts'
import { type RunningPostgres, startPostgres } from './platform/postgres/launcher.ts'
import { type Running, run } from './run.ts'
import {
  bringTrialHall,
  type CityUnderWay,
  type CityWishes,
  isTrialPresent,
  type TrialCity,
  trialHallCode,
} from './trial/index.ts'

interface DatabaseAt {
  readonly serverUrl: string
  readonly ownerUrl: string | null
  readonly postgres: RunningPostgres | null
}

/** A start that cannot go on for a reason that the operator can mend. */
class CannotStart extends Error {}

/** The only reader of the environment. Starts everything and goes on until it is told to stop. */
export async function main(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  root: string,
  city?: TrialCity,
): Promise<void> {
  if (argv.includes('--help')) {
    print(helpText())
    return
  }
  const answer = readConfig(env, argv, { root })
  if (!answer.ok) {
    printError(refusalText(answer.problems))
    process.exitCode = 2
    return
  }
  try {
    await start(answer.config, root, city)
  } catch (error) {
    const isTalkative = ['debug', 'trace'].includes(answer.config.logLevel) && !(error instanceof CannotStart)
    printError(`Yiping cannot start: ${isTalkative ? String((error as Error).stack) : (error as Error).message}`)
    // The embedded database, if it was started, must not keep this process alive.
    process.exit(1)
  }
}

async function start(config: Config, root: string, city: TrialCity | undefined): Promise<void> {
  if (config.databaseUrl === null) await makeFolder(config.dataDir)
  const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
  let running: Running | undefined
  const database = await openDatabase(config, (pg) => {
    running?.metrics.databaseRestarts.inc()
    printError('The embedded database has stopped; it is being brought back.')
    pg.restart().catch((error: unknown) => {
      printError(`The embedded database does not come back: ${String(error)}`)
      process.exit(1)
    })
  })
  try {
    await prepareDatabase(database, join(root, 'migrations'))
    running = await run({
      ...config,
      ...lettersOf(config),
      ledger: ledgerOf(config),
      anchors: config.ledgerAnchors === null ? [] : readAnchorSettings(config.ledgerAnchors, config.outgoingHosts),
      databaseUrl: database.serverUrl,
      facesFolder: join(root, 'build', 'web'),
      version,
      publicUrl: (port) => publicUrlOf(config, port),
      findLastBackup: () => findLastBackup(config.dataDir),
      hasOwnDatabase: config.databaseUrl === null,
      areKeysBesideData: config.databaseUrl === null && `${config.keyDir}${sep}`.startsWith(`${config.dataDir}${sep}`),
    })
    if (config.databaseUrl === null) await appendRestored(running.world.app, config.dataDir)
    const metricsServer =
      config.metricsPort === null ? null : await serveMetrics(running.metrics, config.metricsHost, config.metricsPort)
    const trial = await bringTrial(config, running, city)
    announce(config, running, metricsServer, trial)
    if (!(await isSystemAdministered(running.world.app))) print(nobodyYet)
    stopOnSignal(running, metricsServer, database.postgres, trial?.city)
  } catch (error) {
    await running?.stop()
    await database.postgres?.stop()
    throw asCannotStart(error)
  }
}

/** @returns the folder */
async function makeFolder(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true })
    return dataDir
  } catch (error) {
    throw new CannotStart(`DATA_DIR: ${dataDir} cannot be made (${(error as NodeJS.ErrnoException).code})`)
  }
}

/** The trial writes letters where they can be read; in production somebody has to be named who sends them. */
function lettersOf(config: Config): { letters?: LetterSettings } {
  if (config.letterProviders !== null)
    return { letters: readLetterSettings(config.letterProviders, config.outgoingHosts) }
  if (config.databaseUrl !== null && config.flags.trial === null) return {}
  return { letters: { providers: [{ kind: 'file', name: 'file', path: join(config.dataDir, 'letters.jsonl') }] } }
}

const ledgerOf = ({
  ledgerOrigin,
  ledgerMirror,
  ledgerSm3,
  ledgerWitnesses,
  outgoingHosts,
}: Config): LedgerSettings => ({
  origin: ledgerOrigin,
  mirror: ledgerMirror,
  hasSm3: ledgerSm3,
  witnesses: ledgerWitnesses === null ? null : readWitnessPolicy(ledgerWitnesses, outgoingHosts),
})

interface Trial {
  readonly file: string
  readonly city: CityUnderWay | undefined
}

/** The invented hall, and the invented city: where it was asked for, and where a database of our own is still empty. */
async function bringTrial(config: Config, running: Running, city: TrialCity | undefined): Promise<Trial | null> {
  const { flags } = config
  if (config.databaseUrl !== null && flags.trial === null) return null
  if (flags.trial === 'city' && city === undefined) throw new CannotStart('this program was started without the city')
  const dataDir = await makeFolder(config.dataDir)
  const { world, keys, undertakings, app } = running
  const isWanted = flags.trial === 'city' || (flags.trial === null && !(await isTrialPresent(world.app, trialHallCode)))
  // First the plan: a start that is cut off from here on is gone on with.
  if (isWanted) await city?.plan(dataDir, wishesOf(flags), world.now())
  const file = await bringTrialHall({ world, keys, rules: app.rules }, dataDir)
  if (flags.trial === 'hall') return { file, city: undefined }
  return { file, city: await city?.bring({ world, keys, rules: app.rules, dataDir, undertakings, print }) }
}

function wishesOf(flags: Config['flags']): CityWishes {
  return {
    seed: flags.citySeed,
    until: flags.cityUntil,
    days: flags.cityDays,
    servicesPerWindowDay: flags.cityServices,
    participationPercent: flags.cityParticipation,
  }
}

async function openDatabase(config: Config, onExit: (pg: RunningPostgres) => void): Promise<DatabaseAt> {
  if (config.databaseUrl !== null)
    return { serverUrl: config.databaseUrl, ownerUrl: config.migrateDatabaseUrl, postgres: null }
  const binaries = await findBinaries(config.postgresBinaries)
  let postgres: RunningPostgres | undefined
  postgres = await startPostgres({ dataDir: config.dataDir, binaries, onExit: () => postgres && onExit(postgres) })
  return { serverUrl: postgres.url('server', 'yiping'), ownerUrl: postgres.url('owner', 'yiping'), postgres }
}

/** Brought forward where we may, checked in any case: a server that could change facts does not serve. */
async function prepareDatabase({ serverUrl, ownerUrl }: DatabaseAt, folder: string): Promise<void> {
  if (ownerUrl !== null) await migrate(ownerUrl, folder, decodeURIComponent(new URL(serverUrl).username))
  const unfit = await findUnfitLogin(serverUrl)
  if (unfit !== undefined) {
    throw new CannotStart(
      `${unfit}. DATABASE_URL must name a login that owns nothing and stands above nothing: it is only a member of the product's roles. ` +
        'Give the owner in MIGRATE_DATABASE_URL; the migration lets the login of DATABASE_URL into the roles. See docs/operations.md.',
    )
  }
  const missing = await findMissingMigrations(serverUrl, folder)
  if (missing === undefined)
    throw new CannotStart('the database has never been migrated; give its owner in MIGRATE_DATABASE_URL')
  if (missing.length > 0)
    throw new CannotStart(`the database lacks ${missing.join(', ')}; give its owner in MIGRATE_DATABASE_URL`)
}

function announce(config: Config, running: Running, metricsServer: Server | null, trial: Trial | null): void {
  const url = running.world.publicUrl()
  const metricsAddress = metricsServer?.address()
  const lines: [string, string][] = [
    ['首页 Home', `${url}/`],
    ...boards(trial).map((hallCode): [string, string] => ['大厅看板 Board', `${url}/screen/${hallCode}`]),
    ['评价页 Evaluate', `${url}/e#<token>`],
    ['工作台 Console', `${url}/console/`],
    ['接口 API', `${url}/api`],
    ['状态 Status', `${url}/status`],
    ['健康 Health', `${url}/healthz`],
    ...(typeof metricsAddress === 'object' && metricsAddress !== null
      ? ([['指标 Metrics', `http://${config.metricsHost}:${metricsAddress.port}/metrics`]] as [string, string][])
      : []),
    ...(trial === null ? [] : ([['试用凭据 Trial', trial.file]] as [string, string][])),
  ]
  print(
    `\n以评 Yiping is serving on ${url}\n\n${lines.map(([name, value]) => `  ${name.padEnd(16)} ${value}`).join('\n')}\n\n  Ctrl-C stops it; the next start goes on with the data.\n`,
  )
}

const nobodyYet = `  还没有管理员，工作台无人可用 Nobody administers this yet, so nobody can use the console:
    npm run account -- create --system USERNAME --security USERNAME --audit USERNAME
`

function boards(trial: Trial | null): readonly string[] {
  if (trial === null) return []
  return trial.city === undefined ? [trialHallCode] : [trial.city.hallCode, trialHallCode]
}

function stopOnSignal(
  running: Running,
  metricsServer: Server | null,
  postgres: RunningPostgres | null,
  city: CityUnderWay | undefined,
): void {
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    print('Stopping: answering what was taken …')
    city?.stop()
    await city?.ended.catch(() => undefined)
    await running.stop()
    metricsServer?.close()
    await postgres?.stop()
    print('Stopped.')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stop().catch((error: unknown) => {
        printError(String(error))
        process.exit(1)
      })
    })
  }
}

/** What an operator can mend is said in a sentence; the rest keeps its stack. */
function asCannotStart(error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string }
  if (code === 'EADDRINUSE')
    return new CannotStart('the port is taken by another program; choose another with PORT or METRICS_PORT')
  if (code === 'ECONNREFUSED' || code === '28P01' || code === '28000' || code === '3D000')
    return new CannotStart(`the database: ${message}`)
  return error
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function printError(text: string): void {
  process.stderr.write(`${text}\n`)
}
