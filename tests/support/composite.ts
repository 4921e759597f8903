import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { writeCompositeInput } from '../../domain/composite-input.ts'
import { computeComposites, writeCompositeResult } from '../../domain/composite-result.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import { inputOf, plainRules } from './composite-city.ts'
import type { TestPlatform } from './platform.ts'
import { shippedScheme } from './score-scheme.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest()

/** Beside a computation in which nobody said anything: a composite by the shipped scheme, of its windows. @returns the digest of its values */
export async function bringComposite(
  { database }: Pick<TestPlatform, 'database'>,
  computationId: string,
  keys: readonly string[],
): Promise<string> {
  const { schemeId, scheme } = await shippedScheme({ database }, 'general-composite')
  const windows = keys.map((key) => ({
    ...{ key, kind: 'COMPREHENSIVE', family: '-', evaluations: 0, invited: 0, answered: 0 },
  }))
  const month: ScoreInput = { windows, cells: [], moments: [] }
  const input = inputOf([], { scheme: { schemeId, code: 'general-composite', version: 1, body: scheme } })
  const result = computeComposites({ months: [month], input, scheme, rules: plainRules })
  const [text, told] = [writeCompositeInput(input), writeCompositeResult(result)]
  await database.query('insert into composite_input (digest, packed) values ($1, $2) on conflict do nothing', [
    sha256(text),
    gzipSync(text),
  ])
  await database.query(
    `insert into composite_computation (computation_id, period, purpose, revision, counts_until, scheme_id, composite_policy_id, scheme_policy_id, deductions,
       visits, input_digest, result_digest, computed_at)
     select c.id, c.period, c.purpose, c.revision, c.counts_until, $2, (select min(id) from policy where word = 'composite-score'),
       (select min(id) from policy where word = 'score-scheme'), 0, 0, $3, $4, c.computed_at
     from score_computation c where c.id = $1`,
    [computationId, schemeId, sha256(text), sha256(told)],
  )
  await database.query('insert into composite_result (computation_id, packed) values ($1, $2)', [
    computationId,
    gzipSync(told),
  ])
  await database.query(
    `insert into window_composite (computation_id, window_id, division_id, hall_id, verdict, body, raws)
     select $1, w.id, v.division_id, w.hall_id, s ->> 'verdict', s, '{}'
     from jsonb_array_elements($2::jsonb) s
     join service_hall h on h.hall_code = split_part(s ->> 'key', '/', 1)
     join service_window w on w.hall_id = h.id and w.window_code = split_part(s ->> 'key', '/', 2)
     cross join lateral (select division_id from service_hall_version where hall_id = h.id order by effective_from desc, revision desc limit 1) v`,
    [computationId, JSON.stringify(result.windows)],
  )
  return sha256(text).toString('hex')
}
