interface Period {
  readonly weekday: number
  readonly from: string
  readonly to: string
}

export interface TrialGuide {
  readonly hallCode: string
  readonly hallHours: readonly Period[]
  readonly windowHours: readonly { readonly windowCode: string; readonly hours: readonly Period[] }[]
  readonly items: readonly {
    readonly itemCode: string
    readonly materials: readonly { readonly name: string; readonly form: 'ORIGINAL' | 'COPY' | 'ELECTRONIC' | 'ANY' }[]
    readonly fees: readonly { readonly name: string; readonly fen: number; readonly basis: string }[]
  }[]
  readonly handled: readonly { readonly windowCode: string; readonly itemCode: string }[]
}

const open = (days: readonly number[], ...periods: (readonly [from: string, to: string])[]): Period[] =>
  days.flatMap((weekday) => periods.map(([from, to]) => ({ weekday, from, to })))

const workdays = [1, 2, 3, 4, 5]
const everyDay = [1, 2, 3, 4, 5, 6, 7]

/** Invented, like the hall: which windows handle what, what to bring, what it costs, when it is open. */
export function trialGuide(hallCode: string, itemCode: (serial: number) => string): TrialGuide {
  const handled = (windowCode: string, ...serials: number[]) =>
    serials.map((serial) => ({ windowCode, itemCode: itemCode(serial) }))
  return {
    hallCode,
    hallHours: open(workdays, ['09:00', '12:00'], ['13:30', '17:30']).concat(open([6], ['09:00', '12:00'])),
    windowHours: [{ windowCode: 'Z01', hours: open(everyDay, ['00:00', '24:00']) }],
    items: [
      {
        itemCode: itemCode(1),
        materials: [
          { name: '公司登记申请书', form: 'ELECTRONIC' },
          { name: '公司章程', form: 'ANY' },
          { name: '住所使用证明', form: 'COPY' },
        ],
        fees: [],
      },
      {
        itemCode: itemCode(2),
        materials: [{ name: '居民身份证', form: 'ORIGINAL' }],
        fees: [{ name: '证件工本费', fen: 2000, basis: '试用数据' }],
      },
      { itemCode: itemCode(3), materials: [], fees: [] },
      {
        itemCode: itemCode(6),
        materials: [
          { name: '居民户口簿', form: 'ORIGINAL' },
          { name: '变更事项的证明', form: 'ANY' },
        ],
        fees: [],
      },
    ],
    handled: [
      ...handled('A01', 1, 2, 3, 6),
      ...handled('A02', 2, 6),
      ...handled('B01', 1, 4),
      ...handled('B02', 3),
      ...handled('C01', 5),
      ...handled('Z01', 2),
    ],
  }
}
