import { uuidV7 } from '../../server/platform/uuid.ts'
import type { TestPlatform } from './platform.ts'

/** One that somebody who calls nowhere has proposed for a whole hall and the day it is. @returns its id */
export async function bringExemption(
  { database, running: { world } }: Pick<TestPlatform, 'database' | 'running'>,
  hallCode: string,
): Promise<string> {
  const now = world.now()
  const [id, at] = [uuidV7(now), new Date(now)]
  const kept = await database.query(
    `insert into exemption (id, division_id, hall_id, organization_id, cause, from_day, to_day, document_title, document_day, policy_id, account_id,
       proposed_at, record_id)
     select $1, v.division_id, h.id, v.managing_organization_id, 'POWER_CUT', $3::timestamptz::date, $3::timestamptz::date, '停电通知',
       $3::timestamptz::date, p.id, a.id, $3, gen_random_uuid()
     from service_hall h, lateral (select division_id, managing_organization_id from service_hall_version where hall_id = h.id order by effective_from desc, revision desc limit 1) v,
       policy p, account a
     where h.hall_code = $2 and p.word = 'exemption' and a.username = 'trial.hr' order by p.id limit 1
     returning id`,
    [id, hallCode, at],
  )
  if (kept.length === 0) throw new Error(`nothing proposed in ${hallCode}`)
  return id
}
