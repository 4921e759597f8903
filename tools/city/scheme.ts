import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { Audience, SchemeNode, ScoreScheme } from '../../domain/score-scheme.ts'
import { bringPastScheme } from '../../server/score-scheme/index.ts'
import { bringTrialWorkers, type CitySite } from '../../server/trial/index.ts'
import type { CityParameters } from './parameters.ts'
import { firstDayPlayed } from './quarter.ts'

/** The country: what is computed for everybody looks there for its scheme. */
const everywhere = '000000000000'

/** A leaf: its weight in ten-thousandths of the branch, and where the weight goes at windows at which it does not apply. */
type Leaf = readonly [indicator: string, weight: number, instead?: string]

interface Branch {
  readonly code: string
  readonly name: SchemeNode['name']
  readonly weight: number
  readonly leaves: Readonly<Record<Audience, readonly Leaf[]>>
}

/**
 * What the records of the city fill, half by the public and three tenths by third parties, as the sources ask. Nobody surveys there: the survey takes the place of
 * visits where nobody can be visited, and such windows are held.
 */
const branches: readonly Branch[] = [
  {
    code: 'public',
    name: { zh: '群众和企业评价', en: 'The public' },
    weight: 5000,
    leaves: {
      CITIZEN: [
        ['felt-attitude', 2000],
        ['felt-efficiency', 2500],
        ['felt-procedure', 1500],
        ['grade-score', 4000],
      ],
      ENTERPRISE: [
        ['felt-attitude', 1500],
        ['felt-efficiency', 3500],
        ['felt-procedure', 2000],
        ['grade-score', 3000],
      ],
    },
  },
  {
    code: 'third-party',
    name: { zh: '第三方评价', en: 'Third parties' },
    weight: 3000,
    leaves: {
      CITIZEN: [
        ['hall-visit', 9000, 'third-survey'],
        ['third-survey', 1000],
      ],
      ENTERPRISE: [
        ['hall-visit', 9000, 'third-survey'],
        ['third-survey', 1000],
      ],
    },
  },
  {
    code: 'system',
    name: { zh: '系统数据', en: 'System data' },
    weight: 2000,
    leaves: {
      CITIZEN: [
        ['one-time-notice', 3750],
        ['second-submission', 3750],
        ['wait', 2500, 'one-time-notice'],
      ],
      ENTERPRISE: [
        ['one-time-notice', 4000],
        ['second-submission', 6000],
      ],
    },
  },
]

/** The shipped composite without what nobody brings in the city. */
export function citySchemeOf(base: ScoreScheme): ScoreScheme {
  const byCode = new Map(base.indicators.map((indicator) => [indicator.code, indicator]))
  const nodesOf = (audience: Audience): readonly SchemeNode[] =>
    branches.flatMap(({ code, name, weight, leaves }) => [
      { ...{ code, parent: null, name, weight }, indicator: null, alternates: [] },
      ...leaves[audience].map(([indicator, share, instead]) => ({
        ...{ code: indicator, parent: code, weight: share, indicator },
        name: byCode.get(indicator)?.name ?? { zh: indicator, en: indicator },
        alternates: instead === undefined ? [] : [{ node: instead, share: 10_000 }],
      })),
    ])
  const used = new Set(branches.flatMap(({ leaves }) => Object.values(leaves).flat()).map(([indicator]) => indicator))
  const treeOf = (audience: Audience) => ({ weight: base.trees[audience].weight, nodes: nodesOf(audience) })
  return {
    ...base,
    title: { zh: '云山市综合评价方案', en: 'Composite of Yunshan' },
    indicators: base.indicators.filter(({ code }) => used.has(code)),
    trees: { CITIZEN: treeOf('CITIZEN'), ENTERPRISE: treeOf('ENTERPRISE') },
  }
}

const [drafter, decider] = [
  {
    username: 'yunshan.scheme-drafter',
    name: '云山方案起草人',
    role: 'WORKING_GROUP',
    divisionCode: everywhere,
  },
  {
    username: 'yunshan.scheme-leader',
    name: '云山方案决策人',
    role: 'LEADING_GROUP',
    divisionCode: everywhere,
  },
] as const

/** The leading group has decided a scheme that the city's records fill; in force from the year in which the city begins. */
export async function decideScheme(site: CitySite, parameters: CityParameters): Promise<void> {
  const ids = await bringTrialWorkers(site.world, [drafter, decider])
  const idOf = ({ username }: { readonly username: string }) => ids.get(username) ?? ''
  const isInForce = await bringPastScheme(
    site,
    {
      code: 'general-composite',
      effectiveFrom: `${firstDayPlayed(parameters).slice(0, 4)}-01-01` as PlainDate,
      source:
        '《云山市服务窗口综合评价实施细则》（虚构），依《服务窗口评价实施方案》3.2：群众评价 50 %、第三方 30 %，其余为系统数据',
      reason: '市内系统不报承诺办结时限，内部检查只抽查少数窗口，未开展第三方问卷：按有数据的指标重新分配权重',
      make: citySchemeOf,
    },
    { drafterId: idOf(drafter), deciderId: idOf(decider) },
  )
  if (!isInForce) site.print('云山市 Yunshan: another scheme is in force here; windows are ranked by that.')
}
