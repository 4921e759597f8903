import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { type NamedScore, writeResult } from '../../domain/score-result.ts'
import { writeInput } from '../../domain/score-text.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import { bringComposite } from './composite.ts'
import type { TestPlatform } from './platform.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest()
const nothing: Omit<NamedScore, 'key'> = {
  ...{
    verdict: 'TOO_FEW_TO_TELL',
    months: 1,
    groupKey: null,
    groupWindows: 0,
    evaluations: 0,
    effectiveThousandths: 0,
  },
  ...{ rawThousandths: null, expectedThousandths: null, adjustedThousandths: null, scoreThousandths: null },
  ...{ lowerThousandths: null, upperThousandths: null, reliabilityThousandths: 0, findings: [], place: null },
}
/** A month in which nobody said anything, computed and on its way: in so many steps; it tells of one hall. @returns the draft’s id, and what it was computed from */
export async function bringPublication(
  { database, running }: Pick<TestPlatform, 'database' | 'running'>,
  period: string,
  stage: 'DRAFT' | 'REVIEWED' | 'PUBLISHED',
  hallCode = 'YP-TRIAL-01',
): Promise<{ readonly publicationId: string; readonly digest: string; readonly compositeDigest: string }> {
  const now = running.world.now()
  const at = new Date(now)
  const key = `${hallCode}/A01`
  const none = { kind: 'COMPREHENSIVE', family: '-', evaluations: 0, invited: 0, answered: 0 }
  const input = writeInput({ windows: [{ key, ...none }], cells: [], moments: [] })
  const result = writeResult([{ key, ...nothing }])
  const [computationId, publicationId] = [uuidV7(now), uuidV7(now)]
  const digest = sha256(input).toString('hex')
  await database.query(
    `with input as (
       insert into score_input (digest, month, packed) values (decode($4, 'hex'), '2019-12', $5) on conflict do nothing
     ), computed as (
       insert into score_computation (id, period, from_day, end_day, purpose, revision, counts_until, evaluations, invalidated, exempted, policy_id,
         score_policy_id, evaluation_policy_id, inputs, result_digest, computed_at)
       values ($1, $2, ($2 || '-01')::date, (($2 || '-01')::date + interval '1 month')::date, 'FINAL', 0, $3, 0, 0, 0,
         (select min(id) from policy where word = 'score-period'), (select min(id) from policy where word = 'window-score'),
         (select min(id) from policy where word = 'evaluation'), array[$4], $6, $3)
     ), told as (
       insert into score_result (computation_id, packed) values ($1, $7)
     )
     insert into publication (id, computation_id, period, revision, due_at, policy_id, drafted_at)
     values ($8, $1, $2, 0, $3, (select min(id) from policy where word = 'publication'), $3)`,
    [computationId, period, at, digest, gzipSync(input), sha256(result), gzipSync(result), publicationId],
  )
  await database.query(
    `insert into window_score (computation_id, window_id, division_id, hall_id, verdict, evaluations, body)
     select $1, w.id, v.division_id, h.id, 'TOO_FEW_TO_TELL', 0, $3::jsonb
     from service_hall h join service_window w on w.hall_id = h.id
     cross join lateral (select division_id from service_hall_version where hall_id = h.id order by effective_from desc, revision desc limit 1) v
     where h.hall_code = $2 order by w.window_code limit 1`,
    [computationId, hallCode, JSON.stringify({ key, ...nothing })],
  )
  const compositeDigest = await bringComposite({ database }, computationId, [key])
  const steps = stage === 'DRAFT' ? 0 : stage === 'REVIEWED' ? 2 : 3
  await database.query(
    `insert into publication_step (publication_id, turn, kind, account_id, at)
     select $1, turn, (array['CHECKED', 'REVIEWED', 'SIGNED'])[turn], a.id, $2
     from (select id, row_number() over (order by username) as turn from account where username in ('trial.hr', 'trial.reviewer', 'trial.window-staff')) a
     where turn <= $3::integer`,
    [publicationId, at, steps],
  )
  if (stage === 'PUBLISHED')
    await database.query(
      `insert into published_ranking (publication_id, period, purpose, revision, counts_until, evaluations, invalidated, exempted, score_policy_id,
         evaluation_policy_id, inputs, result_digest, published_at)
       select $1, period, purpose, revision, counts_until, 0, 0, 0, score_policy_id, evaluation_policy_id, inputs, result_digest, $2
       from score_computation where id = $3`,
      [publicationId, at, computationId],
    )
  if (stage === 'PUBLISHED')
    await database.query(
      `insert into published_composite (publication_id, period, purpose, revision, counts_until, scheme_id, scheme_policy_id, deductions, visits, input_digest,
         result_digest, published_at)
       select $1, period, purpose, revision, counts_until, scheme_id, scheme_policy_id, 0, 0, input_digest, result_digest, $2
       from composite_computation where computation_id = $3`,
      [publicationId, at, computationId],
    )
  return { publicationId, digest, compositeDigest }
}
