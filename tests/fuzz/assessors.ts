import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { accountIdOf, bringAgency, bringAssessor } from '../support/assessor.ts'
import type { TestPlatform } from '../support/platform.ts'
import { accountOf } from '../support/staff.ts'
import type { Pools } from './generate.ts'

const divisionCode = '990102000000'

/** What means something to the routes of pools, by route: contracts that may be renewed or ended, and who may be taken in or ended. */
export async function bringAssessors(platform: TestPlatform): Promise<Readonly<Record<string, Pools>>> {
  const holder = (role: 'DISCIPLINE_INSPECTOR' | 'MYSTERY_SHOPPER') =>
    accountIdOf(platform, accountOf(platform, role).username)
  const [accountId, memberId] = [await holder('DISCIPLINE_INSPECTOR'), await holder('MYSTERY_SHOPPER')]
  const [kept, renewed, ended] = [
    await bringAgency(platform, divisionCode, '甲咨询'),
    await bringAgency(platform, divisionCode, '乙咨询'),
    await bringAgency(platform, divisionCode, '丙咨询'),
  ]
  const assessorId = await bringAssessor(platform, divisionCode, { accountId: memberId, pool: 'MYSTERY_SHOPPER' })
  const today = toPlainDate(platform.running.world.now())
  const division = { divisionCode: [divisionCode] }
  const contract = {
    contractFrom: [today],
    contractTo: [addDays(today, 365)],
    team: [10],
    publicMembers: [3],
    qualification: ['第三方评估资质'],
  }
  return {
    recordAgency: { ...division, ...contract },
    noteAgencyTerm: { agencyId: [renewed], version: [1, 2], ...contract },
    endAgency: { agencyId: [ended] },
    listAssessors: { after: [assessorId], limit: ['100', '1'] },
    seeAssessorComposition: division,
    listAssessorCandidates: division,
    recruitAssessor: {
      ...division,
      accountId: [accountId],
      pool: ['INSPECTOR'],
      agencyId: [kept],
      homeDivisionCode: ['990100000000'],
      organizationCode: ['11990102MB0000001A'],
      leftOn: [addDays(today, -400)],
      termTo: [addDays(today, 300)],
    },
    endAssessor: { assessorId: [assessorId] },
  }
}
