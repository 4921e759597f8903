import { sealFile } from '../../server/evidence-file/index.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import { somePhoto } from './evidence-file.ts'
import type { TestPlatform } from './platform.ts'

export interface BroughtOpinions {
  readonly sessionId: string
  readonly opinionFileId: string
  /** Decided. */
  readonly findingId: string
  /** Answered, without a contact. */
  readonly suggestionId: string
}

type Platform = Pick<TestPlatform, 'database' | 'running'>

interface Lies {
  readonly divisionId: number
  readonly hallId: number
  readonly policyId: number
  readonly organizationId: number
  readonly accountId: string
}

/** In a hall: an interview of two statements with a photo, a finding that was answered, and a suggestion that was. */
export async function bringOpinions(
  platform: Platform,
  hallCode: string,
  words = '材料要交三遍',
): Promise<BroughtOpinions> {
  const [lies] = await platform.database.query<Lies>(
    `select v.division_id as "divisionId", h.id as "hallId", (select min(id) from policy where word = 'opinion') as "policyId",
       (select min(id) from organization) as "organizationId", (select id from account where username = 'trial.working-group') as "accountId"
     from service_hall h join service_hall_version v on v.hall_id = h.id where h.hall_code = $1 order by v.effective_from desc, v.revision desc limit 1`,
    [hallCode],
  )
  if (lies === undefined) throw new Error(`no hall ${hallCode}`)
  const sessionId = await bringSession(platform, lies, words)
  return { sessionId, ...(await bringOutcome(platform, lies, sessionId, words)) }
}

async function bringSession({ database, running: { world } }: Platform, lies: Lies, words: string): Promise<string> {
  const { divisionId, hallId, policyId, organizationId, accountId } = lies
  const now = world.now()
  const [sessionId, recordId] = [uuidV7(now), uuidV7(now)]
  const record = world.vault.newRecord(recordId, now)
  const statements = [words, '等了两个小时'].map((each) => ({ group: 'CITIZEN', words: each }))
  await database.query(
    `insert into opinion_session (id, kind, day, division_id, hall_id, host_organization_id, topic, groups, consent, guide_code, guide_questions, policy_id,
       account_id, recorded_at)
     values ($1, 'INTERVIEW', '2026-01-05', $2, $3, $4, '一件事', '{"CITIZEN": 2}', 'SPOKEN', 'SERVICE_QUALITY', '{怎么样？}', $5, $6, $7)`,
    [sessionId, divisionId, hallId, organizationId, policyId, accountId, new Date(now)],
  )
  await database.query(
    `insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped) values ($1, $2, $3, $4, $5)`,
    [recordId, divisionId, hallId, record.key.epoch, record.key.wrapped],
  )
  await database.query(
    `insert into vault.sealed_field (record_id, division_id, hall_id, field, sealed) values ($1, $2, $3, 'opinion-protocol', $4)`,
    [recordId, divisionId, hallId, record.seal('sealed_field|opinion-protocol', JSON.stringify(statements))],
  )
  await database.query(
    `insert into opinion_protocol (session_id, version, division_id, hall_id, groups, images, record_id, account_id, recorded_at)
     values ($1, 1, $2, $3, '{CITIZEN,CITIZEN}', '{a,b}', $4, $5, $6)`,
    [sessionId, divisionId, hallId, recordId, accountId, new Date(now)],
  )
  return sessionId
}

async function bringOutcome(
  { database, running: { world } }: Platform,
  { divisionId, hallId, policyId, accountId }: Lies,
  sessionId: string,
  words: string,
): Promise<Omit<BroughtOpinions, 'sessionId'>> {
  const now = world.now()
  const at = new Date(now)
  const [findingId, suggestionId, recordId] = [uuidV7(now), uuidV7(now), uuidV7(now)]
  const file = sealFile(world, somePhoto, {
    ...{ mediaTypes: [somePhoto.mediaType], bytesMax: 5_000_000, pixelsMax: 36_000_000 },
  } as Parameters<typeof sealFile>[2])
  await database.query(
    `insert into opinion_file (id, session_id, division_id, hall_id, media_type, bytes, digest, account_id, kept_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [file.id, sessionId, divisionId, hallId, file.mediaType, file.bytes, file.digest, accountId, at],
  )
  await file.appendSealed(world.app, { divisionId, hallId })
  await database.query(
    `with found as (
       insert into opinion_finding (id, division_id, hall_id, codes, words, policy_id, account_id, found_at)
       values ($1, $2, $3, '{RULES}', '材料重复提交', $4, $5, $6)),
     ground as (insert into opinion_ground (finding_id, sequence, division_id, hall_id, session_id, version, number)
       values ($1, 1, $2, $3, $7, 1, 1))
     insert into opinion_decision (finding_id, division_id, hall_id, outcome, words, account_id, decided_at)
     values ($1, $2, $3, 'ANSWERED', '已取消重复提交', $5, $6)`,
    [findingId, divisionId, hallId, policyId, accountId, at, sessionId],
  )
  for (const [id, field, text] of [
    [suggestionId, 'suggestion', words],
    [recordId, 'suggestion-answer', '已装好'],
  ] as const) {
    const record = world.vault.newRecord(id, now)
    await database.query(
      `with key as (insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped) values ($1, $2, $3, $4, $5))
       insert into vault.sealed_field (record_id, division_id, hall_id, field, sealed) values ($1, $2, $3, $6, $7)`,
      [id, divisionId, hallId, record.key.epoch, record.key.wrapped, field, record.seal(`sealed_field|${field}`, text)],
    )
  }
  await database.query(
    `with suggestion as (
       insert into suggestion (id, division_id, hall_id, item_id, has_contact, policy_id, received_at, idempotency_key_hash, request_hash)
       values ($1, $2, $3, (
         select min(v.item_id) from service_item_version v join account_post p on p.organization_id = v.organization_id where p.role = 'DEPARTMENT_HANDLER'
       ), false, $4, $5, uuid_send($1), uuid_send($1)))
     insert into suggestion_step (suggestion_id, division_id, hall_id, kind, record_id, account_id, at)
     values ($1, $2, $3, 'ANSWERED', $6, $7, $5)`,
    [suggestionId, divisionId, hallId, policyId, at, recordId, accountId],
  )
  return { opinionFileId: file.id, findingId, suggestionId }
}
