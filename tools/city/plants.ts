import { addDays, type PlainDate } from '../../domain/kernel/plain-date.ts'
import { openDayAfter } from './calendar.ts'
import { type City, type CityHall, type CityStaff, type CityWindow, equalHallCode } from './city.ts'
import { departmentCodeOf } from './departments.ts'
import { type Dice, diceOf } from './dice.ts'
import { dayAt } from './parameters.ts'

interface AtWindow {
  readonly hallCode: string
  readonly windowCode: string
}

interface InPeriod {
  readonly from: PlainDate
  readonly to: PlainDate
}

/** What was put into the city for the analysis to find, or to leave alone. The truth file lists them; no table does. */
export type Plant =
  | ({ readonly kind: 'GOOD_WINDOW' | 'BAD_WINDOW'; readonly effect: number } & AtWindow)
  | { readonly kind: 'EQUAL_WINDOWS'; readonly hallCode: string; readonly windowCodes: readonly string[] }
  | ({ readonly kind: 'STEERING_WINDOW'; readonly from: PlainDate } & AtWindow)
  | ({
      readonly kind: 'BURST_OF_PRAISE' | 'BURST_OF_BLAME'
      readonly day: PlainDate
      readonly count: number
    } & AtWindow)
  | ({ readonly kind: 'SELECTIVE_INVITER'; readonly staffNo: string; readonly withheldPercent: number } & AtWindow)
  | ({ readonly kind: 'OFFLINE_TERMINAL'; readonly backOn: PlainDate } & AtWindow & InPeriod)
  | { readonly kind: 'CHANGED_MATERIALS'; readonly itemCode: string; readonly from: PlainDate; readonly effect: number }
  | ({ readonly kind: 'BROKEN_KIOSK' } & AtWindow & InPeriod)
  | ({
      readonly kind: 'NEW_CLERK'
      readonly staffNo: string
      readonly from: PlainDate
      readonly onProbationUntil: PlainDate
      readonly effect: number
    } & AtWindow)
  | { readonly kind: 'HARD_ITEM'; readonly itemCode: string; readonly effect: number }
  // Of orders about bad evaluations: whatever is not named here is put right in time, at once or with a plan, and solved;
  // what a closure audit finds not to be put right is chance.
  | { readonly kind: 'SLOW_DEPARTMENT'; readonly department: string; readonly organizationCode: string }
  | ({ readonly kind: 'LATE_ORDERS' | 'REOPENED_ORDERS' } & AtWindow)
  | { readonly kind: 'EXPLAINED_ORDERS'; readonly itemCode: string }

export type PlantOf<Kind extends Plant['kind']> = Plant & { readonly kind: Kind }

export interface PlantedCity extends City {
  readonly plants: readonly Plant[]
}

const strongEffect = 0.9
const hardBelow = -0.8

/** Puts the truth into the city: into its windows and staff where it is a quality, beside it where it is something that happens. */
export function plant(city: City): PlantedCity {
  const dice = diceOf(city.parameters.seed, 'plants')
  const free = new FreeWindows(city, dice)
  const plants: Plant[] = [
    ...free
      .take(4, ['YS-CITY', 'YS-DL', 'YS-XX', 'YS-BP'])
      .map((at) => ({ kind: 'GOOD_WINDOW' as const, effect: strongEffect, ...place(at) })),
    ...free
      .take(4, ['YS-CITY', 'YS-DL', 'YS-XX', 'YS-BP'])
      .map((at) => ({ kind: 'BAD_WINDOW' as const, effect: -strongEffect, ...place(at) })),
    { kind: 'EQUAL_WINDOWS', hallCode: equalHallCode, windowCodes: codesOf(city, equalHallCode) },
    ...city.items
      .filter(({ effect }) => effect < hardBelow)
      .map(({ code, effect }) => ({ kind: 'HARD_ITEM' as const, itemCode: code, effect })),
    ...conduct(city, free, dice),
    ...happenings(city, dice),
  ]
  plants.push(...handling(city, plants))
  // What would begin after the last day does not happen.
  const happening = plants.filter((one) => beginOf(one) <= city.parameters.until)
  return { ...city, halls: city.halls.map((hall) => withQualities(hall, happening)), plants: happening }
}

function beginOf(one: Plant): string {
  return 'from' in one ? one.from : 'day' in one ? one.day : ''
}

function codesOf(city: City, hallCode: string): readonly string[] {
  return city.halls.find(({ plan }) => plan.code === hallCode)?.windows.map(({ code }) => code) ?? []
}

/** What people do at windows. */
function conduct({ parameters }: City, free: FreeWindows, dice: Dice): readonly Plant[] {
  const [steering] = free.take(1, ['YS-DL'])
  const [praised] = free.take(1, ['YS-XX'])
  const [blamed] = free.take(1, ['YS-CITY'])
  const [selective] = free.take(1, ['YS-CITY'])
  const [offline] = free.take(1, ['YS-BP'])
  const [apprenticed] = free.take(1, ['YS-XX'])
  const from = openDayAfter(dayAt(parameters, 0.4), 1)
  const silentFrom = openDayAfter(dayAt(parameters, 0.55), 1)
  return [
    { kind: 'STEERING_WINDOW', from: dayAt(parameters, 0.3), ...place(steering) },
    ...[0.45, 0.8].map((share) => ({
      kind: 'BURST_OF_PRAISE' as const,
      day: openDayAfter(dayAt(parameters, share), 1),
      count: dice.whole(20, 28),
      ...place(praised),
    })),
    {
      kind: 'BURST_OF_BLAME',
      day: openDayAfter(dayAt(parameters, 0.65), 1),
      count: dice.whole(12, 16),
      ...place(blamed),
    },
    { kind: 'SELECTIVE_INVITER', staffNo: selective?.staffNos[0] ?? '', withheldPercent: 60, ...place(selective) },
    {
      kind: 'OFFLINE_TERMINAL',
      from: silentFrom,
      to: openDayAfter(silentFrom, 3),
      backOn: openDayAfter(silentFrom, 4),
      ...place(offline),
    },
    {
      kind: 'NEW_CLERK',
      staffNo: apprenticed?.staffNos[1] ?? '',
      from,
      onProbationUntil: addDays(from, 60),
      effect: -1,
      ...place(apprenticed),
    },
  ]
}

/** What happens to things. */
function happenings({ parameters, items, halls }: City, dice: Dice): readonly Plant[] {
  const common = items.filter(({ demand, effect }) => demand > 0.6 && effect > hardBelow)
  const kiosk = halls.find(({ plan }) => plan.code === 'YS-DL')?.windows.find(({ kind }) => kind === 'SELF_SERVICE')
  const broken = openDayAfter(dayAt(parameters, 0.7), 1)
  return [
    {
      kind: 'CHANGED_MATERIALS',
      itemCode: dice.pick(common).code,
      from: openDayAfter(dayAt(parameters, 0.6), 1),
      effect: -0.5,
    },
    { kind: 'BROKEN_KIOSK', from: broken, to: openDayAfter(broken, 5), ...place(kiosk) },
  ]
}

/** A department that lets things lie, and what is out of the ordinary at two windows and about one service. Dice of its own. */
function handling(city: City, plants: readonly Plant[]): readonly Plant[] {
  const dice = diceOf(city.parameters.seed, 'handling')
  const free = city.halls
    .flatMap(({ windows }) => windows)
    .filter(({ kind, hallCode, code }) => {
      const isPlanted = plants.some((one) => 'windowCode' in one && isAt(one, hallCode, code))
      return kind === 'COMPREHENSIVE' && hallCode !== equalHallCode && !isPlanted
    })
  const late = dice.pick(free)
  const reopened = dice.pick(free.filter((window) => window !== late))
  const department = dice.pick(seldomAsked)
  const explained = dice.pick(
    city.items.filter((item) => item.department !== department && item.effect > hardBelow && item.demand > 0.6),
  )
  return [
    { kind: 'SLOW_DEPARTMENT', department, organizationCode: departmentCodeOf(department) },
    { kind: 'LATE_ORDERS', ...place(late) },
    { kind: 'REOPENED_ORDERS', ...place(reopened) },
    { kind: 'EXPLAINED_ORDERS', itemCode: explained.code },
  ]
}

/** Of these there is so little that the whole city still keeps its terms. */
const seldomAsked = ['ZJ', 'WJ', 'JY', 'JT', 'ZR', 'ST', 'CG', 'NY']

function place(window: Pick<CityWindow, 'hallCode' | 'code'> | undefined): AtWindow {
  if (window === undefined) throw new Error('the city has too few windows for what is to be planted')
  return { hallCode: window.hallCode, windowCode: window.code }
}

/** Comprehensive windows in which nothing has been planted: what is planted twice could not be told apart. */
class FreeWindows {
  readonly #windows: CityWindow[]
  readonly #dice: Dice

  constructor(city: City, dice: Dice) {
    this.#windows = city.halls.flatMap(({ windows }) => windows).filter(({ kind }) => kind === 'COMPREHENSIVE')
    this.#dice = dice
  }

  /** One of each hall in turn. */
  take(count: number, hallCodes: readonly string[]): readonly CityWindow[] {
    return Array.from({ length: count }, (_, at) => {
      const hallCode = hallCodes[at % hallCodes.length]
      const window = this.#dice.pick(this.#windows.filter((one) => one.hallCode === hallCode))
      this.#windows.splice(this.#windows.indexOf(window), 1)
      return window
    })
  }
}

function withQualities(hall: CityHall, plants: readonly Plant[]): CityHall {
  const windows = hall.windows.map((window) => {
    const found = plants.find(
      (one): one is PlantOf<'GOOD_WINDOW' | 'BAD_WINDOW'> =>
        (one.kind === 'GOOD_WINDOW' || one.kind === 'BAD_WINDOW') && isAt(one, window.hallCode, window.code),
    )
    return found === undefined ? window : { ...window, effect: found.effect }
  })
  const staff = hall.staff.map((person): CityStaff => {
    const found = plants.find(
      (one): one is PlantOf<'NEW_CLERK'> =>
        one.kind === 'NEW_CLERK' && one.hallCode === hall.plan.code && one.staffNo === person.no,
    )
    return found === undefined
      ? person
      : { ...person, since: found.from, onProbationUntil: found.onProbationUntil, effect: 0 }
  })
  return { ...hall, windows, staff }
}

export function isAt(at: AtWindow, hallCode: string, windowCode: string): boolean {
  return at.hallCode === hallCode && at.windowCode === windowCode
}

export function plantsOf<Kind extends Plant['kind']>(city: PlantedCity, kind: Kind): readonly PlantOf<Kind>[] {
  return city.plants.filter((one): one is PlantOf<Kind> => one.kind === kind)
}
