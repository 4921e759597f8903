import type { Role } from '../../domain/access.ts'
import type { AssessorBackground, AssessorPool } from '../../domain/assessor.ts'
import { addDays, type PlainDate } from '../../domain/kernel/plain-date.ts'
import type { TrialAgency, TrialAssessor } from '../../server/trial/index.ts'
import { departmentCodeOf } from './departments.ts'
import { diceOf } from './dice.ts'
import { cityCode, districts, hallPlans } from './halls.ts'
import { nameOf } from './people.ts'
import { quarterUnderWay } from './quarter.ts'

/** Long before the first day that is played, so that everybody may have been sent on any of them. */
const heldDaysBefore = 300
const heldDaysAfter = 300

/** Three, of which the last has fewer 公众代表 than is asked for. */
export function agenciesOf(until: PlainDate): readonly TrialAgency[] {
  const term = {
    contractFrom: addDays(until, -heldDaysBefore),
    qualification: '政务服务第三方评估，营业执照与无违规证明已核',
  }
  return [
    { name: '云衡公共服务评估中心', ...term, contractTo: addDays(until, 200), team: 12, publicMembers: 4 },
    { name: '山川政务测评研究院', ...term, contractTo: addDays(until, 160), team: 8, publicMembers: 3 },
    { name: '知行社情调查咨询', ...term, contractTo: addDays(until, 45), team: 10, publicMembers: 2 },
  ]
}

const [expert, deputy, member, enterprise, citizen, media, official] = [
  'EXPERT',
  'DEPUTY',
  'CPPCC_MEMBER',
  'ENTERPRISE',
  'CITIZEN',
  'MEDIA',
  'OFFICIAL',
] as const

/** How many of which background; where somebody may sign in for one of a pool, he is counted beside them. */
const groups: readonly (readonly [AssessorPool, Role, readonly (readonly [AssessorBackground, number])[]])[] = [
  [
    'THIRD_PARTY',
    'THIRD_PARTY_EVALUATOR',
    [
      [expert, 3],
      [citizen, 9],
    ],
  ],
  [
    'MYSTERY_SHOPPER',
    'MYSTERY_SHOPPER',
    [
      [citizen, 6],
      [enterprise, 2],
    ],
  ],
  [
    'SOCIAL_SUPERVISOR',
    'SOCIAL_SUPERVISOR',
    [
      [deputy, 5],
      [member, 5],
      [enterprise, 5],
      [citizen, 4],
      [media, 1],
    ],
  ],
  [
    'WORKING_GROUP',
    'WORKING_GROUP',
    [
      [expert, 2],
      [official, 1],
    ],
  ],
  ['INSPECTOR', 'WORKING_GROUP', [[official, 2]]],
]

/** Of the invented who assess, the one who does not look: a third party’s. */
export const carelessUsername = 'yunshan.assessor.05'

/** Of the accounts of the trial those who may sign in: one in each pool that has a page of its own. */
const signedIn = [
  ['THIRD_PARTY', 'THIRD_PARTY_EVALUATOR', citizen],
  ['MYSTERY_SHOPPER', 'MYSTERY_SHOPPER', citizen],
  ['SOCIAL_SUPERVISOR', 'SOCIAL_SUPERVISOR', deputy],
  ['WORKING_GROUP', 'WORKING_GROUP', official],
] as const

/**
 * Everybody who assesses in the city: twenty social supervisors, eight mystery shoppers, twelve of three agencies, a working group of five with two
 * experts, two who inspect, and the supervisor of each hall for his own. All are invented. In each pool that has a page there is besides, since the quarter
 * began, an account of the trial: of the quarter before it has no visits, so that rotation holds it back nowhere.
 */
export function assessorsOf(seed: number, until: PlainDate): readonly TrialAssessor[] {
  const dice = diceOf(seed, 'assessors')
  const agencies = agenciesOf(until)
  const held = { recruitedOn: addDays(until, -heldDaysBefore), termTo: addDays(until, heldDaysAfter) }
  let number = 0
  const toMember = (pool: AssessorPool, role: Role, background: AssessorBackground): TrialAssessor => {
    number += 1
    const livesSomewhere = pool === 'SOCIAL_SUPERVISOR' || pool === 'MYSTERY_SHOPPER'
    return {
      ...held,
      ...{ pool, background },
      worker: {
        username: `yunshan.assessor.${String(number).padStart(2, '0')}`,
        name: nameOf(dice),
        role,
        divisionCode: cityCode,
      },
      agency: pool === 'THIRD_PARTY' ? (agencies[number % agencies.length]?.name ?? null) : null,
      home: livesSomewhere ? (districts[number % districts.length]?.code ?? null) : null,
      employers: employersOf(number, background, until),
    }
  }
  const invented = groups.flatMap(([pool, role, backgrounds]) =>
    backgrounds.flatMap(([background, count]) => Array.from({ length: count }, () => toMember(pool, role, background))),
  )
  const ofTrial = signedIn.map(([pool, role, background]) => ({
    ...held,
    recruitedOn: [quarterUnderWay(until), until].sort()[0] as PlainDate,
    ...{ pool, background, worker: { trialRole: role, divisionCode: cityCode } },
    agency: pool === 'THIRD_PARTY' ? (agencies[0]?.name ?? null) : null,
    home: pool === 'SOCIAL_SUPERVISOR' || pool === 'MYSTERY_SHOPPER' ? districts[0].code : null,
    employers: [],
  }))
  return [...invented, ...ofTrial, ...supervisorsOf(held)]
}

/** Who of a third party codes what people say, as the second of two. @returns his sign-in name */
export function secondCoderOf(seed: number, until: PlainDate): string {
  const workers = assessorsOf(seed, until).flatMap(({ pool, worker }) => (pool === 'THIRD_PARTY' ? [worker] : []))
  for (const worker of workers) if ('username' in worker) return worker.username
  throw new Error('third parties have people')
}

/** Some have worked where they could be sent: not long ago, or long enough; for departments of few halls, so that there is somewhere left to send them. */
function employersOf(number: number, background: AssessorBackground, until: PlainDate): TrialAssessor['employers'] {
  if (background !== deputy && background !== member && background !== official) return []
  const left = [null, addDays(until, -200), addDays(until, -2000)][number % 3] ?? null
  const code = ['ST', 'ZR', 'NY', 'CG'][number % 4] ?? 'ST'
  return [{ organizationCode: departmentCodeOf(code), leftOn: left }]
}

/** 自评: who answers for a hall assesses it, too. */
const supervisorsOf = (held: Pick<TrialAssessor, 'recruitedOn' | 'termTo'>): readonly TrialAssessor[] => [
  {
    ...held,
    ...{ pool: 'WORKING_GROUP', background: official, agency: null, home: null, employers: [] },
    worker: { username: 'yunshan.working-group', name: '云山工作小组', role: 'WORKING_GROUP', divisionCode: cityCode },
  },
  ...hallPlans.map(({ code }) => ({
    ...held,
    ...{ pool: 'WINDOW_SUPERVISOR' as const, background: official, agency: null, home: null, employers: [] },
    worker: supervisorOf(code),
  })),
]

/** The supervisor of a hall of the city. */
export const supervisorOf = (hallCode: string) => ({
  username: `yunshan.supervisor.${hallCode.slice(3).toLowerCase()}`,
  name: `${hallPlans.find(({ code }) => code === hallCode)?.name ?? hallCode}监督员`,
  role: 'WINDOW_SUPERVISOR' as const,
  hallCode,
})
