import type { Role } from '../../domain/access.ts'
import type { AssessmentForm, EvidenceKind, FormIndicator } from '../../domain/assessment-form.ts'
import type { AssessorPool } from '../../domain/assessor.ts'
import { addDays, startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import { accountIdOf, bringAgency, bringAssessor } from './assessor.ts'
import type { TestPlatform } from './platform.ts'
import { accountOf } from './staff.ts'

const district = '990102000000'

const poolOf: Partial<Record<Role, AssessorPool>> = {
  THIRD_PARTY_EVALUATOR: 'THIRD_PARTY',
  MYSTERY_SHOPPER: 'MYSTERY_SHOPPER',
  SOCIAL_SUPERVISOR: 'SOCIAL_SUPERVISOR',
  WORKING_GROUP: 'WORKING_GROUP',
  WINDOW_SUPERVISOR: 'WINDOW_SUPERVISOR',
  DISCIPLINE_INSPECTOR: 'INSPECTOR',
}

const indicator = (
  code: string,
  [group, groupEn]: readonly [string, string],
  [title, titleEn]: readonly [string, string],
  over: Partial<FormIndicator> & { readonly evidence: EvidenceKind },
): FormIndicator => ({
  code,
  group: { zh: group, en: groupEn },
  title: { zh: title, en: titleEn },
  weight: 2500,
  scale: [
    { mark: 1, points: 0, anchor: { zh: `${title}：多处不符合`, en: `${titleEn}: in several places not` } },
    { mark: 3, points: 6000, anchor: { zh: `${title}：个别不符合`, en: `${titleEn}: in one place not` } },
    { mark: 5, points: 10_000, anchor: { zh: `${title}：全部符合`, en: `${titleEn}: everywhere` } },
  ],
  evidenceBelow: over.evidence === 'NONE' ? null : 6000,
  mayNotApply: false,
  ...over,
})

const place = ['环境', 'Place'] as const
const service = ['服务', 'Service'] as const

/** Four questions, one of each kind of evidence that a phone can bring. */
export const someForm: AssessmentForm = {
  title: { zh: '窗口明察测评表', en: 'Visit to a window' },
  unit: 'WINDOW',
  location: 'REQUIRED',
  indicators: [
    indicator('clean', place, ['窗口整洁', 'The window is tidy'], { evidence: 'PHOTO' }),
    indicator('ramp', place, ['无障碍通道', 'Step-free way'], { evidence: 'DOCUMENT', mayNotApply: true }),
    indicator('greeting', service, ['主动问候', 'Greets first'], { evidence: 'WORDS' }),
    indicator('one-time-notice', service, ['一次性告知', 'Told everything at once'], { evidence: 'RECORDING' }),
  ],
}

export interface VisitWish {
  readonly role: Role
  readonly form?: AssessmentForm
  readonly isSecret?: boolean
  /** Days from today. */
  readonly from?: number
  readonly to?: number
  readonly windowCode?: string
  readonly hallCode?: string
  readonly divisionCode?: string
  /** Whose term or home bends what he may assess. */
  readonly assessorId?: string
  readonly title?: string
}

export interface BroughtVisit {
  readonly visitId: string
  readonly planId: string
  readonly assessorId: string
}

/** The trial account of a role, held in its pool and sent to a window of the trial hall; today, unless it says otherwise. */
export async function bringVisit(platform: TestPlatform, wish: VisitWish): Promise<BroughtVisit> {
  const { role, form = someForm, isSecret = false, from = 0, to = 2, windowCode, title = '十一月明察' } = wish
  const { hallCode = 'YP-TRIAL-01', divisionCode = district } = wish
  const { database, running } = platform
  const now = running.world.now()
  const today = toPlainDate(now)
  const pool = poolOf[role]
  if (pool === undefined) throw new Error(`${role} assesses nothing`)
  const assessorId = wish.assessorId ?? (await bringOwnAssessor(platform, role, pool))
  const [formId, planId, visitId] = [uuidV7(now), uuidV7(now), uuidV7(now)]
  const at = new Date(now)
  const [fromDay, toDay] = [addDays(today, from), addDays(today, to)]
  // Before its first day, so that he may have been there all that day.
  const assignedAt = new Date(Math.min(now, startOfDay(fromDay)))
  await database.query(
    `insert into assessment_form (id, code, version, division_id, body, source, drafted_at)
     select $1, $5, 1, id, $2, '测试', $3 from administrative_division where division_code = $4`,
    [formId, JSON.stringify(form), at, district, `form-${formId.slice(-12)}`],
  )
  await database.query(
    `insert into assessment_plan (id, division_id, title, form_id, pool, unit, strata_by, is_secret, from_day, to_day, sample, doubles, quotas,
       draw_not_before, randomness, policy_id, recorded_at)
     select $1, d.id, $2, $3, $4, 'WINDOW', 'HALL', $5, $6, $7, 1, 0, '{}', $8, '测试', p.id, $8
     from administrative_division d, policy p where d.division_code = $9 and p.word = 'assessment'`,
    [planId, title, formId, pool, isSecret, fromDay, toDay, at, district],
  )
  await database.query(
    `insert into assessment_population (plan_id, place, unit_key, stratum, window_id, hall_id, division_id)
     select $1, 1, h.hall_code || '/' || w.window_code, 'ALL', w.id, h.id, d.id
     from service_hall h join service_window w on w.hall_id = h.id, administrative_division d
     where h.hall_code = $4 and ($2::text is null or w.window_code = $2) and d.division_code = $3 order by w.window_code limit 1`,
    [planId, windowCode ?? null, divisionCode, hallCode],
  )
  await database.query(
    `with frozen as (
       insert into assessment_freeze (plan_id, division_id, units, digest, strata, commitment, frozen_at)
       select id, division_id, 1, $2, '[]', $2, $3 from assessment_plan where id = $1 returning plan_id, division_id
     ), kept as (
       insert into assessment_secret (plan_id, division_id, secret) select plan_id, division_id, $2 from frozen
     )
     insert into assessment_draw (plan_id, division_id, seed, ingredients, drawn_at)
     select id, division_id, $2, '{}', $3 from assessment_plan where id = $1`,
    [planId, Buffer.alloc(32), at],
  )
  await database.query(
    `insert into assessment_visit (id, plan_id, place, turn, assessor_id, window_id, hall_id, division_id, from_day, to_day, assigned_at)
     select $1, p.plan_id, 1, 1, $2, p.window_id, p.hall_id, p.division_id, $3, $4, $5 from assessment_population p where p.plan_id = $6`,
    [visitId, assessorId, fromDay, toDay, assignedAt, planId],
  )
  return { visitId, planId, assessorId }
}

async function bringOwnAssessor(platform: TestPlatform, role: Role, pool: AssessorPool): Promise<string> {
  const accountId = await accountIdOf(platform, accountOf(platform, role).username)
  const [held] = await platform.database.query<{ id: string }>(
    'select id from assessor where account_id = $1 and pool = $2 order by id limit 1',
    [accountId, pool],
  )
  if (held !== undefined) return held.id
  const agencyId = pool === 'THIRD_PARTY' ? await bringAgency(platform, district) : null
  return bringAssessor(platform, district, { accountId, pool, agencyId })
}

/** A plan whose results are told to everybody of the place. */
export async function publishPlan({ database, running }: TestPlatform, planId: string): Promise<void> {
  await database.query(
    `insert into assessment_publication (plan_id, division_id, published_at)
     select id, division_id, $2 from assessment_plan where id = $1`,
    [planId, new Date(running.world.now())],
  )
}

/** What somebody found there, published: as if he had submitted it, without asking whether he may. @returns its id */
export async function bringAssessment(
  platform: TestPlatform,
  { hallCode, divisionCode, isPublished = true }: { hallCode: string; divisionCode: string; isPublished?: boolean },
): Promise<string> {
  const { visitId, planId } = await bringVisit(platform, {
    role: 'MYSTERY_SHOPPER',
    isSecret: true,
    hallCode,
    divisionCode,
  })
  const at = new Date(platform.running.world.now())
  await platform.database.query(
    `insert into assessment (visit_id, division_id, hall_id, window_id, form_id, assessor_id, arrived_at, left_at, marks, points,
       idempotency_key, request_hash, policy_id, submitted_at)
     select v.id, v.division_id, v.hall_id, v.window_id, p.form_id, v.assessor_id, $2, $2, $3, 2500, $4, $4, p.policy_id, $2
     from assessment_visit v join assessment_plan p on p.id = v.plan_id where v.id = $1`,
    [visitId, at, { clean: 1, ramp: null, greeting: 1, 'one-time-notice': 5 }, Buffer.alloc(16)],
  )
  if (isPublished) await publishPlan(platform, planId)
  return visitId
}
