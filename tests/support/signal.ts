import { uuidV7 } from '../../server/platform/uuid.ts'
import type { TestPlatform } from './platform.ts'

/** A burst of one evaluation, or of one that nobody gave, set aside at the first window of a hall on a day long ago; perhaps somebody who calls nowhere has proposed to release it. */
export async function bringSignal(
  { database, running: { world } }: Pick<TestPlatform, 'database' | 'running'>,
  hallCode: string,
  isProposed = false,
  evaluationId: string | null = null,
): Promise<{ readonly signalId: string; readonly releaseId: string }> {
  const now = world.now()
  const [signalId, releaseId, at] = [uuidV7(now), uuidV7(now), new Date(now)]
  await database.query(
    `insert into manipulation_day (day, halls, evaluations, signals, looked_at) values ('2019-12-04', 0, 0, 0, $1) on conflict do nothing`,
    [at],
  )
  const kept = await database.query(
    `with found as (
       insert into manipulation_signal (id, division_id, hall_id, window_id, detector, day, cell, state, statistic, observed, expected, chance, level,
         evaluations, policy_id, parameters_digest, found_at)
       select $1::uuid, v.division_id, h.id, w.id, 'BURST', '2019-12-04', left($1::uuid::text, 36), 'QUARANTINED', '20', '20', '1', '1e-7', '0.001', 1, p.id, sha256('none'), $3
       from service_hall h join service_window w on w.hall_id = h.id
       cross join lateral (select division_id from service_hall_version where hall_id = h.id order by effective_from desc, revision desc limit 1) v
       cross join policy p
       where h.hall_code = $2 and p.word = 'manipulation-detector' order by w.window_code, p.id limit 1 returning *
     )
     insert into manipulation_quarantine (signal_id, evaluation_id, division_id, hall_id)
     select id, coalesce($4::uuid, gen_random_uuid()), division_id, hall_id from found returning signal_id`,
    [signalId, hallCode, at, evaluationId],
  )
  if (kept.length === 0) throw new Error(`nothing found in ${hallCode}`)
  if (isProposed)
    await database.query(
      `insert into manipulation_proposal (id, signal_id, division_id, hall_id, outcome, account_id, proposed_at, record_id)
       select $1, s.id, s.division_id, s.hall_id, 'RELEASE', a.id, $3, gen_random_uuid() from manipulation_signal s, account a
       where s.id = $2 and a.username = 'trial.hr'`,
      [releaseId, signalId, at],
    )
  return { signalId, releaseId }
}

/** Other rules for detectors, far ahead, as somebody has proposed them who calls nowhere. */
export async function bringDetectorRules(
  { database, running: { world } }: Pick<TestPlatform, 'database' | 'running'>,
  divisionCode: string,
): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `insert into policy_proposal (id, word, division_id, effective_from, source, sources, body, base_policy_id, proposed_by, proposed_at)
     select gen_random_uuid(), p.word, d.id, '2199-12-31', '办法',
       '{"/burst/countMin": {"text": "办法 第六条", "publishedOn": "2026-01-01", "url": null, "mayBeLaxer": false}}', jsonb_set(p.body, '{burst,countMin}', '30'), p.id, a.id, $2
     from policy p, administrative_division d, account a
     where p.word = 'manipulation-detector' and d.division_code = $1 and a.username = 'trial.hr' order by p.id limit 1 returning id`,
    [divisionCode, new Date(world.now())],
  )
  if (row === undefined) throw new Error(`nothing proposed in ${divisionCode}`)
  return row.id
}
