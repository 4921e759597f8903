import type { BodyOf } from '../../contracts/route.ts'
import type { putCase } from '../../contracts/service-case.ts'
import { type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { toDivisionCode, toItemCodes } from '../../domain/service-case.ts'
import {
  findDivisions,
  findItem,
  findOrganizations,
  findStaff,
  findWindows,
  type WindowPlace,
} from '../catalogue/index.ts'
import type { Database } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'

export type CaseReport = BodyOf<typeof putCase>

/** The codes of a report, resolved to what the catalogue knew on the day of each service, whenever it is reported. */
export interface ResolvedPlaces {
  readonly divisionId: number
  readonly itemId: number
  readonly variantId: number | null
  readonly organizationId: number
  readonly receiving: { readonly divisionId: number; readonly organizationId: number }
  readonly deciding: { readonly divisionId: number; readonly organizationId: number }
  readonly occurrences: readonly { readonly place: WindowPlace; readonly staffId: number | null }[]
}

/** What a report is looked up in: the catalogue as it stood on the day that is asked about, and is known on that of the report. */
export interface Catalogue {
  findItem(
    itemCode: string,
    handleItemCode: string | null,
    days: readonly PlainDate[],
    knownBy: PlainDate,
  ): ReturnType<typeof findItem>
  findDivisions(codes: readonly string[]): ReturnType<typeof findDivisions>
  findOrganizations(codes: readonly string[]): ReturnType<typeof findOrganizations>
  findWindows(hallCodes: readonly string[], on: PlainDate, knownBy: PlainDate): ReturnType<typeof findWindows>
  findStaff(
    hallId: number,
    staffNos: readonly string[],
    on: PlainDate,
    knownBy: PlainDate,
  ): ReturnType<typeof findStaff>
}

export function catalogueIn(db: Database): Catalogue {
  return {
    findItem: (...asked) => findItem(db, ...asked),
    findDivisions: (codes) => findDivisions(db, codes),
    findOrganizations: (codes) => findOrganizations(db, codes),
    findWindows: (...asked) => findWindows(db, ...asked),
    findStaff: (...asked) => findStaff(db, ...asked),
  }
}

/** Refuses with the code and place of the first thing that the catalogue does not know. */
export async function resolvePlaces(catalogue: Catalogue, report: CaseReport, now: number): Promise<ResolvedPlaces> {
  const { itemCode, handleItemCode } = toItemCodes(report.itemCode)
  const days = report.occurrences.map((occurrence) => dayOf(occurrence, now))
  const item = await catalogue.findItem(itemCode, handleItemCode ?? null, daysOfItem(report, days), toPlainDate(now))
  if (item === undefined) throw new Refused('ITEM_UNKNOWN', '/itemCode')
  const divisions = await findDivisionIds(catalogue, report)
  const organizations = await findOrganizationIds(catalogue, report)
  const occurrences = await resolveOccurrences(catalogue, report, days, toPlainDate(now))
  const organizationId = organizations(report.organizationCode, '/organizationCode') ?? item.organizationId
  const divisionId = loadDivision(divisions, report.divisionCode, '/divisionCode')
  const placeOf = (member: 'receivingPlace' | 'decidingPlace') => {
    const sent = report[member]
    return {
      divisionId: sent ? loadDivision(divisions, sent.divisionCode, `/${member}/divisionCode`) : divisionId,
      organizationId: organizations(sent?.organizationCode, `/${member}/organizationCode`) ?? organizationId,
    }
  }
  return {
    divisionId,
    itemId: item.itemId,
    variantId: item.variantId,
    organizationId,
    receiving: placeOf('receivingPlace'),
    deciding: placeOf('decidingPlace'),
    occurrences,
  }
}

function dayOf({ startedAt, endedAt }: CaseReport['occurrences'][number], now: number): PlainDate {
  const at = endedAt ?? startedAt
  return toPlainDate(at === undefined ? now : Date.parse(at))
}

/**
 * An item is that of the case’s first service: services that follow, and reports that come later, change nothing of who is
 * answerable. A case that was accepted goes on under its item when the item ends meanwhile.
 */
function daysOfItem({ acceptedAt }: CaseReport, serviceDays: readonly PlainDate[]): readonly PlainDate[] {
  const sorted = [...new Set(serviceDays)].sort()
  return acceptedAt === undefined ? sorted : [...sorted, toPlainDate(Date.parse(acceptedAt))]
}

async function findDivisionIds(catalogue: Catalogue, report: CaseReport): Promise<ReadonlyMap<string, number>> {
  const codes = [report.divisionCode, report.receivingPlace?.divisionCode, report.decidingPlace?.divisionCode]
  const found = await catalogue.findDivisions(codes.filter((code) => code !== undefined).map(toDivisionCode))
  return new Map(found.map((division) => [division.code, division.id]))
}

function loadDivision(divisions: ReadonlyMap<string, number>, code: string, at: string): number {
  const id = divisions.get(toDivisionCode(code))
  if (id === undefined) throw new Refused('DIVISION_UNKNOWN', at)
  return id
}

/** @returns a look-up that refuses an unknown code and answers undefined where none was sent */
async function findOrganizationIds(
  catalogue: Catalogue,
  report: CaseReport,
): Promise<(code: string | undefined, at: string) => number | undefined> {
  const codes = [
    report.organizationCode,
    report.receivingPlace?.organizationCode,
    report.decidingPlace?.organizationCode,
  ]
  const sent = codes.filter((code) => code !== undefined)
  const found = new Map(
    sent.length === 0 ? [] : (await catalogue.findOrganizations(sent)).map(({ code, id }) => [code, id] as const),
  )
  return (code, at) => {
    if (code === undefined) return undefined
    const id = found.get(code)
    if (id === undefined) throw new Refused('ORGANIZATION_UNKNOWN', at)
    return id
  }
}

async function resolveOccurrences(
  catalogue: Catalogue,
  report: CaseReport,
  days: readonly PlainDate[],
  today: PlainDate,
): Promise<ResolvedPlaces['occurrences']> {
  const hallCodes = [...new Set(report.occurrences.map((occurrence) => occurrence.hallCode))]
  const windows = new Map<string, WindowPlace>()
  for (const day of new Set(days)) {
    for (const place of await catalogue.findWindows(hallCodes, day, today))
      windows.set(`${day}/${place.hallCode}/${place.windowCode}`, place)
  }
  const resolved: { place: WindowPlace; staffId: number | null }[] = []
  for (const [index, { hallCode, windowCode, staffNo }] of report.occurrences.entries()) {
    const day = days[index] as PlainDate
    const place = windows.get(`${day}/${hallCode}/${windowCode}`)
    if (place === undefined) throw new Refused('PLACE_UNKNOWN', `/occurrences/${index}/windowCode`)
    // Who was logged in, of those who worked there on the day.
    const staff = staffNo === undefined ? null : (await catalogue.findStaff(place.hallId, [staffNo], day, today))[0]
    if (staff === undefined) throw new Refused('STAFF_UNKNOWN', `/occurrences/${index}/staffNo`)
    resolved.push({ place, staffId: staff?.id ?? null })
  }
  return resolved
}
