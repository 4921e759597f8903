import type { CatalogueEntryKept } from '../../contracts/catalogue.ts'
import type { putHallHours, putWindowHours, putWindowItem } from '../../contracts/catalogue-page.ts'
import type { BodyOf } from '../../contracts/route.ts'
import { toOpeningHours } from '../../domain/opening-hours.ts'
import type { Database } from '../platform/database.ts'
import { granted } from '../platform/refused.ts'
import { appendHallHours, appendWindowHours, findHallHours, findWindowHours, type Hours } from './hours/store.ts'
import { loadOwnHall, loadOwnWindow, refuseUnknownItem } from './scope.ts'
import { type CatalogueDeps, type CatalogueWriter, keepEntry } from './version.ts'
import { appendWindowItemVersion, findWindowItemVersion, type WindowItemContent } from './window-item/store.ts'

interface WindowCodes {
  readonly hallCode: string
  readonly windowCode: string
}

export function keepHallHours(
  deps: CatalogueDeps,
  writer: CatalogueWriter,
  hallCode: string,
  body: BodyOf<typeof putHallHours>,
): Promise<CatalogueEntryKept> {
  const own = (tx: Database) => loadOwnHall(deps.rules, writer.caller, tx, hallCode)
  return keepEntry<Hours>(deps, writer, {
    name: `hall-hours|${hallCode}`,
    effectiveFrom: body.effectiveFrom,
    async load(tx, on) {
      const row = await findHallHours(tx, (await own(tx)).hallId, on)
      return row && { content: row.isBegun ? row.hours : undefined, lastRevision: row.lastRevision }
    },
    wanted: () => Promise.resolve(granted(toOpeningHours(body.hours))),
    async append(tx, { from, revision, content }) {
      await appendHallHours(tx, (await own(tx)).hallId, content, from, revision)
    },
  })
}

export function keepWindowHours(
  deps: CatalogueDeps,
  writer: CatalogueWriter,
  codes: WindowCodes,
  { hours, effectiveFrom }: BodyOf<typeof putWindowHours>,
): Promise<CatalogueEntryKept> {
  const own = (tx: Database) => loadOwnWindow(deps.rules, writer.caller, tx, codes)
  return keepEntry<Hours>(deps, writer, {
    name: `window-hours|${codes.hallCode}/${codes.windowCode}`,
    effectiveFrom,
    async load(tx, on) {
      const row = await findWindowHours(tx, await own(tx), on)
      return row && { content: row.isBegun ? row.hours : undefined, lastRevision: row.lastRevision }
    },
    wanted: () => Promise.resolve(hours === null ? null : granted(toOpeningHours(hours))),
    async append(tx, { from, revision, content }) {
      await appendWindowHours(tx, await own(tx), content, from, revision)
    },
  })
}

export function keepWindowItem(
  deps: CatalogueDeps,
  writer: CatalogueWriter,
  { itemCode, ...codes }: WindowCodes & { readonly itemCode: string },
  { status = 'OPEN', effectiveFrom }: BodyOf<typeof putWindowItem>,
): Promise<CatalogueEntryKept> {
  const own = (tx: Database) => loadOwnWindow(deps.rules, writer.caller, tx, codes)
  return keepEntry<WindowItemContent>(deps, writer, {
    name: `window-item|${codes.hallCode}/${codes.windowCode}/${itemCode}`,
    effectiveFrom,
    async load(tx, on) {
      const row = await findWindowItemVersion(tx, await own(tx), itemCode, on)
      if (row === undefined) return undefined
      return { content: row.isBegun ? { status: row.status } : undefined, lastRevision: row.lastRevision }
    },
    async wanted(tx) {
      await refuseUnknownItem(tx, itemCode, '/itemCode')
      return { status }
    },
    async append(tx, { from, revision, content }) {
      await appendWindowItemVersion(tx, await own(tx), itemCode, content, from, revision)
    },
  })
}
