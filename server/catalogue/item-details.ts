import type { CatalogueEntryKept } from '../../contracts/catalogue.ts'
import type { putItemGuide, putItemVariant } from '../../contracts/catalogue-page.ts'
import type { BodyOf } from '../../contracts/route.ts'
import type { Database } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { findItemOrganizations } from './item/store.ts'
import { appendGuideVersion, findGuideVersion, type GuideContent } from './item-guide/store.ts'
import { appendVariantVersion, findVariantVersion, type VariantContent } from './item-variant/store.ts'
import { refuseForeignOrganizations, refuseHallKey, refuseUnknownItem } from './scope.ts'
import { type CatalogueDeps, type CatalogueWriter, keepEntry } from './version.ts'

/** An item that is there, and whose organizations the key reaches. */
async function refuseForeignItem(
  { rules }: CatalogueDeps,
  { caller }: CatalogueWriter,
  tx: Database,
  itemCode: string,
  at: string,
): Promise<void> {
  await refuseUnknownItem(tx, itemCode, at)
  await refuseForeignOrganizations(rules, caller, tx, await findItemOrganizations(tx, itemCode), at)
}

export function keepItemGuide(
  deps: CatalogueDeps,
  writer: CatalogueWriter,
  itemCode: string,
  sent: BodyOf<typeof putItemGuide>,
): Promise<CatalogueEntryKept> {
  const { materials = null, fees = null, effectiveFrom } = toNfc(sent)
  refuseHallKey(writer.caller)
  return keepEntry<GuideContent>(deps, writer, {
    name: `item-guide|${itemCode}`,
    effectiveFrom,
    async load(tx, on) {
      await refuseForeignItem(deps, writer, tx, itemCode, '/itemCode')
      const row = await findGuideVersion(tx, itemCode, on)
      if (row === undefined) return undefined
      const content = { materials: row.materials, fees: row.fees }
      return { content: row.isBegun ? content : undefined, lastRevision: row.lastRevision }
    },
    wanted: () => Promise.resolve({ materials, fees }),
    append: (tx, { from, revision, content }) => appendGuideVersion(tx, itemCode, content, from, revision),
  })
}

const itemCodeLength = 31

export function keepItemVariant(
  deps: CatalogueDeps,
  writer: CatalogueWriter,
  handleItemCode: string,
  sent: BodyOf<typeof putItemVariant>,
): Promise<CatalogueEntryKept> {
  const { name, status = 'OPEN', effectiveFrom } = toNfc(sent)
  const itemCode = handleItemCode.slice(0, itemCodeLength)
  refuseHallKey(writer.caller)
  return keepEntry<VariantContent>(deps, writer, {
    name: `item-variant|${handleItemCode}`,
    effectiveFrom,
    async load(tx, on) {
      await refuseForeignItem(deps, writer, tx, itemCode, '/handleItemCode')
      const row = await findVariantVersion(tx, handleItemCode, on)
      if (row === undefined) return undefined
      const content = { name: row.name, status: row.status }
      return { content: row.isBegun ? content : undefined, lastRevision: row.lastRevision }
    },
    wanted: () => Promise.resolve({ name, status }),
    append: (tx, { from, revision, content }) =>
      appendVariantVersion(tx, itemCode, handleItemCode, content, from, revision),
  })
}
