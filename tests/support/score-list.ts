import { uuidV7 } from '../../server/platform/uuid.ts'
import type { TestPlatform } from './platform.ts'

export interface BroughtList {
  readonly listId: string
  readonly entryId: string
  readonly alertId: string
}

/**
 * A month of 2024 of which the first window of a hall came on the red list, in force since before and open to answers for so many days, with an alert in shadow; asked again, of the next month.
 */
export async function bringListed(
  { database, running: { world } }: Pick<TestPlatform, 'database' | 'running'>,
  hallCode: string,
  openForDays = 366,
): Promise<BroughtList> {
  const now = world.now()
  const [computationId, listId, decisionId, entryId, alertId] = Array.from({ length: 5 }, () => uuidV7(now)) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const [known] = await database.query<{ months: number }>(
    `select count(*)::integer as months from score_list where period like '2024-%'`,
  )
  const month = 1 + (known?.months ?? 0)
  const period = `2024-${String(month).padStart(2, '0')}`
  const [at, until] = [new Date(now), new Date(now + openForDays * 86_400_000)]
  const policy = (word: string) => `(select min(id) from policy where word = '${word}')`
  await database.query(
    `with computed as (
       insert into score_computation (id, period, from_day, end_day, purpose, revision, counts_until, evaluations, invalidated, exempted, policy_id,
         score_policy_id, evaluation_policy_id, inputs, result_digest, computed_at)
       values ($1, $2, ($2 || '-01')::date, (($2 || '-01')::date + interval '1 month')::date, 'FINAL', 0, $3, 0, 0, 0, ${policy('score-period')},
         ${policy('window-score')}, ${policy('evaluation')}, array[repeat('0', 64)], sha256('none'), $3)
     ), listed as (
       insert into score_list (id, computation_id, period, revision, alert_policy_id, list_policy_id, result_digest, alerts, entries, computed_at)
       values ($4, $1, $2, 0, ${policy('score-alert')}, ${policy('score-list')}, sha256('none'), 1, 1, $3)
     )
     insert into score_link_decision (id, link, division_id, is_on, from_day, reason, account_id, decided_at)
     select $5, 'RED', d.id, true, '2023-12-31', '会议纪要', a.id, '2023-12-30'
     from administrative_division d, account a where d.division_code = '000000000000' and a.username = 'trial.hr'`,
    [computationId, period, at, listId, decisionId],
  )
  const place = `from service_window w join service_hall h on h.id = w.hall_id
     cross join lateral (select division_id from service_hall_version where hall_id = h.id order by effective_from desc, revision desc limit 1) v
     where h.hall_code = $1 order by w.window_code limit 1`
  const body = {
    ...{ groupKey: 'COMPREHENSIVE#1', groupWindows: 20, evaluations: 300, scoreThousandths: 96_000 },
    ...{ groupThousandths: 88_000, probabilityThousandths: 990, places: [{ at: 1, of: 20 }] },
  }
  await database.query(
    `insert into score_list_entry (id, list_id, window_id, division_id, hall_id, list, decision_id, answers_until, ends_on, body, listed_at)
     select $2, $3, w.id, v.division_id, h.id, 'RED', $4, $5, '2199-01-01', $6, $7 ${place}`,
    [hallCode, entryId, listId, decisionId, until, body, at],
  )
  const told = {
    ...{ evaluations: 240, effectiveThousandths: 180_000, meanThousandths: 62_000, upperThousandths: 66_500 },
    ...{ lowShareThousandths: 350, lowShareLowerThousandths: 284 },
  }
  await database.query(
    `insert into score_alert (id, list_id, window_id, division_id, hall_id, kind, cause, opens, body, found_at)
     select $2, $3, w.id, v.division_id, h.id, 'LOW_SHARE', 'WINDOW', 'ORDER', $4, $5 ${place}`,
    [
      hallCode,
      alertId,
      listId,
      { expected: { meanThousandths: 88_000, lowShareThousandths: 80 }, months: [told], sumThousandths: null },
      at,
    ],
  )
  return { listId, entryId, alertId }
}

/** On a list, an alert of the first window of a hall that leads to a visit, by a decision that stands; or in shadow. @returns its id */
export async function bringVisitAlert(
  { database, running: { world } }: Pick<TestPlatform, 'database' | 'running'>,
  hallCode: string,
  listId: string,
  { isShadow = false }: { readonly isShadow?: boolean } = {},
): Promise<string> {
  const [alertId, decisionId, at] = [uuidV7(world.now()), uuidV7(world.now()), new Date(world.now())]
  await database.query(
    `with decided as (
       insert into score_link_decision (id, link, division_id, is_on, from_day, reason, account_id, decided_at)
       select $3, 'ALERT', d.id, true, '2023-12-31', '会议纪要', a.id, '2023-12-30'
       from administrative_division d, account a where d.division_code = '000000000000' and a.username = 'trial.hr'
     )
     insert into score_alert (id, list_id, window_id, division_id, hall_id, kind, cause, opens, decision_id, body, found_at)
     select $1, $2, w.id, v.division_id, h.id, 'LOW_TWICE', 'WINDOW', 'VISIT', $4,
       '{"expected": null, "months": [], "sumThousandths": null}', $5
     from service_window w join service_hall h on h.id = w.hall_id
     cross join lateral (select division_id from service_hall_version where hall_id = h.id order by effective_from desc, revision desc limit 1) v
     where h.hall_code = $6 order by w.window_code limit 1`,
    [alertId, listId, decisionId, isShadow ? null : decisionId, at, hallCode],
  )
  return alertId
}
