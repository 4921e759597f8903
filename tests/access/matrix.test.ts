import { readFileSync } from 'node:fs'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { simplest } from '../fuzz/generate.ts'
import { callsOf } from '../support/calls.ts'
import { toCsv } from '../support/import.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'
import { type Aimed, aimOf, catalogueFirst } from './aim.ts'
import { Callers } from './callers.ts'
import { aims, type Holder, heading, holdersOf, isAllowed, type Row, rows, toCell, toLine } from './expected.ts'
import { findLeaks } from './grades.ts'
import { operations } from './operations.ts'
import { bringSpots, province, type Spots } from './spots.ts'

/**
 * The negative authorisation matrix: every route of the OpenAPI document × every role, key, device and nobody × own hall, sibling
 * hall, other city, expired, disabled. Every cell is a real call of a real platform, compared with the committed table alone.
 */
const table = new URL('../../contracts/access-matrix.golden.csv', import.meta.url)
const [head, ...lines] = readFileSync(table, 'utf8').trimEnd().split('\n')

let platform: TestPlatform
let spots: Spots
let callers: Callers
let called = 0
let calledMs = 0

beforeAll(async () => {
  platform = await startPlatform({ logLevel: 'fatal', trustedProxies: ['127.0.0.1'] })
  spots = await bringSpots(platform)
  callers = await Callers.bring(platform)
  const { key } = await callsOf(platform).apiKey({ divisionCode: province, scopes: ['catalogue:write'] })
  for (const name of catalogueFirst) await fillCatalogue(name, key)
}, 180_000)
afterAll(async () => {
  console.log(`matrix: ${called} calls in ${Math.round(calledMs)} ms`)
  await platform.stop()
})

/** Also shows that what is aimed at each place is a call that succeeds. */
async function fillCatalogue(name: string, key: string): Promise<void> {
  const row = rows.find(({ operation }) => operation.operationId === name)
  if (row === undefined) throw new Error(`no route ${name}`)
  for (const aim of aims) {
    const answer = await send(row, { authorization: `Bearer ${key}` }, aimOf({ ...row, aim }, spots, undefined))
    if (answer.statusCode >= 300) throw new Error(`${name} at ${aim}: ${answer.payload}`)
  }
}

let sent = 0
function nextAddress(): string {
  sent += 1
  return `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`
}

/** A valid call: aimed where it touches a place, otherwise the first that comes to mind. */
function toCall({ operation }: Row, { params = {}, query = {}, body }: Aimed): { url: string; payload?: unknown } {
  const { parameters, requestBody } = operation
  const path = parameters
    .filter((one) => one.in === 'path')
    .reduce(
      (text, { name, schema }) =>
        text.replace(`{${name}}`, encodeURIComponent(params[name] ?? String(simplest(schema, {}, name)))),
      operation.path,
    )
  const schema = requestBody?.content['application/json']?.schema
  const payload = body ?? (schema === undefined ? undefined : simplest(schema, {}))
  const said = new URLSearchParams(query).toString()
  return { url: said === '' ? path : `${path}?${said}`, ...(payload === undefined ? {} : { payload }) }
}

async function send(row: Row, shown: NonNullable<InjectOptions['headers']>, aimed: Aimed) {
  const { url, payload } = toCall(row, aimed)
  const isFile = row.operation.requestBody?.content['text/csv'] !== undefined
  const headers = {
    // From a page of ours: who signs in, or is signed in, calls from there.
    'sec-fetch-site': 'same-origin',
    ...shown,
    ...(row.operation.parameters.some(({ name }) => name === 'Idempotency-Key')
      ? { 'idempotency-key': `matrix-key-${sent}` }
      : {}),
    ...(isFile ? { 'content-type': 'text/csv' } : {}),
  }
  return platform.running.http.inject({
    method: row.operation.method,
    url: isFile ? '/api/v1/imports/WINDOWS/GOOD_ROWS' : url,
    remoteAddress: nextAddress(),
    headers,
    ...(isFile ? { payload: file } : payload === undefined ? {} : { payload: payload as Record<string, unknown> }),
  })
}
const file = toCsv([['NONE', 'A01', '窗口', '综合窗口']], ['大厅编码', '窗口编号', '窗口名称', '窗口类别'])

/** A stream does not end by itself: opened, and left again. */
async function openStream(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const leave = new AbortController()
  const { status } = await fetch(platform.base + url, { signal: leave.signal, headers })
  leave.abort()
  return status
}

const notLetIn = ['UNAUTHENTICATED', 'FORBIDDEN', 'SIGN_IN_UNFINISHED', 'STEP_UP_NEEDED', 'CROSS_SITE', 'OWN_ACCOUNT']
/** What another place has is as if it were not there. */
const hidden = ['ACCOUNT_UNKNOWN', 'API_KEY_UNKNOWN', 'INVITATION_UNKNOWN', 'NOT_FOUND', 'HALL_UNKNOWN']
const toldInside = [
  'POST_UNKNOWN',
  'VERSION_PASSED',
  'SIGN_ON_NOT_LINKED',
  'GROUND_NOT_ADMITTED',
  'NOT_YOURS_TO_DO',
  'NOT_AT_THIS_STAGE',
  'STEP_INCOMPLETE',
  'FILE_TYPE_WRONG',
  'DRAFT_ENDED',
  'SHIFT_PAST',
  'AGENCY_ENDED',
  'POST_NOT_OF_POOL',
  'REVIEWS_OWN_HALL',
  'DO_NOT_CALL',
  'FORM_NOT_IN_FORCE',
  'PROPOSAL_DECIDED',
  'CONFLICT',
  'POLICY_UNKNOWN',
  'DRAWN_ALREADY',
  'SEED_OF_WITNESSES',
  'ASSESSOR_ENDED',
  'CALIBRATION_NOT_DUE',
  'MARK_MISSING',
  'TOO_EARLY',
  'DECIDES_OWN_CASE',
  'STATED_ALREADY',
  'EXPERT_UNKNOWN',
  'NO_AGENCY',
  'PROPOSAL_ENDED',
  'TIMES_OUT_OF_ORDER',
  'CALENDAR_YEAR_KNOWN',
  'CALENDAR_NOT_PUBLISHED',
]
/** Whoever is let in to one of these stays: they are opened for real. */
const streams = ['followTerminal', 'followDevices', 'followMessages']
const changesSession = ['endOwnSession', 'endOtherSessions', 'showSecondFactor', 'changeOwnPassword']

/** @returns the name of whoever was let in, nothing of whoever was not, and what was odd with its answer */
async function ask(row: Row, holder: Holder): Promise<string | undefined> {
  const { operationId } = row.operation
  const headers = await callers.headersOf(row.caller, holder, changesSession.includes(operationId))
  const aimed = aimOf(row, spots, callers.importOf(row.caller, holder))
  called += 1
  if (streams.includes(operationId) && isAllowed(row, holder)) {
    const shown = { 'sec-fetch-site': 'same-origin', ...headers } as Record<string, string>
    return (await openStream(row.operation.path, shown)) === 200 ? holder.name : undefined
  }
  const { statusCode, payload } = await send(row, headers, aimed)
  const leaks = findLeaks(row.operation, statusCode, payload)
  if (leaks.length > 0) return `${holder.name}?${leaks.join(' ')}`
  if (statusCode < 400) return aimed.shows === undefined || payload.includes(aimed.shows) ? holder.name : undefined
  const { code } = JSON.parse(payload) as { code: string }
  if (notLetIn.includes(code)) return undefined
  const isPlaced = row.aim !== 'anywhere'
  if (isPlaced && hidden.includes(code)) return undefined
  // What was done by the call before is done, and a version that never was or a ground that is none is told so; the door was open.
  const isFine = statusCode < 500 && (!isPlaced || toldInside.includes(code))
  return isFine ? holder.name : `${holder.name}?${statusCode}:${code}`
}

const atOnce = 6

async function observe(row: Row): Promise<string> {
  const begun = performance.now()
  const asked = holdersOf(row.caller)
  const seen: (string | undefined)[] = []
  for (let first = 0; first < asked.length; first += atOnce)
    seen.push(...(await Promise.all(asked.slice(first, first + atOnce).map((holder) => ask(row, holder)))))
  calledMs += performance.now() - begun
  return toLine(
    row,
    toCell(
      row,
      seen.filter((name) => name !== undefined),
    ),
  )
}

const linesOf = (name: string) => lines.filter((line) => line.startsWith(`${name},`))

test('the committed table has rows for every route of the document, and for no other', () => {
  expect(head).toBe(heading)
  expect([...new Set(lines.map((line) => line.split(',')[0]))]).toEqual(
    operations.map(({ operationId }) => operationId),
  )
})

async function seenOf(name: string, kinds: readonly Row['caller'][]): Promise<string[]> {
  const asked = rows.filter((row) => row.operation.operationId === name && kinds.includes(row.caller))
  const seen: string[] = []
  for (const row of asked) seen.push(await observe(row))
  return seen
}
const ofKinds = (name: string, kinds: readonly string[]) =>
  linesOf(name).filter((line) => kinds.includes(line.split(',')[4] ?? ''))

describe('who is let in where is what the table says', () => {
  const kinds = ['hall', 'district', 'anonymous', 'expired'] as const
  test.each(operations.map(({ operationId }) => operationId))('%s', async (name) => {
    expect(await seenOf(name, kinds)).toEqual(ofKinds(name, kinds))
    // Whoever calls next shall still be signed in.
    if (name === 'endOtherSessions') await platform.database.query('update account_session set ended_at = null')
  })
})

describe('whose account was closed, key or device revoked, is let in nowhere any more', () => {
  beforeAll(() => callers.disable())
  test.each(operations.map(({ operationId }) => operationId))('%s', async (name) => {
    expect(await seenOf(name, ['disabled'])).toEqual(ofKinds(name, ['disabled']))
  })
})
