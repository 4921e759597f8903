import { Type } from 'typebox'
import { auditActorKinds, auditActs, auditFindingKinds, auditTargetKinds } from '../domain/audit.ts'
import { signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import { username } from './session.ts'
import { divisionCode, hallCode, instant, nullable, oneOf, plainDate, plainText, shape, uuid } from './shapes.ts'

/** What is looked for. Days are those of Asia/Shanghai, both included; the last ones unless said (policy `audit-view`). */
const filter = {
  from: Type.Optional(plainDate),
  to: Type.Optional(plainDate),
  actorKind: Type.Optional(oneOf(auditActorKinds)),
  actorId: Type.Optional(uuid),
  username: Type.Optional(username),
  act: Type.Optional(oneOf(auditActs)),
  targetKind: Type.Optional(oneOf(auditTargetKinds)),
  targetId: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  result: Type.Optional(
    Type.String({
      pattern: '^[A-Z][A-Z0-9_]{2,39}$',
      description: 'DONE, REFUSED for every refusal, or the code of one',
    }),
  ),
  divisionCode: Type.Optional(divisionCode),
  hallCode: Type.Optional(hallCode),
}

const entry = shape({
  id: uuid,
  at: instant,
  actor: shape({
    kind: oneOf(auditActorKinds),
    id: nullable(uuid),
    name: nullable(
      Type.String({
        description: 'user name, name of the key or device, or the command; null where it is not of the own place',
      }),
    ),
    role: nullable(plainText),
  }),
  act: oneOf(auditActs),
  target: shape({ kind: oneOf(auditTargetKinds), id: nullable(plainText) }),
  result: Type.String({ description: 'DONE, or the code of the refusal' }),
  divisionCode: nullable(divisionCode),
  hallCode: nullable(hallCode),
  from: nullable(Type.String({ description: 'network address' })),
  requestId: nullable(plainText),
  isSealed: Type.Boolean(),
  detail: Type.Record(Type.String(), Type.Unknown()),
})

const always = ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', ...signedInRefusals, 'BUSY'] as const
const filterRefusals = [
  'TEXT_NOT_PLAIN',
  'DIVISION_UNKNOWN',
  'HALL_UNKNOWN',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
] as const

/** A search is a body: whom somebody looks for stands in no address, and so in no log of a proxy. */
export const searchAuditEntries = route({
  method: 'POST',
  path: '/api/v1/audit/searches',
  name: 'searchAuditEntries',
  summary:
    'What was done in the own place, the latest first. What lies in no place is shown to whoever reaches every place',
  caller: { kind: 'account', permission: 'audit:read' },
  bodyBytesMax: 2048,
  body: shape({
    ...filter,
    after: Type.Optional(uuid),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  answers: {
    200: shape({
      fromDay: plainDate,
      toDay: plainDate,
      entries: Type.Array(entry),
      next: nullable(
        Type.String({ format: 'uuid', maxLength: 36, description: 'after, for the page behind this one' }),
      ),
    }),
  },
  refusals: [...always, ...filterRefusals],
})

export const exportAuditEntries = route({
  method: 'POST',
  path: '/api/v1/audit/exports',
  name: 'exportAuditEntries',
  summary: 'The same as a CSV file, the latest first. The export is itself an act and stands in the audit',
  caller: { kind: 'account', permission: 'audit:export' },
  bodyBytesMax: 2048,
  body: shape(filter),
  mediaType: 'text/csv',
  answers: { 200: Type.String() },
  refusals: [...always, ...filterRefusals, 'EXPORT_TOO_LARGE', 'TOO_MANY_REQUESTS'],
})

const finding = shape({
  kind: oneOf(auditFindingKinds),
  sealNo: nullable(Type.Integer()),
  entryId: nullable(uuid),
})

export const seeAuditChain = route({
  method: 'GET',
  path: '/api/v1/audit/chain',
  name: 'seeAuditChain',
  summary: 'The state of the chain: its last seal, what waits for one, when it was last checked and what was found',
  caller: { kind: 'account', permission: 'audit:read' },
  answers: {
    200: shape({
      asOf: instant,
      head: nullable(
        shape({
          no: Type.Integer(),
          hash: Type.String({
            pattern: '^[0-9a-f]{64}$',
            description: 'to be written down: npm run audit-check compares with it',
          }),
          sealedAt: instant,
        }),
      ),
      waiting: Type.Integer({ description: 'entries that wait for their seal' }),
      waitingSeconds: Type.Number({ description: 'how long the oldest of them has been waiting' }),
      unsealedSecondsMax: Type.Integer(),
      refuseAfterSeconds: Type.Integer(),
      isStandingStill: Type.Boolean({ description: 'privileged acts are refused with AUDIT_STANDS_STILL' }),
      lastCheck: nullable(
        shape(
          { at: instant, findings: Type.Array(finding) },
          { description: 'by this server, which goes through it by turns' },
        ),
      ),
      lastFullCheckAt: nullable(instant, { description: 'by npm run audit-check, which goes through the whole' }),
    }),
  },
  refusals: always,
})
