import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/catalogue.ts'
import * as page from '../../contracts/catalogue-page.ts'
import type { BodyOf, ParamsOf, Route } from '../../contracts/route.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { type Access, reachOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import type { Database } from '../platform/database.ts'
import { serve } from '../platform/serve.ts'
import { listDivisionVersions } from './division/store.ts'
import { listHallVersions } from './hall/store.ts'
import { viewVersions } from './history/history.ts'
import { listHallHours, listWindowHours } from './hours/store.ts'
import { type ItemListed, listItemVersions } from './item/store.ts'
import { keepItemGuide, keepItemVariant } from './item-details.ts'
import { listGuideVersions } from './item-guide/store.ts'
import { listVariantVersions } from './item-variant/store.ts'
import { listOrganizationVersions } from './organization/store.ts'
import { keepItem, keepStaff } from './people-and-items.ts'
import { keepDivision, keepHall, keepOrganization, keepWindow } from './places.ts'
import type { ListWish } from './shapes.ts'
import { listStaffVersions } from './staff/store.ts'
import type { CatalogueDeps, CatalogueWriter } from './version.ts'
import { listWindowVersions } from './window/store.ts'
import { listWindowItemVersions } from './window-item/store.ts'
import { keepHallHours, keepWindowHours, keepWindowItem } from './window-page.ts'

type Keep<R> = (
  deps: CatalogueDeps,
  writer: CatalogueWriter,
  params: ParamsOf<R>,
  body: BodyOf<R>,
) => Promise<promises.CatalogueEntryKept>

export function serveCatalogue(app: FastifyInstance, deps: CatalogueDeps, access: Access): void {
  const write = <R extends Route<unknown, unknown, unknown, promises.CatalogueEntryKept>>(route: R, keep: Keep<R>) =>
    serve<Route<ParamsOf<R>, undefined, BodyOf<R>, promises.CatalogueEntryKept>>(
      app,
      route as never,
      async ({ params, body, request }) => {
        const entry = [route.name.replace(/^put/, '').toUpperCase(), ...Object.values(params as object)].join('/')
        const transact = audited<promises.CatalogueEntryKept>(
          request,
          { act: 'CATALOGUE_KEPT', target: { kind: 'CATALOGUE_ENTRY', id: entry } },
          (kept) => ({ detail: { ...kept } }),
        )
        const { seenVersions } = body as { readonly seenVersions?: number }
        const kept = await keep(deps, { caller: reachOf(request), transact, seenVersions }, params, body)
        return { status: kept.created ? 201 : 200, body: kept }
      },
      { before: access.admit(route.caller) },
    )
  write(promises.putDivision, (d, writer, { divisionCode }, body) => keepDivision(d, writer, divisionCode, body))
  write(promises.putOrganization, (d, writer, { organizationCode }, body) =>
    keepOrganization(d, writer, organizationCode, body),
  )
  write(promises.putHall, (d, writer, { hallCode }, body) => keepHall(d, writer, hallCode, body))
  write(promises.putWindow, keepWindow)
  write(promises.putStaff, keepStaff)
  write(promises.putItem, (d, writer, { itemCode }, body) => keepItem(d, writer, itemCode, body))
  write(page.putHallHours, (d, writer, { hallCode }, body) => keepHallHours(d, writer, hallCode, body))
  write(page.putWindowHours, keepWindowHours)
  write(page.putWindowItem, keepWindowItem)
  write(page.putItemGuide, (d, writer, { itemCode }, body) => keepItemGuide(d, writer, itemCode, body))
  write(page.putItemVariant, (d, writer, { handleItemCode }, body) => keepItemVariant(d, writer, handleItemCode, body))
  serveLists(app, deps, access)
  serve(
    app,
    promises.seeVersions,
    async ({ params, query, request }) => ({
      status: 200,
      body: await viewVersions(deps, reachOf(request), params.kind, query.code),
    }),
    { before: access.admit(promises.seeVersions.caller) },
  )
}

interface Page {
  readonly on?: string
  readonly after?: string
  readonly limit?: string
}

interface List<Row, View> {
  readonly find: (db: Database, wish: ListWish) => Promise<readonly Row[]>
  readonly cursor: (row: Row) => string
  readonly view: (row: Row) => View
}

function serveLists(app: FastifyInstance, deps: CatalogueDeps, access: Access): void {
  const same = <Row>(row: Row) => row
  const list = <Row, View>(route: Route, { find, cursor, view }: List<Row, View>) =>
    serve<Route<undefined, Page, undefined, { entries: View[]; next: string | null }>>(
      app,
      route as never,
      async ({ query, request }) => {
        const wish = toWish(deps, request, query)
        const rows = await find(deps.world.app, wish)
        const last = rows.at(-1)
        const next = rows.length < wish.limit || last === undefined ? null : cursor(last)
        return { status: 200, body: { entries: rows.map(view), next } }
      },
      { before: access.admit(route.caller) },
    )
  list(promises.listDivisions, { find: listDivisionVersions, cursor: (row) => row.divisionCode, view: same })
  list(promises.listOrganizations, {
    find: listOrganizationVersions,
    cursor: (row) => row.organizationCode,
    view: same,
  })
  list(promises.listHalls, { find: listHallVersions, cursor: (row) => row.hallCode, view: same })
  list(promises.listWindows, {
    find: listWindowVersions,
    cursor: (row) => `${row.hallCode}/${row.windowCode}`,
    view: same,
  })
  list(promises.listStaff, { find: listStaffVersions, cursor: (row) => `${row.hallCode}/${row.staffNo}`, view: same })
  list(page.listHallHours, { find: listHallHours, cursor: (row) => row.hallCode, view: same })
  list(page.listWindowHours, {
    find: listWindowHours,
    cursor: (row) => `${row.hallCode}/${row.windowCode}`,
    view: same,
  })
  list(page.listWindowItems, {
    find: listWindowItemVersions,
    cursor: (row) => `${row.hallCode}/${row.windowCode}/${row.itemCode}`,
    view: same,
  })
  list(page.listItemGuides, { find: listGuideVersions, cursor: (row) => row.itemCode, view: same })
  list(page.listItemVariants, { find: listVariantVersions, cursor: (row) => row.handleItemCode, view: same })
  list(promises.listItems, { find: listItemVersions, cursor: (row) => row.itemCode, view: toItemView })
}

function toItemView({ forCitizens, forEnterprises, ...item }: ItemListed) {
  const audiences = [...(forCitizens ? ['CITIZEN'] : []), ...(forEnterprises ? ['ENTERPRISE'] : [])]
  return { ...item, audiences }
}

const pageEntries = 100

function toWish({ rules, world }: CatalogueDeps, request: FastifyRequest, query: Page): ListWish {
  const caller = reachOf(request)
  return {
    on: query.on ?? toPlainDate(world.now()),
    after: query.after ?? '',
    limit: query.limit === undefined ? pageEntries : Number(query.limit),
    divisionIds: rules.divisionsWithin(caller.divisionId),
    hallId: caller.hallId,
  }
}
