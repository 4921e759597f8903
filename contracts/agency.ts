import { Type } from 'typebox'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import { divisionCode, instant, nullable, plainDate, plainText, shape, uuid } from './shapes.ts'

/** Within the years of instants: what lies far outside no database can say. */
const day = Type.String({ format: 'date', pattern: '^2[01]', maxLength: 10 })
const people = (minimum: number) => Type.Integer({ minimum, maximum: 100_000 })
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength })

const termShown = {
  qualification: plainText,
  contractFrom: plainDate,
  contractTo: plainDate,
  team: Type.Integer({ minimum: 1 }),
  publicMembers: Type.Integer({
    minimum: 0,
    description: '公众代表: of the team, neither officials nor its employees',
  }),
}
const termSent = {
  qualification: words(2000),
  contractFrom: day,
  contractTo: day,
  team: people(1),
  publicMembers: people(0),
}

const agency = shape(
  {
    agencyId: uuid,
    name: plainText,
    divisionCode,
    divisionName: plainText,
    recordedAt: instant,
    isUnderContract: Type.Boolean({ description: 'it may send somebody today' }),
    members: Type.Integer({ minimum: 0, description: 'whom it sends, of those held in the pool today' }),
    terms: Type.Array(shape({ sequence: Type.Integer({ minimum: 1 }), ...termShown, recordedAt: instant }), {
      description: 'the newest first; a later one stands in the place of the one before from its first day on',
    }),
    endedOn: nullable(plainDate),
    reason: nullable(plainText),
  },
  { $id: 'Agency' },
)

const writes = [...always, 'NOT_FOUND', 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const termRefusals = ['TIMES_OUT_OF_ORDER', 'MORE_THAN_THE_TEAM', 'PERSONAL_NUMBER'] as const
const writer = { kind: 'account', permission: 'assessor:write' } as const

export const listAgencies = route({
  method: 'GET',
  path: '/api/v1/agencies',
  name: 'listAgencies',
  summary: '第三方机构 of the own division and below, with their contracts; those that may send somebody first',
  caller: { kind: 'account', permission: 'assessor:read' },
  answers: { 200: shape({ asOf: instant, agencies: Type.Array(agency) }) },
  refusals: always,
})

export const recordAgency = route({
  method: 'POST',
  path: '/api/v1/agencies',
  name: 'recordAgency',
  summary: 'Record an agency with its qualification and its first contract',
  caller: writer,
  bodyBytesMax: 16_384,
  body: shape({ divisionCode, name: words(200), term: shape(termSent) }),
  answers: { 201: agency },
  refusals: [...writes, 'DIVISION_UNKNOWN', ...termRefusals],
})

export const noteAgencyTerm = route({
  method: 'POST',
  path: '/api/v1/agencies/{agencyId}/terms',
  name: 'noteAgencyTerm',
  summary: 'Note another contract with an agency: renewed, or agreed otherwise',
  caller: writer,
  params: shape({ agencyId: uuid }),
  bodyBytesMax: 16_384,
  body: shape({
    version: Type.Integer({ minimum: 1, maximum: 10_000, description: 'the sequence of the newest one that was seen' }),
    ...termSent,
  }),
  answers: { 201: agency },
  refusals: [...writes, 'VERSION_PASSED', ...termRefusals, 'AGENCY_ENDED'],
})

export const endAgency = route({
  method: 'POST',
  path: '/api/v1/agencies/{agencyId}/end',
  name: 'endAgency',
  summary: 'End the contract with an agency today, with the reason; nobody is sent by it any more',
  caller: writer,
  params: shape({ agencyId: uuid }),
  bodyBytesMax: 8192,
  body: shape({ reason: words(2000) }),
  answers: { 200: agency },
  refusals: [...writes, 'AGENCY_ENDED', 'PERSONAL_NUMBER'],
})
