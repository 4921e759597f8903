import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Config, helpText, publicUrlOf, readConfig, refusalText } from './config.ts'
import { SETTINGS } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'yiping-config-'))
const pem = join(folder, 'server.pem')
writeFileSync(pem, 'certificate')
afterAll(() => rmSync(folder, { recursive: true }))

const read = (env: Record<string, string | undefined>, ...argv: string[]) =>
  readConfig(env, argv, { root: '/srv/以评' })

function granted(env: Record<string, string | undefined>, ...argv: string[]): Config {
  const answer = read(env, ...argv)
  if (!answer.ok) throw new Error(answer.problems.join('\n'))
  return answer.config
}

function problems(env: Record<string, string | undefined>, ...argv: string[]): string[] {
  const answer = read(env, ...argv)
  return answer.ok ? [] : answer.problems
}

const nothingSaid = {
  trial: null,
  cityUntil: null,
  cityDays: null,
  citySeed: null,
  cityServices: null,
  cityParticipation: null,
  wantsHelp: null,
}

test('starts without any setting, on loopback, with its own database', () => {
  expect(granted({ PATH: '/bin' })).toEqual({
    host: '127.0.0.1',
    port: 8080,
    metricsHost: '127.0.0.1',
    metricsPort: 9464,
    dataDir: '/srv/以评/data',
    keyDir: '/srv/以评/data/keys',
    sealingSuite: 'aes-gcm',
    securityProfile: 'asvs',
    signOn: null,
    databaseUrl: null,
    migrateDatabaseUrl: null,
    postgresBinaries: 'embedded',
    tls: null,
    trustedProxies: [],
    embedOrigins: [],
    outgoingHosts: [],
    publicUrl: null,
    letterProviders: null,
    ledgerAnchors: null,
    ledgerMirror: null,
    ledgerOrigin: null,
    ledgerSm3: false,
    ledgerWitnesses: null,
    logLevel: 'info',
    intakeConnections: 2,
    appConnections: 8,
    intakeQueueMax: 10_000,
    importMegabytesMax: 20,
    flags: nothingSaid,
  })
})

test('takes what is set, and an empty variable for an unset one', () => {
  const config = granted(
    {
      PORT: '0',
      METRICS_PORT: 'off',
      DATA_DIR: '/var/lib/y',
      HOST: '',
      LOG_LEVEL: ' debug ',
      POSTGRES_BINARIES: 'system',
    },
    '--trial',
  )
  expect(config).toMatchObject({
    port: 0,
    metricsPort: null,
    dataDir: '/var/lib/y',
    keyDir: '/var/lib/y/keys',
    host: '127.0.0.1',
    logLevel: 'debug',
    postgresBinaries: 'system',
    flags: { ...nothingSaid, trial: 'hall' },
  })
})

test('reports every problem at once, with the list of settings', () => {
  const found = problems(
    { PORT: '80a', LOG_LEVEL: 'loud', YIPING_PORT: '1', YIPING_COLOUR: 'red', TLS_CERT: pem },
    '--tiral',
  )
  expect(found).toHaveLength(6)
  expect(found).toContain('YIPING_PORT: no such setting; it is called PORT')
  const text = refusalText(found)
  for (const { name } of Object.values(SETTINGS)) expect(text).toContain(name)
})

test('a certificate that is not there hides no other problem', () => {
  const missing = { TLS_CERT: '/no/such.pem', HOST: '0.0.0.0' }
  const names = (env: Record<string, string>) => problems(env).map((problem) => problem.replace(/: .*/, ''))
  expect(names(missing)).toEqual(['TLS_CERT, TLS_KEY', 'TLS_CERT', 'HOST'])
  expect(names({ ...missing, TLS_KEY: pem, PORT: 'x' })).toEqual(['PORT', 'TLS_CERT', 'HOST'])
  expect(names({ ...missing, TLS_KEY: '/no/key.pem' })).toEqual(['TLS_CERT', 'TLS_KEY', 'HOST'])
})

test.each<[string, Record<string, string>, RegExp]>([
  ['a port beyond 65535', { PORT: '65536' }, /whole number from 0 to 65535/],
  ['a negative number', { APP_CONNECTIONS: '-1' }, /whole number/],
  ['a fraction', { INTAKE_QUEUE_MAX: '1.5' }, /whole number/],
  ['an address with a number too large', { HOST: '127.0.0.256' }, /neither an IP address nor a host name/],
  ['a half TLS pair', { TLS_KEY: pem }, /both or none/],
  ['a missing certificate', { TLS_KEY: pem, TLS_CERT: '/no/such.pem' }, /no file/],
  ['an address outside without TLS', { HOST: '0.0.0.0' }, /neither crypto nor a service worker/],
  ['a proxy list with a name', { TRUSTED_PROXY: '10.0.0.1,proxy' }, /“proxy”/],
  ['a network too fine', { TRUSTED_PROXY: '10.0.0.0/33' }, /not an IP address or network/],
  ['a provider without TLS', { OIDC_ISSUER: 'http://id.example.cn' }, /OIDC_ISSUER: .*has to be https/],
  ['a provider without a name for us', { OIDC_ISSUER: 'https://id.example.cn' }, /give both or none/],
  ['a secret of no provider', { OIDC_CLIENT_SECRET: 'a' }, /only has a meaning together with OIDC_ISSUER/],
  [
    'two secrets',
    {
      OIDC_ISSUER: 'https://id.example.cn',
      OIDC_CLIENT_ID: 'a',
      OIDC_CLIENT_SECRET: 'b',
      OIDC_CLIENT_SECRET_FILE: pem,
    },
    /give one of them/,
  ],
  [
    'a file of the secret that is not there',
    { OIDC_ISSUER: 'https://id.example.cn', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET_FILE: '/nowhere/secret' },
    /OIDC_CLIENT_SECRET_FILE: there is no file/,
  ],
  ['every origin below a domain', { EMBED_ORIGINS: 'https://*.example.cn' }, /named in full/],
  ['an embedding page without TLS', { EMBED_ORIGINS: 'https://a.example.cn,http://b.example.cn' }, /has to be https/],
  ['trusting everybody', { TRUSTED_PROXY: '0.0.0.0/0' }, /not an IP address or network/],
  ['a public address with a path', { PUBLIC_URL: 'https://ping.example.cn/a' }, /origin only/],
  ['a public address without TLS', { PUBLIC_URL: 'http://ping.example.cn' }, /has to be https/],
  [
    'migrating a database that is not named',
    { MIGRATE_DATABASE_URL: 'postgres://a@b/c' },
    /together with DATABASE_URL/,
  ],
  [
    'a database over a network without TLS',
    { DATABASE_URL: 'postgres://a:b@db.example.cn/c' },
    /^DATABASE_URL: .*sslmode/,
  ],
  [
    'a database whose certificate nobody looks at',
    { DATABASE_URL: 'postgres://a:b@10.0.0.9/c?sslmode=no-verify' },
    /^DATABASE_URL: .*sslmode/,
  ],
  ['the same port twice', { PORT: '9464' }, /are the same/],
  ['more connections than our own server has', { APP_CONNECTIONS: '100' }, /together more than/],
  [
    'a folder where nothing can be kept',
    { DATA_DIR: '/proc/yiping' },
    /^DATA_DIR: “.*” lies where nothing can be kept/,
  ],
  ['keys where nothing can be kept', { KEY_DIR: '/sys/a/b' }, /^KEY_DIR: .* nothing can be kept/],
  ['a folder below a file', { DATA_DIR: join(pem, 'data') }, /^DATA_DIR: “.*server.pem” is no folder/],
])('refuses %s', (_case, env, why) => {
  const found = problems(env)
  expect(found).toHaveLength(1)
  expect(found[0]).toMatch(why)
})

describe('an address that can be reached from outside', () => {
  test('is served with TLS', () => {
    const config = granted({ HOST: '0.0.0.0', TLS_CERT: pem, TLS_KEY: pem })
    expect(config.tls).toEqual({ certFile: pem, keyFile: pem })
    expect(publicUrlOf(config, 443)).toBe('https://localhost')
  })
  test('is served behind a proxy', () => {
    const config = granted({
      HOST: '::',
      EMBED_ORIGINS: 'https://a.example.cn, https://b.example.cn:8443,https://a.example.cn',
      TRUSTED_PROXY: '10.1.0.0/16, fd00::/8',
      PUBLIC_URL: 'https://ping.example.cn/',
    })
    expect(config.embedOrigins).toEqual(['https://a.example.cn', 'https://b.example.cn:8443'])
    expect(config.trustedProxies).toEqual(['10.1.0.0/16', 'fd00::/8'])
    expect(publicUrlOf(config, 8080)).toBe('https://ping.example.cn')
  })
})

test.each([
  'postgres://a:b@db.example.cn/c?sslmode=verify-full',
  'postgres://a:b@db.example.cn/c?sslmode=disable',
  'postgres://a:b@127.0.0.1:5432/c',
  'postgres://a:b@[::1]/c',
  'postgres://a:b@localhost/c',
  'postgres:///c?host=/run/postgresql&user=a',
])('a database is reached by TLS, on this machine, or as somebody has said: %s', (url) => {
  expect(granted({ DATABASE_URL: url }).databaseUrl).toBe(url)
})

test('the public address follows the port that was bound', () => {
  expect(publicUrlOf(granted({ PORT: '0' }), 40123)).toBe('http://127.0.0.1:40123')
  expect(publicUrlOf(granted({ HOST: '::1' }), 8080)).toBe('http://[::1]:8080')
})

test.each(['mysql://u:geheim@h/d', 'postgres://u:ge#heim@h/d', 'postgres://u:geheim@h', 'geheim'])(
  'never shows the password of a wrong database address',
  (url) => {
    for (const name of ['DATABASE_URL', 'PUBLIC_URL', 'HOST', 'LOG_LEVEL']) {
      const text = problems({ [name]: url }).join()
      expect(text).toContain(name)
      if (url.includes(':')) expect(text).not.toContain('heim')
    }
    expect(problems({ DATABASE_URL: url }).join()).not.toContain('heim')
  },
)

test('options of the invented city are taken; a wrong one is refused with its form', () => {
  const said = ['--trial=city', '--trial-until=2026-10-12', '--trial-days=7', '--trial-seed=3', '--trial-services=4']
  expect(granted({}, ...said, '--trial-participation=40').flags).toEqual({
    trial: 'city',
    cityUntil: '2026-10-12',
    cityDays: 7,
    citySeed: 3,
    cityServices: 4,
    cityParticipation: 40,
    wantsHelp: null,
  })
  const wrong = [
    '--trial=village',
    '--trial-until=2026-02-30',
    '--trial-days',
    '--trial-seed=-1',
    '--help=me',
    '--city',
  ]
  expect(problems({}, ...wrong)).toHaveLength(wrong.length)
  expect(problems({}, '--trial-days')).toEqual(['--trial-days: wants a value: =1…400'])
})

test.each<[string, Record<string, string>, readonly string[]]>([
  [
    'an issuer',
    { OIDC_ISSUER: 'http://id.example.cn', OIDC_CLIENT_ID: 'yiping', OIDC_CLIENT_SECRET: 'a' },
    ['OIDC_ISSUER'],
  ],
  [
    'a database',
    { DATABASE_URL: 'mysql://a@b/c', MIGRATE_DATABASE_URL: 'postgres://a@localhost/c', APP_CONNECTIONS: '200' },
    ['DATABASE_URL'],
  ],
  ['a proxy', { TRUSTED_PROXY: 'proxy', HOST: '0.0.0.0' }, ['TRUSTED_PROXY']],
])('%s that cannot be read is one problem, and not missing besides', (_, env, named) => {
  expect(problems(env).map((problem) => problem.replace(/: .*/, ''))).toEqual(named)
})

test('help names every setting with its default', () => {
  const help = helpText()
  for (const { name, fallback } of Object.values(SETTINGS)) expect(help).toMatch(new RegExp(`${name} .*${fallback}`))
  expect(granted({}, '--help').flags.wantsHelp).toBe(true)
})

test('the secret of the provider comes from the environment or from a file', () => {
  const env = { OIDC_ISSUER: 'https://id.example.cn/realm', OIDC_CLIENT_ID: 'yiping' }
  const provider = { issuer: 'https://id.example.cn/realm', clientId: 'yiping' }
  expect(granted(env).signOn).toEqual({ ...provider, clientSecret: null })
  expect(granted({ ...env, OIDC_CLIENT_SECRET: 'secret' }).signOn).toEqual({ ...provider, clientSecret: 'secret' })
  expect(granted({ ...env, OIDC_CLIENT_SECRET_FILE: pem }).signOn).toEqual({ ...provider, clientSecret: 'certificate' })
})
