import { Type } from 'typebox'
import { route } from './route.ts'
import {
  grade,
  hallCode,
  instant,
  nullable,
  plainDate,
  plainText,
  scoresByDimension,
  shape,
  windowCode,
} from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const hex32 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const periodName = Type.String({ pattern: '^[0-9]{4}-([0-9]{2}-[0-9]{2}|W[0-9]{2})$', maxLength: 10 })
const smallestGroup = Type.Integer({ minimum: 1, description: 'of fewer evaluations nothing is opened' })

const period = shape(
  { day: nullable(plainDate), week: nullable(Type.String({ pattern: '^[0-9]{4}-W[0-9]{2}$' })) },
  { description: 'one of them: a day, or what was left of a week (ISO 8601) when its days had been opened' },
)

const figures = {
  counts: shape(
    {
      given: count,
      valid: count,
      invalidated: Type.Integer({ minimum: 0, description: 'found not to count on appeal; opened like all others' }),
      quarantined: Type.Integer({ minimum: 0, description: 'being looked at; opened like all others' }),
      notOpened: Type.Integer({ minimum: 0, description: 'of which too little is left to prove anything' }),
    },
    { description: 'given = valid + invalidated + quarantined; opened are given − notOpened' },
  ),
  grades: Type.Array(count, { minItems: 5, maxItems: 5, description: 'how many of grade 1 to 5 were opened' }),
  openingsDigest: Type.String({
    pattern: '^[0-9a-f]{64}$',
    description: 'SHA-256("yiping/openings/v1\\0" ‖ digests of what was opened, sorted)',
  }),
  revision: Type.Integer({ minimum: 1, description: 'counted again when the validity of one has changed' }),
  countedAt: instant,
}

const publishedPeriod = shape({
  period,
  fromDay: plainDate,
  toDay: plainDate,
  k: smallestGroup,
  given: Type.Integer({
    minimum: 0,
    description: 'at all places; of a week those that none of its days has opened',
  }),
  opened: count,
  drills: Type.Integer({ minimum: 0, description: 'of the daily drill: in the log, in no figure' }),
  closedAt: instant,
  log: nullable(
    shape({
      size: Type.Integer({ minimum: 0, description: 'of the last checkpoint that was published before the day ended' }),
      evaluations: Type.Integer({ minimum: 0, description: 'leaves of evaluations in it' }),
      counted: Type.Integer({ minimum: 0, description: 'given, and drills, of all days up to this one' }),
    }),
    { description: 'how far the log had come when the day ended; null of a week' },
  ),
})

const publishedHall = shape({
  hallCode,
  period,
  given: count,
  opened: count,
  notOpened: Type.Integer({ minimum: 0, description: 'too few' }),
})

const opening = shape({
  digest: hex32,
  values: shape(
    {
      at: Type.Optional(
        Type.Integer({
          description: 'the hour, since 1970; closed where fewer than k share it and the item, and of a week',
        }),
      ),
      window: plainText,
      item: Type.Optional(Type.String({ description: 'closed where fewer than k share it' })),
      scores: shape({ grade, dimensions: nullable(scoresByDimension) }),
    },
    { description: 'exactly as they were committed to' },
  ),
  salts: Type.Record(Type.String(), hex32, { description: 'of the opened fields' }),
  commitments: Type.Record(Type.String(), hex32, { description: 'to all other fields' }),
})

export const listLogOpenings = route({
  method: 'GET',
  path: '/api/v1/log/openings',
  name: 'listLogOpenings',
  summary:
    'What was opened of the evaluations of a day, window by window, each so that anybody recomputes its leaf and asks /log/proof for it; weeks stand under their Sunday',
  caller: { kind: 'anybody' },
  query: shape({
    day: plainDate,
    hallCode: Type.Optional(hallCode),
    windowCode: Type.Optional(windowCode),
    after: Type.Optional(
      Type.String({
        pattern: '^[0-9A-Za-z-]{2,32}/[0-9A-Za-z-]{1,32}/[0-9W-]{8,10}(/[0-9a-f]{64})?$',
        maxLength: 150,
        description: 'the `next` of the page before',
      }),
    ),
  }),
  answers: {
    200: shape({
      day: plainDate,
      k: nullable(smallestGroup, { description: 'of the day; null: it has not been opened yet' }),
      periods: Type.Array(publishedPeriod, { description: 'that end with this day' }),
      halls: Type.Array(publishedHall, {
        description: 'on the first page: each hall with all that was given, opened or not',
      }),
      windows: Type.Array(
        shape({
          hallCode,
          windowCode,
          period,
          ...figures,
          earlier: Type.Array(shape(figures), { description: 'the revisions before this one, the oldest first' }),
          openings: Type.Array(opening, { description: 'by digest: their order says nothing' }),
        }),
        {
          description:
            'by hall and window; where a window has many, what is left of its openings comes on the next page',
        },
      ),
      next: nullable(plainText, { description: '`after` of the next page' }),
    }),
  },
  refusals: ['MALFORMED', 'TOO_MANY_REQUESTS', 'BUSY'],
})

export const listPublishedFigures = route({
  method: 'GET',
  path: '/api/v1/log/figures',
  name: 'listPublishedFigures',
  summary:
    'All figures that were published on a day, whatever they are of, in every revision: each is a leaf of kind 6 that anybody computes, so that none in the log is left unexplained',
  caller: { kind: 'anybody' },
  query: shape({
    day: plainDate,
    after: Type.Optional(
      Type.String({
        pattern: '^[0-9A-Za-z-]{2,32}/[0-9A-Za-z-]{1,32}/[0-9W-]{8,10}/[1-9][0-9]{0,8}$',
        maxLength: 100,
        description: 'the `next` of the page before',
      }),
    ),
  }),
  answers: {
    200: shape({
      day: plainDate,
      periods: Type.Array(publishedPeriod, { description: 'on the first page: that were closed on this day' }),
      halls: Type.Array(publishedHall, { description: 'on the first page: of those periods' }),
      figures: Type.Array(shape({ hallCode, windowCode, period, ...figures }), {
        description: 'by hall, window, period and revision',
      }),
      next: nullable(plainText, { description: '`after` of the next page' }),
    }),
  },
  refusals: ['MALFORMED', 'TOO_MANY_REQUESTS', 'BUSY'],
})

export const seeLogHistory = route({
  method: 'GET',
  path: '/api/v1/log/history',
  name: 'seeLogHistory',
  summary: 'A window by day and week, the newest first: how many were given, count, do not count, and were not opened',
  caller: { kind: 'anybody' },
  query: shape({
    hallCode,
    windowCode,
    before: Type.Optional(periodName),
  }),
  answers: {
    200: shape({
      hallCode,
      hallName: plainText,
      windowCode,
      windowName: plainText,
      k: smallestGroup,
      openAfterDays: Type.Integer({ minimum: 1 }),
      periods: Type.Array(
        shape({
          period,
          fromDay: plainDate,
          toDay: plainDate,
          k: smallestGroup,
          window: nullable(shape(figures), { description: 'null: too few, or none' }),
          hall: shape(
            { given: count, opened: count, notOpened: count },
            { description: 'all windows of the hall; of a week what its days have left' },
          ),
          openings: nullable(plainText, { description: 'where what was opened is listed' }),
        }),
      ),
      next: nullable(periodName, { description: '`before` of the next page' }),
    }),
  },
  refusals: ['MALFORMED', 'WINDOW_UNKNOWN', 'TOO_MANY_REQUESTS', 'BUSY'],
})
