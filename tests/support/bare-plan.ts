import type { TestPlatform } from './platform.ts'

export interface BarePlan {
  readonly planId: string
  /** Of the one visit; empty where it is not drawn. */
  readonly visitId: string
}

export interface BareWish {
  readonly divisionCode: string
  readonly hallCode: string
  readonly assessorId: string
  readonly steps?: 'DRAFT' | 'FROZEN' | 'DRAWN'
  /** The time before which nothing is drawn, from now. */
  readonly drawInMinutes?: number
}

/** A plan of one window, as somebody has made it who calls nowhere, with a visit of somebody where it is drawn. */
export async function bringBarePlan(
  { database, running }: Pick<TestPlatform, 'database' | 'running'>,
  { divisionCode, hallCode, assessorId, steps = 'DRAWN', drawInMinutes = -60 }: BareWish,
): Promise<BarePlan> {
  const now = running.world.now()
  const [plan] = await database.query<{ id: string }>(
    `insert into assessment_plan (id, division_id, title, form_id, pool, unit, strata_by, is_secret, from_day, to_day, sample, doubles, quotas,
       draw_not_before, randomness, policy_id, recorded_at)
     select gen_random_uuid(), d.id, '一季度', f.id, 'SOCIAL_SUPERVISOR', 'WINDOW', 'HALL', true, $2::date, $2::date + 60, 1, 0, '{}', $3, '双色球', p.id, $2
     from administrative_division d, assessment_form f, policy p
     where d.division_code = $1 and f.code = 'window-etiquette' and f.drafted_by is null and p.word = 'assessment-plan'
     order by p.version desc limit 1 returning id`,
    [divisionCode, new Date(now), new Date(now + drawInMinutes * 60_000)],
  )
  if (plan === undefined) throw new Error(`nothing planned in ${divisionCode}`)
  if (steps === 'DRAFT') return { planId: plan.id, visitId: '' }
  await freeze(database, plan.id, hallCode, new Date(now))
  if (steps === 'FROZEN') return { planId: plan.id, visitId: '' }
  return { planId: plan.id, visitId: await draw(database, plan.id, assessorId, new Date(now)) }
}

async function freeze(database: TestPlatform['database'], planId: string, hallCode: string, at: Date): Promise<void> {
  await database.query(
    `insert into assessment_freeze (plan_id, division_id, units, digest, strata, commitment, frozen_at)
     select id, division_id, 1, sha256('population'), jsonb_build_object($2::text, 1), sha256('secret'), $3 from assessment_plan where id = $1`,
    [planId, hallCode, at],
  )
  await database.query(
    `insert into assessment_secret (plan_id, division_id, secret) select id, division_id, sha256('secret') from assessment_plan where id = $1`,
    [planId],
  )
  await database.query(
    `insert into assessment_population (plan_id, place, unit_key, stratum, window_id, hall_id, division_id)
     select p.id, 1, h.hall_code || '/' || w.window_code, h.hall_code, w.id, h.id, p.division_id
     from assessment_plan p, service_hall h join service_window w on w.hall_id = h.id where p.id = $1 and h.hall_code = $2
     order by w.window_code limit 1`,
    [planId, hallCode],
  )
}

async function draw(database: TestPlatform['database'], planId: string, assessorId: string, at: Date): Promise<string> {
  const ingredients = { freeze: '00'.repeat(32), randomness: null, checkpoint: '', cosignatures: [] }
  await database.query(
    `insert into assessment_draw (plan_id, division_id, seed, ingredients, drawn_at)
     select id, division_id, sha256('seed'), $2::jsonb, $3 from assessment_plan where id = $1`,
    [planId, JSON.stringify(ingredients), at],
  )
  const [visit] = await database.query<{ id: string }>(
    `insert into assessment_visit (id, plan_id, place, turn, assessor_id, window_id, hall_id, division_id, from_day, to_day, assigned_at)
     select gen_random_uuid(), p.id, u.place, 1, $2, u.window_id, u.hall_id, u.division_id, p.from_day, p.to_day, $3
     from assessment_plan p join assessment_population u on u.plan_id = p.id where p.id = $1 returning id`,
    [planId, assessorId, at],
  )
  return visit?.id ?? ''
}

/** Proposed for a visit by somebody who calls nowhere, and refused by another where it is decided. @returns its id */
export async function bringEnding(
  { database }: Pick<TestPlatform, 'database'>,
  visitId: string,
  { isDecided }: { readonly isDecided: boolean },
): Promise<string> {
  const [ending] = await database.query<{ id: string }>(
    `insert into assessment_visit_ending (id, visit_id, division_id, cause, reason, account_id, proposed_at)
     select gen_random_uuid(), v.id, v.division_id, 'REASSIGNED', '改派', a.id, v.assigned_at from assessment_visit v, account a
     where v.id = $1 and a.username = 'trial.hr' returning id`,
    [visitId],
  )
  if (ending === undefined) throw new Error(`no visit ${visitId}`)
  if (isDecided)
    await database.query(
      `insert into assessment_visit_ending_decision (ending_id, proposed_by, division_id, outcome, reason, account_id, decided_at)
       select e.id, e.account_id, e.division_id, 'REFUSED', '无', a.id, e.proposed_at from assessment_visit_ending e, account a
       where e.id = $1 and a.username = 'trial.system-admin'`,
      [ending.id],
    )
  return ending.id
}
