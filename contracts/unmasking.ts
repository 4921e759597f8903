import { Type } from 'typebox'
import { maskedFieldNames } from '../domain/unmasking.ts'
import { signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import { caseNo } from './service-case.ts'
import { instant, l3Text, nullable, oneOf, plainText, shape, uuid } from './shapes.ts'

const ofCase = shape({ caseId: uuid })
const always = ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', ...signedInRefusals, 'NOT_FOUND', 'BUSY'] as const

export const seeMaskedCase = route({
  method: 'GET',
  path: '/api/v1/masked-cases/{caseId}',
  name: 'seeMaskedCase',
  summary: 'What is personal in the last report of a case, masked, and for what purposes one of it may be seen whole',
  caller: { kind: 'account', permission: 'case-contact:read' },
  params: ofCase,
  answers: {
    200: shape({
      caseId: uuid,
      fields: Type.Array(shape({ field: oneOf(maskedFieldNames), masked: plainText })),
      purposes: Type.Array(shape({ code: plainText, nameZh: plainText, nameEn: plainText })),
      reasonCodePointsMin: Type.Integer(),
      reasonCodePointsMax: Type.Integer(),
      perHourMax: Type.Integer(),
      leftThisHour: Type.Integer({ description: 'how many values more the asker may see within the hour' }),
    }),
  },
  refusals: always,
})

export const findMaskedCases = route({
  method: 'POST',
  path: '/api/v1/masked-cases/searches',
  name: 'findMaskedCases',
  summary: 'Cases of a number within the own place; a number that several systems have given is found several times',
  caller: { kind: 'account', permission: 'case-contact:read' },
  bodyBytesMax: 256,
  body: shape({ caseNo }),
  answers: {
    200: shape({
      cases: Type.Array(
        shape({
          caseId: uuid,
          itemName: nullable(plainText),
          hallName: nullable(plainText, { description: 'of its last service at a counter' }),
          acceptedAt: nullable(instant),
        }),
      ),
    }),
  },
  refusals: [
    'MALFORMED',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    ...signedInRefusals,
    'TEXT_NOT_PLAIN',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})

export const unmaskField = route({
  method: 'POST',
  path: '/api/v1/masked-cases/{caseId}/unmaskings',
  name: 'unmaskField',
  summary: 'See one personal value of a case whole: for a purpose, with a reason, written down and bounded',
  caller: { kind: 'account', permission: 'case-contact:unmask' },
  params: ofCase,
  bodyBytesMax: 4096,
  body: shape({
    field: oneOf(maskedFieldNames),
    purpose: Type.String({ pattern: '^[A-Z][A-Z_]{1,39}$', description: 'one of the purposes of the policy' }),
    reason: Type.String({ minLength: 1, maxLength: 1000, description: 'in own words; kept sealed' }),
  }),
  answers: { 201: shape({ unmaskingId: uuid, field: oneOf(maskedFieldNames), value: l3Text }) },
  refusals: [
    ...always,
    'TEXT_NOT_PLAIN',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'PURPOSE_UNKNOWN',
    'REASON_OUT_OF_BOUNDS',
    'ERASED',
    'TOO_MANY_REQUESTS',
  ],
})
