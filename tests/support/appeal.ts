import type { TestPlatform } from './platform.ts'

/** An appeal against the evaluation of an order, as its unit would have lodged it just now; heard, it is to be decided; upheld, it is. */
export async function bringAppeal(
  { database, running }: TestPlatform,
  orderId: string,
  told: 'LODGED' | 'HEARD' | 'UPHELD' = 'LODGED',
  ground = 'DUPLICATE',
): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `with one as (
       select o.*, s.organization_id from handling_order o join handling_order_state s on s.order_id = o.id where o.id = $1
     ), lodged as (
       insert into appeal (id, order_id, evaluation_id, division_id, hall_id, organization_id, ground, policy_id, lodged_at)
       select gen_random_uuid(), id, evaluation_id, division_id, hall_id, organization_id, $4,
         (select max(id) from policy where word = 'appeal'), $2 from one
       returning *
     ), told as (
       insert into appeal_event (appeal_id, sequence, division_id, hall_id, kind, at, actor_kind, account_id, facts)
       select id, 1, division_id, hall_id, 'LODGED', lodged_at, 'ACCOUNT', (select id from account where username = 'trial.window-staff'),
         jsonb_build_object('ground', ground, 'organizationId', organization_id) from lodged
     ), heard as (
       insert into appeal_event (appeal_id, sequence, division_id, hall_id, kind, at, actor_kind, facts)
       select id, 2, division_id, hall_id, 'CITIZEN_SPOKE', lodged_at, 'CITIZEN', '{"stance": "OBJECTS"}' from lodged where $3 <> 'LODGED'
     ), decided as (
       insert into appeal_event (appeal_id, sequence, division_id, hall_id, kind, at, actor_kind, facts)
       select id, 3, division_id, hall_id, 'DECIDED', lodged_at, 'PLATFORM', '{"verdict": "UPHELD"}' from lodged where $3 = 'UPHELD'
     )
     insert into appeal_state (appeal_id, division_id, hall_id, stage, verdict, version)
     select id, division_id, hall_id, case when $3 = 'UPHELD' then 'DECIDED' else 'LODGED' end, case when $3 = 'UPHELD' then 'UPHELD' end,
       array_position(array['LODGED', 'HEARD', 'UPHELD'], $3::text)
     from lodged
     returning appeal_id as id`,
    [orderId, new Date(running.world.now()), told, ground],
  )
  return row?.id ?? ''
}
