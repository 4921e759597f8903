import type { Reach } from '../../domain/access.ts'
import { toDivisionCode } from '../../domain/service-case.ts'
import type { Database } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { RuleBook } from '../policy/index.ts'
import { findHallOwner } from './hall/store.ts'
import { isItem } from './item/store.ts'
import { findOrganizationDivisions } from './organization/store.ts'
import { findDivisions, findOrganizations } from './store.ts'
import { findWindowId } from './window/store.ts'

/** A key of one hall may say what stands in that hall, and nothing above it. */
export function refuseHallKey(caller: Reach): void {
  if (caller.hallId !== null) throw new Refused('FORBIDDEN')
}

export function refuseOutside(rules: RuleBook, caller: Reach, divisionIds: readonly number[], at?: string): void {
  if (!divisionIds.every((divisionId) => rules.isWithin(divisionId, caller.divisionId)))
    throw new Refused('FORBIDDEN', at)
}

export async function loadDivision(tx: Database, code: string, at: string): Promise<{ id: number; code: string }> {
  const [division] = await findDivisions(tx, [toDivisionCode(code)])
  if (division === undefined) throw new Refused('DIVISION_UNKNOWN', at)
  return division
}

export async function refuseUnknownOrganization(tx: Database, code: string, at: string): Promise<void> {
  if ((await findOrganizations(tx, [code])).length === 0) throw new Refused('ORGANIZATION_UNKNOWN', at)
}

/** Organizations whose every division the key reaches. */
export async function refuseForeignOrganizations(
  rules: RuleBook,
  caller: Reach,
  tx: Database,
  codes: readonly string[],
  at?: string,
): Promise<void> {
  refuseOutside(rules, caller, await findOrganizationDivisions(tx, codes), at)
}

export interface OwnHall {
  readonly hallId: number
  readonly divisionId: number
}

/** A hall that the key may speak for, open or not. */
export async function loadOwnHall(rules: RuleBook, caller: Reach, tx: Database, code: string): Promise<OwnHall> {
  const hall = await findHallOwner(tx, code)
  const [divisionId] = hall?.divisionIds ?? []
  if (hall === undefined || divisionId === undefined) throw new Refused('HALL_UNKNOWN', '/hallCode')
  refuseOutside(rules, caller, hall.divisionIds, '/hallCode')
  if (caller.hallId !== null && caller.hallId !== hall.hallId) throw new Refused('FORBIDDEN', '/hallCode')
  return { hallId: hall.hallId, divisionId }
}

/** A window of such a hall, open or not. */
export async function loadOwnWindow(
  rules: RuleBook,
  caller: Reach,
  tx: Database,
  { hallCode, windowCode }: { readonly hallCode: string; readonly windowCode: string },
): Promise<number> {
  const { hallId } = await loadOwnHall(rules, caller, tx, hallCode)
  const windowId = await findWindowId(tx, hallId, windowCode)
  if (windowId === undefined) throw new Refused('WINDOW_UNKNOWN', '/windowCode')
  return windowId
}

export async function refuseUnknownItem(tx: Database, code: string, at: string): Promise<void> {
  if (!(await isItem(tx, code))) throw new Refused('ITEM_UNKNOWN', at)
}
