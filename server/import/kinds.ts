import { Compile } from 'typebox/schema'
import * as catalogue from '../../contracts/catalogue.ts'
import * as cataloguePage from '../../contracts/catalogue-page.ts'
import type { ImportKind } from '../../contracts/import.ts'
import type { BodyOf, ParamsOf, Route, Scope } from '../../contracts/route.ts'
import { putCase } from '../../contracts/service-case.ts'
import type { Reach } from '../../domain/access.ts'
import type { ApiCaller } from '../api-key/index.ts'
import {
  keepDivision,
  keepHall,
  keepHallHours,
  keepItem,
  keepItemGuide,
  keepItemVariant,
  keepOrganization,
  keepStaff,
  keepWindow,
  keepWindowHours,
  keepWindowItem,
} from '../catalogue/index.ts'
import type { Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import { type CaseDeps, type CaseReport, keepCase, keepCases } from '../service-case/index.ts'
import { caseColumns } from './columns/cases.ts'
import { hallColumns, itemColumns, organizationColumns, staffColumns, windowColumns } from './columns/catalogue.ts'
import type { Column } from './columns/column.ts'
import {
  divisionColumns,
  hallHoursColumns,
  itemGuideColumns,
  itemVariantColumns,
  windowHoursColumns,
  windowItemColumns,
} from './columns/window-page.ts'

/** Who an import writes for, and whether what it writes is kept or rehearsed. */
export interface Writer {
  readonly caller: Reach
  /** Where a key writes. */
  readonly apiCaller: ApiCaller | undefined
  readonly transact: Transact
}

/** One call of the API, as rows of a file say it. */
export interface RowCall {
  readonly params: unknown
  readonly body: unknown
}

/** What one kind of file is made of: its columns, and the very call of the API that each row (or case) becomes. */
export interface ImportWord {
  /** Of the file, for people. */
  readonly title: string
  readonly columns: readonly Column[]
  readonly scope: Scope
  /** The members that stand in the address of the call. */
  readonly params: readonly string[]
  readonly checks: { readonly params: Check; readonly body: Check }
  /** The column by which rows next to each other belong together. */
  readonly groupedBy: string | undefined
  keep(deps: CaseDeps, writer: Writer, call: RowCall): Promise<{ readonly changed: boolean }>
  /** Several together, all or none: faster. */
  readonly keepMany:
    | ((deps: CaseDeps, writer: Writer, calls: readonly RowCall[]) => Promise<{ readonly unchanged: number }>)
    | undefined
}

type Check = ReturnType<typeof Compile>

interface Spec<R> extends Pick<ImportWord, 'title' | 'columns'> {
  readonly scope?: Scope
  readonly groupedBy?: string
  readonly keep: (
    deps: CaseDeps,
    writer: Writer,
    params: ParamsOf<R>,
    body: BodyOf<R>,
  ) => Promise<{ readonly changed: boolean }>
  readonly keepMany?: ImportWord['keepMany']
}

function importWord<R extends Route>(route: R, spec: Spec<R>): ImportWord {
  return {
    title: spec.title,
    columns: spec.columns,
    scope: spec.scope ?? 'catalogue:write',
    params: [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
    checks: { params: Compile((route.params ?? {}) as never), body: Compile((route.body ?? {}) as never) },
    groupedBy: spec.groupedBy,
    keep: (deps, writer, { params, body }) => spec.keep(deps, writer, params as ParamsOf<R>, body as BodyOf<R>),
    keepMany: spec.keepMany,
  }
}

/** Cases are of a source, and a key says of which. */
function loadKey({ apiCaller }: Writer): ApiCaller {
  if (apiCaller === undefined) throw new Refused('FORBIDDEN')
  return apiCaller
}

const numberOf = ({ params }: RowCall) => (params as { caseNo: string }).caseNo

export const importWords: { readonly [Kind in ImportKind]: ImportWord } = {
  DIVISIONS: importWord(catalogue.putDivision, {
    title: '行政区划',
    columns: divisionColumns,
    keep: (deps, writer, { divisionCode }, body) => keepDivision(deps, writer, divisionCode, body),
  }),
  ORGANIZATIONS: importWord(catalogue.putOrganization, {
    title: '部门',
    columns: organizationColumns,
    keep: (deps, writer, { organizationCode }, body) => keepOrganization(deps, writer, organizationCode, body),
  }),
  HALLS: importWord(catalogue.putHall, {
    title: '大厅',
    columns: hallColumns,
    keep: (deps, writer, { hallCode }, body) => keepHall(deps, writer, hallCode, body),
  }),
  WINDOWS: importWord(catalogue.putWindow, { title: '窗口', columns: windowColumns, keep: keepWindow }),
  STAFF: importWord(catalogue.putStaff, { title: '人员', columns: staffColumns, keep: keepStaff }),
  ITEMS: importWord(catalogue.putItem, {
    title: '事项',
    columns: itemColumns,
    keep: (deps, writer, { itemCode }, body) => keepItem(deps, writer, itemCode, body),
  }),
  HALL_HOURS: importWord(cataloguePage.putHallHours, {
    title: '大厅开放时间',
    columns: hallHoursColumns,
    keep: (deps, writer, { hallCode }, body) => keepHallHours(deps, writer, hallCode, body),
  }),
  WINDOW_HOURS: importWord(cataloguePage.putWindowHours, {
    title: '窗口开放时间',
    columns: windowHoursColumns,
    keep: keepWindowHours,
  }),
  WINDOW_ITEMS: importWord(cataloguePage.putWindowItem, {
    title: '窗口可办事项',
    columns: windowItemColumns,
    keep: keepWindowItem,
  }),
  ITEM_GUIDES: importWord(cataloguePage.putItemGuide, {
    title: '办事指南',
    columns: itemGuideColumns,
    keep: (deps, writer, { itemCode }, body) => keepItemGuide(deps, writer, itemCode, body),
  }),
  ITEM_VARIANTS: importWord(cataloguePage.putItemVariant, {
    title: '业务办理项',
    columns: itemVariantColumns,
    keep: (deps, writer, { handleItemCode }, body) => keepItemVariant(deps, writer, handleItemCode, body),
  }),
  CASES: importWord(putCase, {
    title: '办件',
    columns: caseColumns,
    scope: 'cases:write',
    groupedBy: '/caseNo',
    keep: (deps, writer, { caseNo }, body) => keepCase(deps, loadKey(writer), caseNo, body, writer.transact),
    keepMany: (deps, writer, calls) => {
      const at = deps.world.now()
      const sent = calls.map((call) => ({ caseNo: numberOf(call), report: call.body as CaseReport, at }))
      return keepCases(deps, loadKey(writer), sent, writer.transact)
    },
  }),
}
