import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { ScoreScheme } from '../../domain/score-scheme.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import { someForm } from './assessment.ts'
import { accountIdOf, bringAgency, bringAssessor } from './assessor.ts'
import { callsOf } from './calls.ts'
import { plainScheme } from './composite-city.ts'
import type { TestPlatform } from './platform.ts'
import { changePolicy } from './policy.ts'
import { someIndicator } from './score-scheme.ts'

type Platform = Pick<TestPlatform, 'database' | 'running'>
const hall = 'YP-SCORE-01'
const city = '990102000000'

/** The public half, third parties three tenths by one form, waiting a fifth. */
export const cityScheme: ScoreScheme = {
  ...plainScheme,
  indicators: [
    ...plainScheme.indicators.filter(({ code }) => code === 'grade'),
    someIndicator('visit', 'THIRD_PARTY', 'PROCESS', {
      source: { group: 'THIRD_PARTY', measure: 'assessment.whole-visit' },
    }),
    someIndicator('wait', 'SYSTEM', 'RESULT', {
      ...{ unit: 'MINUTE', direction: 'LOWER_IS_BETTER' },
      source: { group: 'SYSTEM', measure: 'system.wait-median' },
      rule: { kind: 'LINEAR', floor: 60_000, target: 0 },
    }),
  ],
}

/** In force in the whole city since the beginning of the year, and what periods are scored by; what assessors and records leave open is little here. */
export async function bringCityScheme(
  platform: TestPlatform,
  {
    code = 'city-whole',
    scheme = cityScheme,
    from = '2026-01-01',
  }: { code?: string; scheme?: ScoreScheme; from?: string } = {},
): Promise<string> {
  const { database, running } = platform
  const id = uuidV7(running.world.now())
  await database.query(
    `insert into score_scheme (id, code, version, division_id, body, source, reason, drafted_by, drafted_at)
     select $1, $2, 1 + coalesce((select max(version) from score_scheme where code = $2), 0), $3, $4::jsonb, '办法', '试用', a.id, $5
     from account a where a.username = 'trial.hr'`,
    [id, code, running.app.rules.rootDivisionId, JSON.stringify(scheme), new Date(running.world.now())],
  )
  await database.query(
    `insert into score_scheme_end (scheme_id, division_id, outcome, effective_from, drafted_by, account_id, ended_at)
     select $1, s.division_id, 'PUBLISHED', $2, s.drafted_by, a.id, $3 from score_scheme s, account a where s.id = $1 and a.username = 'trial.leading-group'`,
    [id, from, new Date(running.world.now())],
  )
  await changePolicy(platform, 'composite-score', {
    schemeCode: code,
    assessmentSpreadPoints: 2,
    systemVariationPercent: 30,
  })
  return id
}

/**
 * Every window of the hall visited on a day by one of two assessors, the first six by both, and published: window n has 40 + 4 · n points from the first; the
 * second gives ten fewer, for the same.
 */
export async function bringVisits(platform: Platform, day: PlainDate, code = 'whole-visit'): Promise<void> {
  const { database, running } = platform
  const at = new Date(running.world.now())
  const agencyId = await bringAgency(platform, city)
  const raters = await Promise.all(
    ['trial.third-party', 'trial.working-group'].map(async (username) =>
      bringAssessor(platform, city, { accountId: await accountOr(platform, username), pool: 'THIRD_PARTY', agencyId }),
    ),
  )
  const [formId, planId] = [uuidV7(running.world.now()), uuidV7(running.world.now())]
  await database.query(
    `insert into assessment_form (id, code, version, division_id, body, source, drafted_at)
     select $1, $4, 1, id, $2, '测试', $3 from administrative_division where division_code = '${city}'`,
    [formId, JSON.stringify(someForm), at, code],
  )
  await database.query(
    `insert into assessment_plan (id, division_id, title, form_id, pool, unit, strata_by, is_secret, from_day, to_day, sample, doubles, quotas, draw_not_before,
       randomness, policy_id, recorded_at)
     select $1, d.id, '八月明察', $2, 'THIRD_PARTY', 'WINDOW', 'HALL', false, $3, $3, 14, 6, '{}', $4, '测试', p.id, $4
     from administrative_division d, policy p where d.division_code = '${city}' and p.word = 'assessment'`,
    [planId, formId, day, at],
  )
  await database.query(
    `insert into assessment_population (plan_id, place, unit_key, stratum, window_id, hall_id, division_id)
     select $1, row_number() over (order by w.id), h.hall_code || '/' || w.window_code, 'ALL', w.id, h.id, d.id
     from service_hall h join service_window w on w.hall_id = h.id, administrative_division d where h.hall_code = $2 and d.division_code = '${city}'`,
    [planId, hall],
  )
  await database.query(
    `insert into assessment_visit (id, plan_id, place, turn, assessor_id, window_id, hall_id, division_id, from_day, to_day, assigned_at)
     select gen_random_uuid(), p.plan_id, p.place, t.turn, ($2::uuid[])[case when t.turn = 1 then 1 + (p.place - 1) % 2 else 2 - (p.place - 1) % 2 end],
       p.window_id, p.hall_id, p.division_id, $3, $3, $4
     from assessment_population p cross join generate_series(1, 2) as t (turn) where p.plan_id = $1 and (t.turn = 1 or p.place <= 6)`,
    [planId, raters, day, at],
  )
  await database.query(
    `insert into assessment (visit_id, division_id, hall_id, window_id, form_id, assessor_id, arrived_at, left_at, marks, points, idempotency_key, request_hash,
       policy_id, submitted_at)
     select v.id, v.division_id, v.hall_id, v.window_id, p.form_id, v.assessor_id, ($2::date + interval '10 hours') at time zone 'Asia/Shanghai',
       ($2::date + interval '11 hours') at time zone 'Asia/Shanghai', '{"clean": 3, "ramp": null, "greeting": 5, "one-time-notice": 3}',
       4000 + 400 * v.place - case when v.assessor_id = $3 then 1000 else 0 end + (v.place * 37) % 90, $4, $4, p.policy_id, $5
     from assessment_visit v join assessment_plan p on p.id = v.plan_id where v.plan_id = $1`,
    [planId, day, raters[1], Buffer.alloc(16), at],
  )
  await database.query(
    'insert into assessment_publication (plan_id, division_id, published_at) select id, division_id, $2 from assessment_plan where id = $1',
    [planId, at],
  )
}

async function accountOr(platform: Platform, username: string): Promise<string> {
  return accountIdOf(platform, username).catch(() => accountIdOf(platform, 'trial.reviewer'))
}

/** A case at every window with twelve services on a day, each after a wait: the higher the number of the window, the shorter. */
export async function bringWaits(platform: TestPlatform, day: PlainDate, windows: number): Promise<void> {
  const calls = callsOf(platform)
  for (let window = 1; window <= windows; window += 1) {
    const heard = await calls.putCase(`WAIT-${window}`, {
      acceptedAt: `${day}T08:30:00+08:00`,
      occurrences: Array.from({ length: 12 }, (_, turn) => ({
        ...{ sequence: turn + 1, service: 'APPLICATION', mode: 'COUNTER', hallCode: hall, outcome: 'DONE' },
        windowCode: `S${String(window).padStart(2, '0')}`,
        endedAt: `${day}T${String(9 + turn).padStart(2, '0')}:00:00+08:00`,
        waitingMinutes: 40 - 2 * window + (turn % 3),
      })),
    })
    if (heard.status > 201) throw new Error(`WAIT-${window}: ${heard.text}`)
  }
}

/** 扣分 against a window for a deed of a day, proposed by one and upheld by another. Hundredths of 100. */
export async function bringUpheldDeduction(
  { database, running }: Platform,
  windowCode: string,
  day: PlainDate,
  points: number,
): Promise<void> {
  const [id, at] = [uuidV7(running.world.now()), new Date(running.world.now())]
  await database.query(
    `insert into deduction (id, division_id, hall_id, window_id, organization_id, kind, against, code, points, deed_day, list_policy_id, policy_id, account_id,
       proposed_at, record_id)
     select $1, v.division_id, h.id, w.id, v.managing_organization_id, 'DEDUCTION', 'WINDOW', 'PRAISE_INDUCED', $4, $3, p.id, p.id, a.id, $5, gen_random_uuid()
     from service_hall h join service_window w on w.hall_id = h.id and w.window_code = $2
     join service_hall_version v on v.hall_id = h.id, policy p, account a
     where h.hall_code = '${hall}' and p.word = 'deduction' and a.username = 'trial.hr' limit 1`,
    [id, windowCode, day, points, at],
  )
  await database.query(
    `insert into deduction_decision (deduction_id, proposed_by, division_id, hall_id, outcome, points, account_id, decided_at, record_id)
     select d.id, d.account_id, d.division_id, d.hall_id, 'UPHELD', d.points, a.id, $2, gen_random_uuid()
     from deduction d, account a where d.id = $1 and a.username = 'trial.leading-group'`,
    [id, at],
  )
}
