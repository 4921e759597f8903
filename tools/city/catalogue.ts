import { uuidV7 } from '../../server/platform/uuid.ts'
import type { TrialCatalogue } from '../../server/trial/index.ts'
import { publishedYears } from './calendar.ts'
import type { CityHall, CityItem } from './city.ts'
import { departmentCodeOf, departments } from './departments.ts'
import { cityCode, districts } from './halls.ts'
import { firstDayOf } from './parameters.ts'
import { type PlantedCity, plantsOf } from './plants.ts'

export const provinceCode = '990000000000'
const since = '2019-12-03'

/** Invented codes: no region of China begins with 99. */
const bureauOf = (divisionCode: string) => `11${divisionCode.slice(0, 6)}MB0000001A`

/** @param now only gives the staff's record ids their month */
export function catalogueOf(city: PlantedCity, now: number): TrialCatalogue {
  const years = new Set([Number(firstDayOf(city.parameters).slice(0, 4)), Number(city.parameters.until.slice(0, 4))])
  const divisions = [{ code: cityCode, name: '云山市', level: 'CITY', parentCode: provinceCode }]
  return {
    since,
    divisions: [
      { code: provinceCode, name: '试用省', level: 'PROVINCE', parentCode: '000000000000' },
      ...divisions,
      ...districts.map(({ code, name }) => ({ code, name, level: 'DISTRICT', parentCode: cityCode })),
    ],
    organizations: [
      { uscc: bureauOf(cityCode), name: '云山市政务服务管理局', divisionCode: cityCode },
      ...districts.map(({ code, name }) => ({
        uscc: bureauOf(code),
        name: `${name}政务服务管理局`,
        divisionCode: code,
      })),
      ...departments.map(({ code, name }) => ({
        uscc: departmentCodeOf(code),
        name: `云山市${name}`,
        divisionCode: cityCode,
      })),
    ],
    halls: city.halls.map((hall) => toHall(hall, now)),
    items: city.items.map((item) => toItem(city, item)),
    calendar: { divisionCode: cityCode, years: publishedYears.filter(({ year }) => years.has(year)) },
  }
}

function toHall({ plan, windows, staff }: CityHall, now: number): TrialCatalogue['halls'][number] {
  const managedBy = bureauOf(plan.divisionCode)
  return {
    code: plan.code,
    name: plan.name,
    divisionCode: plan.divisionCode,
    managedBy,
    address: plan.address,
    windows: windows.map(({ code, name, kind }) => ({ code, name, kind })),
    staff: staff.map(({ no, post, department, since: from, onProbationUntil }) => ({
      no,
      post,
      // Those at a department's window are sent by it, managed by the hall.
      employedBy: department === null ? managedBy : departmentCodeOf(department),
      recordId: uuidV7(now),
      ...(from === null ? {} : { since: from }),
      ...(onProbationUntil === null ? {} : { onProbationUntil }),
    })),
  }
}

function toItem(city: PlantedCity, item: CityItem): TrialCatalogue['items'][number] {
  const { code, name, taskType, department, audience, caseType, days } = item
  return {
    code,
    name,
    taskType,
    uscc: departmentCodeOf(department),
    forCitizens: audience !== 'ENTERPRISE',
    forEnterprises: audience !== 'CITIZEN',
    caseType,
    days,
    changedOn: plantsOf(city, 'CHANGED_MATERIALS')
      .filter(({ itemCode }) => itemCode === code)
      .map(({ from }) => from),
  }
}
