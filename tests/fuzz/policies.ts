import type { TestPlatform } from '../support/platform.ts'
import { bringProposal } from '../support/policy.ts'
import type { Pools } from './generate.ts'

const rule = {
  at: '/keptNaturalDays',
  value: 200,
  text: '第一条',
  publishedOn: '2026-01-01',
  url: null,
  mayBeLaxer: false,
}
const festivals = ['2198-01-01', '2198-05-01', '2198-10-01'].map((day) => ({ day, kind: 'HOLIDAY', name: '节' }))

/** What means something to the routes of policies and calendars, by route. */
export async function bringPolicies(platform: TestPlatform): Promise<Readonly<Record<string, Pools>>> {
  const [decided, withdrawn] = [
    await bringProposal(platform, '990102000000'),
    await bringProposal(platform, '990102000000', 'trial.working-group'),
  ]
  return {
    listPolicies: { word: ['handling', 'message'], on: ['2026-11-21'] },
    seePolicy: { policyId: ['1', '2', '3'] },
    seePolicyProposal: { proposalId: [decided] },
    proposePolicy: { word: ['message'], rules: [[rule]], source: ['办法'] },
    withdrawPolicyProposal: { proposalId: [withdrawn] },
    decidePolicyProposal: { proposalId: [decided], outcome: ['REJECTED', 'ADOPTED'] },
    publishCalendarYear: { year: ['2198'], announcedOn: ['2026-11-05', null], days: [festivals] },
    keepCalendarDay: { day: [`${new Date().getFullYear()}-12-31`], name: ['停止办公'], source: ['通告'] },
  }
}
