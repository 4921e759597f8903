import { Type } from 'typebox'
import { type RefusalCode, signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import { instant, nullable, oneOf, shape, uuid } from './shapes.ts'

const importKinds = [
  'DIVISIONS',
  'ORGANIZATIONS',
  'HALLS',
  'HALL_HOURS',
  'WINDOWS',
  'WINDOW_HOURS',
  'STAFF',
  'ITEMS',
  'ITEM_VARIANTS',
  'ITEM_GUIDES',
  'WINDOW_ITEMS',
  'CASES',
] as const
export type ImportKind = (typeof importKinds)[number]
const importModes = ['ALL_OR_NOTHING', 'GOOD_ROWS'] as const
const importFormats = ['XLSX', 'CSV'] as const
export type ImportFormat = (typeof importFormats)[number]
const importStates = ['WAITING', 'READING', 'CHECKING', 'WRITING', 'DONE', 'REFUSED'] as const

/** Why a file is not taken at all. */
const fileProblems = [
  'FILE_BROKEN',
  'FILE_PROTECTED',
  'FILE_EXPANDS',
  'FILE_HAS_MACROS',
  'FILE_HAS_LINKS',
  'FILE_EMPTY',
  'COLUMN_UNKNOWN',
  'COLUMN_MISSING',
  'COLUMN_REPEATED',
  'COLUMNS_TOO_MANY',
  'ROWS_TOO_MANY',
  'KEY_NOT_VALID',
  'POST_NOT_VALID',
] as const
export type FileProblem = (typeof fileProblems)[number]

/** What may be wrong with a row: what the file itself makes wrong, and every refusal of the call that the row becomes. */
export const rowProblems = [
  'CELL_EMPTY',
  'CELL_IS_FORMULA',
  'CELL_IS_ERROR',
  'CELL_TOO_LONG',
  'CELL_NOT_A_WORD',
  'CELL_NOT_A_TIME',
  'CELL_NOT_A_NUMBER',
  'CELL_NOT_A_LIST',
  'CELL_NUMBER_ROUNDED',
  'CASE_ROWS_APART',
  'CASE_ROWS_DIFFER',
  'ENTRY_REPEATED',
  'MALFORMED',
  'TEXT_NOT_PLAIN',
  'FORBIDDEN',
  'ACCEPTED_AT_MISSING',
  'COMPLETED_AT_MISSING',
  'TIMES_OUT_OF_ORDER',
  'TIME_IN_FUTURE',
  'SEQUENCE_REPEATED',
  'SERVICE_ENDED_ALREADY',
  'OUTCOME_WITHOUT_END',
  'END_WITHOUT_OUTCOME',
  'ITEM_UNKNOWN',
  'DIVISION_UNKNOWN',
  'ORGANIZATION_UNKNOWN',
  'PLACE_UNKNOWN',
  'HALL_UNKNOWN',
  'WINDOW_UNKNOWN',
  'STAFF_UNKNOWN',
  'EFFECTIVE_BEFORE_TODAY',
  'LEVEL_NOT_BELOW_PARENT',
  'HOURS_OUT_OF_ORDER',
  'CONFLICT',
  'FAULT',
] as const
export type RowProblem = (typeof rowProblems)[number]

const count = Type.Integer({ minimum: 0 })
const badRow = shape({
  rowNo: Type.Integer({ minimum: 1, description: 'as the spreadsheet counts' }),
  problems: Type.Array(
    shape({
      code: oneOf(rowProblems),
      column: nullable(Type.String({ description: 'the head of the column that is to blame' })),
    }),
  ),
})

const importSeen = shape(
  {
    id: uuid,
    kind: oneOf(importKinds),
    mode: oneOf(importModes),
    format: oneOf(importFormats),
    state: oneOf(importStates),
    problem: nullable(shape({ code: oneOf(fileProblems), columnNo: nullable(Type.Integer()) })),
    percent: Type.Integer({ minimum: 0, maximum: 100 }),
    rowsExpected: nullable(count),
    rowsRead: count,
    rowsKept: Type.Integer({ minimum: 0, description: 'rows that are in force now, unchanged ones included' }),
    rowsUnchanged: count,
    rowsBad: count,
    timesResumed: Type.Integer({ minimum: 0, description: 'how often it went on after an interruption' }),
    receivedAt: instant,
    finishedAt: nullable(instant),
    badRowsUntil: nullable(Type.String({ description: 'the last day on which the bad rows can be downloaded' })),
  },
  { $id: 'Import' },
)

const readRefusals = [
  'MALFORMED',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  ...signedInRefusals,
  'BUSY',
] as const satisfies readonly RefusalCode[]
/** A business system; or somebody who is signed in, whose files hold the catalogue alone, as far as his post reaches. */
const caller = { kind: 'api-key', scope: 'imports:run', permission: 'catalogue:write' } as const
export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const mediaTypeOf: { readonly [Format in ImportFormat]: string } = { XLSX: xlsx, CSV: 'text/csv' }
const kindParam = shape({ kind: oneOf(importKinds) })
const format = Type.Optional(oneOf(importFormats))

export const startImport = route({
  method: 'POST',
  path: '/api/v1/imports/{kind}/{mode}',
  name: 'startImport',
  summary:
    'Hand in a file of rows; it is read in the background. A key needs the scope of what the rows write as well; a person hands in the catalogue, no cases',
  caller,
  params: shape({ kind: oneOf(importKinds), mode: oneOf(importModes) }),
  uploads: [xlsx, 'text/csv'],
  idempotent: true,
  answers: { 200: importSeen, 202: importSeen },
  refusals: [
    ...readRefusals,
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
  ],
})

export const seeImport = route({
  method: 'GET',
  path: '/api/v1/imports/{id}',
  name: 'seeImport',
  summary: 'How far an import has come, and its first bad rows',
  caller,
  params: shape({ id: uuid }),
  answers: { 200: shape({ ...importSeen.properties, badRows: Type.Array(badRow, { maxItems: 100 }) }) },
  refusals: [...readRefusals, 'NOT_FOUND'],
})

export const listImports = route({
  method: 'GET',
  path: '/api/v1/imports',
  name: 'listImports',
  summary: 'The imports of this key, or of this account in its present post, the latest first',
  caller,
  query: shape({
    after: Type.Optional(uuid),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|100)$' })),
  }),
  answers: { 200: shape({ imports: Type.Array(importSeen), next: nullable(uuid) }) },
  refusals: readRefusals,
})

export const renderBadRows = route({
  method: 'GET',
  path: '/api/v1/imports/{id}/bad-rows',
  name: 'renderBadRows',
  summary: 'The bad rows as a file with what is wrong with each, to be mended and handed in again',
  caller,
  params: shape({ id: uuid }),
  query: shape({ format }),
  mediaType: xlsx,
  answers: { 200: Type.String() },
  refusals: [...readRefusals, 'NOT_FOUND'],
})

export const renderTemplate = route({
  method: 'GET',
  path: '/api/v1/import-templates/{kind}',
  name: 'renderTemplate',
  summary: 'A file to fill in, with heads, an example, drop-downs and explanations',
  caller: { kind: 'anybody' },
  params: kindParam,
  query: shape({ format }),
  mediaType: xlsx,
  answers: { 200: Type.String() },
  refusals: ['MALFORMED'],
})
