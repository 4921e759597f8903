import type { BodyOf } from '../../contracts/route.ts'
import type { putCase } from '../../contracts/service-case.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
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

/** The codes of a report, resolved to what the catalogue knows on the day of the report. */
export interface ResolvedPlaces {
  readonly divisionId: number
  readonly itemId: number
  readonly variantId: number | null
  readonly organizationId: number
  readonly receiving: { readonly divisionId: number; readonly organizationId: number }
  readonly deciding: { readonly divisionId: number; readonly organizationId: number }
  readonly occurrences: readonly { readonly place: WindowPlace; readonly staffId: number | null }[]
}

/** What a report is looked up in: the catalogue as it stands on one day. */
export interface CatalogueOfDay {
  findItem(itemCode: string, handleItemCode: string | null): ReturnType<typeof findItem>
  findDivisions(codes: readonly string[]): ReturnType<typeof findDivisions>
  findOrganizations(codes: readonly string[]): ReturnType<typeof findOrganizations>
  findWindows(hallCodes: readonly string[]): ReturnType<typeof findWindows>
  findStaff(hallId: number, staffNos: readonly string[]): ReturnType<typeof findStaff>
}

export function catalogueOn(db: Database, on: PlainDate): CatalogueOfDay {
  return {
    findItem: (itemCode, handleItemCode) => findItem(db, itemCode, handleItemCode, on),
    findDivisions: (codes) => findDivisions(db, codes),
    findOrganizations: (codes) => findOrganizations(db, codes),
    findWindows: (hallCodes) => findWindows(db, hallCodes, on),
    findStaff: (hallId, staffNos) => findStaff(db, hallId, staffNos, on),
  }
}

/** Refuses with the code and place of the first thing that the catalogue does not know. */
export async function resolvePlaces(catalogue: CatalogueOfDay, report: CaseReport): Promise<ResolvedPlaces> {
  const { itemCode, handleItemCode } = toItemCodes(report.itemCode)
  const item = await catalogue.findItem(itemCode, handleItemCode ?? null)
  if (item === undefined) throw new Refused('ITEM_UNKNOWN', '/itemCode')
  const divisions = await findDivisionIds(catalogue, report)
  const organizations = await findOrganizationIds(catalogue, report)
  const occurrences = await resolveOccurrences(catalogue, report)
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

async function findDivisionIds(catalogue: CatalogueOfDay, report: CaseReport): Promise<ReadonlyMap<string, number>> {
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
  catalogue: CatalogueOfDay,
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
  catalogue: CatalogueOfDay,
  report: CaseReport,
): Promise<ResolvedPlaces['occurrences']> {
  const hallCodes = [...new Set(report.occurrences.map((occurrence) => occurrence.hallCode))]
  const windows = new Map(
    (await catalogue.findWindows(hallCodes)).map((place) => [`${place.hallCode}/${place.windowCode}`, place]),
  )
  const resolved: { place: WindowPlace; staffId: number | null }[] = []
  for (const [index, occurrence] of report.occurrences.entries()) {
    const place = windows.get(`${occurrence.hallCode}/${occurrence.windowCode}`)
    if (place === undefined) throw new Refused('PLACE_UNKNOWN', `/occurrences/${index}/windowCode`)
    resolved.push({ place, staffId: await findStaffId(catalogue, place.hallId, occurrence.staffNo, index) })
  }
  return resolved
}

async function findStaffId(
  catalogue: CatalogueOfDay,
  hallId: number,
  staffNo: string | undefined,
  index: number,
): Promise<number | null> {
  if (staffNo === undefined) return null
  const [staff] = await catalogue.findStaff(hallId, [staffNo])
  if (staff === undefined) throw new Refused('STAFF_UNKNOWN', `/occurrences/${index}/staffNo`)
  return staff.id
}
