import { Type } from 'typebox'
import { route } from './route.ts'
import { signedInAnyway } from './session.ts'
import { instant, nullable, plainText, shape } from './shapes.ts'

const caller = { kind: 'session', stage: 'OPEN' } as const
const path = '/api/v1/session/reminder-phone'

const kept = shape({
  phone: nullable(plainText, { description: 'masked; null where none is kept' }),
  keptAt: nullable(instant),
})

export const seeReminderPhone = route({
  method: 'GET',
  path,
  name: 'seeReminderPhone',
  summary: 'Whether a number is kept to which one is reminded by text message; it is shown masked, to its holder alone',
  caller,
  answers: { 200: kept },
  refusals: ['MALFORMED', 'UNAUTHENTICATED', 'SIGN_IN_UNFINISHED', 'CROSS_SITE', 'BUSY'],
})

export const keepReminderPhone = route({
  method: 'PUT',
  path,
  name: 'keepReminderPhone',
  summary:
    'Leave one’s own mobile number, to be told by text message that something waits in the inbox; one left before is erased',
  caller,
  bodyBytesMax: 256,
  body: shape({ phone: Type.String({ minLength: 1, maxLength: 40, description: 'a mobile number' }) }),
  answers: { 200: kept },
  refusals: [...signedInAnyway, 'SIGN_IN_UNFINISHED'],
})

export const removeReminderPhone = route({
  method: 'POST',
  path: `${path}/removal`,
  name: 'removeReminderPhone',
  summary: 'Take the number away: it is erased, and nothing is sent to it any more. Repeating changes nothing',
  caller,
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 200: kept },
  refusals: [...signedInAnyway, 'SIGN_IN_UNFINISHED'],
})
