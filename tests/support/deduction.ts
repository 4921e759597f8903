import { sealFile } from '../../server/evidence-file/index.ts'
import { committed } from '../../server/platform/database.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import { somePhoto } from './evidence-file.ts'
import type { TestPlatform } from './platform.ts'

type Where = { readonly divisionId: number; readonly hallId: number }

/** A finding of an assessment, as whoever manages has made it who calls nowhere; opened, where its order is given. @returns its id */
export async function bringFinding(
  { database, running }: Pick<TestPlatform, 'database' | 'running'>,
  visitId: string,
  orderId: string | null = null,
): Promise<string> {
  const now = running.world.now()
  const [id, at] = [uuidV7(now), new Date(now)]
  await database.query(
    `insert into assessment_finding (id, visit_id, division_id, hall_id, window_id, indicator, points, origin, policy_id, found_at)
     select $1, a.visit_id, a.division_id, a.hall_id, a.window_id, 'clean', 0, 'RULE', (select min(id) from policy where word = 'assessment-finding'), $3
     from assessment a where a.visit_id = $2`,
    [id, visitId, at],
  )
  if (orderId === null) return id
  await database.query(
    `insert into assessment_finding_order (finding_id, order_id, division_id, hall_id, opened_at)
     select f.id, $2, f.division_id, f.hall_id, $3 from assessment_finding f where f.id = $1`,
    [id, orderId, at],
  )
  return id
}

/** A photo that was handed in with an assessment, and shows a finding of it. @returns its id */
export async function bringFindingFile(
  { database, running: { world, app } }: Pick<TestPlatform, 'database' | 'running'>,
  findingId: string,
): Promise<string> {
  const [visit] = await database.query<Where & { visitId: string }>(
    'select visit_id as "visitId", division_id as "divisionId", hall_id as "hallId" from assessment_finding where id = $1',
    [findingId],
  )
  if (visit === undefined) throw new Error(`no finding ${findingId}`)
  const { body } = app.rules.loadPolicy('evidence-file', visit.divisionId, world.now())
  const { id, mediaType, bytes, digest, appendSealed } = sealFile(world, somePhoto, body)
  const place = [visit.divisionId, visit.hallId]
  await database.query(
    `insert into assessment_file (id, visit_id, division_id, hall_id, indicator, media_type, bytes, digest, kept_at)
     values ($1, $2, $3, $4, 'clean', $5, $6, $7, $8)`,
    [id, visit.visitId, ...place, mediaType, bytes, digest, new Date(world.now())],
  )
  await committed(world.app, (tx) => appendSealed(tx, visit))
  await database.query(
    'insert into assessment_file_use (file_id, visit_id, division_id, hall_id) values ($1, $2, $3, $4)',
    [id, visit.visitId, ...place],
  )
  await database.query(
    'insert into assessment_finding_file (finding_id, file_id, division_id, hall_id) values ($1, $2, $3, $4)',
    [findingId, id, ...place],
  )
  return id
}

export interface BroughtDeduction {
  readonly deductionId: string
  readonly deductionFileId: string
}

/** One that somebody who calls nowhere has proposed against a hall, with a photo, and the unit has a month to answer. */
export async function bringDeduction(
  { database, running: { world, app } }: Pick<TestPlatform, 'database' | 'running'>,
  hallCode: string,
  { isAnswered = false }: { readonly isAnswered?: boolean } = {},
): Promise<BroughtDeduction> {
  const now = world.now()
  const [deductionId, at] = [uuidV7(now), new Date(now)]
  const [place] = await database.query<Where>(
    `insert into deduction (id, division_id, hall_id, organization_id, kind, against, code, points, deed_day, list_policy_id, policy_id, account_id,
       proposed_at, record_id)
     select $1, v.division_id, h.id, v.managing_organization_id, 'DEDUCTION', 'HALL', 'PRAISE_INDUCED', 500, $3::timestamptz::date, p.id, p.id, a.id, $3,
       gen_random_uuid()
     from service_hall h, lateral (select division_id, managing_organization_id from service_hall_version where hall_id = h.id order by effective_from desc, revision desc limit 1) v,
       policy p, account a
     where h.hall_code = $2 and p.word = 'deduction' and a.username = 'trial.hr' order by p.id limit 1
     returning division_id as "divisionId", hall_id as "hallId"`,
    [deductionId, hallCode, at],
  )
  if (place === undefined) throw new Error(`nothing proposed in ${hallCode}`)
  const { body } = app.rules.loadPolicy('evidence-file', place.divisionId, now)
  const { id, mediaType, bytes, digest, appendSealed } = sealFile(world, somePhoto, body)
  await database.query(
    `insert into deduction_file (id, division_id, hall_id, media_type, bytes, digest, account_id, kept_at)
     select $1, $2, $3, $4, $5, $6, id, $7 from account where username = 'trial.hr'`,
    [id, place.divisionId, place.hallId, mediaType, bytes, digest, at],
  )
  await committed(world.app, (tx) => appendSealed(tx, place))
  await database.query(
    `insert into deduction_file_use (file_id, deduction_id, step, division_id, hall_id) values ($1, $2, 'PROPOSAL', $3, $4)`,
    [id, deductionId, place.divisionId, place.hallId],
  )
  if (isAnswered)
    await database.query(
      `insert into deduction_answer (deduction_id, division_id, hall_id, account_id, answered_at, record_id)
       select $1, $2, $3, id, $4, gen_random_uuid() from account where username = 'trial.hr'`,
      [deductionId, place.divisionId, place.hallId, at],
    )
  return { deductionId, deductionFileId: id }
}
