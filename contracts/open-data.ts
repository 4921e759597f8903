import { Type } from 'typebox'
import { openTableNames } from '../domain/open-data.ts'
import { route } from './route.ts'
import { instant, nullable, oneOf, plainDate, plainText, shape } from './shapes.ts'

const table = oneOf(openTableNames)
const asked = ['MALFORMED', 'TOO_MANY_REQUESTS', 'BUSY'] as const
const digest = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the CSV file' })
const words = shape({ zh: plainText, en: plainText })
const licence = shape(
  { ...words.properties, effectiveFrom: plainDate, source: plainText },
  {
    description:
      'under which the tables may be used: the policy `open-data` in force, since when, and by which document; the program has a licence of its own',
  },
)
const head = {
  table,
  version: Type.Integer({ minimum: 1, description: 'another one where a column is added or changed' }),
  digest,
  madeAt: nullable(instant, { description: 'when what it tells last changed; null: nothing is published yet' }),
}

export const listOpenData = route({
  method: 'GET',
  path: '/api/v1/open-data',
  name: 'listOpenData',
  summary:
    'Open data 开放数据: tables of published results and public counts, each with its columns, version, digest and stable addresses. Nothing of a place, or a group of orders, with fewer than the smallest group',
  caller: { kind: 'anybody' },
  answers: {
    200: shape(
      {
        smallestCell: Type.Integer({
          minimum: 1,
          description: 'by the rule of today; each period is silent by that of its own first day',
        }),
        licence,
        tables: Type.Array(
          shape({
            ...head,
            title: words,
            rows: Type.Integer({ minimum: 0 }),
            columns: Type.Array(shape({ name: plainText, ...words.properties })),
            csv: plainText,
            json: plainText,
          }),
        ),
      },
      { $id: 'OpenData' },
    ),
  },
  refusals: asked,
})

export const readOpenTable = route({
  method: 'GET',
  path: '/api/v1/open-data/{table}',
  name: 'readOpenTable',
  summary: 'A table of open data as JSON: rows in the order of its columns; null: too few to be told, or nothing',
  caller: { kind: 'anybody' },
  params: shape({ table }),
  answers: {
    200: shape(
      {
        ...head,
        licence,
        columns: Type.Array(plainText),
        rows: Type.Array(Type.Array(nullable(Type.Union([Type.String(), Type.Number()])))),
      },
      { $id: 'OpenTable' },
    ),
  },
  refusals: asked,
})

export const readOpenFile = route({
  method: 'GET',
  path: '/api/v1/open-data/{table}/csv',
  name: 'readOpenFile',
  summary:
    'The same table as a CSV file (RFC 4180, UTF-8 with its mark); an empty cell: too few to be told, or nothing',
  caller: { kind: 'anybody' },
  params: shape({ table }),
  mediaType: 'text/csv',
  answers: { 200: Type.String() },
  refusals: asked,
})
