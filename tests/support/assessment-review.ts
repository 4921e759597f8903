import { randomBytes } from 'node:crypto'
import { openAccount } from '../../server/account/index.ts'
import { sealAssessmentWords } from '../../server/assessment/words.ts'
import { sql } from '../../server/platform/database.ts'
import { sealedSteps } from '../../server/platform/sealed-insert.ts'
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
  /** What he has written to 主动问候. */
  readonly words?: string
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
  const recordId = handed.words === undefined ? null : await sealSaid(platform, plan, handed.words)
  await insert(platform, 'assessment', {
    record_id: recordId,
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

/** Sealed as what is written on a visit is. */
async function sealSaid({ running: { world } }: Platform, plan: BroughtPlan, words: string): Promise<string> {
  const said = sealAssessmentWords(world.vault, world.now(), { answers: { greeting: { words } } })
  if (said === null) throw new Error('something was written')
  const { divisionId, hallId } = plan
  await sql`with ${sealedSteps({ ...said, divisionId, hallId, field: 'assessment' })} select`.execute(world.app)
  return said.recordId
}

export interface BroughtReview {
  readonly planId: string
  readonly formId: string
  /** Drawn to be checked again. */
  readonly reviewedVisitId: string
  /** Of two on one visit, the first of whom is `rater`. */
  readonly calibrationId: string
}

let brought = 0

/** Two on one visit of a hall who lie far apart: asked why, and drawn to be checked. */
export async function bringReview(
  platform: Platform,
  { hallCode = 'YP-TRIAL-01', rater = 'nobody' }: { readonly hallCode?: string; readonly rater?: string } = {},
): Promise<BroughtReview> {
  brought += 1
  const plan = await bringRatedPlan(platform, { hallCode, pool: 'MYSTERY_SHOPPER' })
  const at = '2026-01-05T10:00:00+08:00'
  const usernames = [rater === 'nobody' ? `reviewed.${brought}.a` : rater, `reviewed.${brought}.b`]
  const [first, second] = [
    await heldAs(platform, plan, usernames[0] ?? ''),
    await heldAs(platform, plan, usernames[1] ?? ''),
  ]
  const marks = [5, 5, 5] as const
  const firstVisitId = await bringHandedIn(platform, plan, { place: 1, assessorId: first, marks, at })
  const later = { place: 1, turn: 2 as const, assessorId: second, marks: [1, 1, 1] as const, at }
  const secondVisitId = await bringHandedIn(platform, plan, later)
  const calibrationId = uuidV7(platform.running.world.now())
  const { database } = platform
  await database.query(
    `insert into assessment_review_draw (month_from, month_end, seed, drawn_at, handed_in, drawn)
     values ('2026-01-01', '2026-02-01', $1, '2026-02-06T00:00:00Z', 2, 1) on conflict do nothing`,
    [randomBytes(32)],
  )
  await database.query(
    `insert into assessment_review (visit_id, month_from, division_id, hall_id, stratum, drawn_at, review_until, policy_id)
     select a.visit_id, '2026-01-01', a.division_id, a.hall_id, 'MYSTERY_SHOPPER', '2026-02-06T00:00:00Z', '2199-01-01T00:00:00Z', p.id
     from assessment a, policy p where a.visit_id = $1 and p.word = 'rater-agreement'`,
    [firstVisitId],
  )
  await database.query(
    `insert into calibration (id, first_visit_id, second_visit_id, division_id, hall_id, difference, opened_at, until, policy_id)
     select $1, a.visit_id, $3, a.division_id, a.hall_id, 10000, '2026-02-06T00:00:00Z', '2199-01-01T00:00:00Z', p.id
     from assessment a, policy p where a.visit_id = $2 and p.word = 'rater-agreement'`,
    [calibrationId, firstVisitId, secondVisitId],
  )
  return { planId: plan.planId, formId: plan.formId, reviewedVisitId: firstVisitId, calibrationId }
}

const heldAs = (platform: Platform, { divisionId }: BroughtPlan, username: string) =>
  bringRater(platform, divisionId, { username, pool: 'MYSTERY_SHOPPER' })

export interface BroughtDisqualification {
  readonly disqualificationId: string
  /** Of somebody in a pool. */
  readonly disqualifiedId: string
}

/** Proposed by somebody who calls nowhere, of somebody held in a division; decided already, unless it says otherwise. */
export async function bringDisqualification(
  platform: Platform,
  divisionCode: string,
  isDecided = true,
): Promise<BroughtDisqualification> {
  brought += 1
  const { database } = platform
  const [division] = await database.query<{ id: number }>(
    'select id from administrative_division where division_code = $1',
    [divisionCode],
  )
  if (division === undefined) throw new Error(`no division ${divisionCode}`)
  const pool = 'SOCIAL_SUPERVISOR'
  const assessorId = await bringRater(platform, division.id, { username: `disqualified.${brought}`, pool })
  const id = uuidV7(platform.running.world.now())
  await database.query(
    `insert into disqualification (id, assessor_id, division_id, grounds, reason, account_id, proposed_at)
     select $1, $2, $3, '{OTHER}', '无', a.id, '2026-02-06T00:00:00Z' from account a where a.username = 'trial.hr'`,
    [id, assessorId, division.id],
  )
  if (isDecided) {
    await database.query(
      `insert into disqualification_end (disqualification_id, proposed_by, division_id, outcome, reason, account_id, ended_at)
       select d.id, d.account_id, d.division_id, 'ACCEPTED', '无', a.id, d.proposed_at from disqualification d, account a
       where d.id = $1 and a.username = 'trial.system-admin'`,
      [id],
    )
    await database.query(
      `insert into assessor_end (assessor_id, division_id, ended_on, cause, reason, recorded_at)
       values ($1, $2, '2026-02-06', 'DISQUALIFIED', '无', '2026-02-06T00:00:00Z')`,
      [assessorId, division.id],
    )
  }
  return { disqualificationId: id, disqualifiedId: assessorId }
}
