import type { seeVersions } from '../../../contracts/catalogue.ts'
import type { AnswerOf } from '../../../contracts/route.ts'
import type { Reach } from '../../../domain/access.ts'
import type { CatalogueKind } from '../../../domain/catalogue-version.ts'
import { toDivisionCode } from '../../../domain/service-case.ts'
import type { Database } from '../../platform/database.ts'
import { findItemOrganizations } from '../item/store.ts'
import { loadOwnHall, loadOwnWindow, refuseForeignOrganizations, refuseOutside } from '../scope.ts'
import { findDivisions } from '../store.ts'
import type { CatalogueDeps } from '../version.ts'
import { findVersions } from './store.ts'

const itemCodeLength = 31

/** Every version of an entry that the caller reaches: of a hall’s by the hall, of what lies above the halls by the division. */
export async function viewVersions(
  deps: CatalogueDeps,
  caller: Reach,
  kind: CatalogueKind,
  sent: string,
): Promise<AnswerOf<typeof seeVersions>> {
  const db = deps.world.app
  const code = kind === 'division' ? toDivisionCode(sent) : sent
  await refuseForeign(deps, caller, db, kind, code)
  const versions = await findVersions(db, kind, code)
  return {
    versions: versions.map(({ recordedAt, ...version }) => ({ ...version, recordedAt: recordedAt.toISOString() })),
    seenVersions: versions.length,
  }
}

async function refuseForeign(
  { rules }: CatalogueDeps,
  caller: Reach,
  db: Database,
  kind: CatalogueKind,
  code: string,
): Promise<void> {
  const [hallCode = '', windowCode = ''] = code.split('/')
  const ofItem = async (itemCode: string) =>
    refuseForeignOrganizations(rules, caller, db, await findItemOrganizations(db, itemCode), '/code')
  switch (kind) {
    case 'division': {
      const found = await findDivisions(db, [code])
      return refuseOutside(
        rules,
        caller,
        found.map(({ id }) => id),
        '/code',
      )
    }
    case 'organization':
      return refuseForeignOrganizations(rules, caller, db, [code], '/code')
    case 'item':
    case 'item-guide':
      return ofItem(code)
    case 'item-variant':
      return ofItem(code.slice(0, itemCodeLength))
    case 'hall':
    case 'hall-hours':
    case 'staff':
    case 'window':
      return void (await loadOwnHall(rules, caller, db, hallCode))
    case 'window-hours':
    case 'window-item':
      return void (await loadOwnWindow(rules, caller, db, { hallCode, windowCode }))
  }
}
