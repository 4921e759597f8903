import { addDays, type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { insertAgency, insertAgencyTerm } from '../../server/agency/index.ts'
import { type AssessorInsert, insertAssessor } from '../../server/assessor/index.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import type { TestPlatform } from './platform.ts'

type Platform = Pick<TestPlatform, 'database' | 'running'>

export async function divisionIdOf({ database }: Pick<TestPlatform, 'database'>, code: string): Promise<number> {
  const [row] = await database.query<{ id: number }>(
    'select id from administrative_division where division_code = $1',
    [code],
  )
  if (row === undefined) throw new Error(`no division ${code}`)
  return row.id
}

export async function accountIdOf({ database }: Pick<TestPlatform, 'database'>, username: string): Promise<string> {
  const [row] = await database.query<{ id: string }>('select id from account where username = $1', [username])
  if (row === undefined) throw new Error(`no account ${username}`)
  return row.id
}

/** An agency whose contract holds for a year around today. @returns its id */
export async function bringAgency(platform: Platform, divisionCode: string, name = '测评一号咨询'): Promise<string> {
  const { world } = platform.running
  const now = world.now()
  const today = toPlainDate(now)
  const agencyId = uuidV7(now)
  const divisionId = await divisionIdOf(platform, divisionCode)
  const by = { accountId: null, at: new Date(now) }
  await insertAgency(world.app, { id: agencyId, divisionId, name, ...by })
  await insertAgencyTerm(world.app, {
    ...{ agencyId, divisionId, sequence: 1, qualification: '政务服务第三方评估资质', team: 10, publicMembers: 4 },
    ...{ contractFrom: addDays(today, -180), contractTo: addDays(today, 185), ...by },
  })
  return agencyId
}

/** Somebody with an account in a pool, for a year from today; `over` says otherwise. @returns the id of the term */
export async function bringAssessor(
  platform: Platform,
  divisionCode: string,
  who: Pick<AssessorInsert, 'accountId' | 'pool'> & Partial<AssessorInsert>,
): Promise<string> {
  const { world } = platform.running
  const now = world.now()
  const today: PlainDate = toPlainDate(now)
  const id = uuidV7(now)
  await insertAssessor(world.app, {
    ...{ id, divisionId: await divisionIdOf(platform, divisionCode), agencyId: null, background: 'CITIZEN' },
    ...{ homeDivisionId: null, employers: [], recruitedOn: today, termTo: addDays(today, 364) },
    ...{ recordedBy: null, at: new Date(now), ...who },
  })
  return id
}
