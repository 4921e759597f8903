import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { readScoped } from '../../server/access/index.ts'
import { tellOpened } from '../../server/handling-order/index.ts'
import { type Database, sql } from '../../server/platform/database.ts'
import { simplest } from '../fuzz/generate.ts'
import {
  bringDrawnPlan,
  bringPools,
  bringWindows,
  callAs,
  city,
  hurry,
  lagging,
  lift,
} from '../support/assessment-plan.ts'
import { bringMorePlaces, otherHall, secondHall } from '../support/places.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'
import { browserOf, freshCookie } from '../support/staff.ts'
import { isAllowed, rows } from './expected.ts'
import type { Operation } from './operations.ts'

/**
 * 暗访: a window learns of a mystery visit only after its results are published. Every operation that a window may call is called before the draw, after
 * it, and after the publication: what the draw alone has changed in any answer would be a trace of it.
 */
const windows = ['WINDOW_STAFF', 'WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER'] as const satisfies readonly Role[]

/** Reads, whatever their method: what writes is called with nothing, and refused alike each time. */
const isStream = ({ operationId }: Operation) => operationId.startsWith('follow')
/** Would end what the next call needs. */
const endsSession = ['endOwnSession', 'endOtherSessions', 'endSession', 'changeOwnPassword', 'showSecondFactor']

/** Of each operation that one of the windows may call, or anybody. */
const operationsOf = (role: Role): readonly Operation[] =>
  rows
    .filter(({ caller, aim }) => caller === 'hall' && (aim === 'own' || aim === 'anywhere'))
    .filter((row) => isAllowed(row, { name: role, role }))
    .map(({ operation }) => operation)
    .filter((operation) => !isStream(operation) && !endsSession.includes(operation.operationId))

interface Visit {
  readonly visitId: string
  readonly hallCode: string
  readonly unitKey: string
  readonly assessor: string
}

let platform: TestPlatform
interface Plan {
  readonly planId: string
  readonly visits: readonly Visit[]
}
/** What is asked about before there is any. */
const nobody = '00000000-0000-7000-8000-000000000000'
const nowhere: Visit = { visitId: nobody, hallCode: '', unitKey: '', assessor: '' }
const nothing: Plan = { planId: nobody, visits: [] }
let plan = nothing
let visit = nowhere
/** Of the draw before the last. */
const others: Visit[] = []
const seen = new Map<string, Map<string, string>>()

beforeAll(async () => {
  platform = await startPlatform({ now: lagging, logLevel: 'fatal', trustedProxies: ['127.0.0.1'] })
  await bringMorePlaces(platform.database)
  await bringWindows(platform, ['YP-TRIAL-01', secondHall, otherHall], 6)
  await lift(platform, ['WORKING_GROUP'])
  await hurry(platform)
  await bringPools(platform)
  // What writes is called first, so that what it leaves behind is there before and after.
  await askAll('WRITES')
  // Nor is anything told of it in between, by a sweep that comes when it comes.
  const { world, app } = platform.running
  await tellOpened({ world, rules: app.rules })
  seen.set('before', await askAll('READS'))
  // Every window there is: whichever is asked about, somebody is sent there.
  const ask = { divisionCode: city, unit: 'WINDOW', strataBy: 'HALL', sample: 1 }
  const { body } = await callAs(platform, 'WORKING_GROUP', 'POST', '/api/v1/assessment-plans/population', ask)
  const drawAll = async () => {
    plan = await bringDrawnPlan(platform, { sample: body.units, doubles: 2 })
    visit = plan.visits.find(({ unitKey }) => unitKey === 'YP-TRIAL-01/P01') as Visit
  }
  await drawAll()
  seen.set('drawn once', await askAll('READS'))
  // … and once more: what a sweep or a minute that ends changes by chance, it does not change both times.
  const [first, firstVisit] = [plan, visit]
  plan = nothing
  visit = nowhere
  seen.set('before again', await askAll('READS'))
  await drawAll()
  seen.set('drawn', await askAll('READS'))
  others.push(...first.visits, firstVisit)
  seen.set('written', await askAll('WRITES'))
  for (const { visitId } of plan.visits)
    await callAs(platform, 'WORKING_GROUP', 'POST', `/api/v1/assessment-visits/${visitId}/end`, {
      cause: 'NOT_DONE',
      reason: '停做',
    })
  await callAs(platform, 'WORKING_GROUP', 'POST', `/api/v1/assessment-plans/${plan.planId}/publication`, {})
  seen.set('published', await askAll('READS'))
}, 240_000)
afterAll(() => platform.stop())

async function askAll(which: 'READS' | 'WRITES'): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const role of windows)
    for (const [name, text] of await askEverything(role, which)) answers.set(`${role} ${name}`, text)
  return answers
}

/** With every number that could lead to the visit, once it is there: whoever guesses it is told nothing either. */
async function askEverything(role: Role, which: 'READS' | 'WRITES'): Promise<Map<string, string>> {
  const cookie = await freshCookie(platform, role)
  const pools = {
    hallCode: ['YP-TRIAL-01'],
    windowCode: ['P01'],
    planId: [plan.planId],
    visitId: [visit.visitId],
    divisionCode: ['990102000000'],
    kind: ['window'],
  }
  const answers = new Map<string, string>()
  const asked = operationsOf(role).filter(({ method }) => (method === 'GET') === (which === 'READS'))
  for (const operation of asked) answers.set(operation.operationId, await ask(operation, pools, cookie))
  return answers
}

async function ask(
  { method, path, parameters, requestBody }: Operation,
  pools: Readonly<Record<string, readonly unknown[]>>,
  cookie: string,
): Promise<string> {
  const fittingOf = (name: string, schema: (typeof parameters)[number]['schema']) =>
    encodeURIComponent(String(simplest(schema, pools, name)))
  const inPath = parameters.filter((one) => one.in === 'path')
  const url = inPath.reduce((text, { name, schema }) => text.replace(`{${name}}`, fittingOf(name, schema)), path)
  const asked = parameters.filter((one) => one.in === 'query' && (one.required || pools[one.name] !== undefined))
  const query = asked.map(({ name, schema }) => `${name}=${fittingOf(name, schema)}`).join('&')
  const schema = requestBody?.content['application/json']?.schema
  const { status, body } = await browserOf(platform)
    .call(method, query === '' ? url : `${url}?${query}`, schema === undefined ? undefined : simplest(schema, pools), {
      cookie,
      'idempotency-key': `secret-${url}`.slice(0, 100),
      'sec-fetch-site': 'same-origin',
    })
    .catch((error: Error) => ({ status: 0, body: error.message }))
  return `${status} ${typeof body === 'string' ? body : JSON.stringify(body)}`
}

/** Times, and numbers of calls, are others each time. */
const plain = (text: string) =>
  text
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})/g, 'T')
    .replaceAll(/"requestId":"[^"]*"/g, '"requestId":"R"')

/** Which answers are others, by their name. */
function changed(one: string, other: string): readonly string[] {
  const [before, after] = [seen.get(one), seen.get(other)]
  return [...(before ?? [])]
    .filter(([name, text]) => plain(text) !== plain(after?.get(name) ?? ''))
    .map(([name]) => name)
}
const nameOf = (name: string) => name.split(' ')[1] ?? ''
const traces = () => {
  const sent = [...plan.visits, ...others]
  return [...new Set(sent.flatMap(({ visitId, assessor }) => [visitId, assessor])), '一季度暗访']
}

/** Made of dice, or of how often somebody has called. */
const rolled = [
  'listOwnSessions',
  'beginPasskeyEnrolment',
  'beginPasskeySignIn',
  'givePublicComment',
  'seeChallenge',
  'seeReportChallenge',
  'seeSuggestionChallenge',
  'signIn',
  'seeStatus',
]

describe('a window that may call so many operations', () => {
  test.each(windows)('calls every one of them, as %s', (role) => {
    expect(operationsOf(role).length).toBeGreaterThan(60)
    // What manages plans is none of them.
    expect(operationsOf(role).filter(({ path }) => path.startsWith('/api/v1/assessment-'))).toEqual([])
  })

  test('finds in no answer who is sent, what the plan is called or the number of a visit, before it is published', () => {
    const told = ['drawn once', 'drawn', 'written']
      .flatMap((when) => [...(seen.get(when) ?? [])])
      .filter(([, text]) => traces().some((trace) => text.includes(trace)))
    expect(told.map(([name]) => name)).toEqual([])
  })

  test('finds no answer changed by the draw but the list of frozen populations, which holds every window alike', () => {
    const twice = changed('before again', 'drawn')
    const both = changed('before', 'drawn once').filter((name) => twice.includes(name))
    expect([...new Set(both.map(nameOf))].sort().filter((name) => !rolled.includes(name))).toEqual([
      'listLogAssessmentPlans',
      'listLogAssessmentPopulation',
      'seeLogAssessmentPlan',
    ])
    for (const role of windows) {
      const seeing = seen.get('drawn')?.get(`${role} seeLogAssessmentPlan`) ?? ''
      expect(seeing).toContain('"state":"FROZEN"')
      expect(seeing).toContain('"assessment_plan":null')
      expect(seeing).toContain('"assessment_draw":null')
      expect(seeing).toContain('"places":null')
    }
  })

  test('reads where it was gone to once that is published, and still not by whom', () => {
    const told = seen.get('published')?.get('WINDOW_STAFF seeLogAssessmentPlan') ?? ''
    expect(told).toContain('"state":"PUBLISHED"')
    expect(told).toContain(`"unitKey":"${visit.unitKey}"`)
    for (const assessor of new Set(plan.visits.map((each) => each.assessor))) expect(told).not.toContain(assessor)
  })
})

describe('the database itself', () => {
  const count = (table: string) => (tx: Database) =>
    sql<{ n: number }>`select count(*)::integer as n from ${sql.table(table)} where plan_id = ${plan.planId}`
      .execute(tx)
      .then(({ rows: [row] }) => row?.n)
  const asHall = async <T>(read: (tx: Database) => Promise<T>) => {
    const [hall] = await platform.database.query<{ divisionId: number; hallId: number }>(
      `select d.id as "divisionId", h.id as "hallId" from service_hall h, administrative_division d
       where h.hall_code = 'YP-TRIAL-01' and d.division_code = '990102000000'`,
    )
    if (hall === undefined) throw new Error('no hall')
    return readScoped({ world: platform.running.world, rules: platform.running.app.rules }, hall, read)
  }

  test('shows staff no visit and no population that is not published, whatever is asked, and those of its place afterwards', async () => {
    const open = await bringDrawnPlan(platform, { sample: 14, doubles: 2, isSecret: false })
    const unpublished = (tx: Database) =>
      sql<{ n: number }>`select (select count(*) from assessment_visit where plan_id = ${open.planId})::integer
        + (select count(*) from assessment_population where plan_id = ${open.planId})::integer as n`
        .execute(tx)
        .then(({ rows: [row] }) => row?.n)
    expect(await asHall(unpublished)).toBe(0)
    expect(await asHall(count('assessment_visit'))).toBe(
      plan.visits.filter(({ hallCode }) => hallCode === 'YP-TRIAL-01').length,
    )
  })

  test.each(['assessment_secret', 'assessment_visit_end'])('lets staff never read %s', async (table) => {
    await expect(asHall((tx) => sql`select * from ${sql.table(table)}`.execute(tx))).rejects.toThrow(
      /permission denied/,
    )
  })

  test.each(['assessment_plan', 'assessment_freeze', 'assessment_draw'])(
    'shows a post in a hall nothing of %s',
    async (table) => {
      const rowsOf = (tx: Database) => sql`select 1 from ${sql.table(table)}`.execute(tx).then((answer) => answer.rows)
      expect(await asHall(rowsOf)).toEqual([])
    },
  )
})

test('the audit names the plan and its division, and no hall', async () => {
  const entries = await platform.database.query<{ text: string; hallId: number | null }>(
    `select e::text as text, hall_id as "hallId" from audit_entry e where act like 'ASSESSMENT_PLAN%' or act like 'ASSESSMENT_VISIT%'`,
  )
  expect(entries.length).toBeGreaterThan(4)
  for (const { text, hallId } of entries) {
    expect(hallId).toBeNull()
    expect(text).not.toContain(visit.unitKey)
  }
})

test('who watches the log sees of visits nothing but leaves of the most common kind, at the full hour', async () => {
  const rowsOf = await platform.database.query<{ kind: string; isHourly: boolean }>(
    `select distinct substr(encode(leaf, 'hex'), 3, 2) as kind, due_at = date_trunc('hour', due_at) as "isHourly" from ledger.pending_leaf
     where due_at > now()`,
  )
  expect(rowsOf).toEqual([{ kind: '09', isHourly: true }])
})
