import { createHash, randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type pg from 'pg'
import type { ScoreInput } from '../domain/score-input.ts'
import { type NamedScore, writeResult } from '../domain/score-result.ts'
import { writeInput } from '../domain/score-text.ts'
import { uuidV7 } from '../server/platform/uuid.ts'

export const halls = 60
const windowsOfHall = 20
const monthsKept = 12
const itemsOfWindow = 8

export const hallCodeOf = (hall: number): string => `BENCH-${String(hall).padStart(3, '0')}`
export const windowCodeOf = (window: number): string => `W${String(window).padStart(2, '0')}`
export const lastMonth = '2026-08'

/** Halls with their windows in the catalogue, and a year that was published of them: texts of the size that a real city has. */
export async function bringPublishedYear(database: pg.Client): Promise<void> {
  await database.query(
    `with halls as (insert into service_hall (hall_code) select 'BENCH-' || lpad(n::text, 3, '0') from generate_series(1, $1::integer) n returning id, hall_code),
     named as (
       insert into service_hall_version (hall_id, effective_from, name, division_id, managing_organization_id)
       select halls.id, '2020-01-01', hall_code, v.division_id, v.managing_organization_id
       from halls, (select division_id, managing_organization_id from service_hall_version limit 1) v
     ),
     windows as (
       insert into service_window (hall_id, window_code) select id, 'W' || lpad(n::text, 2, '0') from halls, generate_series(1, $2::integer) n returning id, window_code
     )
     insert into service_window_version (window_id, effective_from, name, kind) select id, '2020-01-01', window_code, 'COMPREHENSIVE' from windows`,
    [halls, windowsOfHall],
  )
  for (let month = 0; month < monthsKept; month += 1) {
    const at = new Date(Date.UTC(2025, 8 + month, 1))
    await bringMonth(database, at.toISOString().slice(0, 7), month)
  }
}

async function bringMonth(database: pg.Client, period: string, turn: number): Promise<void> {
  const [input, result] = [writeInput(inputOf(turn)), writeResult(scoresOf(turn))]
  const digest = createHash('sha256').update(input).digest('hex')
  const [computation, publication] = [uuidV7(Date.now()), uuidV7(Date.now())]
  const resultDigest = createHash('sha256').update(result).digest()
  await database.query(
    `with told as (insert into score_input (digest, month, packed) values (decode($2, 'hex'), $1, $3)),
     computed as (
       insert into score_computation (id, period, from_day, end_day, purpose, revision, counts_until, evaluations, invalidated, exempted, policy_id,
         score_policy_id, evaluation_policy_id, inputs, result_digest, computed_at)
       values ($4, $1, ($1 || '-01')::date, (($1 || '-01')::date + interval '1 month')::date, 'FINAL', 0, now(), 0, 0, 0,
         (select min(id) from policy where word = 'score-period'), (select min(id) from policy where word = 'window-score'),
         (select min(id) from policy where word = 'evaluation'), array[$2::text], $5, now())
     ),
     texts as (insert into score_result (computation_id, packed) values ($4, $6))
     insert into publication (id, computation_id, period, revision, due_at, policy_id, drafted_at)
     values ($7, $4, $1, 0, now(), (select min(id) from policy where word = 'publication'), now())`,
    [period, digest, gzipSync(input), computation, resultDigest, gzipSync(result), publication],
  )
  await database.query(
    `insert into published_ranking (publication_id, period, purpose, revision, counts_until, evaluations, invalidated, exempted, score_policy_id,
       evaluation_policy_id, inputs, result_digest, published_at)
     select $1, period, purpose, revision, counts_until, evaluations, 0, 0, score_policy_id, evaluation_policy_id, inputs, result_digest, now()
     from score_computation where id = $2`,
    [publication, computation],
  )
}

const keys = Array.from({ length: halls * windowsOfHall }, (_, at) => {
  const [hall, window] = [Math.floor(at / windowsOfHall) + 1, (at % windowsOfHall) + 1]
  return `${hallCodeOf(hall)}/${windowCodeOf(window)}`
})

/** Some four hundred evaluations of each window, told by item, audience, age and lag. */
function inputOf(turn: number): ScoreInput {
  const cell = { mode: 'COUNTER', ageBand: 2, lagBand: 1, isRequiredRefusal: false }
  return {
    windows: keys.map((key) => {
      return { key, kind: 'COUNTER', family: 'bench', evaluations: 400, invited: 900 + turn, answered: 400 }
    }),
    cells: keys.flatMap((window, at) =>
      Array.from({ length: 5 * itemsOfWindow }, (_, each) => ({
        ...{ ...cell, window, item: `I${each % itemsOfWindow}`, audience: each % 2 === 0 ? 'CITIZEN' : 'ENTERPRISE' },
        grades: [0, (at + each + turn) % 2, 1, 3, 6 - ((at + each + turn) % 2)] as const,
      })),
    ),
    moments: [],
  }
}

function scoresOf(turn: number): readonly NamedScore[] {
  const finding = { chanceMillionths: 1, topThousandths: 950, bottomThousandths: 0 }
  return keys.map((key, at) => ({
    ...{ key, verdict: (at + turn) % 20 === 0 ? 'TOP' : 'MIDDLE', months: 1, groupKey: 'COUNTER', groupWindows: 60 },
    ...{ evaluations: 400, effectiveThousandths: 210_000, rawThousandths: 88_000, expectedThousandths: 87_000 },
    ...{ adjustedThousandths: 88_500, scoreThousandths: 88_200, lowerThousandths: 85_000, upperThousandths: 91_000 },
    ...{ reliabilityThousandths: 800, findings: [finding, finding, finding] },
    place: { at: 3, from: 1, to: 9, tied: false },
  }))
}

/** So that two runs on one server are two databases. */
export const someDatabase = (): string => `bench_portal_${randomUUID().slice(0, 8)}`
