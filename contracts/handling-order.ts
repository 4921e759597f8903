import { Type } from 'typebox'
import { complaintChannels } from '../domain/complaint.ts'
import { contactChannels, contactOutcomes, findings } from '../domain/handling-order.ts'
import { handlingClockNames } from '../domain/handling-policy.ts'
import { supplementKinds } from '../domain/supplement.ts'
import { always, listed, organization } from './handling-desk.ts'
import { handlingRefusals } from './problem.ts'
import { route } from './route.ts'
import {
  grade,
  instant,
  l3Text,
  nullable,
  oneOf,
  organizationCode,
  plainDate,
  plainText,
  shape,
  uuid,
} from './shapes.ts'

/** 问题分类: a code of the policy `problem-entry`, with its names. */
export const problemKind = Type.String({ pattern: '^[A-Z][A-Z_]{1,39}$' })
export const namedKind = shape({ code: problemKind, nameZh: plainText, nameEn: plainText })

const clock = shape({
  clock: oneOf(handlingClockNames),
  startedAt: instant,
  dueAt: nullable(instant, { description: 'the first instant that is too late; null: the year is not published yet' }),
  endedAt: nullable(instant),
  state: oneOf(['RUNNING', 'WARNING', 'OVERDUE', 'KEPT', 'MISSED']),
})

export const evidence = shape({
  kind: oneOf(['DOCUMENT', 'RECORDING', 'PHOTO', 'REGISTER']),
  reference: Type.String({ minLength: 1, maxLength: 200 }),
  fileId: Type.Optional(uuid),
})
/** As it was written; the reference of whoever holds a receipt is empty. */
export const evidenceSeen = shape({
  kind: evidence.properties.kind,
  reference: l3Text,
  fileId: nullable(uuid, { description: 'where a file was handed in with it' }),
})

const event = shape({
  sequence: Type.Integer({ minimum: 1 }),
  kind: plainText,
  at: instant,
  by: oneOf(['ACCOUNT', 'CITIZEN', 'PLATFORM']),
  isOwn: Type.Boolean({ description: 'done by who asks' }),
  channel: nullable(oneOf(contactChannels)),
  outcome: nullable(oneOf(contactOutcomes)),
  isNumberShown: nullable(Type.Boolean(), {
    description:
      'of a call or a text message: whether whoever noted it had been shown the number; null: of anything else',
  }),
  finding: nullable(oneOf(findings)),
  problem: nullable(problemKind, { description: 'what was found, where whoever verified said so' }),
  doneBy: nullable(instant),
  satisfaction: nullable(Type.Integer()),
  isSolved: nullable(Type.Boolean()),
  organization: nullable(organization),
  words: nullable(l3Text),
  evidence: Type.Array(evidenceSeen),
})

const workSteps = [
  'ACKNOWLEDGE',
  'CONTACT',
  'VERIFY',
  'PLAN',
  'FINISH',
  'EXPLAIN',
  'FEED_BACK',
  'ASK_EXTENSION',
  'OFFER_TRANSFER',
  'ACCEPT_TRANSFER',
  'REFUSE_TRANSFER',
  'WITHDRAW_TRANSFER',
  'ADD_CO_HANDLER',
  'FINISH_CO_HANDLING',
  'RELEASE_CO_HANDLER',
] as const
const reviewSteps = ['PASS_REVIEW', 'RETURN_REVIEW', 'GRANT_EXTENSION', 'REFUSE_EXTENSION', 'ASSIGN_LEAD'] as const

/** The steps of each permission, in the order in which they are offered. */
export const stepsByPermission = { 'handling:work': workSteps, 'handling:review': reviewSteps } as const

/** What was evaluated, and nothing of who said it. */
export const said = shape({
  grade,
  serviceDay: plainText,
  tags: Type.Array(shape({ normCode: plainText, nameZh: plainText, nameEn: plainText })),
  comment: nullable(l3Text),
  reasonPending: Type.Boolean({ description: 'no reason was given: it is asked at the first contact' }),
  statement: nullable(l3Text, { description: 'what the rated person says to it' }),
})

const later = shape({
  kind: oneOf(supplementKinds),
  day: plainDate,
  grade,
  tags: said.properties.tags,
  comment: nullable(l3Text),
})

const complaint = shape({
  channel: oneOf(complaintChannels),
  receivedAt: instant,
  hasContact: Type.Boolean({ description: 'it is known whom to call; who that is is not told here' }),
  receiptThroughDesk: Type.Boolean({
    description:
      'whoever wrote it down was shown the receipt, to hand it over: a mark given with it counts in no satisfaction',
  }),
  words: nullable(l3Text, { description: 'null where it was erased' }),
  senderNo: nullable(l3Text, { description: 'its number with whoever has passed it on, for answering there' }),
})

const scriptLines = Type.Array(shape({ 'zh-CN': plainText, en: plainText }))

const order = shape({
  asOf: instant,
  ...listed,
  offeredTo: nullable(organization),
  coHandlers: Type.Array(shape({ organization, state: oneOf(['ASKED', 'DONE', 'RELEASED']) })),
  slowest: nullable(organization, { description: 'who keeps the others waiting' }),
  clocks: Type.Array(clock),
  said: nullable(said, { description: 'null where no evaluation has opened it' }),
  later: Type.Array(later, { description: 'what was said later of the same service; the first grade stays' }),
  complaint: nullable(complaint, { description: 'null where no complaint has opened it' }),
  problem: nullable(shape({ kinds: Type.Array(problemKind), occurrence: Type.Integer({ minimum: 1 }) }), {
    description:
      'what was found when it was verified; occurrence: 1 the first time, more where it was found again after a closure',
  }),
  reach: nullable(oneOf(['CALL', 'DO_NOT_CALL', 'MAILBOX']), {
    description:
      'how the citizen is reached: a number is known; one is known, and he is not to be called; only by what is left for his receipt. null: nobody waits',
  }),
  mayCall: Type.Boolean({ description: 'whoever asks may have the number shown for a call back' }),
  script: shape(
    { contact: scriptLines, feedBack: scriptLines },
    { description: '回访话术, by the policy: a help for whoever calls; it asks nobody to change a grade' },
  ),
  problemKinds: Type.Array(namedKind, { description: 'what may be found, by the policy of the order' }),
  events: Type.Array(event),
  options: Type.Array(
    shape({ step: oneOf([...workSteps, ...reviewSteps]), hindrance: nullable(oneOf(handlingRefusals)) }),
    { description: 'what whoever asks may do now; with a hindrance: his to do, but not as things are' },
  ),
})

const params = shape({ orderId: uuid })
const steps = [
  ...always,
  'NOT_FOUND',
  'VERSION_PASSED',
  'TEXT_NOT_PLAIN',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  ...handlingRefusals,
] as const

export const seeHandlingOrder = route({
  method: 'GET',
  path: '/api/v1/handling-orders/{orderId}',
  name: 'seeHandlingOrder',
  summary: 'One handling order with what was said, its clocks and its story; who said it is not told',
  caller: { kind: 'account', permission: 'handling:read' },
  params,
  answers: { 200: order },
  refusals: [...always, 'NOT_FOUND'],
})

const version = Type.Integer({
  minimum: 1,
  description: 'of the order as it was read: who acts on an older one is told so, and nothing is written',
})
export const words = Type.Optional(Type.String({ minLength: 1, maxLength: 4000 }))

export const stepHandlingOrder = route({
  method: 'POST',
  path: '/api/v1/handling-orders/{orderId}/steps',
  name: 'stepHandlingOrder',
  summary:
    'Work on a handling order: acknowledge, contact, verify, plan, finish, explain, feed back, extend, hand over, share',
  caller: { kind: 'account', permission: 'handling:work' },
  params,
  bodyBytesMax: 32_768,
  body: shape({
    version,
    step: oneOf(workSteps),
    words,
    channel: Type.Optional(oneOf(contactChannels)),
    outcome: Type.Optional(oneOf(contactOutcomes)),
    finding: Type.Optional(oneOf(findings)),
    problem: Type.Optional(problemKind),
    doneBy: Type.Optional(instant),
    organizationCode: Type.Optional(organizationCode),
    evidence: Type.Optional(Type.Array(evidence, { maxItems: 20 })),
  }),
  answers: { 200: order },
  refusals: [
    ...steps,
    'STEP_INCOMPLETE',
    'ORGANIZATION_UNKNOWN',
    'NOBODY_HANDLES_THERE',
    'PROBLEM_UNKNOWN',
    'FILE_UNKNOWN',
    'FILES_TOO_MANY',
  ],
})

export const reviewHandlingOrder = route({
  method: 'POST',
  path: '/api/v1/handling-orders/{orderId}/reviews',
  name: 'reviewHandlingOrder',
  summary: 'Review what was done about a bad evaluation, or decide on an extension: somebody who has no part in it',
  caller: { kind: 'account', permission: 'handling:review' },
  params,
  bodyBytesMax: 32_768,
  body: shape({
    version,
    step: oneOf(reviewSteps),
    words,
    organizationCode: Type.Optional(organizationCode),
  }),
  answers: { 200: order },
  refusals: [...steps, 'STEP_INCOMPLETE', 'ORGANIZATION_UNKNOWN', 'NOBODY_HANDLES_THERE'],
})
