export type WindowKind =
  | 'COMPREHENSIVE'
  | 'SPECIALIST'
  | 'SELF_SERVICE'
  | 'ASSISTED'
  | 'ELDERLY'
  | 'DISABLED'
  | 'UNRESOLVED_MATTER'
  | 'ONLINE'
  | 'HOTLINE'

export const cityCode = '990200000000'

export const districts = [
  { code: '990202000000', name: '东麓区' },
  { code: '990203000000', name: '西溪区' },
  { code: '990204000000', name: '南浦区' },
  { code: '990205000000', name: '北屏县' },
] as const

export interface HallPlan {
  readonly code: string
  readonly name: string
  readonly divisionCode: string
  readonly address: string
  /** Beside an ordinary hall, how many people come to each window. */
  readonly crowd: number
  readonly comprehensive: number
  /** A window of its own for each, by department. */
  readonly specialists: readonly string[]
  readonly others: readonly WindowKind[]
  /** The departments whose services its comprehensive windows take. */
  readonly offers: readonly string[]
}

const everyday = ['GA', 'RS', 'YB', 'SC', 'SW', 'BD', 'GJ', 'MZ', 'JY', 'GY']

export const hallPlans: readonly HallPlan[] = [
  {
    code: 'YS-CITY',
    name: '云山市政务服务中心',
    divisionCode: cityCode,
    address: '云山市云岭大道 1 号',
    crowd: 1.2,
    comprehensive: 8,
    specialists: 'GA GA RS RS YB SC SW SW BD BD GJ MZ ZJ WJ JY JT ZR ST CG GY'.split(' '),
    others: [
      'ELDERLY',
      'DISABLED',
      'ASSISTED',
      'UNRESOLVED_MATTER',
      'SELF_SERVICE',
      'SELF_SERVICE',
      'ONLINE',
      'HOTLINE',
    ],
    offers: [...everyday, 'ZJ', 'WJ', 'JT', 'ZR', 'ST', 'CG', 'NY'],
  },
  {
    code: 'YS-DL',
    name: '东麓区政务服务大厅',
    divisionCode: districts[0].code,
    address: '东麓区松风路 18 号',
    crowd: 1.1,
    comprehensive: 8,
    specialists: 'GA RS YB SC SW BD GJ MZ ZJ WJ'.split(' '),
    others: ['ELDERLY', 'ASSISTED', 'UNRESOLVED_MATTER', 'SELF_SERVICE', 'SELF_SERVICE', 'ONLINE'],
    offers: [...everyday, 'ZJ', 'WJ', 'CG'],
  },
  {
    code: 'YS-XX',
    name: '西溪区政务服务大厅',
    divisionCode: districts[1].code,
    address: '西溪区临水街 66 号',
    crowd: 1,
    comprehensive: 8,
    specialists: 'GA RS YB SC SW BD MZ'.split(' '),
    others: ['ELDERLY', 'ASSISTED', 'UNRESOLVED_MATTER', 'SELF_SERVICE', 'ONLINE'],
    offers: [...everyday, 'WJ', 'JT'],
  },
  {
    code: 'YS-NP',
    name: '南浦区政务服务大厅',
    divisionCode: districts[2].code,
    address: '南浦区望江路 9 号',
    crowd: 0.9,
    comprehensive: 12,
    specialists: 'GA RS SC'.split(' '),
    others: ['ELDERLY', 'SELF_SERVICE', 'ONLINE'],
    offers: everyday,
  },
  {
    code: 'YS-BP',
    name: '北屏县政务服务大厅',
    divisionCode: districts[3].code,
    address: '北屏县屏山中路 3 号',
    crowd: 0.7,
    comprehensive: 5,
    specialists: 'GA RS YB MZ'.split(' '),
    others: ['ELDERLY', 'ASSISTED', 'UNRESOLVED_MATTER', 'SELF_SERVICE', 'ONLINE'],
    offers: [...everyday, 'NY'],
  },
  {
    code: 'YS-GX',
    name: '高新园区企业服务大厅',
    divisionCode: districts[2].code,
    address: '南浦区创新路 100 号',
    crowd: 0.7,
    comprehensive: 3,
    specialists: 'SC SW ZJ'.split(' '),
    others: ['SELF_SERVICE', 'ONLINE'],
    offers: ['SC', 'SW', 'RS', 'ZJ', 'ZR', 'ST'],
  },
]

/** Beside an ordinary window, how many people come to one of this kind. */
export const crowdOf: Readonly<Record<WindowKind, number>> = {
  COMPREHENSIVE: 1.15,
  SPECIALIST: 1,
  SELF_SERVICE: 1.3,
  ASSISTED: 0.5,
  ELDERLY: 0.6,
  DISABLED: 0.2,
  UNRESOLVED_MATTER: 0.1,
  ONLINE: 2.5,
  HOTLINE: 1.2,
}

export const letterOf: Readonly<Record<WindowKind, string>> = {
  COMPREHENSIVE: 'A',
  SPECIALIST: 'B',
  ELDERLY: 'C',
  DISABLED: 'E',
  ASSISTED: 'D',
  UNRESOLVED_MATTER: 'U',
  SELF_SERVICE: 'Z',
  ONLINE: 'N',
  HOTLINE: 'T',
}

export const nameOf: Readonly<Record<WindowKind, string>> = {
  COMPREHENSIVE: '综合窗口',
  SPECIALIST: '专窗',
  ELDERLY: '老年人服务专窗',
  DISABLED: '残疾人服务专窗',
  ASSISTED: '帮办代办窗口',
  UNRESOLVED_MATTER: '办不成事反映窗口',
  SELF_SERVICE: '自助服务区',
  ONLINE: '网上办事',
  HOTLINE: '12345 热线坐席',
}
