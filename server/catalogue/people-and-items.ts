import type { CatalogueEntryKept, putItem, putStaff } from '../../contracts/catalogue.ts'
import type { BodyOf } from '../../contracts/route.ts'
import type { Database } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { findHallOwner } from './hall/store.ts'
import { appendItemVersion, findItemOrganizations, findItemVersion, type ItemContent } from './item/store.ts'
import {
  loadOwnHall,
  type OwnHall,
  refuseForeignOrganizations,
  refuseHallKey,
  refuseUnknownOrganization,
} from './scope.ts'
import { appendSealedName, appendStaffVersion, findStaffVersion, type StaffContent } from './staff/store.ts'
import { type CatalogueDeps, type CatalogueWriter, keepEntry } from './version.ts'

interface StaffPlace {
  readonly hallCode: string
  readonly staffNo: string
}

/** A name is sealed under a record of its own; left out, the one said before goes on holding. */
export function keepStaff(
  deps: CatalogueDeps,
  writer: CatalogueWriter,
  { hallCode, staffNo }: StaffPlace,
  sent: BodyOf<typeof putStaff>,
): Promise<CatalogueEntryKept> {
  const { world, rules } = deps
  const body = toNfc(sent)
  const index =
    body.name === undefined
      ? null
      : world.vault.blindIndex('fingerprint', `staff-name|${hallCode}|${staffNo}|${body.name}`).toString('hex')
  const own = (tx: Database) => loadOwnHall(rules, writer.caller, tx, hallCode)
  let before: { nameIndex: string | null; nameRecordId: string | null } = { nameIndex: null, nameRecordId: null }
  return keepEntry<StaffContent>(deps, writer, {
    name: `staff|${hallCode}/${staffNo}`,
    effectiveFrom: body.effectiveFrom,
    async load(tx, on) {
      const row = await findStaffVersion(tx, (await own(tx)).hallId, staffNo, on)
      if (row === undefined) return undefined
      const { isBegun, lastRevision, nameRecordId, ...content } = row
      if (isBegun) before = { nameIndex: content.nameIndex, nameRecordId }
      return { content: isBegun ? content : undefined, lastRevision }
    },
    async wanted(tx, known) {
      const { employingOrganizationCode, appraisingOrganizationCode, managingHallCode = hallCode } = body
      await refuseUnknownOrganization(tx, employingOrganizationCode, '/employingOrganizationCode')
      await refuseUnknownOrganization(tx, appraisingOrganizationCode, '/appraisingOrganizationCode')
      if ((await findHallOwner(tx, managingHallCode)) === undefined)
        throw new Refused('HALL_UNKNOWN', '/managingHallCode')
      return {
        post: body.post,
        employingOrganizationCode,
        managingHallCode,
        appraisingOrganizationCode,
        onProbationUntil: body.onProbationUntil ?? null,
        status: body.status ?? 'OPEN',
        nameIndex: index ?? known?.nameIndex ?? null,
      }
    },
    async append(tx, { from, revision, content }) {
      const hall = await own(tx)
      const { name } = body
      const nameRecordId =
        name !== undefined && content.nameIndex !== before.nameIndex
          ? await sealName(deps, tx, hall, name)
          : before.nameRecordId
      const { hallId } = hall
      const recordId = uuidV7(world.now())
      await appendStaffVersion(tx, { hallId, staffNo, recordId, nameRecordId, from, revision, content })
    },
  })
}

async function sealName({ world }: CatalogueDeps, tx: Database, hall: OwnHall, name: string): Promise<string> {
  const recordId = uuidV7(world.now())
  const { key, seal } = world.vault.newRecord(recordId, world.now())
  await appendSealedName(tx, { recordId, ...hall, key, sealed: seal('sealed_field|staff-name', name) })
  return recordId
}

export function keepItem(
  deps: CatalogueDeps,
  writer: CatalogueWriter,
  code: string,
  sent: BodyOf<typeof putItem>,
): Promise<CatalogueEntryKept> {
  const { caller } = writer
  const { rules } = deps
  const body = toNfc(sent)
  refuseHallKey(caller)
  return keepEntry<ItemContent>(deps, writer, {
    name: `item|${code}`,
    effectiveFrom: body.effectiveFrom,
    async load(tx, on) {
      await refuseForeignOrganizations(rules, caller, tx, await findItemOrganizations(tx, code), '/itemCode')
      const row = await findItemVersion(tx, code, on)
      if (row === undefined) return undefined
      const { isBegun, lastRevision, ...content } = row
      return { content: isBegun ? content : undefined, lastRevision }
    },
    async wanted(tx) {
      await refuseUnknownOrganization(tx, body.organizationCode, '/organizationCode')
      await refuseForeignOrganizations(rules, caller, tx, [body.organizationCode], '/organizationCode')
      return {
        name: body.name,
        taskType: body.taskType,
        organizationCode: body.organizationCode,
        forCitizens: body.audiences.includes('CITIZEN'),
        forEnterprises: body.audiences.includes('ENTERPRISE'),
        caseType: body.caseType,
        committedLimit: body.committedLimit ?? null,
        statutoryLimit: body.statutoryLimit ?? null,
        mustBeOnSite: body.mustBeOnSite ?? false,
        status: body.status ?? 'OPEN',
      }
    },
    append: (tx, { from, revision, content }) => appendItemVersion(tx, code, content, from, revision),
  })
}
