import { createHash } from 'node:crypto'
import { frozenText } from '../../domain/evaluation-audit.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { TestPlatform } from './platform.ts'

/** An evaluation as if it had been drawn, to be asked about for a year. @returns the number of the audit */
export async function bringEvaluationAudit(
  { database, running }: Pick<TestPlatform, 'database' | 'running'>,
  evaluationId: string,
): Promise<string> {
  const now = running.world.now()
  await database.query(
    `insert into evaluation_audit_freeze (month_from, month_end, units, left_out, digest, seed_source, public_draw, seed_after, policy_id, frozen_at)
     values ('2020-01-01', '2020-02-01', 1, 0, decode(repeat('07', 32), 'hex'), 'WITNESSES', '-', $1, (select min(id) from policy where word = 'evaluation-audit'), $1)
     on conflict (month_from) do nothing`,
    [new Date(now)],
  )
  await database.query(
    `insert into evaluation_audit_draw (month_from, seed, seed_source, told, drawn, drawn_at)
     values ('2020-01-01', decode(repeat('08', 32), 'hex'), 'WITNESSES', '{someone}', 1, $1) on conflict (month_from) do nothing`,
    [new Date(now)],
  )
  await database.query(
    `insert into evaluation_audit_stratum (month_from, window_id, grade_group, channel, division_id, hall_id, units, salt, digest, is_sealed)
     select '2020-01-01', window_id, 'LOW', channel, division_id, hall_id, 1, decode(repeat('0a', 32), 'hex'),
       decode(repeat('09', 32), 'hex'), true from evaluation where id = $1
     on conflict do nothing`,
    [evaluationId],
  )
  const [row] = await database.query<{ id: string }>(
    `insert into evaluation_audit (id, evaluation_id, month_from, window_id, grade_group, channel, division_id, hall_id, item_id, service_day, grade,
       call_until, policy_id, drawn_at)
     select gen_random_uuid(), id, '2020-01-01', window_id, 'LOW', channel, division_id, hall_id, item_id, service_day, grade, $2,
       (select min(id) from policy where word = 'evaluation-audit'), $3 from evaluation where id = $1 returning id`,
    [evaluationId, new Date(now + 366 * 86_400_000), new Date(now)],
  )
  if (row === undefined) throw new Error(`nothing drawn of ${evaluationId}`)
  return row.id
}

/** As if every third-party evaluator had had the number shown: without it nobody says that he called. */
export async function showAuditedPhone({ database }: Pick<TestPlatform, 'database'>, auditId: string): Promise<void> {
  await database.query(
    `insert into unmasking (id, case_id, division_id, hall_id, account_id, field, purpose, policy_id, shown_at)
     select gen_random_uuid(), a.id, a.division_id, a.hall_id, p.account_id, 'applicant-phone', 'EVALUATION_AUDIT',
       (select min(id) from policy where word = 'unmasking'), now()
     from evaluation_audit a, account_post p where a.id = $1 and p.role = 'THIRD_PARTY_EVALUATOR'`,
    [auditId],
  )
}

/** Two months in which nobody evaluated: one drawn and over, one that waits for its public draw. @returns both, in this order */
export async function bringQuietMonths({ database, running }: Pick<TestPlatform, 'database' | 'running'>) {
  const at = new Date(running.world.now())
  for (const [fromDay, endDay, source] of [
    ['2019-11-01', '2019-12-01', 'WITNESSES'],
    ['2019-12-01', '2020-01-01', 'PUBLIC_DRAW'],
  ] as const) {
    const text = frozenText({ fromDay: fromDay as PlainDate, endDay: endDay as PlainDate }, [])
    await database.query(
      `insert into evaluation_audit_freeze (month_from, month_end, units, left_out, digest, seed_source, public_draw, seed_after, policy_id, frozen_at)
       values ($1, $2, 0, 0, $3, $4, '-', $5, (select min(id) from policy where word = 'evaluation-audit'), $5)`,
      [fromDay, endDay, createHash('sha256').update(text).digest(), source, at],
    )
  }
  await database.query(
    `insert into evaluation_audit_draw (month_from, seed, seed_source, told, drawn, drawn_at)
     values ('2019-11-01', decode(repeat('08', 32), 'hex'), 'WITNESSES', '{someone}', 0, $1)`,
    [at],
  )
  return ['2019-11', '2019-12'] as const
}
