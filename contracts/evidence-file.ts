import { Type } from 'typebox'
import { evidenceMediaTypes } from '../domain/evidence-file.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import { oneOf, receipt, shape, uuid } from './shapes.ts'

/** Base64 makes four characters of three bytes: five megabytes, which no policy exceeds, and what stands around them. */
export const evidenceBytesMax = 5 * 1_048_576
const contentMax = Math.ceil(evidenceBytesMax / 3) * 4
export const evidenceBodyBytesMax = contentMax + 4096

/** A file as it is handed in. */
export const sentFile = {
  mediaType: oneOf(evidenceMediaTypes, { description: 'what it is; its bytes must say the same' }),
  content: Type.String({
    pattern: '^[A-Za-z0-9+/]+={0,2}$',
    minLength: 4,
    maxLength: contentMax,
    description: 'the file in base64. Its name is not asked: names say who and where',
  }),
}
export const keptFile = shape({
  fileId: uuid,
  mediaType: sentFile.mediaType,
  bytes: Type.Integer({ minimum: 1, description: 'of what is kept: a photo without what the camera wrote into it' }),
})
const content = Type.String({ 'x-grade': 'L3', format: 'binary' })

export const fileRefusals = [
  'FILE_TYPE_WRONG',
  'FILE_DAMAGED',
  'FILE_TOO_LARGE',
  'FILE_NOT_SAFE',
  'FILE_TELLS_AUTHOR',
  'FILES_TOO_MANY',
  'TEXT_NOT_PLAIN',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
] as const
const inOrder = shape({ orderId: uuid, fileId: uuid })

export const keepEvidenceFile = route({
  method: 'POST',
  path: '/api/v1/handling-orders/{orderId}/files',
  name: 'keepEvidenceFile',
  summary:
    'Hand in a file as evidence: the next step, or an appeal, names it. Read to its end, without what a camera wrote into it; thrown away where nothing names it in time',
  caller: { kind: 'account', permission: 'handling:work' },
  params: shape({ orderId: uuid }),
  bodyBytesMax: evidenceBodyBytesMax,
  body: shape(sentFile),
  answers: { 201: keptFile },
  refusals: [...always, 'NOT_FOUND', 'NOT_YOURS_TO_DO', 'RATED_PERSON', ...fileRefusals],
})

export const readEvidenceFile = route({
  method: 'GET',
  path: '/api/v1/handling-orders/{orderId}/files/{fileId}',
  name: 'readEvidenceFile',
  summary: 'A file of a step of a handling order, for whoever may read the words of that step',
  caller: { kind: 'account', permission: 'handling:read' },
  params: inOrder,
  mediaType: 'application/octet-stream',
  answers: { 200: content },
  refusals: [...always, 'NOT_FOUND', 'ERASED'],
})

export const readAppealFile = route({
  method: 'GET',
  path: '/api/v1/appeals/{appealId}/files/{fileId}',
  name: 'readAppealFile',
  summary: 'A file of an appeal, for whoever may read its reasons',
  caller: { kind: 'account', permission: 'appeal:read' },
  params: shape({ appealId: uuid, fileId: uuid }),
  mediaType: 'application/octet-stream',
  answers: { 200: content },
  refusals: [...always, 'NOT_FOUND', 'ERASED'],
})

const own = ['MALFORMED', 'RECEIPT_UNKNOWN', 'NOT_FOUND', 'ERASED', 'BUSY'] as const

export const keepOwnEvidenceFile = route({
  method: 'POST',
  path: '/api/v1/handling-orders/own-files',
  name: 'keepOwnEvidenceFile',
  summary: 'Hand in a file with one’s receipt: the next answer names it',
  caller: { kind: 'anybody' },
  bodyBytesMax: evidenceBodyBytesMax,
  body: shape({ receipt, ...sentFile }),
  answers: { 201: keptFile },
  refusals: [...own, 'NOT_AT_THIS_STAGE', ...fileRefusals],
})

export const readOwnEvidenceFile = route({
  method: 'POST',
  path: '/api/v1/handling-orders/own-files/look-up',
  name: 'readOwnEvidenceFile',
  summary: 'A file that was sent to whoever holds the receipt, or by him',
  caller: { kind: 'anybody' },
  bodyBytesMax: 1024,
  body: shape({ receipt, fileId: uuid }),
  mediaType: 'application/octet-stream',
  answers: { 200: content },
  refusals: [...own, 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'],
})
