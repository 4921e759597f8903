import { Type } from 'typebox'
import {
  calibrationCauses,
  calibrationStates,
  calibrationSteps,
  disqualificationGrounds,
  disqualificationOutcomes,
  reviewOutcomes,
} from '../domain/assessment-review.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import { hallCode, instant, l3Text, nullable, oneOf, plainDate, plainText, shape, uuid } from './shapes.ts'

export const assessorPool = oneOf([
  'THIRD_PARTY',
  'MYSTERY_SHOPPER',
  'SOCIAL_SUPERVISOR',
  'WORKING_GROUP',
  'WINDOW_SUPERVISOR',
  'INSPECTOR',
])
export const bilingual = shape({ zh: plainText, en: plainText })
const points = Type.Integer({ minimum: 0, maximum: 10_000, description: 'hundredths of 100' })
const words = Type.String({ minLength: 1, maxLength: 2000 })
const limit = Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' }))
const paged = { after: Type.Optional(uuid), limit }
const writes = [...always, 'NOT_FOUND', 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const

/** Where and by which form; never by whom. */
const assessed = {
  visitId: uuid,
  planTitle: plainText,
  formTitle: bilingual,
  pool: assessorPool,
  hallCode,
  hallName: plainText,
  windowName: plainText,
  visitedOn: plainDate,
  points,
  marks: Type.Array(
    shape({
      code: plainText,
      title: bilingual,
      mark: nullable(Type.Integer(), { description: 'null: it does not apply there' }),
      anchor: nullable(bilingual, { description: '行为锚定: what was seen where this mark is given' }),
      words: nullable(l3Text, {
        description: 'what the assessor has written to it; told to whoever checks, not in calibrations',
      }),
    }),
  ),
}

const review = shape(
  {
    ...assessed,
    agency: nullable(plainText, {
      description: 'who had sent whoever was there; told only to those who may see the figures of raters',
    }),
    said: nullable(l3Text, { description: 'what the assessor has written in all' }),
    drawnAt: instant,
    reviewUntil: instant,
    state: oneOf(['OPEN', 'REVIEWED', 'OVER']),
    hindrance: nullable(oneOf(['FORBIDDEN', 'NO_AGENCY', 'OWN_AGENCY', 'OWN_ASSESSMENT']), {
      description: 'why whoever looks may not check it; null: he may',
    }),
    outcome: nullable(oneOf(reviewOutcomes)),
    pointsFound: nullable(points, { description: 'what it comes to instead; where it was changed, and only there' }),
    reviewedBy: nullable(plainText, { description: 'the agency' }),
    reviewedAt: nullable(instant),
    words: nullable(l3Text),
  },
  { $id: 'AssessmentReview' },
)

export const listAssessmentReviews = route({
  method: 'GET',
  path: '/api/v1/assessment-reviews',
  name: 'listAssessmentReviews',
  summary:
    'Assessments that were drawn to be checked again by another agency, in the own place; the newest first. An agency is not shown its own',
  caller: { kind: 'account', permission: 'assessment-review:read' },
  query: shape({ state: Type.Optional(oneOf(['OPEN', 'REVIEWED', 'OVER'])), ...paged }),
  answers: {
    200: shape({
      asOf: instant,
      reviews: Type.Array(review),
      draws: Type.Array(
        shape({
          monthFrom: plainDate,
          drawnAt: instant,
          handedIn: Type.Integer({ minimum: 0 }),
          drawn: Type.Integer({ minimum: 0 }),
          seed: nullable(Type.String({ pattern: '^[0-9a-f]{64}$' }), {
            description: 'under which anybody inside can draw again; null while anything of the month is being checked',
          }),
        }),
      ),
      next: nullable(uuid),
    }),
  },
  refusals: always,
})

export const noteAssessmentReview = route({
  method: 'POST',
  path: '/api/v1/assessment-reviews/{visitId}/outcome',
  name: 'noteAssessmentReview',
  summary: 'Note what another agency has found, once, with words; what was handed in stays as it is',
  caller: { kind: 'account', permission: 'assessment-review:do' },
  params: shape({ visitId: uuid }),
  bodyBytesMax: 8192,
  body: shape({ outcome: oneOf(reviewOutcomes), points: Type.Optional(points), words }),
  answers: { 200: review },
  refusals: [
    ...writes,
    'NO_AGENCY',
    'OWN_AGENCY',
    'OWN_ASSESSMENT',
    'ALREADY_REVIEWED',
    'TOO_LATE',
    'STEP_INCOMPLETE',
    'NOT_CHANGED',
  ],
})

const step = shape({
  sequence: Type.Integer({ minimum: 1 }),
  kind: oneOf(calibrationSteps),
  by: oneOf(['FIRST', 'SECOND', 'THIRD']),
  at: instant,
  points: nullable(points, { description: 'what both would give now' }),
  cause: nullable(oneOf(calibrationCauses)),
  words: nullable(l3Text, { description: 'null: nothing was written, or it is not shown yet' }),
})

const both = (who: typeof plainText) =>
  shape({ visitId: uuid, who: nullable(who), points, visitedOn: plainDate, marks: assessed.marks })

const { visitId: _, visitedOn: __, points: ___, marks: ____, ...placed } = assessed
const calibration = shape(
  {
    calibrationId: uuid,
    ...placed,
    difference: points,
    openedAt: instant,
    until: instant,
    state: oneOf(calibrationStates),
    own: nullable(oneOf(['FIRST', 'SECOND']), { description: 'which of the two whoever looks is; null: neither' }),
    first: both(l3Text),
    second: both(l3Text),
    steps: Type.Array(step),
    may: Type.Array(oneOf(calibrationSteps), { description: 'what whoever looks may do now' }),
  },
  { $id: 'Calibration' },
)

export const listCalibrations = route({
  method: 'GET',
  path: '/api/v1/calibrations',
  name: 'listCalibrations',
  summary: 'Where two on one visit lay far apart, in the own place; the newest first',
  caller: { kind: 'account', permission: 'rater-agreement:read' },
  query: shape({ state: Type.Optional(oneOf(['OPEN', 'CLOSED'])), ...paged }),
  answers: { 200: shape({ asOf: instant, calibrations: Type.Array(calibration), next: nullable(uuid) }) },
  refusals: always,
})

export const closeCalibration = route({
  method: 'POST',
  path: '/api/v1/calibrations/{calibrationId}/closure',
  name: 'closeCalibration',
  summary: 'Close it, as a third: when both agree, or when they have had their time; with the cause',
  caller: { kind: 'account', permission: 'calibration:close' },
  params: shape({ calibrationId: uuid }),
  bodyBytesMax: 8192,
  body: shape({ cause: oneOf(calibrationCauses), words }),
  answers: { 200: calibration },
  refusals: [...writes, 'CALIBRATION_NOT_DUE', 'OWN_ASSESSMENT', 'VERSION_PASSED'],
})

export const listOwnCalibrations = route({
  method: 'GET',
  path: '/api/v1/own-calibrations',
  name: 'listOwnCalibrations',
  summary: 'Where one lay far apart from somebody else on one visit; who that is, is not told',
  caller: { kind: 'account', permission: 'calibration:answer' },
  answers: { 200: shape({ asOf: instant, calibrations: Type.Array(calibration) }) },
  refusals: always,
})

export const stepOwnCalibration = route({
  method: 'POST',
  path: '/api/v1/own-calibrations/{calibrationId}/steps',
  name: 'stepOwnCalibration',
  summary: 'Give the own reasons; then say what both would give now, or agree to what the other says',
  caller: { kind: 'account', permission: 'calibration:answer' },
  params: shape({ calibrationId: uuid }),
  bodyBytesMax: 8192,
  body: Type.Union([
    shape({ kind: oneOf(['REASON']), words }),
    shape({ kind: oneOf(['CONCLUSION']), points, words }),
    shape({ kind: oneOf(['AGREED']) }),
  ]),
  answers: { 200: calibration },
  refusals: [...writes, 'CALIBRATION_NOT_DUE', 'VERSION_PASSED'],
})

const disqualification = shape(
  {
    disqualificationId: uuid,
    assessorId: uuid,
    name: l3Text,
    pool: assessorPool,
    agency: nullable(plainText),
    grounds: Type.Array(oneOf(disqualificationGrounds)),
    reason: plainText,
    proposedBy: l3Text,
    proposedAt: instant,
    outcome: nullable(oneOf(disqualificationOutcomes)),
    decidedBy: nullable(l3Text),
    decidedAt: nullable(instant),
    decision: nullable(plainText, { description: 'the reasons of whoever has decided' }),
    mayDecide: Type.Boolean(),
  },
  { $id: 'Disqualification' },
)

export const listDisqualifications = route({
  method: 'GET',
  path: '/api/v1/disqualifications',
  name: 'listDisqualifications',
  summary: 'Who, it is proposed, should assess no more, in the own place; the newest first',
  caller: { kind: 'account', permission: 'rater-agreement:read' },
  query: shape(paged),
  answers: { 200: shape({ asOf: instant, disqualifications: Type.Array(disqualification), next: nullable(uuid) }) },
  refusals: always,
})

export const proposeDisqualification = route({
  method: 'POST',
  path: '/api/v1/disqualifications',
  name: 'proposeDisqualification',
  summary: 'Propose, with reasons, that somebody should assess no more; somebody else decides',
  caller: { kind: 'account', permission: 'disqualification:propose' },
  bodyBytesMax: 8192,
  body: shape({
    assessorId: uuid,
    grounds: Type.Array(oneOf(disqualificationGrounds), { minItems: 1, maxItems: 5, uniqueItems: true }),
    reason: words,
  }),
  answers: { 201: disqualification },
  refusals: [...writes, 'ASSESSOR_ENDED', 'OWN_ASSESSMENT', 'PERSONAL_NUMBER', 'CONFLICT'],
})

export const decideDisqualification = route({
  method: 'POST',
  path: '/api/v1/disqualifications/{disqualificationId}/decision',
  name: 'decideDisqualification',
  summary: 'Decide on what somebody else has proposed, with reasons. Accepted, the term of the assessor ends',
  caller: { kind: 'account', permission: 'disqualification:decide' },
  params: shape({ disqualificationId: uuid }),
  bodyBytesMax: 8192,
  body: shape({ outcome: oneOf(disqualificationOutcomes), reason: words }),
  answers: { 200: disqualification },
  refusals: [...writes, 'OWN_PROPOSAL', 'OWN_ASSESSMENT', 'PROPOSAL_DECIDED', 'ASSESSOR_ENDED', 'PERSONAL_NUMBER'],
})
