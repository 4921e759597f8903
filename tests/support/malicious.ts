import type { TestPlatform } from './platform.ts'
import { changePolicy } from './policy.ts'

const events = ['PROPOSED', 'CONFIRMED', 'OBJECTED'] as const

/** Everywhere a register is kept. */
export const keepRegister = (platform: TestPlatform) => changePolicy(platform, 'malicious-evaluator', { isKept: true })

/** An entry of an appeal, by people who call nowhere, as far as it has come. */
export async function bringEntry(
  { database, running }: Pick<TestPlatform, 'database' | 'running'>,
  appealId: string,
  last: (typeof events)[number] = 'PROPOSED',
): Promise<void> {
  await database.query(
    `with entered as (
       insert into malicious_entry (id, appeal_id, evaluation_id, register_id, division_id, hall_id, policy_id, proposed_at)
       select gen_random_uuid(), a.id, a.evaluation_id, p.division_id, a.division_id, a.hall_id, p.id, $2
       from appeal a, (select * from policy where word = 'malicious-evaluator' order by id desc limit 1) p where a.id = $1
       returning *
     )
     insert into malicious_entry_event (entry_id, sequence, division_id, hall_id, kind, at, actor_kind, account_id)
     select e.id, told.sequence, e.division_id, e.hall_id, told.kind, e.proposed_at,
       case when told.kind = 'OBJECTED' then 'CITIZEN' else 'ACCOUNT' end, a.id
     from entered e cross join unnest($3::text[]) with ordinality as told (kind, sequence)
     left join account a on told.kind <> 'OBJECTED'
       and a.username = case when told.kind = 'PROPOSED' then 'trial.leading-group' else 'trial.hr' end`,
    [appealId, new Date(running.world.now()), events.slice(0, events.indexOf(last) + 1)],
  )
}
