import type { CatalogueEntryKept, putDivision, putHall, putOrganization, putWindow } from '../../contracts/catalogue.ts'
import type { BodyOf } from '../../contracts/route.ts'
import { codesAbove, isBelow } from '../../domain/catalogue-version.ts'
import { type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { toDivisionCode } from '../../domain/service-case.ts'
import { toNfc } from '../platform/plain-text.ts'
import { Refused } from '../platform/refused.ts'
import { appendDivisionVersion, type DivisionContent, findDivisionVersion } from './division/store.ts'
import { appendHallVersion, findHallOwner, findHallVersion, type HallContent } from './hall/store.ts'
import { appendOrganizationVersion, findOrganizationVersion, type OrganizationContent } from './organization/store.ts'
import {
  loadDivision,
  loadOwnHall,
  refuseForeignOrganizations,
  refuseHallKey,
  refuseOutside,
  refuseUnknownOrganization,
} from './scope.ts'
import { type CatalogueDeps, type CatalogueWriter, keepEntry } from './version.ts'
import { appendWindowVersion, findWindowVersion, type WindowContent } from './window/store.ts'

export async function keepDivision(
  deps: CatalogueDeps,
  writer: CatalogueWriter,
  sentCode: string,
  sent: BodyOf<typeof putDivision>,
): Promise<CatalogueEntryKept> {
  const { caller } = writer
  const { rules, world } = deps
  const body = toNfc(sent)
  const code = toDivisionCode(sentCode)
  refuseHallKey(caller)
  const kept = await keepEntry<DivisionContent>(deps, writer, {
    name: `division|${code}`,
    effectiveFrom: body.effectiveFrom,
    async load(tx, on) {
      const row = await findDivisionVersion(tx, code, on)
      if (row === undefined) {
        for (const above of codesAbove(code)) {
          const found = await findDivisionVersion(tx, above, on)
          if (found === undefined) continue
          // A code that is a neighbour’s by its digits is his to take.
          refuseOutside(rules, caller, [found.id], '/divisionCode')
          break
        }
        return undefined
      }
      // Whoever could move the own division would widen what the key reaches.
      if (row.id === caller.divisionId) throw new Refused('FORBIDDEN', '/divisionCode')
      refuseOutside(rules, caller, [row.id], '/divisionCode')
      const { name, level, parentCode, status, lastRevision } = row
      return { content: row.hasContent ? { name, level, parentCode, status } : undefined, lastRevision }
    },
    async wanted(tx) {
      const parent = await findDivisionVersion(
        tx,
        toDivisionCode(body.parentCode),
        body.effectiveFrom ?? toPlainDate(world.now()),
      )
      if (parent === undefined || !parent.hasContent) throw new Refused('DIVISION_UNKNOWN', '/parentCode')
      refuseOutside(rules, caller, [parent.id], '/parentCode')
      if (!isBelow(body.level, parent.level)) throw new Refused('LEVEL_NOT_BELOW_PARENT', '/level')
      const { name, level, status = 'OPEN' } = body
      return { name, level, parentCode: toDivisionCode(body.parentCode), status }
    },
    append: (tx, { from, revision, content }) => appendDivisionVersion(tx, code, content, from, revision),
  })
  // What is written next below this division must find it.
  if (kept.changed) await rules.refresh()
  return kept
}

export function keepOrganization(
  deps: CatalogueDeps,
  writer: CatalogueWriter,
  code: string,
  sent: BodyOf<typeof putOrganization>,
): Promise<CatalogueEntryKept> {
  const { caller } = writer
  const body = toNfc(sent)
  refuseHallKey(caller)
  return keepEntry<OrganizationContent>(deps, writer, {
    name: `organization|${code}`,
    effectiveFrom: body.effectiveFrom,
    async load(tx, on) {
      await refuseForeignOrganizations(deps.rules, caller, tx, [code], '/organizationCode')
      const row = await findOrganizationVersion(tx, code, on)
      if (row === undefined) return undefined
      const { name, divisionCode, status, divisionId, lastRevision } = row
      return { content: divisionId === null ? undefined : { name, divisionCode, status }, lastRevision }
    },
    async wanted(tx) {
      const division = await loadDivision(tx, body.divisionCode, '/divisionCode')
      refuseOutside(deps.rules, caller, [division.id], '/divisionCode')
      return { name: body.name, divisionCode: division.code, status: body.status ?? 'OPEN' }
    },
    append: (tx, { from, revision, content }) => appendOrganizationVersion(tx, code, content, from, revision),
  })
}

export function keepHall(
  deps: CatalogueDeps,
  writer: CatalogueWriter,
  code: string,
  sent: BodyOf<typeof putHall>,
): Promise<CatalogueEntryKept> {
  const { caller } = writer
  const body = toNfc(sent)
  refuseHallKey(caller)
  return keepEntry<HallContent>(deps, writer, {
    name: `hall|${code}`,
    effectiveFrom: body.effectiveFrom,
    async load(tx, on) {
      const owner = await findHallOwner(tx, code)
      refuseOutside(deps.rules, caller, owner?.divisionIds ?? [], '/hallCode')
      const row = await findHallVersion(tx, code, on)
      if (row === undefined) return undefined
      const { name, divisionCode, managingOrganizationCode, address, status, isBegun, lastRevision } = row
      const content = { name, divisionCode, managingOrganizationCode, address, status }
      return { content: isBegun ? content : undefined, lastRevision }
    },
    async wanted(tx) {
      const { name, managingOrganizationCode, address = null, status = 'OPEN' } = body
      const division = await loadDivision(tx, body.divisionCode, '/divisionCode')
      refuseOutside(deps.rules, caller, [division.id], '/divisionCode')
      await refuseUnknownOrganization(tx, managingOrganizationCode, '/managingOrganizationCode')
      return { name, divisionCode: division.code, managingOrganizationCode, address, status }
    },
    append: (tx, { from, revision, content }) => appendHallVersion(tx, code, content, from, revision),
  })
}

export function keepWindow(
  deps: CatalogueDeps,
  writer: CatalogueWriter,
  { hallCode, windowCode }: { readonly hallCode: string; readonly windowCode: string },
  sent: BodyOf<typeof putWindow>,
): Promise<CatalogueEntryKept> {
  const { name, kind, status = 'OPEN', effectiveFrom } = toNfc(sent)
  const hall = (tx: Parameters<typeof loadOwnHall>[2]) => loadOwnHall(deps.rules, writer.caller, tx, hallCode)
  return keepEntry<WindowContent>(deps, writer, {
    name: `window|${hallCode}/${windowCode}`,
    effectiveFrom,
    async load(tx, on: PlainDate) {
      const row = await findWindowVersion(tx, (await hall(tx)).hallId, windowCode, on)
      if (row === undefined) return undefined
      const content = { name: row.name, kind: row.kind, status: row.status }
      return { content: row.isBegun ? content : undefined, lastRevision: row.lastRevision }
    },
    wanted: () => Promise.resolve({ name, kind, status }),
    async append(tx, { from, revision, content }) {
      await appendWindowVersion(tx, (await hall(tx)).hallId, windowCode, content, from, revision)
    },
  })
}
