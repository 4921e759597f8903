import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { writeInput } from '../../domain/score-text.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import { bringComposite } from './composite.ts'
import type { TestPlatform } from './platform.ts'

export const scoredPeriod = '2026-06'
const sha256 = (text: string) => createHash('sha256').update(text).digest()
/** In which nobody said anything. */
const input = writeInput({ windows: [], cells: [], moments: [] })

/** A month that was computed for objections and is not final; somebody who calls nowhere has objected to the first window of a hall. @returns the number of his objection */
export async function bringObjection(
  { database, running: { world } }: Pick<TestPlatform, 'database' | 'running'>,
  hallCode: string,
): Promise<string> {
  const now = world.now()
  const [computationId, id, at] = [uuidV7(now), uuidV7(now), new Date(now)]
  await database.query(
    `insert into score_computation (id, period, from_day, end_day, purpose, revision, counts_until, objections_until, evaluations, invalidated, exempted, policy_id,
       score_policy_id, evaluation_policy_id, inputs, result_digest, computed_at)
     values ($1, $2, ($2 || '-01')::date, '2026-07-01', 'OBJECTION', 0, $3, $3, 0, 0, 0,
       (select min(id) from policy where word = 'score-period'), (select min(id) from policy where word = 'window-score'),
       (select min(id) from policy where word = 'evaluation'), array[encode($4::bytea, 'hex')], sha256('none'), $3)
     on conflict do nothing`,
    [computationId, scoredPeriod, at, sha256(input)],
  )
  await database.query('insert into score_input (digest, month, packed) values ($1, $2, $3) on conflict do nothing', [
    sha256(input),
    scoredPeriod,
    gzipSync(input),
  ])
  await database.query(
    `insert into window_score (computation_id, window_id, division_id, hall_id, verdict, evaluations, body)
     select c.id, w.id, v.division_id, w.hall_id, 'TOO_FEW_TO_TELL', 0,
       jsonb_build_object('key', h.hall_code || '/' || w.window_code, 'verdict', 'TOO_FEW_TO_TELL', 'months', 1, 'evaluations', 0, 'rawThousandths', null,
         'expectedThousandths', null, 'adjustedThousandths', null, 'scoreThousandths', null, 'lowerThousandths', null, 'upperThousandths', null,
         'reliabilityThousandths', 0)
     from score_computation c, service_window w join service_hall h on h.id = w.hall_id
     cross join lateral (select division_id from service_hall_version where hall_id = h.id order by effective_from desc, revision desc limit 1) v
     where c.period = $1 and h.hall_code = $2 order by w.window_code limit 1`,
    [scoredPeriod, hallCode],
  )
  await bringOwnComposite({ database }, hallCode)
  await database.query(
    `insert into score_objection (id, computation_id, window_id, division_id, hall_id, account_id, objected_at, record_id)
     select $2, s.computation_id, s.window_id, s.division_id, s.hall_id, a.id, $3, gen_random_uuid()
     from window_score s join score_computation c on c.id = s.computation_id join service_hall h on h.id = s.hall_id, account a
     where c.period = $4 and h.hall_code = $1 and a.username = 'trial.hr'`,
    [hallCode, id, at, scoredPeriod],
  )
  return id
}

/** What every window came to on the whole in the month, once for all halls. */
async function bringOwnComposite({ database }: Pick<TestPlatform, 'database'>, hallCode: string): Promise<void> {
  const rows = await database.query<{ id: string; isThere: boolean }>(
    `select c.id, x.computation_id is not null as "isThere" from score_computation c left join composite_computation x on x.computation_id = c.id
     where c.period = $1`,
    [scoredPeriod],
  )
  for (const { id, isThere } of rows) {
    const windows = await database.query<{ key: string }>(
      `select h.hall_code || '/' || w.window_code as key from service_window w join service_hall h on h.id = w.hall_id order by key`,
    )
    if (!isThere)
      await bringComposite(
        { database },
        id,
        windows.map(({ key }) => key),
      )
  }
  if (rows.length === 0) throw new Error(`nothing is computed of ${hallCode}`)
}

/** A month that was computed for objections and is open to them for a year. @returns its name */
export async function bringOpenPeriod({
  database,
  running: { world },
}: Pick<TestPlatform, 'database' | 'running'>): Promise<string> {
  const now = world.now()
  const period = '2026-05'
  const [id, at, until] = [uuidV7(now), new Date(now), new Date(now + 366 * 86_400_000)]
  await database.query(
    `with computed as (
       insert into score_computation (id, period, from_day, end_day, purpose, revision, counts_until, objections_until, evaluations, invalidated, exempted,
         policy_id, score_policy_id, evaluation_policy_id, inputs, result_digest, computed_at)
       select $1, $2, '2026-05-01', '2026-06-01', 'OBJECTION', 0, $3, $4, 0, 0, 0, policy_id, score_policy_id, evaluation_policy_id, inputs, result_digest, $3
       from score_computation where period = $5
       returning id
     )
     insert into window_score (computation_id, window_id, division_id, hall_id, verdict, evaluations, body)
     select computed.id, s.window_id, s.division_id, s.hall_id, s.verdict, s.evaluations, s.body
     from computed, window_score s join score_computation c on c.id = s.computation_id where c.period = $5`,
    [id, period, at, until, scoredPeriod],
  )
  return period
}
