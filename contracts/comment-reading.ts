import { Type } from 'typebox'
import { commentOrigins, commentPolarities } from '../domain/comment-reading.ts'
import { itemCode } from './catalogue.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import {
  grade,
  hallCode,
  instant,
  l3Text,
  nullable,
  oneOf,
  plainDate,
  plainText,
  shape,
  uuid,
  windowCode,
} from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const label = Type.String({ minLength: 1, maxLength: 40, description: 'a code of the table of labels' })
const polarity = oneOf(commentPolarities)

const place = {
  from: Type.Optional(plainDate),
  to: Type.Optional(plainDate),
  hallCode: Type.Optional(hallCode),
  windowCode: Type.Optional(windowCode),
  itemCode: Type.Optional(itemCode),
}

const polarities = { positive: count, negative: count, neutral: count, mixed: count }
const told = {
  comments: count,
  isHidden: Type.Boolean({
    description: 'fewer than the smallest group, or hidden with it: what they say is not told, it is 0 here',
  }),
  ...polarities,
  labels: Type.Array(shape({ label, comments: count }), { description: 'the most frequent first' }),
}

export const seeCommentFigures = route({
  method: 'GET',
  path: '/api/v1/comment-readings/figures',
  name: 'seeCommentFigures',
  summary:
    'What the comments of the own place say, by label and polarity, in whole weeks: in all, by week, window and item, with words that have become frequent. No group below the smallest',
  caller: { kind: 'account', permission: 'comment:read' },
  query: shape(place),
  answers: {
    200: shape({
      asOf: instant,
      fromDay: plainDate,
      toDay: plainDate,
      smallestGroup: count,
      reader: nullable(plainText, {
        description: 'version of the model and of the labels; null: nothing was read yet',
      }),
      isComplete: Type.Boolean({ description: 'every earlier comment has been read by this version' }),
      unreadable: Type.Integer({ minimum: 0, description: 'erased, or sealed under a key that was destroyed' }),
      toReview: count,
      total: shape(told),
      weeks: Type.Array(shape({ week: plainDate, ...told }), {
        description: 'by their Monday, each with its comments',
      }),
      windows: Type.Array(shape({ hallCode, windowCode, windowName: plainText, ...told })),
      items: Type.Array(shape({ itemCode, itemName: plainText, ...told })),
      topics: Type.Array(
        shape({
          word: plainText,
          now: count,
          before: count,
          liftHundredths: nullable(Type.Integer({ minimum: 0 }), { description: 'null: it stood nowhere before' }),
          keynessHundredths: Type.Integer({ description: 'signed G², in hundredths' }),
        }),
      ),
      topicsBefore: shape({ fromDay: plainDate, comments: count }),
      copies: shape(
        { clusters: count, comments: count },
        { description: 'comments that are the same with small changes' },
      ),
    }),
  },
  refusals: always,
})

const opened = {
  id: uuid,
  week: plainDate,
  origin: oneOf(commentOrigins),
  hallCode,
  windowCode,
  windowName: plainText,
  itemName: nullable(plainText),
  grade: nullable(grade),
  labels: Type.Array(label),
  polarity,
  review: nullable(plainText),
  isCorrected: Type.Boolean(),
  masked: nullable(l3Text, { description: 'the words with personal data covered; null: erased' }),
}

export const listComments = route({
  method: 'GET',
  path: '/api/v1/comment-readings',
  name: 'listComments',
  summary:
    'Comments of the own place with what was read from them, personal data covered, by week and within it in an order that tells no time. Each call stands in the audit',
  caller: { kind: 'account', permission: 'comment:open' },
  query: shape({
    ...place,
    label: Type.Optional(label),
    polarity: Type.Optional(polarity),
    review: Type.Optional(oneOf(['true'], { description: 'only what somebody should look at' })),
    after: Type.Optional(uuid),
  }),
  answers: {
    200: shape({
      asOf: instant,
      labels: Type.Array(label, { description: 'all that can be given' }),
      comments: Type.Array(shape(opened)),
      next: nullable(uuid),
    }),
  },
  refusals: always,
})

export const correctComment = route({
  method: 'PUT',
  path: '/api/v1/comment-readings/{id}/correction',
  name: 'correctComment',
  summary: 'What a comment says, by somebody who has read it. The last correction holds over every reader',
  caller: { kind: 'account', permission: 'comment:open' },
  params: shape({ id: uuid }),
  bodyBytesMax: 2048,
  body: shape({
    labels: Type.Array(label, { maxItems: 40, uniqueItems: true }),
    polarity,
  }),
  answers: { 200: shape({ id: uuid, labels: Type.Array(label), polarity }) },
  refusals: [...always, 'NOT_FOUND', 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'],
})
