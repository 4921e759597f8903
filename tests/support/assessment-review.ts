import { randomBytes } from 'node:crypto'
import { openAccount } from '../../server/account/index.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import { hashPassword } from '../../server/session/index.ts'
import type { TestPlatform } from './platform.ts'

type Platform = Pick<TestPlatform, 'database' | 'running'>

/** Written as whoever owns the tables would: which slice of the product writes what of it is none of this test’s business. */
async function insert({ database }: Platform, table: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  const known = await database.query<{ name: string }>(
    'select column_name as name from information_schema.columns where table_schema = $2 and table_name = $1',
    [table, 'public'],
  )
  const columns = Object.keys(values).filter((column) => known.some(({ name }) => name === column))
  const places = columns.map((_, place) => `$${place + 1}`)
  await database.query(
    `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
    columns.map((column) => values[column]),
  )
}

const step = (mark: number) => ({
  mark,
  points: (mark - 1) * 2500,
  anchor: { zh: `第 ${mark} 档`, en: `Step ${mark}` },
})
const indicator = (code: string, zh: string, weight: number) => ({
  ...{ code, weight, scale: [1, 2, 3, 4, 5].map(step), evidence: 'NONE', evidenceBelow: null, mayNotApply: false },
  group: { zh: '服务', en: 'Service' },
  title: { zh, en: code },
})

/** Three indicators of five steps each. */
const someForm = {
  ...{ title: { zh: '窗口明察测评表', en: 'Visit to a window' }, unit: 'WINDOW', location: 'NONE' },
  indicators: [
    indicator('greeting', '主动问候', 4000),
    indicator('guidance', '一次告知', 3000),
    indicator('tidy', '环境整洁', 3000),
  ],
}

export interface BroughtPlan {
  readonly planId: string
  readonly formId: string
  readonly pool: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
}

export async function bringRatedPlan(
  platform: Platform,
  {
    hallCode = 'YP-TRIAL-01',
    pool = 'THIRD_PARTY',
    title = '三季度测评',
    formId = undefined as string | undefined,
  } = {},
): Promise<BroughtPlan> {
  const at = new Date(platform.running.world.now())
  const [place] = await platform.database.query<{
    divisionId: number
    hallId: number
    windowId: number
    policyId: number
  }>(
    `select v.division_id as "divisionId", h.id as "hallId", (select min(w.id) from service_window w where w.hall_id = h.id) as "windowId",
       (select min(p.id) from policy p) as "policyId"
     from service_hall h join service_hall_version v on v.hall_id = h.id where h.hall_code = $1 order by v.effective_from limit 1`,
    [hallCode],
  )
  if (place === undefined) throw new Error(`no hall ${hallCode}`)
  const { divisionId, policyId } = place
  const form = formId ?? uuidV7(at.getTime())
  if (formId === undefined)
    await insert(platform, 'assessment_form', {
      ...{ id: form, code: `form-${randomBytes(6).toString('hex')}`, version: 1, division_id: divisionId },
      ...{ body: JSON.stringify(someForm), source: '测试', drafted_at: at },
    })
  const planId = uuidV7(at.getTime())
  await insert(platform, 'assessment_plan', {
    ...{ id: planId, division_id: divisionId, title, form_id: form, pool, unit: 'WINDOW', is_secret: true },
    ...{ from_day: '2026-07-01', to_day: '2026-12-31', sample: 200, doubles: 200, quotas: '{}', strata_by: 'HALL' },
    ...{ draw_not_before: at, randomness: '测试', policy_id: policyId, recorded_at: at },
  })
  return { ...place, planId, formId: form, pool }
}

export async function bringReviewAgency(platform: Platform, divisionId: number, name: string): Promise<string> {
  const at = new Date(platform.running.world.now())
  const id = uuidV7(at.getTime())
  await insert(platform, 'agency', { id, division_id: divisionId, name, recorded_at: at })
  await insert(platform, 'agency_term', {
    ...{
      agency_id: id,
      sequence: 1,
      division_id: divisionId,
      qualification: '第三方评估',
      contract_from: '2026-01-01',
    },
    ...{ contract_to: '2027-12-31', team: 10, public_members: 4, recorded_at: at },
  })
  return id
}

export interface RaterWish {
  /** Of an account that is there, or of one that is opened for him. */
  readonly username: string
  readonly pool: string
  readonly agencyId?: string | null
}

/** @returns the id of his term in the pool */
export async function bringRater(
  platform: Platform,
  divisionId: number,
  { username, pool, agencyId = null }: RaterWish,
): Promise<string> {
  const { world } = platform.running
  const at = new Date(world.now())
  const [known] = await platform.database.query<{ id: string }>('select id from account where username = $1', [
    username,
  ])
  const accountId = known?.id ?? (await openAccountOf(platform, divisionId, username))
  const id = uuidV7(at.getTime())
  await insert(platform, 'assessor', {
    ...{ id, division_id: divisionId, pool, account_id: accountId, agency_id: agencyId, background: 'CITIZEN' },
    ...{ recruited_on: '2026-01-01', term_to: '2027-12-31', recorded_at: at },
  })
  return id
}

async function openAccountOf({ running: { world } }: Platform, divisionId: number, username: string): Promise<string> {
  const hash = await hashPassword('nobody signs in with this')
  return world.app.transaction().execute((tx) => {
    const account = {
      username,
      name: `评价员${username}`,
      family: 'BUSINESS',
      divisionId,
      hallId: null,
      expiresAt: null,
    } as const
    return openAccount(world, tx, account, { hash, isFirst: false })
  })
}

export interface HandedIn {
  readonly place: number
  readonly turn?: 1 | 2
  readonly assessorId: string
  /** Steps of the three indicators, from 1 to 5. */
  readonly marks: readonly [number, number, number]
  /** Instead of what the marks come to. */
  readonly points?: number
  readonly at: string
  readonly minutes?: number
}

/** What somebody has handed in of one place of a plan. @returns the id of the visit */
export async function bringHandedIn(platform: Platform, plan: BroughtPlan, handed: HandedIn): Promise<string> {
  const { place, turn = 1, assessorId, marks, minutes = 20 } = handed
  const arrivedAt = new Date(handed.at)
  const leftAt = new Date(arrivedAt.getTime() + minutes * 60_000)
  const id = uuidV7(arrivedAt.getTime())
  const where = { division_id: plan.divisionId, hall_id: plan.hallId, window_id: plan.windowId }
  const [known] = await platform.database.query(
    'select 1 from assessment_population where plan_id = $1 and place = $2',
    [plan.planId, place],
  )
  if (known === undefined)
    await insert(platform, 'assessment_population', {
      ...{ plan_id: plan.planId, place, unit_key: `unit-${place}`, stratum: 'ALL', ...where },
    })
  await insert(platform, 'assessment_visit', {
    ...{ id, plan_id: plan.planId, place, turn, assigned: 1, assessor_id: assessorId, ...where },
    ...{ from_day: '2026-07-01', to_day: '2026-12-31', assigned_at: arrivedAt },
  })
  const worth = (mark: number, weight: number) => ((mark - 1) * 2500 * weight) / 10_000
  const [greeting, guidance, tidy] = marks
  await insert(platform, 'assessment', {
    ...{
      visit_id: id,
      ...where,
      form_id: plan.formId,
      assessor_id: assessorId,
      arrived_at: arrivedAt,
      left_at: leftAt,
    },
    marks: JSON.stringify({ greeting, guidance, tidy }),
    points: handed.points ?? worth(greeting, 4000) + worth(guidance, 3000) + worth(tidy, 3000),
    ...{ request_hash: randomBytes(16), idempotency_key: randomBytes(16), submitted_at: leftAt },
    policy_id: (await platform.database.query<{ id: number }>('select min(id) as id from policy'))[0]?.id,
  })
  return id
}
