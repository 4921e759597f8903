import { Type } from 'typebox'
import { exemptionCauses } from '../domain/exemption.ts'
import { scorePeriodKinds } from '../domain/score-period.ts'
import { limitUnits } from '../domain/time-limit.ts'
import { naming, periodName } from './ranking.ts'
import { route } from './route.ts'
import { hallCode, instant, nullable, oneOf, plainDate, plainText, shape, windowCode } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const hundredths = Type.Integer({ minimum: 0, maximum: 10_000, description: 'of a percent' })
const thousandths = Type.Integer({ minimum: 0, maximum: 100_000, description: 'thousandths of a point of 100' })
const hex32 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const asked = ['MALFORMED', 'TOO_MANY_REQUESTS', 'BUSY'] as const
const monthName = Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$', description: '2026-11' })

const figure = shape(
  {
    evaluations: nullable(count),
    invited: nullable(count),
    answered: nullable(count, { description: 'of those invited in the period' }),
    grades: nullable(Type.Array(count, { minItems: 5, maxItems: 5 }), { description: 'how many of grade 1 to 5' }),
    good: nullable(shape({ hundredths, lowerHundredths: hundredths, upperHundredths: hundredths }), {
      description: 'how many of them are not bad, with the interval in which that most likely lies',
    }),
  },
  { description: 'null: of nobody, or of so few that it is not told' },
)

const head = {
  period: periodName,
  kind: oneOf(scorePeriodKinds),
  fromDay: plainDate,
  toDay: plainDate,
  revision: Type.Integer({ minimum: 0, description: '0: the final computation; then the numbered revisions' }),
  publishedAt: instant,
  daysLate: count,
  resultDigest: hex32,
  withdrawn: nullable(shape({ at: instant, reason: plainText })),
  naming,
}
const ofStanding = 'null: it was withdrawn; what was published of it is read by its revision'
const verdictCounts = Type.Record(Type.String(), count, { description: 'windows by verdict' })
const result = {
  ...head,
  countsUntil: nullable(instant, { description: 'what was written before this counts' }),
  ...{ evaluations: count, invalidated: count, exempted: count },
}

const freshness = shape(
  {
    publishedAt: nullable(instant, { description: 'of the last publication; null: nothing is published yet' }),
    countedAt: instant,
    lastDrillPassedAt: nullable(instant, { description: 'null: no drill is recorded' }),
    isDrillMissing: Type.Boolean(),
  },
  { description: 'when what stands here was made' },
)

const rectification = shape(
  {
    underWay: nullable(count, { description: '正在整改: begun and not answered yet; null: too few to be told' }),
    observed: nullable(count, {
      description: '观察期: answered, and the citizen may still have it taken up again; null: too few to be told',
    }),
    rates: Type.Array(
      shape({
        rate: oneOf(['replyRate', 'rectificationRate', 'onTimeRectificationRate']),
        count: nullable(count),
        of: nullable(count, { description: 'that were due; null: too few to be told' }),
        hundredths: nullable(hundredths),
        lowerHundredths: nullable(hundredths),
        upperHundredths: nullable(hundredths),
        goalHundredths: nullable(hundredths),
      }),
    ),
  },
  { description: 'of orders about bad evaluations and complaints that began in the days told' },
)
const rectified = {
  fromDay: plainDate,
  toDay: plainDate,
  asOf: instant,
  tooFewBelow: count,
  observation: shape({ count, unit: oneOf(limitUnits) }, { description: 'how long 观察期 lasts after the answer' }),
}

const place = { hallCode, hallName: plainText }
const smallestCell = Type.Integer({
  minimum: 1,
  description:
    'of a place, or a group of orders, with fewer nothing is told: by the rule of today, of what is counted today',
})
const ofWindow = { ...place, windowCode, windowName: plainText }
const said = nullable(
  oneOf(['TOP', 'BOTTOM', 'NO_DIFFERENCE_SHOWN', 'TOO_FEW_TO_TELL', 'LOW_PARTICIPATION', 'NOT_COMPARABLE']),
  { description: 'null: enough is known, and it is not named' },
)
const ofNamed = {
  ...ofWindow,
  ...{ evaluations: count, invited: nullable(count), answered: nullable(count), months: count },
  ...{ score: thousandths, lower: thousandths, upper: thousandths },
}

export const seePortal = route({
  method: 'GET',
  path: '/api/v1/portal',
  name: 'seePortal',
  summary:
    'The whole place 公开门户: the last published result with participation and interval, every publication, what is being put right, exemptions and how fresh each is, by hall. From published texts',
  caller: { kind: 'anybody' },
  answers: {
    200: shape(
      {
        asOf: instant,
        smallestCell,
        freshness,
        latest: nullable(shape({ ...result, figure, verdicts: verdictCounts }), {
          description: 'the newest month that stands, else the newest of anything; null: nothing stands',
        }),
        unsettled: Type.Array(shape(head), {
          description:
            'as late as that or later, published and withdrawn: of these periods nothing stands until another version is signed',
        }),
        periods: Type.Array(shape({ ...head, figure: nullable(figure, { description: ofStanding }) }), {
          description: 'every publication, the newest first',
        }),
        halls: Type.Array(shape({ ...place, figure: nullable(figure), rectification }), {
          description: 'of the period above; by code: the order says nothing',
        }),
        rectification: shape({ ...rectified, total: rectification }),
        exemptions: shape({
          from: monthName,
          to: monthName,
          ...{ proposed: count, granted: count, refused: count, pending: count },
          causes: Type.Array(shape({ cause: oneOf(exemptionCauses), granted: count })),
        }),
      },
      { $id: 'Portal' },
    ),
  },
  refusals: asked,
})

const ofHall = shape({ hallCode })

export const seePortalHall = route({
  method: 'GET',
  path: '/api/v1/portal/halls/{hallCode}',
  name: 'seePortalHall',
  summary:
    'A hall: what was published of it period by period, what is being put right, and its windows by code; here a score stands only beside a window that the ranking names (its own page tells its own figure)',
  caller: { kind: 'anybody' },
  params: ofHall,
  answers: {
    200: shape(
      {
        ...place,
        asOf: instant,
        smallestCell,
        freshness,
        periods: Type.Array(
          shape({ ...head, figure: nullable(figure, { description: 'null: not counted then, or withdrawn' }) }),
          { description: 'the newest first' },
        ),
        windows: Type.Array(
          shape({
            windowCode,
            windowName: plainText,
            figure,
            said,
            score: nullable(shape({ score: thousandths, lower: thousandths, upper: thousandths, months: count })),
          }),
          { description: 'of the newest month; by code: the order says nothing' },
        ),
        rectification: shape({ ...rectified, total: rectification }),
      },
      { $id: 'PortalHall' },
    ),
  },
  refusals: [...asked, 'HALL_UNKNOWN'],
})

export const seePortalWindow = route({
  method: 'GET',
  path: '/api/v1/portal/halls/{hallCode}/windows/{windowCode}',
  name: 'seePortalWindow',
  summary:
    'The history of a window: every figure that was published of it, revisions included, with the digests by which anybody proves it; of what was withdrawn the notice and the digests alone',
  caller: { kind: 'anybody' },
  params: shape({ hallCode, windowCode }),
  answers: {
    200: shape(
      {
        ...ofWindow,
        asOf: instant,
        smallestCell,
        periods: Type.Array(
          shape({
            ...head,
            figure: nullable(figure, { description: ofStanding }),
            said,
            score: nullable(
              shape({ score: thousandths, lower: thousandths, upper: thousandths, months: count, evaluations: count }),
              { description: 'its own figure, named or not; null: it has none' },
            ),
            inputs: Type.Array(hex32, { description: 'of `/api/v1/score-inputs/{digest}`' }),
          }),
          { description: 'the newest first, of a period the newest revision first' },
        ),
      },
      { $id: 'PortalWindow' },
    ),
  },
  refusals: [...asked, 'HALL_UNKNOWN', 'WINDOW_UNKNOWN'],
})

export const seeBulletin = route({
  method: 'GET',
  path: '/api/v1/bulletins/{month}',
  name: 'seeBulletin',
  summary:
    'The bulletin of a month 月度通报: made from what was published of it and of the month before alone; nobody writes in it',
  caller: { kind: 'anybody' },
  params: shape({ month: monthName }),
  answers: {
    200: shape(
      {
        ...head,
        countsUntil: instant,
        told: nullable(
          shape({
            ...{ evaluations: count, invalidated: count, exempted: count },
            figure,
            before: nullable(shape({ period: periodName, figure, smallestCell }), {
              description: 'the month before; null: nothing of it stands',
            }),
            verdicts: verdictCounts,
            namesLast: Type.Boolean(),
            named: Type.Array(shape({ ...ofNamed, verdict: oneOf(['TOP', 'BOTTOM']) }), {
              description: 'by hall and window: no order is told',
            }),
            halls: Type.Array(shape({ ...place, figure, before: nullable(figure) })),
          }),
          { description: 'null: the newest version was withdrawn, and there is no bulletin until another is signed' },
        ),
        others: Type.Array(shape(head), { description: 'what was published of the month before, or since' }),
        months: Type.Array(periodName, { description: 'of which there is a bulletin, the newest first' }),
      },
      { $id: 'Bulletin' },
    ),
  },
  refusals: [...asked, 'NOT_FOUND'],
})
