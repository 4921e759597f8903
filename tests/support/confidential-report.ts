import { uuidBytes, uuidV7 } from '../../server/platform/uuid.ts'
import type { TestPlatform } from './platform.ts'

interface Brought {
  readonly reportId: string
  readonly receipt: string
}

/** A report without a place, with a contact, as it lies in a division after it was taken. */
export async function bringReport(
  { running, database }: TestPlatform,
  divisionCode: string,
  over: { readonly words?: string; readonly phone?: string; readonly isAsked?: boolean } = {},
): Promise<Brought> {
  const { world } = running
  const at = new Date(world.now())
  const id = uuidV7(world.now())
  const record = world.vault.newRecord(id, world.now())
  const { words = '要求当面点好评', phone = '15400000002', isAsked = false } = over
  const said = { kind: 'PRESSURE', words, hallId: null, windowId: null, staffId: null, evaluation: null }
  const contact = { name: null, phone }
  const seal = (field: string, value: object) => record.seal(`sealed_field|${field}`, JSON.stringify(value))
  const [lies] = await database.query<{ divisionId: number }>(
    `with lies as (select d.id as division_id, p.id as policy_id from administrative_division d, policy p
       where d.division_code = $2 and p.word = 'confidential-report'),
     report as (insert into confidential_report (id, division_id, policy_id, received_at, idempotency_key_hash, request_hash)
       select $1::uuid, division_id, policy_id, $3, uuid_send($1::uuid), uuid_send($1::uuid) from lies),
     data_key as (insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped)
       select $1::uuid, division_id, null, $4, $5 from lies),
     sealed as (insert into vault.sealed_field (record_id, division_id, hall_id, field, sealed)
       select $1::uuid, division_id, null, f.field, f.sealed
       from lies, (values ('confidential-report', $6::bytea), ('confidential-contact', $7::bytea)) f (field, sealed))
     select division_id as "divisionId" from lies`,
    [
      id,
      divisionCode,
      at,
      record.key.epoch,
      record.key.wrapped,
      seal('confidential-report', said),
      seal('confidential-contact', contact),
    ],
  )
  if (lies === undefined) throw new Error(`no division ${divisionCode}`)
  const asked = isAsked ? ['ACKNOWLEDGED', 'MESSAGE_LEFT'] : []
  for (const [index, kind] of ['RECEIVED', ...asked].entries())
    await database.query(
      `insert into confidential_report_event (report_id, sequence, division_id, kind, at, account_id)
       values ($1, $2, $3, $4, $5, case when $2 > 1 then (select id from account where username = 'trial.discipline-inspector') end)`,
      [id, index + 1, lies.divisionId, kind, at],
    )
  return { reportId: id, receipt: Buffer.concat([uuidBytes(id), record.derive('seed')]).toString('base64url') }
}
