import { readFileSync, type Stats, statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Flags, flagLines, readFlags } from './flags.ts'
import { isLoopback, type Parsed, quoted, SETTINGS } from './settings.ts'
import { isSuiteAvailable, type SuiteName } from './suites.ts'

export interface Config {
  readonly host: string
  /** 0 = any free port. */
  readonly port: number
  readonly metricsHost: string
  /** 0 = any free port, null = no metrics page. */
  readonly metricsPort: number | null
  readonly dataDir: string
  readonly keyDir: string
  readonly sealingSuite: SuiteName
  /** null = our own PostgreSQL below `dataDir`. */
  readonly databaseUrl: string | null
  /** null with a `databaseUrl` = somebody else migrates. */
  readonly migrateDatabaseUrl: string | null
  readonly postgresBinaries: 'embedded' | 'system'
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null
  /** IP addresses and CIDR networks. */
  readonly trustedProxies: readonly string[]
  /** null = derived from the address that is listened on; ask `publicUrlOf`. */
  readonly publicUrl: string | null
  /** JSON file; null = nobody sends letters, or a file does in a trial. */
  readonly letterProviders: string | null
  /** JSON file; null = this site anchors its log nowhere. */
  readonly ledgerAnchors: string | null
  /** Whose pages may show an evaluation in a frame; none unless set. */
  readonly embedOrigins: readonly string[]
  /** Hosts that the platform may call although they are inside, or without TLS. */
  readonly outgoingHosts: readonly string[]
  /** JSON file; null = nobody cosigns the checkpoints of the log. */
  readonly ledgerWitnesses: string | null
  /** At whom people sign on; null: at nobody. */
  readonly signOn: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string | null } | null
  /** Whose rules for passwords hold. */
  readonly securityProfile: 'asvs' | 'mlps3'
  /** null = made up at the first start. */
  readonly ledgerOrigin: string | null
  /** Folder for a copy of the log; null = none. */
  readonly ledgerMirror: string | null
  /** Whether a second tree is kept over SM3. */
  readonly ledgerSm3: boolean
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  readonly intakeConnections: number
  readonly appConnections: number
  readonly intakeQueueMax: number
  readonly importMegabytesMax: number
  readonly flags: Flags
}

export type ConfigAnswer =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: string[] }

type Settings = typeof SETTINGS
type Value<S> = S extends { parse: (text: string) => Parsed<infer T> } ? T : never
type Values = { [K in keyof Settings]: Value<Settings[K]> | null }

/** Reads every setting and reports all problems at once. No problem text holds a password. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  defaults: { readonly root: string },
): ConfigAnswer {
  const { flags, problems: wrongFlags } = readFlags(argv)
  const problems = [...unknownNames(env), ...wrongFlags]
  const values = {} as Record<string, unknown>
  const unread: string[] = []
  for (const [key, setting] of Object.entries(SETTINGS)) {
    const text = env[setting.name]?.trim() ?? ''
    // An empty variable is an unset one: compose files and unit files write them so.
    const parsed = text !== '' ? setting.parse(text) : setting.derived ? null : setting.parse(setting.fallback)
    if (parsed !== null && !parsed.ok) {
      problems.push(`${setting.name}: ${parsed.why}`)
      unread.push(setting.name)
    }
    values[key] = parsed?.ok ? parsed.value : null
  }
  const config = toConfig(values as Values, flags, defaults.root)
  problems.push(...contradictions(config, values as Values, defaults.root).filter((each) => !isOfUnread(each, unread)))
  return problems.length === 0 ? { ok: true, config } : { ok: false, problems }
}

/** What cannot be read is not missing: whoever has written it wrong is not told besides that he has not given it. */
function isOfUnread(contradiction: string, unread: readonly string[]): boolean {
  const named: readonly string[] = contradiction.match(/\b[A-Z][A-Z_]+\b/g) ?? []
  return unread.some((name) => named.includes(name))
}

const orNone = (named: readonly string[] | null): readonly string[] => named ?? []

/** The values after a problem was found are placeholders; then the config is thrown away. */
function toConfig(values: Values, flags: Flags, root: string): Config {
  const { tlsCert, tlsKey, oidcIssuer, oidcClientId, oidcClientSecret, oidcClientSecretFile, ...rest } = values
  const dataDir = resolve(root, values.dataDir ?? 'data')
  return {
    ...rest,
    host: values.host ?? '127.0.0.1',
    port: values.port ?? 0,
    metricsHost: values.metricsHost ?? '127.0.0.1',
    dataDir,
    keyDir: values.keyDir === null ? resolve(dataDir, 'keys') : resolve(root, values.keyDir),
    sealingSuite: values.sealingSuite ?? 'aes-gcm',
    postgresBinaries: values.postgresBinaries ?? 'embedded',
    tls:
      tlsCert !== null && tlsKey !== null ? { certFile: resolve(root, tlsCert), keyFile: resolve(root, tlsKey) } : null,
    trustedProxies: orNone(values.trustedProxies),
    letterProviders: values.letterProviders === null ? null : resolve(root, values.letterProviders),
    ledgerAnchors: values.ledgerAnchors === null ? null : resolve(root, values.ledgerAnchors),
    embedOrigins: orNone(values.embedOrigins),
    outgoingHosts: orNone(values.outgoingHosts),
    ledgerWitnesses: values.ledgerWitnesses === null ? null : resolve(root, values.ledgerWitnesses),
    signOn: signOnOf(values, root),
    securityProfile: values.securityProfile ?? 'asvs',
    ledgerMirror: values.ledgerMirror === null ? null : resolve(root, values.ledgerMirror),
    ledgerSm3: values.ledgerSm3 === 'on',
    logLevel: values.logLevel ?? 'info',
    ...amountsOf(values),
    flags,
  }
}

/** Null also where something is missing: that is said as a problem, and then the config is thrown away. */
function signOnOf(values: Values, root: string): Config['signOn'] {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret, oidcClientSecretFile } = values
  if (issuer === null || clientId === null) return null
  if (oidcClientSecretFile === null) return { issuer, clientId, clientSecret: oidcClientSecret }
  const file = resolve(root, oidcClientSecretFile)
  return { issuer, clientId, clientSecret: isFile(file) ? readFileSync(file, 'utf8').trim() : null }
}

function contradictionsOfSignOn(values: Values, root: string): string[] {
  const { oidcIssuer, oidcClientId, oidcClientSecret, oidcClientSecretFile } = values
  const found: string[] = []
  if ((oidcIssuer === null) !== (oidcClientId === null)) found.push('OIDC_ISSUER, OIDC_CLIENT_ID: give both or none')
  if (oidcClientSecret !== null && oidcClientSecretFile !== null)
    found.push('OIDC_CLIENT_SECRET, OIDC_CLIENT_SECRET_FILE: give one of them')
  if (oidcIssuer === null && (oidcClientSecret !== null || oidcClientSecretFile !== null))
    found.push('OIDC_CLIENT_SECRET: only has a meaning together with OIDC_ISSUER')
  const file = oidcClientSecretFile === null ? null : resolve(root, oidcClientSecretFile)
  if (file !== null && !isFile(file)) found.push(`OIDC_CLIENT_SECRET_FILE: there is no file ${quoted(file)}`)
  return found
}

function amountsOf(values: Values) {
  return {
    intakeConnections: values.intakeConnections ?? 1,
    appConnections: values.appConnections ?? 1,
    intakeQueueMax: values.intakeQueueMax ?? 1,
    importMegabytesMax: values.importMegabytesMax ?? 1,
  }
}

function unknownNames(env: Readonly<Record<string, string | undefined>>): string[] {
  const known = Object.values(SETTINGS).map((setting) => setting.name)
  return Object.keys(env)
    .filter((name) => name.startsWith('YIPING_'))
    .map((name) => {
      const bare = name.slice('YIPING_'.length)
      return `${name}: no such setting${known.includes(bare) ? `; it is called ${bare}` : ''}`
    })
}

/** Our own server has 100 connections; migrations, sweeps and a person with a client need some as well. */
const OWN_CONNECTIONS_MAX = 80

function contradictionsOfAddress(config: Config, { tlsCert, tlsKey, host }: Values, root: string): string[] {
  const found: string[] = []
  if ((tlsCert === null) !== (tlsKey === null)) found.push('TLS_CERT, TLS_KEY: give both or none')
  const lacking = Object.entries({ TLS_CERT: tlsCert, TLS_KEY: tlsKey }).filter(
    ([, file]) => file !== null && !isFile(resolve(root, file)),
  )
  for (const [name, file] of lacking) found.push(`${name}: there is no file ${quoted(resolve(root, file ?? ''))}`)
  const hasTls = config.tls !== null && lacking.length === 0
  if (host !== null && !isLoopback(host) && !hasTls && config.trustedProxies.length === 0) {
    found.push(
      `HOST: ${quoted(host)} can be reached from outside, so it needs TLS_CERT and TLS_KEY, or TRUSTED_PROXY when a proxy ` +
        `in front speaks TLS: on plain http browsers give pages neither crypto nor a service worker`,
    )
  }
  return found
}

function contradictions(config: Config, values: Values, root: string): string[] {
  const found = [...contradictionsOfAddress(config, values, root), ...contradictionsOfSignOn(values, root)]
  if (config.migrateDatabaseUrl !== null && config.databaseUrl === null) {
    found.push('MIGRATE_DATABASE_URL: only has a meaning together with DATABASE_URL')
  }
  if (!isSuiteAvailable(config.sealingSuite)) {
    found.push(`SEALING_SUITE: this Node was built without SM4 or SM3, which ${config.sealingSuite} needs`)
  }
  if (config.port !== 0 && config.port === config.metricsPort && config.host === config.metricsHost) {
    found.push('PORT, METRICS_PORT: are the same')
  }
  if (config.databaseUrl === null && config.intakeConnections + config.appConnections > OWN_CONNECTIONS_MAX) {
    found.push(
      `INTAKE_CONNECTIONS, APP_CONNECTIONS: together more than ${OWN_CONNECTIONS_MAX}, the most our own PostgreSQL serves; a larger one is named in DATABASE_URL`,
    )
  }
  found.push(...plainDatabases(config))
  for (const [name, folder] of [
    ['DATA_DIR', config.dataDir],
    ['KEY_DIR', config.keyDir],
  ] as const) {
    const why = whyNoFolder(folder)
    if (why !== undefined && !(name === 'KEY_DIR' && dirname(folder) === config.dataDir)) found.push(`${name}: ${why}`)
  }
  return found
}

/** What goes to a database over a network names people: it is encrypted and the server known, or somebody has said that it need not be. */
function plainDatabases({ databaseUrl, migrateDatabaseUrl }: Config): string[] {
  if (databaseUrl === null) return []
  const named = { DATABASE_URL: databaseUrl, MIGRATE_DATABASE_URL: migrateDatabaseUrl }
  return Object.entries(named)
    .filter(([, url]) => url !== null && isPlain(new URL(url)))
    .map(
      ([name]) =>
        `${name}: its server is reached over a network, so say sslmode=verify-full, or sslmode=disable where the network itself encrypts`,
    )
}

function isPlain({ hostname, searchParams }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '') || (searchParams.get('host') ?? '')
  const isHere = host.startsWith('/') || isLoopback(host)
  return !isHere && !['verify-full', 'verify-ca', 'require', 'disable'].includes(searchParams.get('sslmode') ?? '')
}

/** What the kernel shows as files keeps nothing: proc, sysfs, cgroup and cgroup2. Making a folder there may not even come to an end. */
const notKeeping: readonly number[] = [0x9fa0, 0x62656572, 0x27e0eb, 0x63677270]

/** Why a folder can neither be there nor be made; undefined where nothing speaks against it. */
function whyNoFolder(folder: string): string | undefined {
  let above = folder
  while (findStats(above) === undefined && above !== dirname(above)) above = dirname(above)
  if (findStats(above)?.isDirectory() === false) return `${quoted(above)} is no folder`
  return notKeeping.includes(statfsSync(above).type) ? `${quoted(folder)} lies where nothing can be kept` : undefined
}

/** Undefined also for what lies below a file, or where we may not look. */
function findStats(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

function isFile(path: string): boolean {
  return findStats(path)?.isFile() ?? false
}

/** The origin that citizens reach; `port` is the one that was really bound, which matters when PORT is 0. */
export function publicUrlOf(config: Config, port: number): string {
  if (config.publicUrl !== null) return config.publicUrl
  const isAnyAddress = config.host === '0.0.0.0' || config.host === '::'
  const host = isAnyAddress ? 'localhost' : config.host.includes(':') ? `[${config.host}]` : config.host
  return new URL(`${config.tls === null ? 'http' : 'https'}://${host}:${port}`).origin
}

/** The text of `npm start -- --help`. */
export function helpText(): string {
  const settings = Object.values(SETTINGS)
  const widest = Math.max(...settings.map((setting) => setting.name.length))
  const lines = settings.map(({ name, meaning, fallback }) => `  ${name.padEnd(widest)}  ${meaning} [${fallback}]`)
  const flags = flagLines().map(([name, meaning]) => `  ${name.padEnd(widest)}  ${meaning}`)
  return ['npm start -- [options]', '', 'Options', ...flags, '', 'Environment [default]', ...lines, ''].join('\n')
}

/** What the server says instead of starting. */
export function refusalText(problems: readonly string[]): string {
  return [
    'Yiping cannot start with these settings:',
    ...problems.map((problem) => `  - ${problem}`),
    '',
    helpText(),
  ].join('\n')
}
