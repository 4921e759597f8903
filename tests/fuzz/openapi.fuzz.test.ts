import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { generateSync } from 'otplib'
import { Compile } from 'typebox/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Problem, problem, type RefusalCode, refusalStatus } from '../../contracts/problem.ts'
import { isPermitted, type Permission, type Role, roles } from '../../domain/access.ts'
import { deriveStopCode } from '../../server/letter/write.ts'
import { makeKeys, publicKeyOf } from '../../web/terminal/keys.ts'
import { operations as everyOperation, type Operation, type Parameter } from '../access/operations.ts'
import { callsOf } from '../support/calls.ts'
import { caseRow, importsOf, toCsv } from '../support/import.ts'
import { startProvider, type TestProvider } from '../support/oidc.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'
import { changePolicy } from '../support/policy.ts'
import { accountOf, freshCookie } from '../support/staff.ts'
import { badCall, type Call } from './bad-call.ts'
import { bringPools } from './brought.ts'
import { bent, fitting, type Pools, pathJunk, simplest } from './generate.ts'
import { keptBy } from './kept-by.ts'
import { bringPasskeys, type FuzzPasskeys } from './passkeys.ts'
import { bringSignOn, type FuzzSignOn } from './sign-on.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 300)
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)

// Files have their own test: what is in them is not said by the document.
const operations = everyOperation.filter(({ operationId }) => operationId !== 'startImport')

let platform: TestPlatform
let pools: Pools
let importId: string
let spareDeviceId: string
let spareSessionId: string
let messageId: string
let spareKeyIds: readonly string[]
let maskedCaseId: string
let windowStaffPost: string
let passkeys: FuzzPasskeys
let provider: TestProvider
let signOn: FuzzSignOn
let orders: Readonly<Record<string, Pools>>
let enrolling: { readonly factorId: string; readonly secret: string }
beforeAll(async () => {
  console.log(`fuzz: seed ${seed}, ${runs} valid and ${runs} invalid calls of each operation; FUZZ_SEED repeats them`)
  // What goes wrong is looked for in the answers; a log of thousands of refusals helps nobody.
  provider = await startProvider()
  const { issuer, clientId, clientSecret } = provider
  platform = await startPlatform({
    logLevel: 'fatal',
    signOn: { issuer, clientId, clientSecret },
    outgoingHosts: [new URL(issuer).host],
  })
  signOn = await bringSignOn(platform, provider)
  const calls = callsOf(platform)
  const tokens = await Promise.all(Array.from({ length: 40 }, () => platform.invite()))
  const given = await Promise.all(
    tokens.slice(0, 10).map((token, index) => calls.give(token, 1 + (index % 5), `fuzz-key-${index}`)),
  )
  const commented = await calls.comment({ grade: 3, comment: '干净' }, 'fuzz-comment')
  const pairing = await calls.post<{ pairingCode: string }>(
    '/api/v1/device-pairings',
    { hallCode: 'YP-TRIAL-01', kind: 'SCREEN' },
    { authorization: `Bearer ${platform.trial.apiKey}` },
  )
  const device = await calls.post<{ deviceToken: string }>('/api/v1/devices', {
    pairingCode: platform.trial.pairingCode,
    name: 'fuzz',
    publicKey: await publicKeyOf(await makeKeys()),
  })
  // One that nobody needs any more: it is revoked many times.
  const spare = await calls.post<{ pairingCode: string }>(
    '/api/v1/device-pairings',
    { hallCode: 'YP-TRIAL-01', kind: 'SCREEN' },
    { authorization: `Bearer ${platform.trial.apiKey}` },
  )
  const spareDevice = await calls.post<{ deviceId: string }>('/api/v1/devices', {
    pairingCode: spare.body.pairingCode,
    name: 'spare',
  })
  spareDeviceId = spareDevice.body.deviceId
  // Two that nobody needs: one is renewed many times, one revoked.
  spareKeyIds = (await Promise.all([calls.apiKey(), calls.apiKey()])).map(({ id }) => id)
  maskedCaseId = (await calls.putCase('FUZZ-MASKED')).body.caseId
  await changePolicy(platform, 'unmasking', { perHourMax: 1000 })
  await changePolicy(platform, 'own-evaluation', { groupMin: 5 })
  await changePolicy(platform, 'challenge', { fromClientPerMinute: 1e6, atWindowPerMinute: 1e6 })
  await platform.invite({ applicant: { type: 'NATURAL_PERSON', phone: '15400000001' } })
  const letters = await platform.database.query<{ id: string }>('select id from letter where order_id is null')
  const link = await calls.post<{ url: string }>(
    '/api/v1/embed/links',
    { token: tokens[20], channel: 'MOBILE' },
    { authorization: `Bearer ${platform.trial.apiKey}` },
  )
  const file = toCsv([caseRow(1, { 窗口编号: 'NONE' })])
  importId = (await importsOf(platform).run('CASES/GOOD_ROWS', file, { type: 'text/csv' })).id
  await platform.database.query(
    `update account_factor set removed_at = now() where account_id = (select id from account where username = 'trial.hr')`,
  )
  const begun = await platform.running.http.inject({
    method: 'POST',
    url: '/api/v1/session/totp',
    headers: { cookie: await freshCookie(platform, 'HR'), 'sec-fetch-site': 'same-origin' },
    payload: {},
  })
  enrolling = begun.json()
  passkeys = await bringPasskeys(platform)
  orders = await bringPools(platform)
  const posts = await platform.database.query<{ id: string; account_id: string }>(
    `select p.id, p.account_id from account_post p join account a on a.id = p.account_id where a.username = any($1)
     order by a.username`,
    [['trial.reviewer', 'trial.window-staff']],
  )
  windowStaffPost = posts[1]?.id ?? ''
  const [told] = await platform.database.query<{ id: string }>(
    `insert into message (id, at, kind, role, division_id) select gen_random_uuid(), now(), 'CALENDAR_MISSING', 'REVIEWER', id
     from administrative_division where division_code = '990102000000' returning id`,
  )
  messageId = told?.id ?? ''
  await freshCookie(platform, 'DISCIPLINE_INSPECTOR')
  const [spareSession] = await platform.database.query<{ id: string }>(
    `select s.id from account_session s join account a on a.id = s.account_id where a.username = 'trial.discipline-inspector' limit 1`,
  )
  spareSessionId = spareSession?.id ?? ''
  pools = {
    accountId: [posts[1]?.account_id],
    postId: [posts[0]?.id],
    role: ['HR', 'REVIEWER'],
    // The unused ones first.
    token: tokens.toReversed(),
    receipt: given.map(({ body }) => body.receipt),
    publicReceipt: [commented.body.receipt],
    id: given.map(({ body }) => body.id),
    caseNo: ['FUZZ-1', 'FUZZ-2', 'FUZZ-3'],
    hallCode: ['YP-TRIAL-01'],
    windowCode: ['A01', 'A02', 'B01'],
    staffNo: ['1001', '1002'],
    itemCode: ['11990102MB0000000T1000000000002'],
    handleItemCode: ['11990102MB0000000T100000000000201'],
    divisionCode: ['990102000000', '990102'],
    organizationCode: ['11990102MB0000001A'],
    managingOrganizationCode: ['11990102MB0000001A'],
    employingOrganizationCode: ['11990102MB0000001A'],
    appraisingOrganizationCode: ['11990102MB0000001A'],
    managingHallCode: ['YP-TRIAL-01'],
    on: ['2026-11-21'],
    after: ['A'],
    limit: ['100', '1'],
    effectiveFrom: ['2199-12-31'],
    link: [link.body.url.slice(link.body.url.indexOf('#') + 1)],
    stopCode: letters.map(({ id }) => deriveStopCode(platform.running.keys, id)),
    phone: ['15400000001', '16100000001'],
    sourceCode: ['yiping'],
    expiresAt: [new Date(Date.now() + 86_400_000).toISOString()],
    pairingCode: [pairing.body.pairingCode],
    tags: [[], ['108'], ['510'], ['108', '109'], ['101']],
    deviceToken: [device.body.deviceToken],
    sealed: ['A'.repeat(200)],
    signature: ['A'.repeat(86)],
    previous: ['A'.repeat(43)],
    // Long lists of services of one case are a test of patience, not of refusals.
    caseName: ['居民身份证换领', '换领'],
  }
})
afterAll(async () => {
  await platform.stop()
  await provider.close()
})

let addresses = 0
/** Calls come from ever new addresses, so that the limits per address do not hide everything behind 429. */
function nextAddress(): string {
  addresses += 1
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`
}

function headersOf(operation: Operation): Record<string, string> {
  const [scheme] = operation.security.flatMap((one) => Object.keys(one))
  const secret = scheme === 'apiKey' ? platform.trial.apiKey : String(pools.deviceToken?.[0])
  return {
    // Replaced by a session of that role when the call is made.
    ...(scheme === 'session' ? { cookie: roleFor(operation) } : {}),
    ...(scheme === undefined || scheme === 'session' ? {} : { authorization: `Bearer ${secret}` }),
    'sec-fetch-site': 'same-origin',
    ...(operation.requestBody ? { 'content-type': 'application/json' } : {}),
  }
}

/** Somebody who may: the first role whose post holds the permission. */
function roleFor({ operationId, security }: Operation): Role {
  const permission = security.flatMap(({ session = [] }) => session)[0] as Permission | undefined
  const holder = permission && roles.find((role) => isPermitted(role, permission))
  return ownRoles[operationId] ?? holder ?? 'REVIEWER'
}
const ownRoles: Readonly<Record<string, Role>> = {
  lodgeAppeal: 'WINDOW_SUPERVISOR',
  beginTotp: 'HR',
  confirmTotp: 'HR',
  changeOwnPassword: 'LEADING_GROUP',
  beginPasskeyShowing: 'SOCIAL_SUPERVISOR',
  removePasskey: 'MYSTERY_SHOPPER',
  stepOwnCalibration: 'MYSTERY_SHOPPER',
  endSession: 'DISCIPLINE_INSPECTOR',
  partOwnLink: 'DEPARTMENT_HANDLER',
}

const poolsOf = (operation: Operation): Pools => ({
  ...pools,
  ...orders[operation.operationId],
  ...ownPools[operation.operationId]?.(),
})
const wholeValue = { field: ['case-no'], purpose: ['FOLLOW_UP'], reason: ['按规定回访评价人'] }
const ownPools: Record<string, () => Pools> = {
  lookUpPublicComment: () => ({ receipt: pools.publicReceipt ?? [] }),
  seeImport: () => ({ id: [importId] }),
  renderBadRows: () => ({ id: [importId] }),
  revokeDevice: () => ({ deviceId: [spareDeviceId] }),
  seeVersions: () => ({ kind: ['hall'], code: ['YP-TRIAL-01'] }),
  listMessages: () => ({ before: [messageId], limit: ['50', '1'] }),
  readMessage: () => ({ messageId: [messageId] }),
  readMessages: () => ({ until: [messageId] }),
  endSession: () => ({ sessionId: [spareSessionId] }),
  seeDeviceEvents: () => ({ deviceId: [spareDeviceId], before: ['1000'] }),
  listImports: () => ({ after: [importId], limit: ['20', '1'] }),
  signIn: () => ({ username: ['trial.reviewer'], password: [accountOf(platform, 'REVIEWER').password] }),
  changeOwnPassword: () => ({
    current: [accountOf(platform, 'LEADING_GROUP').password],
    next: ['a long sentence nobody says'],
  }),
  showSecondFactor: () => ({ code: [generateSync({ secret: accountOf(platform, 'REVIEWER').totpSecret })] }),
  confirmTotp: () => ({ factorId: [enrolling.factorId], code: [generateSync({ secret: enrolling.secret })] }),
  enrolPasskey: () => passkeys.enrolling,
  showPasskey: () => passkeys.showing,
  signInWithPasskey: () => passkeys.signingIn,
  finishSignOn: () => signOn.pools,
  finishLinking: () => signOn.linking.pools,
  partSignOn: () => ({ accountId: [signOn.linkedAccountId] }),
  removePasskey: () => ({ factorId: [passkeys.spareFactorId] }),
  listAccounts: () => ({ after: ['trial'], limit: ['100', '1'] }),
  endPost: () => ({ postId: [windowStaffPost] }),
  listApiKeys: () => ({ after: [spareKeyIds[0]], limit: ['100', '1'] }),
  seeMaskedCase: () => ({ caseId: [maskedCaseId] }),
  unmaskField: () => ({ caseId: [maskedCaseId], ...wholeValue }),
  issueApiKey: () => ({ publicKey: ['A'.repeat(43)] }),
  rotateApiKey: () => ({ apiKeyId: [spareKeyIds[0]] }),
  revokeApiKey: () => ({ apiKeyId: [spareKeyIds[1]] }),
  searchAuditEntries: () => ({ ...auditPools(), after: [importId], limit: [50, 1] }),
  exportAuditEntries: auditPools,
  // A key may say what lies below its own division.
  putDivision: () => ({ divisionCode: ['990102001000'], parentCode: ['990102000000'], level: ['STREET'] }),
}

/** Days around now, and somebody who has done something. */
function auditPools(): Pools {
  const today = new Date().toISOString().slice(0, 10)
  return { from: [today], to: [today], result: ['DONE', 'REFUSED'], username: ['trial.reviewer'], targetId: [importId] }
}

/** The call that must succeed, whatever the dice say of the others. */
function plainParts(operation: Operation) {
  const required = operation.parameters.filter((one) => one.required)
  const schema = operation.requestBody?.content['application/json']?.schema
  return {
    parameters: Object.fromEntries(
      required.map((one) => [one.name, simplest(one.schema, poolsOf(operation), one.name)]),
    ),
    body: schema === undefined ? undefined : simplest(schema, poolsOf(operation)),
  }
}

/** Everything the document promises to take: parameters, body and key, each fitting its schema. */
function validParts(operation: Operation) {
  const parameters = fc.record(
    Object.fromEntries(
      operation.parameters.map((one) => [one.name, fitting(one.schema, poolsOf(operation), one.name)]),
    ),
    { requiredKeys: operation.parameters.filter((one) => one.required).map((one) => one.name), noNullPrototype: true },
  )
  const schema = operation.requestBody?.content['application/json']?.schema
  return fc.record({
    parameters,
    body: schema === undefined ? fc.constant(undefined) : fitting(schema, poolsOf(operation)),
  })
}

function toCall(operation: Operation, parameters: Record<string, unknown>, body: unknown): Call {
  const value = (one: Parameter) => parameters[one.name]
  const path = operation.parameters
    .filter((one) => one.in === 'path')
    .reduce((text, one) => text.replace(`{${one.name}}`, encodeURIComponent(String(value(one)))), operation.path)
  const query = operation.parameters
    .filter((one) => one.in === 'query' && value(one) !== undefined)
    .map((one) => `${one.name}=${encodeURIComponent(String(value(one)))}`)
  const headers = Object.fromEntries(
    operation.parameters
      .filter((one) => one.in === 'header')
      .map((one) => [one.name.toLowerCase(), String(value(one))]),
  )
  return {
    url: query.length === 0 ? path : `${path}?${query.join('&')}`,
    headers: { ...headersOf(operation), ...headers },
    payload: body === undefined ? undefined : JSON.stringify(body),
  }
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
}

async function send(method: string, asked: Call): Promise<Answer> {
  const call = await withSession(asked)
  const answer = await platform.running.http.inject({
    method: method as NonNullable<InjectOptions['method']>,
    remoteAddress: nextAddress(),
    url: call.url,
    headers: call.headers,
    ...(call.payload === undefined ? {} : { payload: call.payload }),
  })
  return { status: answer.statusCode, headers: answer.headers, text: answer.payload }
}

const isProblem = Compile(problem as never)
const checks = new Map<string, ReturnType<typeof Compile>>()

function checkSuccess(operation: Operation, answer: Answer): void {
  const promised = operation.responses[answer.status]
  expect(promised, `${answer.status} is not promised`).toBeDefined()
  const [mediaType, { schema }] = Object.entries(promised?.content ?? {})[0] ?? ['', { schema: {} }]
  const sent = String(answer.headers['content-type'])
  expect(answer.headers['cache-control'], sent).toMatch(keptBy(operation))
  if (/^text|xml|json/.test(sent)) expect(sent).toMatch(/; charset=utf-8$|openxmlformats/)
  if (mediaType !== 'application/json') {
    expect(sent.split(';')[0]).toMatch(asSent(mediaType))
    return
  }
  expect(sent).toMatch(/^application\/json/)
  const name = `${operation.operationId} ${answer.status}`
  const check = checks.get(name) ?? Compile(schema as never)
  checks.set(name, check)
  const value: unknown = JSON.parse(answer.text)
  expect(check.Check(value), `${name} does not fit its promise: ${answer.text.slice(0, 500)}`).toBe(true)
}

/** A picture may be asked for as SVG or PNG, a table as workbook or CSV. */
function asSent(mediaType: string): RegExp | string {
  // A file that somebody handed in is what it is.
  // A report is drawn as Word, Excel or PDF.
  if (mediaType === 'application/octet-stream')
    return /^(image\/(jpeg|png)|application\/pdf|application\/vnd\.openxmlformats-officedocument\.(wordprocessingml\.document|spreadsheetml\.sheet))$/
  if (mediaType.startsWith('image/')) return /^image\/(svg\+xml|png)$/
  if (mediaType.includes('spreadsheetml'))
    return /^(application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet|text\/csv)$/
  return mediaType.split(';')[0] ?? ''
}

/** Codes that any address may answer with, whatever stands behind it. */
const anywhere: readonly RefusalCode[] = ['NOT_FOUND', 'METHOD_NOT_ALLOWED']

function checkRefusal(operation: Operation | undefined, answer: Answer): void {
  expect(String(answer.headers['content-type']), answer.text).toBe('application/problem+json; charset=utf-8')
  expect(answer.headers['cache-control']).toBe('no-store')
  const body = JSON.parse(answer.text) as Problem
  expect(isProblem.Check(body), answer.text).toBe(true)
  expect([answer.status, body.status]).toEqual([refusalStatus[body.code], refusalStatus[body.code]])
  expect(body.type).toBe(`urn:yiping:problem:${body.code.toLowerCase().replaceAll('_', '-')}`)
  if (answer.status >= 500)
    expect([answer.status, answer.headers['retry-after']], answer.text).toEqual([503, expect.anything()])
  if (answer.status === 429) expect(answer.headers['retry-after']).toBeDefined()
  const promised = operation?.responses[answer.status]?.description.split(', ') ?? []
  if (operation !== undefined) expect([...promised, ...anywhere], answer.text).toContain(body.code)
}

function check(operation: Operation, answer: Answer): void {
  if (answer.status < 400) checkSuccess(operation, answer)
  else checkRefusal(operation, answer)
}

/** A role in the place of a cookie becomes a session of it, never used before. */
async function withSession(call: Call): Promise<Call> {
  const { cookie } = call.headers
  // What a provider sends back is good for the browser that went there.
  const cameBack = [signOn, signOn.linking].find(({ state }) => call.payload?.includes(state))
  if (cameBack !== undefined) return { ...call, headers: { ...call.headers, cookie: cameBack.cookie } }
  if (cookie === undefined) return call
  // A challenge is good for the session that has asked for it.
  const own = passkeys.cookies.find(({ challengeId }) => call.payload?.includes(challengeId))
  if (own !== undefined) return { ...call, headers: { ...call.headers, cookie: own.cookie } }
  return { ...call, headers: { ...call.headers, cookie: await freshCookie(platform, cookie as Role) } }
}

/** A stream does not end by itself: opened for real, its first words heard, left again. */
async function openStream(asked: Call): Promise<Answer> {
  const call = await withSession(asked)
  const leave = new AbortController()
  const response = await fetch(platform.base + call.url, { signal: leave.signal, headers: call.headers })
  if (!response.ok)
    return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() }
  const reader = response.body?.getReader()
  const first = await reader?.read()
  leave.abort()
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text: Buffer.from(first?.value ?? []).toString(),
  }
}

const isStream = (operation: Operation) =>
  ['followBoard', 'followTerminal', 'followDevices', 'followMessages'].includes(operation.operationId)
const settings = {
  numRuns: runs,
  seed,
  endOnFailure: false,
  interruptAfterTimeLimit: 100_000,
  markInterruptAsFailure: true,
}

describe.each(operations.map((operation) => [operation.operationId, operation] as const))('%s', (_name, operation) => {
  test('answers what fits its promise with what it promised', async () => {
    const seen = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(validParts(operation), async ({ parameters, body }) => {
        const call = toCall(operation, parameters, body)
        const answer = isStream(operation) ? await openStream(call) : await send(operation.method, call)
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1)
        check(operation, answer)
      }),
      { ...settings, examples: [[plainParts(operation)]] },
    )
    const isGranted = [...seen.keys()].some((status) => status < 400)
    expect(isGranted, `only refusals: ${JSON.stringify([...seen])}`).toBe(true)
  }, 120_000)

  test('refuses what does not fit with a problem document and a stable code', async () => {
    await fc.assert(
      fc.asyncProperty(
        validParts(operation).chain((parts) =>
          fc.tuple(fc.constant(parts), bent(parts.body ?? {}), fc.nat(99), fc.nat()),
        ),
        async ([{ parameters, body }, wrong, dice, which]) => {
          const call = toCall(operation, parameters, body)
          const bad = badCall(operation, call, wrong, dice, which)
          if (isStream(operation) && bad.url === call.url) return
          check(operation, await send(operation.method, bad))
        },
      ),
      settings,
    )
  }, 120_000)
})

const classes = [
  'WINDOW_STAFF',
  'WINDOW_SUPERVISOR',
  'REVIEWER',
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
  'AUDIT_ADMIN',
] as const

describe.each(operations.filter((one) => !isStream(one)).map((one) => [one.operationId, one] as const))(
  '%s, whoever is signed in',
  (_name, operation) => {
    test('answers as it promised, and holds', async () => {
      await fc.assert(
        fc.asyncProperty(validParts(operation), fc.constantFrom(...classes), async ({ parameters, body }, role) => {
          const { authorization: _none, ...headers } = toCall(operation, parameters, body).headers
          check(
            operation,
            await send(operation.method, {
              ...toCall(operation, parameters, body),
              headers: { ...headers, cookie: role, 'sec-fetch-site': 'same-origin' },
            }),
          )
        }),
        { ...settings, numRuns: Math.ceil(runs / 10) },
      )
    }, 120_000)
  },
)

test('nothing anywhere else is answered but with a problem document', async () => {
  const anyPath = fc.oneof(
    fc.webPath(),
    fc.constantFrom(...operations.map(({ path }) => path.replaceAll(/\{\w+\}/g, 'A01'))),
    fc.constantFrom(...pathJunk).map((junk) => `/${junk}`),
  )
  const anyMethod = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS')
  await fc.assert(
    fc.asyncProperty(anyPath, anyMethod, async (path, method) => {
      const url = path === '' ? '/nowhere' : path
      fc.pre(!operations.some((one) => one.method === method && isStream(one) && /events$/.test(url)))
      const answer = await send(method, { url, headers: {}, payload: undefined })
      if (answer.status >= 400) checkRefusal(undefined, answer)
    }),
    settings,
  )
}, 120_000)
