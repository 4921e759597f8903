import { Type } from 'typebox'
import { orderSources, orderStages } from '../domain/handling-order.ts'
import { itemCode } from './catalogue.ts'
import { always, organization } from './handling-desk.ts'
import { namedKind, problemKind } from './handling-order.ts'
import { xlsx } from './import.ts'
import { route } from './route.ts'
import { divisionCode, hallCode, instant, nullable, oneOf, plainText, shape, uuid, windowCode } from './shapes.ts'

const entryStates = ['OPEN', 'CLOSED'] as const

const filter = {
  hallCode: Type.Optional(hallCode),
  windowCode: Type.Optional(windowCode),
  itemCode: Type.Optional(itemCode),
  kind: Type.Optional(problemKind),
  state: Type.Optional(oneOf(entryStates)),
  again: Type.Optional(oneOf(['true'], { description: 'only what was found again after it was closed' })),
}

const entry = {
  orderId: uuid,
  kinds: Type.Array(problemKind, { description: 'empty: nobody has said what the problem is' }),
  occurrence: Type.Integer({ minimum: 1, description: '1 the first time; more: found again after a closure' }),
  isInvalid: Type.Boolean({ description: 'the evaluation behind it was invalidated' }),
  source: oneOf(orderSources),
  stage: oneOf(orderStages),
  round: Type.Integer({ minimum: 0 }),
  openedAt: instant,
  foundAt: instant,
  closedAt: nullable(instant),
  satisfaction: nullable(Type.Integer({ minimum: 0, maximum: 100 })),
  isSolved: nullable(Type.Boolean()),
  divisionCode,
  hallCode,
  hallName: plainText,
  windowCode: nullable(windowCode),
  windowName: nullable(plainText),
  itemCode: nullable(itemCode),
  itemName: nullable(plainText),
  lead: organization,
}

const kinds = Type.Array(namedKind, { description: 'by the policy of the place, for the names' })

export const listProblemEntries = route({
  method: 'GET',
  path: '/api/v1/problem-entries',
  name: 'listProblemEntries',
  summary: 'The problems that were found in the own place, the newest first, and for the how manieth time each was',
  caller: { kind: 'account', permission: 'handling:read' },
  query: shape({
    ...filter,
    after: Type.Optional(uuid),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
  }),
  answers: { 200: shape({ asOf: instant, kinds, entries: Type.Array(shape(entry)), next: nullable(uuid) }) },
  refusals: always,
})

export const seeProblemEntry = route({
  method: 'GET',
  path: '/api/v1/problem-entries/{orderId}',
  name: 'seeProblemEntry',
  summary: 'One problem with its whole history: each time it was found, and what was said to have mended it',
  caller: { kind: 'account', permission: 'handling:read' },
  params: shape({ orderId: uuid }),
  answers: {
    200: shape({
      asOf: instant,
      kinds,
      occurrence: Type.Integer({ minimum: 1 }),
      history: Type.Array(
        shape({
          ...entry,
          plan: nullable(plainText, { description: 'what was planned last' }),
          done: nullable(plainText, { description: 'what was said to have mended it' }),
        }),
        { description: 'the first time first; the last one is the order that was asked for' },
      ),
    }),
  },
  refusals: [...always, 'NOT_FOUND'],
})

export const exportProblemEntries = route({
  method: 'POST',
  path: '/api/v1/problem-entries/exports',
  name: 'exportProblemEntries',
  summary: 'The same as a file, the newest first. The export is itself an act and stands in the audit',
  caller: { kind: 'account', permission: 'handling:read' },
  bodyBytesMax: 2048,
  body: shape({ ...filter, format: oneOf(['CSV', 'XLSX']) }),
  mediaType: xlsx,
  answers: { 200: Type.String() },
  refusals: [...always, 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'EXPORT_TOO_LARGE'],
})
