import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Department, departments } from './departments.ts'
import { type Dice, diceOf } from './dice.ts'
import { crowdOf, type HallPlan, hallPlans, letterOf, nameOf, type WindowKind } from './halls.ts'
import type { CityParameters } from './parameters.ts'

// Who and what there is in the city, with the true qualities that no table of the product knows. An effect is in units of
// experience: one unit is about one grade for a citizen who wavers.

export interface CityItem {
  readonly code: string
  readonly name: string
  readonly department: string
  readonly audience: 'CITIZEN' | 'ENTERPRISE' | 'BOTH'
  readonly caseType: 'IMMEDIATE' | 'COMMITTED'
  readonly taskType: string
  readonly days: number | null
  readonly demand: number
  readonly handlingMinutes: number
  /** Out of a hundred who come, so many are sent home for papers, or refused. */
  readonly returnedPercent: number
  readonly refusedPercent: number
  readonly effect: number
}

export interface CityWindow {
  readonly hallCode: string
  readonly code: string
  readonly name: string
  readonly kind: WindowKind
  readonly crowd: number
  readonly department: string | null
  readonly items: readonly CityItem[]
  readonly effect: number
  /** Work numbers; mornings and afternoons change between them. Empty where nobody serves. */
  readonly staffNos: readonly string[]
}

export interface CityStaff {
  readonly hallCode: string
  readonly no: string
  readonly post: 'WINDOW' | 'BACK_OFFICE' | 'SUPERVISOR'
  readonly department: string | null
  readonly effect: number
  readonly since: PlainDate | null
  readonly onProbationUntil: PlainDate | null
}

export interface CityHall {
  readonly plan: HallPlan
  readonly windows: readonly CityWindow[]
  readonly staff: readonly CityStaff[]
  /** Those who step in where somebody is away. */
  readonly reliefNos: readonly string[]
}

export interface City {
  readonly parameters: CityParameters
  readonly items: readonly CityItem[]
  readonly halls: readonly CityHall[]
}

/** Where every window and every person is as good as the next. */
export const equalHallCode = 'YS-NP'
const staffTotal = 300
const supervisorsPerHall = 2
const hardItems = 8
const hardItemEffect = -0.9

export function buildCity(parameters: CityParameters): City {
  const items = buildItems(diceOf(parameters.seed, 'items'))
  const windows = hallPlans.map((plan) => buildWindows(plan, items, diceOf(parameters.seed, 'windows', plan.code)))
  const staffed = windows.flat().filter(isStaffed).length
  const spare = staffTotal - 2 * staffed - supervisorsPerHall * hallPlans.length
  const halls = hallPlans.map((plan, at) => {
    const ofHall = windows[at] ?? []
    const own = Math.round((spare * ofHall.filter(isStaffed).length) / staffed)
    return buildHall(plan, ofHall, own, diceOf(parameters.seed, 'staff', plan.code))
  })
  return { parameters, items, halls }
}

const isStaffed = ({ kind }: { readonly kind: WindowKind }) => kind !== 'SELF_SERVICE' && kind !== 'ONLINE'

function buildItems(dice: Dice): readonly CityItem[] {
  const offered = departments.flatMap((department) =>
    department.items.map((name, rank) => ({ department, name, rank })),
  )
  const hard = new Set<number>()
  while (hard.size < hardItems) hard.add(dice.whole(1, offered.length))
  return offered.map(({ department, name, rank }, at) =>
    buildItem(department, name, rank, at + 1, hard.has(at + 1), dice),
  )
}

function buildItem(
  { code, audience, demand }: Department,
  name: string,
  rank: number,
  serial: number,
  isHard: boolean,
  dice: Dice,
): CityItem {
  const isCommitted = dice.chance(/许可|审批|登记|认定|核准|贷款/.test(name) ? 0.75 : 0.25)
  const effect = dice.normal(0, 0.2)
  return {
    code: `11990200MB0000000YS${String(serial).padStart(12, '0')}`,
    name,
    department: code,
    audience,
    caseType: isCommitted ? 'COMMITTED' : 'IMMEDIATE',
    taskType: taskTypeOf(name),
    days: isCommitted ? dice.pick([1, 3, 5, 7, 10, 15]) : null,
    demand: demand / (rank + 1.5),
    handlingMinutes: dice.lognormal(isCommitted ? 11 : 7, 0.25) * (isHard ? 1.4 : 1),
    returnedPercent: dice.whole(2, 7) + (isHard ? 9 : 0),
    refusedPercent: dice.whole(0, 2) + (isHard ? 4 : 0),
    effect: isHard ? hardItemEffect : effect,
  }
}

/** 事项类型: a licence, a confirmation, or a public service. */
function taskTypeOf(name: string): string {
  if (/许可|审批|核准/.test(name)) return '01'
  return /登记|认定/.test(name) ? '07' : '20'
}

function buildWindows(plan: HallPlan, items: readonly CityItem[], dice: Dice): CityWindow[] {
  const counts = new Map<WindowKind, number>()
  const build = (kind: WindowKind, department: string | null): CityWindow => {
    const number = (counts.get(kind) ?? 0) + 1
    counts.set(kind, number)
    const code = `${letterOf[kind]}${String(number).padStart(2, '0')}`
    const effect = dice.normal(0, 0.2)
    return {
      hallCode: plan.code,
      code,
      name:
        department === null
          ? `${nameOf[kind]} ${number} 号`
          : `${departmentName(department)}${nameOf[kind]} ${number} 号`,
      kind,
      crowd: plan.crowd * crowdOf[kind],
      department,
      items: itemsOf(plan, kind, department, items),
      effect: plan.code === equalHallCode ? 0 : effect,
      staffNos: [],
    }
  }
  return [
    ...Array.from({ length: plan.comprehensive }, () => build('COMPREHENSIVE', null)),
    ...plan.specialists.map((department) => build('SPECIALIST', department)),
    ...plan.others.map((kind) => build(kind, null)),
  ]
}

const departmentName = (code: string) => departments.find((one) => one.code === code)?.name ?? code

function itemsOf(
  plan: HallPlan,
  kind: WindowKind,
  department: string | null,
  items: readonly CityItem[],
): readonly CityItem[] {
  if (department !== null) return items.filter((item) => item.department === department)
  const offered = items.filter((item) => plan.offers.includes(item.department))
  if (kind === 'ELDERLY') return offered.filter(({ department: code }) => ['MZ', 'RS', 'YB', 'GA', 'GY'].includes(code))
  return kind === 'SELF_SERVICE' || kind === 'DISABLED'
    ? offered.filter(({ audience }) => audience !== 'ENTERPRISE' || plan.code === 'YS-GX')
    : offered
}

function buildHall(plan: HallPlan, windows: readonly CityWindow[], spare: number, dice: Dice): CityHall {
  let last = 1000
  const staff: CityStaff[] = []
  const hire = (post: CityStaff['post'], department: string | null): string => {
    last += 1
    const drawn = dice.normal(0, 0.25)
    const effect = plan.code === equalHallCode || post !== 'WINDOW' ? 0 : drawn
    staff.push({ hallCode: plan.code, no: String(last), post, department, effect, since: null, onProbationUntil: null })
    return String(last)
  }
  const manned = windows.map((window) =>
    isStaffed(window)
      ? { ...window, staffNos: [hire('WINDOW', window.department), hire('WINDOW', window.department)] }
      : window,
  )
  const reliefNos = Array.from({ length: Math.ceil(spare / 2) }, () => hire('WINDOW', null))
  for (let more = reliefNos.length; more < spare; more += 1) hire('BACK_OFFICE', null)
  for (let more = 0; more < supervisorsPerHall; more += 1) hire('SUPERVISOR', null)
  return { plan, windows: manned, staff, reliefNos }
}
