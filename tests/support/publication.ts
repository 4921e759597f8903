import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Role } from '../../domain/access.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import { countedIn } from '../../domain/score-rest.ts'
import { type NamedScore, writeResult } from '../../domain/score-result.ts'
import { writeInput } from '../../domain/score-text.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import { bringComposite } from './composite.ts'
import type { TestPlatform } from './platform.ts'
import { browserOf, freshCookie } from './staff.ts'

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
/** What a month was computed from and came to. */
export interface Computed {
  readonly input: ScoreInput
  readonly scores: readonly NamedScore[]
  readonly revision?: number
}

/** By hall and window: so many evaluations by grade, every other one of those invited; the first windows are named as the best. */
export function someMonth(
  windows: Readonly<Record<string, readonly [number, number, number, number, number]>>,
  best: readonly string[] = [],
): Computed {
  const all = Object.entries(windows).sort(([one], [other]) => (one < other ? -1 : 1))
  const sum = (grades: readonly number[]) => grades.reduce((total, count) => total + count, 0)
  const cell = { item: '*', audience: '*', mode: '*', ageBand: 0, lagBand: 0, isRequiredRefusal: false }
  const named = {
    ...{ rawThousandths: 91_000, expectedThousandths: 88_000, adjustedThousandths: 91_500, scoreThousandths: 91_200 },
    ...{ lowerThousandths: 89_000, upperThousandths: 93_400, reliabilityThousandths: 850, groupWindows: 14 },
    place: { at: 1, from: 1, to: 4, tied: false },
  }
  return {
    input: {
      windows: all.map(([key, grades]) => {
        const evaluations = sum(grades)
        return { key, kind: 'COMPREHENSIVE', family: '-', evaluations, invited: 2 * evaluations, answered: evaluations }
      }),
      cells: all.flatMap(([window, grades]) => (sum(grades) < 5 ? [] : [{ window, ...cell, grades }])),
      moments: [],
    },
    scores: all.map(([key, grades]) => ({
      ...{ ...nothing, key, evaluations: sum(grades), verdict: best.includes(key) ? 'TOP' : 'TOO_FEW_TO_TELL' },
      ...(best.includes(key) ? named : {}),
    })),
  }
}

/** A month, computed and on its way: in so many steps. Of a hall alone, nobody said anything in it. @returns the draft’s id, and what it was computed from */
export async function bringPublication(
  { database, running }: Pick<TestPlatform, 'database' | 'running'>,
  period: string,
  stage: 'DRAFT' | 'REVIEWED' | 'PUBLISHED',
  told: Computed | string = 'YP-TRIAL-01',
): Promise<{ readonly publicationId: string; readonly digest: string; readonly compositeDigest: string }> {
  const now = running.world.now()
  const at = new Date(now)
  const computed = typeof told === 'string' ? someMonth({ [`${told}/A01`]: [0, 0, 0, 0, 0] }) : told
  const input = writeInput(computed.input)
  const result = writeResult(computed.scores)
  const { revision = 0 } = computed
  const evaluations = countedIn([computed.input])
  const [computationId, publicationId] = [uuidV7(now), uuidV7(now)]
  const digest = sha256(input).toString('hex')
  await database.query(
    `with input as (
       insert into score_input (digest, month, packed) values (decode($4, 'hex'), $2, $5) on conflict do nothing
     ), computed as (
       insert into score_computation (id, period, from_day, end_day, purpose, revision, counts_until, evaluations, invalidated, exempted, policy_id,
         score_policy_id, evaluation_policy_id, inputs, result_digest, reason, computed_at)
       values ($1, $2, ($2 || '-01')::date, (($2 || '-01')::date + interval '1 month')::date,
         case when $9 = 0 then 'FINAL' else 'REVISION' end, $9, $3, $10, 0, 0, (select min(id) from policy where word = 'score-period'),
         (select min(id) from policy where word = 'window-score'), (select min(id) from policy where word = 'evaluation'), array[$4::text], $6, case when $9 = 0 then null else 'APPEAL_UPHELD' end, $3)
     ), told as (
       insert into score_result (computation_id, packed) values ($1, $7)
     )
     insert into publication (id, computation_id, period, revision, due_at, policy_id, drafted_at)
     values ($8, $1, $2, $9, $3, (select min(id) from policy where word = 'publication'), $3)`,
    [
      computationId,
      period,
      at,
      digest,
      gzipSync(input),
      sha256(result),
      gzipSync(result),
      publicationId,
      revision,
      evaluations,
    ],
  )
  await database.query(
    `insert into window_score (computation_id, window_id, division_id, hall_id, verdict, evaluations, body)
     select $1, w.id, v.division_id, h.id, body ->> 'verdict', (body ->> 'evaluations')::integer, body
     from unnest($2::jsonb[]) body join service_hall h on h.hall_code = split_part(body ->> 'key', '/', 1)
     cross join lateral (
       select id from service_window where hall_id = h.id order by window_code <> split_part(body ->> 'key', '/', 2), window_code limit 1
     ) w
     cross join lateral (select division_id from service_hall_version where hall_id = h.id order by effective_from desc, revision desc limit 1) v
     on conflict do nothing`,
    [computationId, computed.scores.map((score) => JSON.stringify(score))],
  )
  const compositeDigest = await bringComposite(
    { database },
    computationId,
    computed.scores.map(({ key }) => key),
  )
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
       select $1, period, purpose, revision, counts_until, evaluations, 0, 0, score_policy_id, evaluation_policy_id, inputs, result_digest, $2
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

/** 提出撤回, by somebody who does not sign. */
export async function bringProposal(
  { database, running }: Pick<TestPlatform, 'database' | 'running'>,
  publicationId: string,
  reason = '数据来源待核实',
): Promise<string> {
  const now = running.world.now()
  const id = uuidV7(now)
  await database.query(
    `insert into withdrawal_proposal (id, publication_id, turn, period, revision, reason, account_id, proposed_at)
     select $1, p.id, 1, p.period, p.revision, $2, a.id, $3 from publication p, account a
     where p.id = $4 and a.username = 'trial.reviewer'`,
    [id, reason, new Date(now), publicationId],
  )
  return id
}

/** 提出撤回 by the working group, 同意撤回 by the leading group. @returns what the second was answered */
export async function withdrawByTwo(platform: TestPlatform, publicationId: string, reason: string) {
  const call = async (role: Role, path: string, body: object) =>
    browserOf(platform).call('POST', `/api/v1/publications/${publicationId}/${path}`, body, {
      cookie: await freshCookie(platform, role),
    })
  const proposed = await call('WORKING_GROUP', 'withdrawal-proposal', { reason })
  if (proposed.status !== 200) return proposed
  return call('LEADING_GROUP', 'withdrawal', { outcome: 'AGREED' })
}
