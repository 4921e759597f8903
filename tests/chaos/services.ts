import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { deriveToken, tokenHash } from '../../server/invitation/index.ts'
import { openKeyFolder } from '../../server/platform/keys.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import { caseReport } from '../support/platform.ts'
import type { ChaosPlatform } from './platform.ts'

type Place = Pick<ChaosPlatform, 'base' | 'trial' | 'dataDir' | 'query'>

const counters = [
  { windowCode: 'A01', staffNo: '1001' },
  { windowCode: 'A02', staffNo: '1002' },
  { windowCode: 'B01', staffNo: '1003' },
  { windowCode: 'B02', staffNo: '1004' },
  { windowCode: 'C01', staffNo: '1005' },
  { windowCode: 'D01', staffNo: '1006' },
] as const

const servicesPerCase = 99
let casesReported = 0

/**
 * Services that have just ended, with their invitations. One case is reported at the front door; the others are its copies
 * with ids, case numbers and tokens of their own: what is killed here is the intake, not the reporting of cases.
 * @returns the tokens
 */
export async function inviteMany(platform: Place, count: number): Promise<string[]> {
  const original = await reportCase(platform)
  const keys = openKeyFolder(join(platform.dataDir, 'keys'))
  const cases = Array.from({ length: Math.ceil(count / servicesPerCase) }, () => uuidV7(Date.now()))
  const services = Array.from({ length: count }, (_, index) => {
    const id = uuidV7(Date.now())
    return { id, caseId: cases[Math.floor(index / servicesPerCase)], token: deriveToken(keys, id) }
  })
  await platform.query(copyCase, [original, cases, cases.map(() => randomBytes(16).toString('hex'))])
  await platform.query(copyServices, [
    original,
    services.map(({ id }) => id),
    services.map(({ caseId }) => caseId),
    services.map((_, index) => 1 + (index % servicesPerCase)),
    services.map(({ token }) => tokenHash(token).toString('hex')),
  ])
  await platform.query('analyze service_case, service_occurrence, invitation')
  return services.map(({ token }) => token)
}

const copyCase = `
  insert into service_case
  select (jsonb_populate_record(c, jsonb_build_object('id', copy.id, 'case_no_index', '\\x' || copy.case_no_index))).*
  from service_case c, unnest($2::uuid[], $3::text[]) as copy (id, case_no_index) where c.id = $1`

const copyServices = `
  with copy as (
    select * from unnest($2::uuid[], $3::uuid[], $4::integer[], $5::text[]) as copy (id, case_id, sequence, token_hash)
  ), original as (
    select o, i from service_occurrence o join invitation i on i.occurrence_id = o.id where o.case_id = $1
  ), occurrences as (
    insert into service_occurrence
    select (jsonb_populate_record(o, jsonb_build_object('id', copy.id, 'case_id', copy.case_id, 'sequence', copy.sequence))).*
    from copy join original on (original.o).sequence = 1 + copy.sequence % ${counters.length}
  )
  insert into invitation
  select (jsonb_populate_record(i, jsonb_build_object(
    'id', copy.id, 'occurrence_id', copy.id, 'token_hash', '\\x' || copy.token_hash))).*
  from copy join original on (original.o).sequence = 1 + copy.sequence % ${counters.length}`

async function reportCase({ base, trial }: Place): Promise<string> {
  casesReported += 1
  const report = caseReport(Date.now())
  const occurrences = counters.map((counter, index) => ({
    ...report.occurrences[0],
    ...counter,
    sequence: index + 1,
  }))
  const answer = await fetch(`${base}/api/v1/cases/CHAOS-${process.pid}-${casesReported}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${trial.apiKey}` },
    body: JSON.stringify({ ...report, occurrences }),
  })
  if (!answer.ok) throw new Error(`the case was refused: ${await answer.text()}`)
  return ((await answer.json()) as { caseId: string }).caseId
}
